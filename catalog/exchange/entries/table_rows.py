"""A table and the fields of its columns → what each of its rows says of a business and a product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from catalog.exchange.columns.fields import ATTRIBUTE, ATTRIBUTES, EXTRA, ROW, SKIP
from catalog.exchange.columns.match import Match
from catalog.exchange.entries.cell_readers import Around, Known, read_cell
from catalog.exchange.entries.flat import Path
from catalog.exchange.entries.row_values import CellPlace, Doubt, RowValues
from catalog.exchange.entries.sheet_rules import SheetRules
from catalog.exchange.tables.formulas import FORMULA_STARTS, TEXT_SIGN
from catalog.exchange.tables.table import Row, Table, Value
from catalog.exchange.values.dates import order_of
from catalog.exchange.values.lists import read_options
from catalog.exchange.values.pairs import read_pairs
from catalog.exchange.values.reading import Reading
from catalog.exchange.values.texts import read_text

OPTIONS: Final = "variant"  # the step of a path that is a choice of variants
PHOTOS: Final[Path] = ("photos",)
OF_ITS_OWN: Final = (ATTRIBUTE, ATTRIBUTES)  # columns that are lines of data
LINES: Final[Path] = ("attributes",)
SALE, REGULAR = ("price", "sale"), ("price", "regular")  # the second comes of the first, as entries are built
BUSINESS_CODE: Final = "row.business"
UNIT: Final[Path] = ("price", "unit")
UNITS: Final = {"unit": 0, "money": 1}  # columns that may say it, the surest first
QUANTITIES: Final = frozenset({"count", "steps"})  # which count in the unit of the price
LONGEST_OPTION: Final = 12  # characters of a size that is a choice: S, All size, 38


def rows_of(table: Table, matches: Sequence[Match], known: Known, rules: SheetRules) -> Iterator[RowValues]:
    """Each row with its values. A table in which no column is of a product is one of businesses."""
    of = "product" if any(match.field.of == "product" for match in matches) else "business"
    around = {match.column: _around(table, match, rules) for match in matches}
    # What a price is for comes first: the quantities of its row count in it.
    ordered = sorted(matches, key=lambda match: UNITS.get(match.field.reads, len(UNITS)))
    for row in table.rows:
        values = _RowReader(table, row, known, of, around, rules.escaped).read(ordered)
        if rules.hidden or rules.hidden_alone:
            values.hidden, values.hidden_alone = (
                rules.cell_with(row.cells, words) for words in (rules.hidden, rules.hidden_alone)
            )
        yield values


def _around(table: Table, match: Match, rules: SheetRules) -> Around:
    cells = (row.cells[match.column] for row in table.rows if match.column < len(row.cells))
    order = order_of(cell for cell in cells if cell != "") if match.field.reads == "day" else None
    return Around(match.note or rules.units.get(match.column, ""), order)


class _RowReader:
    def __init__(
        self, table: Table, row: Row, known: Known, of: str, around: Mapping[int, Around], escaped: bool
    ) -> None:
        self._cells, self._known, self._around, self._escaped = row.cells, known, around, escaped
        self._row = RowValues(CellPlace(table.file, table.sheet, row.number), {}, kept_of=of)

    def read(self, matches: Sequence[Match]) -> RowValues:
        cells: dict[int, tuple[str, Value]] = {}
        for match in matches:
            typed = self._cells[match.column] if match.column < len(self._cells) else ""
            cells[match.column] = match.heading or f"#{match.column + 1}", typed
            if match.field.key == SKIP:
                continue
            if typed == "":
                if match.field.of:
                    self._row.emptied.add((match.field.of, match.field.path))
                    if match.field.path == SALE:
                        self._row.emptied.add((match.field.of, REGULAR))
                elif match.field.key in OF_ITS_OWN:
                    self._row.emptied.add(("product", LINES))
            elif match.field.key == EXTRA:
                self._keep(match, typed)
            else:
                self._take(match, unescaped(typed) if self._escaped else typed)
        self._row.cells = dict(cells[column] for column in sorted(cells))
        return self._row

    def _take(self, match: Match, typed: Value) -> None:
        field, row = match.field, self._row
        if not field.of:
            self._add_attributes(match, typed)
            return
        around = self._around[match.column]
        if field.reads in QUANTITIES:
            around = replace(around, unit=str(row.product.get(UNIT, "")))
        reading, values = read_cell(field, around, typed, self._known)
        if field.key == "product.size" and (reading.value is None or reading.why) and self._is_choice(typed):
            return
        if reading.why:
            used = "" if reading.value is None else _shown(reading.value)
            place = CellPlace(row.place.file, row.place.sheet, row.place.row, match.heading)
            row.doubts.append(Doubt(place, str(typed), used, _shown(reading.other), reading.why))
        more = isinstance(reading.other, list) and not isinstance(reading.value, list)  # than the one that was taken
        if more or (reading.why and reading.value is None):
            self._keep(match, typed)
        if reading.value is None:
            return
        if field.key == BUSINESS_CODE and row.kept_of == "business":
            self._keep(match, typed)
        self._put(field.of, field.path, values)

    def _put(self, of: str, path: Path, values: dict[Path, Any]) -> None:
        if path[0] == OPTIONS:
            self._row.options[path[1]] = list(values[path])
            return
        row = self._row
        target = row.links if of == ROW else row.business if of == "business" else row.product
        for at, value in values.items():
            if at in target and isinstance(value, list) and isinstance(target[at], list):
                target[at] = [*target[at], *(one for one in value if one not in target[at])]
            else:
                target.setdefault(at, value)

    def _is_choice(self, typed: Value) -> bool:
        """Whether what stands under `Ukuran` is a size of a garment and not one in cm; it is a choice then."""
        reading: Reading = read_options(typed)
        options = reading.value or ()
        if not options or any(len(option) > LONGEST_OPTION for option in options):
            return False
        if not any(option.isalpha() or " " in option for option in options):
            return False
        self._row.options.setdefault("size", list(options))
        return True

    def _add_attributes(self, match: Match, typed: Value) -> None:
        """Lines of data of its own; a business has none, so that its cells are kept."""
        text = read_text(typed, markdown=False).value or ""
        pairs = read_pairs(text) if match.field.key == ATTRIBUTES else {_heading(match): " ".join(text.split())}
        if self._row.kept_of == "product" and pairs and all(pairs.values()):
            self._row.attributes.update(pairs)
        else:
            self._keep(match, typed)

    def _keep(self, match: Match, typed: Value) -> None:
        """Nothing that was typed is dropped: what no field takes stands in the entry as it was typed."""
        self._row.kept[_heading(match)] = " ".join(str(typed).split()) if isinstance(typed, str) else str(typed)


def _heading(match: Match) -> str:
    return " ".join(match.heading.split()) or f"#{match.column + 1}"


def unescaped(typed: Value) -> Value:
    r"""A text of WooCommerce as it was before it was exported: \n is a new line, and the apostrophe goes that keeps a
    spreadsheet from taking the text for a formula."""
    if not isinstance(typed, str):
        return typed
    text = typed[1:] if typed[:1] == TEXT_SIGN and typed[1:2] in FORMULA_STARTS else typed
    return text.replace("\\r\\n", "\n").replace("\\n", "\n")


def _shown(value: Any) -> str:  # noqa: ANN401 whatever a reading has
    """A reading as a report shows it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return " ".join(map(_shown, value.values()))
    return str(getattr(value, "amount", value))
