"""What an import was told, and what the last one left → by which mapping and which preset each table is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.columns.mapping_file import (
    ONLY_SHEET,
    ImportMapping,
    ImportSheet,
    SheetText,
    mapping_text,
    read_mapping,
)
from catalog.exchange.columns.match import Match
from catalog.exchange.columns.presets import Preset, Words, find_preset, presets
from catalog.exchange.entries.sheet_rules import words_there
from catalog.exchange.tables.table import Table

NOTHING: Final = ImportMapping(sheets={})


@dataclass(frozen=True, slots=True)
class TableMapping:
    """By what a table is read: the headings with their fields, the preset with its name, and what is not for sale."""

    columns: Mapping[str, str]
    preset_name: str = ""
    preset: Preset | None = None
    hidden: Words | None = None


@dataclass(frozen=True, slots=True)
class MappingChoice:
    """The mapping of an import, NOTHING where there is none; `preset` was named by a person, for all tables."""

    mapping: ImportMapping = NOTHING
    preset: str = ""

    @property
    def category(self) -> str:
        return next(filter(None, (of.category for of in self.mapping.sheets.values())), "")

    @property
    def business(self) -> str:
        return next(filter(None, (of.business for of in self.mapping.sheets.values())), "")

    def of_table(self, table: Table, name: str) -> TableMapping:
        """By what a table is read, which is `name` in the mapping."""
        sheet = self.mapping.sheets.get(name)
        if self.preset and sheet and sheet.preset != self.preset:
            sheet = None
        preset_name = sheet.preset if sheet else self.preset or find_preset(of.text for of in table.headings)
        preset = presets()[preset_name] if preset_name else None
        hidden = sheet.hidden if sheet else preset.hidden if preset else {}
        return TableMapping(sheet.columns if sheet else {}, preset_name, preset, hidden)


def choose_mapping(wanted: Path | None, saved: Path, file: str) -> MappingChoice:
    """The mapping that was named, a preset or a file, or else the one that the last import left at `saved`, which is
    `file` in messages. CatalogError where it cannot be read, or there is none of that name."""
    named = preset_name(wanted)
    if named:
        return MappingChoice(_read(saved, file) if saved.is_file() else NOTHING, _known_preset(named))
    path = wanted or saved
    if not wanted and not path.is_file():
        return MappingChoice()
    return MappingChoice(_read(path, path.name if wanted else file))


def preset_name(wanted: Path | None) -> str:
    """The preset that is meant where a mapping is asked for and there is no such file; "" where a file is meant."""
    if wanted is None or wanted.is_file() or wanted.suffix or len(wanted.parts) != 1:
        return ""
    return str(wanted).casefold().replace("_", "-").replace(" ", "-")


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """What each table is called in a mapping file: its sheet, or the file where several have none."""
    several = sum(not table.sheet for table in tables) > 1
    return [table.sheet or (table.file if several else ONLY_SHEET) for table in tables]


def written_mapping(
    head: str,
    choice: MappingChoice,
    read: Mapping[str, tuple[Table, TableMapping, Sequence[Match]]],
    told: Mapping[str, str],
    category: str,
    business: str,
) -> str:
    """The text of the mapping file after an import; columns that this file has not stay. `read` has each table by its
    name, `told` what names mean."""
    sheets = {name: _sheet_text(*of, category, business) for name, of in read.items()}
    for name, sheet in choice.mapping.sheets.items():
        sheets.setdefault(name, _saved_text(sheet))
    return mapping_text(head, sheets, told)


def _sheet_text(
    table: Table, mapping: TableMapping, matches: Sequence[Match], category: str, business: str
) -> SheetText:
    columns = {match.heading: match.target for match in matches if match.heading}
    headings = [(heading.column, heading.text) for heading in table.headings]
    return SheetText(
        [*columns.items(), *((text, target) for text, target in mapping.columns.items() if text not in columns)],
        mapping.preset_name,
        words_there(mapping.hidden or {}, headings),
        category,
        business,
    )


def _saved_text(sheet: ImportSheet) -> SheetText:
    return SheetText(
        list(sheet.columns.items()), sheet.preset, sheet.hidden, sheet.category or "", sheet.business or ""
    )


def _read(path: Path, file: str) -> ImportMapping:
    mapping = read_mapping(path, file)
    if isinstance(mapping, list):
        raise CatalogError(mapping)
    return mapping


def _known_preset(name: str) -> str:
    if name in presets():
        return name
    near, known = nearest(name, presets()), ", ".join(presets())
    raise CatalogError([error("import-preset-unknown", Place("--mapping"), value=name, near=near, known=known)])
