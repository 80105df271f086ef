"""A table of a shop and its preset → the rows of products alone, and by what they are read beside their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from catalog.exchange.columns.presets import ANY, Preset, Words, column_with
from catalog.exchange.tables.table import Row, Skipped, Table, Value

ADVICE, LEFT_OUT = "advice", "left-out"  # why a row is no data, beside those of the table itself
UNIT: Final = re.compile(r"(?<![^\W\d_])(kg|kilogram|grams?|gr|g|cm|mm)(?![^\W\d_])", re.IGNORECASE)

Columns = Mapping[int, tuple[str, frozenset[str]]]  # the heading of a column, and words that stand in its cells


@dataclass(frozen=True, slots=True)
class SheetRules:
    """By what the rows of a sheet are read beside their columns: what tells that a product is not for sale, whether
    texts are escaped, the units that the rows with advice name, by column, what stands where there is no choice."""

    hidden: Columns = field(default_factory=dict)
    hidden_alone: Columns = field(default_factory=dict)
    escaped: bool = False
    units: Mapping[int, str] = field(default_factory=dict)
    no_option: frozenset[str] = frozenset()

    @staticmethod
    def cell_with(cells: Sequence[Value], columns: Columns) -> str:
        """The first of the cells that has one of the words of its column, with its heading; "" where none has."""
        for column, (heading, words) in columns.items():
            text = str(cells[column]) if column < len(cells) else ""
            if text and (ANY in words or not words.isdisjoint(_words(text))):
                return f"{heading}: {text}"
        return ""


def apply_preset(table: Table, preset: Preset | None, hidden: Words) -> tuple[Table, SheetRules]:
    """The table without rows that are none of a product, which are then among those that it skips, and its rules.
    `hidden` are words that a mapping file has in place of those of the preset."""
    headings = [(heading.column, heading.text) for heading in table.headings]
    if preset is None:
        return table, SheetRules(_columns(hidden, headings))
    left_out = _columns(preset.left_out, headings)
    advice = set(_advice_rows(table, preset, headings))
    kept: list[Row] = []
    skipped: list[Skipped] = []
    for place, row in enumerate(table.rows):
        why = SheetRules.cell_with(row.cells, left_out)
        if place in advice or why:
            first = next((str(cell) for cell in row.cells if cell != ""), "")
            skipped.append(Skipped(row.number, ADVICE if place in advice else LEFT_OUT, first))
        else:
            kept.append(row)
    rules = SheetRules(
        _columns(hidden, headings),
        _columns(preset.hidden_alone, headings),
        preset.escaped,
        dict(_units(table, advice)),
        frozenset(text.casefold() for text in preset.no_option),
    )
    return replace(table, rows=tuple(kept), skipped=(*table.skipped, *skipped)), rules


def words_there(words: Words, headings: Sequence[tuple[int, str]]) -> dict[str, tuple[str, ...]]:
    """The words of those columns that a table has, by their headings as it writes them."""
    texts = dict(headings)
    found = ((column_with(heading, headings), typed) for heading, typed in words.items())
    return {texts[column]: typed for column, typed in found if column is not None}


def _columns(words: Words, headings: Sequence[tuple[int, str]]) -> Columns:
    columns = {text: column for column, text in reversed(headings)}
    return {
        columns[heading]: (heading, frozenset(word.casefold() for word in typed))
        for heading, typed in words_there(words, headings).items()
    }


def _words(text: str) -> set[str]:
    """What a cell says, and each of several words between commas: `variation, virtual`."""
    folded = " ".join(text.casefold().split())
    return {folded, *(part.strip() for part in folded.split(","))}


def _advice_rows(table: Table, preset: Preset, headings: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The first rows in which a shop explains its columns: where a product has numbers, they have words or nothing."""
    if preset.advice is None:
        return
    numbers = [column for one in preset.advice.numbers if (column := column_with(one, headings)) is not None]
    for place, row in enumerate(table.rows[: preset.advice.rows if numbers else 0]):
        cells = [row.cells[column] for column in numbers if column < len(row.cells)]
        if any(_is_number(cell) for cell in cells):
            return
        yield place


def _is_number(cell: Value) -> bool:
    return isinstance(cell, Decimal) or (isinstance(cell, str) and cell.replace(".", "").replace(",", "").isdecimal())


def _units(table: Table, advice: set[int]) -> Iterator[tuple[int, str]]:
    """The unit that the advice names of a column, where it is one alone: `dalam gram`."""
    for heading in table.headings:
        texts = [str(table.rows[place].cells[heading.column]) for place in sorted(advice)]
        units = {found.casefold() for text in texts for found in UNIT.findall(text)}
        if len(units) == 1:
            yield heading.column, units.pop()
