"""Which row of a table has its headings, and what stands below each of them: Indonesian and English names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from catalog.markets.currencies import is_currency
from catalog.rates.cells import Cell, Row, Sheet

Kind = Literal["currency", "unit", "sell", "buy", "middle", "date", "base"]
NAMES: Final[Mapping[Kind, frozenset[str]]] = {
    "currency": frozenset(
        [
            "mata uang",
            "kode mata uang",
            "kode",
            "currency",
            "currency code",
            "code",
            "iso",
            "valuta",
            "valuta asing",
            "valas",
            "mts",
        ]
    ),
    "unit": frozenset(["nilai", "satuan", "nominal", "unit", "units", "value", "per", "nil"]),
    "sell": frozenset(["kurs jual", "jual", "sell", "selling", "selling rate", "sell rate", "sale", "offer", "ask"]),
    "buy": frozenset(["kurs beli", "beli", "buy", "buying", "buying rate", "buy rate", "purchase", "bid"]),
    "middle": frozenset(
        [
            "kurs tengah",
            "tengah",
            "middle",
            "middle rate",
            "mid",
            "mid rate",
            "kurs",
            "kurs referensi",
            "jisdor",
            "rate",
            "exchange rate",
            "reference rate",
            "obs value",
        ]
    ),
    "date": frozenset(
        ["tanggal", "date", "tgl", "day", "time", "time period", "tanggal kurs", "rate date", "effective date"]
    ),
    "base": frozenset({"currency denom", "base", "base currency"}),
}
KINDS: Final[Mapping[str, Kind]] = {name: kind for kind, names in NAMES.items() for name in names}
ENDINGS: Final = frozenset({"bi", "idr", "rp", "rupiah", "subkurslokal", "subkursasing", "subkursjisdor"})
CODE: Final = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
LEAST_ACROSS: Final = 3  # currencies whose codes are headings themselves

SOURCE: Final = re.compile(r"(sumber|source)\b\s*:?\s*(?P<name>.*\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of the headings by its place among the rows, and the columns, from 0, by what they hold. In a table that
    has a column for each currency, `across` has those."""

    at: int
    columns: Mapping[Kind, int]
    across: Mapping[str, int]


def find_headings(sheet: Sheet) -> Headings | None:
    """The first row that heads rates; None where no row does."""
    for at, row in enumerate(sheet.rows):
        across = {code: column for column, code in enumerate(map(_text, row.cells)) if _is_code(code)}
        columns = {kind: column for column, kind in reversed([*_kinds(row.cells)])}
        if "date" in columns and len(across) >= LEAST_ACROSS:
            return Headings(at, columns, across)
        if {"sell", "buy", "middle"} & columns.keys() and {"currency", "date"} & columns.keys():
            return Headings(at, columns, {})
    return None


def _kinds(cells: Sequence[Cell]) -> Iterable[tuple[int, Kind]]:
    for column, cell in enumerate(cells):
        words = re.sub(r"[\W_]+", " ", _text(cell).casefold()).split()
        while len(words) > 1 and words[-1] in ENDINGS:
            words.pop()
        if kind := KINDS.get(" ".join(words)):
            yield column, kind


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ""


def _is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None and is_currency(text)


def currencies_in(text: str) -> list[str]:
    """The codes of currencies that a text names: `Kurs Transaksi USD`, `Yen Jepang (JPY)`."""
    return [code for code in dict.fromkeys(CODE.findall(text)) if is_currency(code)]


def words_around(sheet: Sheet, headings: Headings) -> list[str]:
    """What stands above the headings, and the title of the sheet."""
    return [sheet.title, *(_text(cell) for row in sheet.rows[: headings.at] for cell in row.cells)]


def title_above(sheet: Sheet, headings: Headings) -> str:
    """The source that the rows above the headings name, else the title there, "" where there is neither: a title stands
    alone in its row; what stands beside another cell is the name of that."""
    rows = [[str(cell).strip() for cell in row.cells if cell != ""] for row in sheet.rows[: headings.at]]
    sources = (found["name"] for cells in rows if (found := SOURCE.fullmatch(" ".join(cells))))
    titles = (cells[0] for cells in rows if len(cells) == 1 and re.search(r"[^\W\d_]", cells[0]))
    return next(sources, None) or next(titles, "")


def published(row: Row) -> bool:
    """Whether a row holds anything."""
    return any(cell != "" for cell in row.cells)
