"""Rows that name their business by a code or its NIB → rows that name it, by the rows that say whose code it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from catalog.exchange.columns.words import same_heading
from catalog.exchange.entries.flat import Path
from catalog.exchange.entries.row_values import Joint, RowValues

CODE: Final[Path] = ("business",)  # of the columns that say how rows belong together
NAME: Final[Path] = ("name",)
NIB: Final[Path] = ("licences", "nib")
KECAMATAN: Final[Path] = ("address", "kecamatan")  # by which businesses of one name are told apart


def name_businesses(rows: Sequence[RowValues]) -> None:
    """Give each row without the name of its business that of the business with its code. A code that no row explains
    refuses its row."""
    unnamed = [row for row in rows if NAME not in row.business and any(_codes(row))]
    if not unnamed:
        return
    known: dict[str, RowValues] = {}
    for row in rows:
        if NAME in row.business:
            for code in _codes(row):
                known.setdefault(code, row)
    for row in unnamed:
        found = next((known[code] for code in _codes(row) if code in known), None)
        if found:
            row.business.update({path: found.business[path] for path in (NAME, KECAMATAN) if path in found.business})
        elif CODE in row.links:
            row.joint = Joint(refused="import-code-unknown")


def _codes(row: RowValues) -> Iterator[str]:
    """The codes of a row's business, as they are compared: a spreadsheet takes the zeros of 007 away."""
    if CODE in row.links:
        code = same_heading(str(row.links[CODE]))
        yield f"code {code.lstrip('0') or code}"
    yield from (f"nib {licence.get('number', '')}" for licence in row.business.get(NIB, ()))
