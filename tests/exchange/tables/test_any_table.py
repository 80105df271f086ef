"""Any table comes back as it was written, in any format."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.exchange.tables.cell_values import as_it_looks
from catalog.exchange.tables.table import Table, Value
from tests.exchange.tables.workbooks import headings, ods_rows, one_table, write_ods, write_xlsx

NAMES = ("Nama", "Alamat", "Warna", "Isi", "Bahan", "Foto")
LETTERS = st.characters(
    codec="utf-8", categories=["L", "N", "P", "S", "Zs"], include_characters=["\n", ";", ",", "|", '"']
)
TEXTS = st.text(LETTERS, min_size=1, max_size=12).map(as_it_looks).filter(lambda text: text and text[:2] != '="')
NUMBERS = st.integers(-(10**12), 10**12).map(Decimal) | st.decimals(-9999, 9999, allow_nan=False, places=2)
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1))
MOMENTS = st.datetimes(datetime.datetime(1950, 1, 1), datetime.datetime(2090, 1, 1)).map(  # noqa: DTZ001 as typed
    lambda moment: moment.replace(microsecond=0, second=moment.second or 1)
)


@st.composite
def tables(draw: st.DrawFn, values: st.SearchStrategy[Value]) -> list[list[Value]]:
    """Headings and rows; in the first row every cell is filled, and the first cell of each: `1` is no row by itself."""
    width = draw(st.integers(2, len(NAMES)))
    rows = draw(st.lists(st.lists(values, min_size=width, max_size=width), min_size=1, max_size=8))
    numbered: list[list[Value]] = [[f"k{number}", *row[1:]] for number, row in enumerate(rows)]
    return [list(NAMES[:width]), *numbered]


def as_rows(table: Table) -> list[list[Value]]:
    assert table.skipped == ()
    assert [row.number for row in table.rows] == list(range(2, len(table.rows) + 2))
    return [list(headings(table)), *(list(row.cells) for row in table.rows)]


def as_csv(rows: Sequence[Sequence[Value]], separator: str, ending: str) -> str:
    written = io.StringIO(newline="")
    # Of a line that ends in \r the writer does not know that a \n inside has to be quoted.
    quoting: Literal[0, 1] = csv.QUOTE_ALL if ending == "\r" else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=separator, lineterminator=ending, quoting=quoting).writerows(rows)
    return written.getvalue()


@settings(max_examples=60)
@given(
    tables(TEXTS),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_csv_comes_back(rows: list[list[Value]], separator: str, encoding: str, ending: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "daftar.csv"
        path.write_bytes(as_csv(rows, separator, ending).encode(encoding))
        assert as_rows(one_table(path)) == rows


@settings(max_examples=40)
@given(tables(TEXTS | NUMBERS | DAYS | MOMENTS | st.booleans()))
def test_a_workbook_comes_back(rows: list[list[Value]]) -> None:
    with TemporaryDirectory() as folder:
        assert as_rows(one_table(write_xlsx(Path(folder) / "a.xlsx", rows))) == rows
        sheets = {"Daftar": ods_rows(rows)}
        assert as_rows(one_table(write_ods(Path(folder) / "a.ods", sheets))) == rows


@settings(max_examples=60)
@given(
    tables(TEXTS | NUMBERS | DAYS),
    st.integers(0, 4),
    st.integers(0, 3),
    st.lists(st.sampled_from(["DAFTAR PRODUK", "Kabupaten Lamongan", "Per 24 November 2026", ""]), max_size=4),
    st.booleans(),
)
def test_a_table_is_found_wherever_it_stands(
    rows: list[list[Value]], down: int, right: int, titles: list[str], total: bool
) -> None:
    above: list[list[Value]] = [[title] for title in ["", "", "", ""][:down] + titles + [""]]
    beside: list[Value] = [""] * right
    below: list[list[Value]] = [[*beside, "Jumlah", Decimal(7)]] if total else []
    with TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "a.xlsx", [*above, *([*beside, *row] for row in rows), *below])
        table = one_table(path)
    assert [(heading.column, heading.text) for heading in table.headings] == [
        (right + column, text) for column, text in enumerate(rows[0])
    ]
    assert [list(row.cells[right:]) for row in table.rows] == rows[1:]
    assert [row.number for row in table.rows] == [len(above) + 1 + number for number in range(1, len(rows))]
    assert [one.why for one in table.skipped if one.why not in ("blank", "title")] == (["total"] if total else [])
