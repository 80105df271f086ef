"""Files that were handed over → what an import would do, and then does, all of it or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.content.load.files import slug_like
from catalog.content.load.yaml_source import Source, read_source
from catalog.core.file_changes import Content, change_files
from catalog.core.problems import CatalogError, Problem, has_errors
from catalog.core.project import Project
from catalog.exchange.columns.fields import ROW
from catalog.exchange.columns.mapping_file import FOLDER
from catalog.exchange.columns.match import Match, match_columns
from catalog.exchange.columns.presets import Preset
from catalog.exchange.entries.business_codes import CODE, name_businesses
from catalog.exchange.entries.cell_readers import Known
from catalog.exchange.entries.existing import Existing
from catalog.exchange.entries.gather import Gathered, gather
from catalog.exchange.entries.import_photos import ImportPhotos, photo_changes, place_photos
from catalog.exchange.entries.join_rows import hide_rows, join_rows
from catalog.exchange.entries.last_import import LastImport, last_text, read_last
from catalog.exchange.entries.mapping_choice import (
    NOTHING,
    MappingChoice,
    TableMapping,
    choose_mapping,
    sheet_names,
    written_mapping,
)
from catalog.exchange.entries.plan_import import SAME, ImportPlan, plan_import
from catalog.exchange.entries.progress import UNSEEN, ImportProgress
from catalog.exchange.entries.row_values import Doubt, NotForSale, RowValues
from catalog.exchange.entries.sales import put_off_sales
from catalog.exchange.entries.sheet_rules import apply_preset
from catalog.exchange.entries.table_rows import rows_of
from catalog.exchange.photos.photo_source import PhotoSource, find_photos
from catalog.exchange.tables.read_tables import HandedFile, tables_of
from catalog.exchange.tables.table import Table, TableFile


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What an import was told. `name` is that under which columns are kept; `mapping` a file, or a preset by its name;
    `business` the name of the only one, where no column says it."""

    name: str = ""
    sheet: str = ""
    mapping: Path | None = None
    category: str = ""
    business: str = ""
    prefer_theirs: bool = False
    photos: Path | None = None  # a folder or a zip
    day: datetime.date | None = None  # on which it is imported; sales that begin later do not hold yet


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table with what its columns were taken for, and by what it was read; `name` is what a mapping file calls it."""

    table: Table
    matches: tuple[Match, ...]
    name: str
    mapping: TableMapping

    @property
    def preset(self) -> Preset | None:
        return self.mapping.preset


@dataclass(slots=True)
class ImportResult:
    """All that an import read and would write. `mapping_file` is where the columns stand; `mapping` its text, "" where
    it stays as it is."""

    name: str
    tables: list[ReadTable] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)
    plan: ImportPlan = field(default_factory=ImportPlan)
    doubts: list[Doubt] = field(default_factory=list)
    not_for_sale: list[NotForSale] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    photos: ImportPhotos = field(default_factory=ImportPhotos)
    sheets: dict[str, int] = field(default_factory=dict)  # our own, with how many rows each has
    mapping: str = ""
    last: bytes = b""

    @property
    def mapping_file(self) -> str:
        return f"content/{FOLDER}/{self.name}.yaml"

    @property
    def last_file(self) -> str:
        return f"content/{FOLDER}/{self.name}.last.json"


def read_import(
    project: Project,
    files: Sequence[HandedFile],
    settings: ImportSettings,
    head: str,
    unpacked: Path,
    names: Mapping[str, str] | None = None,
    progress: ImportProgress = UNSEEN,
) -> ImportResult:
    """Read the files and plan what becomes of the entries; nothing is written into the project. `head` is said above
    the columns in a new mapping file; photos of a zip are put into the folder `unpacked`; `names` says what names of
    chapters and kecamatan mean, beside the mapping. CatalogError where a file or the mapping cannot be read."""
    result = ImportResult(settings.name or slug_like(files[0].path.stem) or files[0].path.stem)
    choice = choose_mapping(settings.mapping, project.root / result.mapping_file, result.mapping_file)
    told = {**choice.mapping.names, **(names or {})}
    found = [tables_of(file) for file in files]
    _note_problems(result, found)
    language, known = known_names(project, told)
    progress.stage(2, "import-rows")
    tables = [table for one in found for table in one.tables]
    rows = [
        row
        for table, name in zip(tables, sheet_names(tables), strict=True)
        for row in _rows(result, table, name, choice, known, settings.day)
    ]
    name_businesses(rows)
    result.doubts = [doubt for row in rows for doubt in row.doubts]
    result.gathered = gather(_businesses_first(rows), settings.business or choice.business)
    source = find_photos(settings.photos, unpacked) if settings.photos else PhotoSource()
    result.problems += source.problems
    result.photos = place_photos(result.gathered, source)
    last = read_last(project.root / result.last_file)
    category, existing = settings.category or choice.category, Existing(project.root, language)
    progress.stage(3, "import-entries", len(result.gathered.businesses))
    prefer_theirs, advance = settings.prefer_theirs, progress.advance
    result.plan = plan_import(result.gathered, existing, last, category, advance, prefer_theirs=prefer_theirs)
    result.plan.rejected = [*result.gathered.rejected, *result.plan.rejected]
    _note_mapping(project, result, choice, settings, head, told)
    _note_last(project, result, last)
    return result


def _rows(
    result: ImportResult,
    table: Table,
    name: str,
    choice: MappingChoice,
    known: Known,
    day: datetime.date | None,
) -> Sequence[RowValues]:
    """The rows of a table with their values, those of one product of a shop next to each other."""
    mapping = choice.of_table(table, name)
    headings = [(heading.column, heading.text) for heading in table.headings]
    matches = match_columns(headings, mapping.columns, mapping.preset)
    table, rules = apply_preset(table, mapping.preset, mapping.hidden or {})
    result.tables.append(ReadTable(table, matches, name, mapping))
    rows = list(rows_of(table, matches, known, rules))
    put_off_sales(rows, matches, day)
    if any(match.field.of == ROW and match.field.path != CODE for match in matches):
        rows, not_for_sale = join_rows(rows, rules.no_option)
        result.not_for_sale += not_for_sale
    elif rules.hidden:
        result.not_for_sale += hide_rows(rows)
    return rows


def write_import(project: Project, result: ImportResult, progress: ImportProgress = UNSEEN) -> int:
    """Write the entries, the photos, the mapping and what the next import is to know, all or nothing; how many files.
    OSError leaves all as it was."""
    changes: dict[str, Content] = {
        entry.file: entry.text.encode() for entry in result.plan.entries if entry.state != SAME
    }
    changes |= photo_changes(result.photos, result.plan.slugs, project.root)
    if result.mapping:
        changes[result.mapping_file] = result.mapping.encode()
    if result.last:
        changes[result.last_file] = result.last
    if changes:
        project.import_journal.parent.mkdir(parents=True, exist_ok=True)
        progress.stage(4, "import-write", len(changes))
        change_files(project.root, project.import_journal, changes, progress.advance)
    return len(changes)


def _note_problems(result: ImportResult, found: Sequence[TableFile]) -> None:
    result.problems = [problem for one in found for problem in one.problems]
    if has_errors(result.problems) and not any(one.tables for one in found):
        raise CatalogError(result.problems)


def known_names(project: Project, names: Mapping[str, str]) -> tuple[str, Known]:
    """The language of the catalogue, and what it has that cells name."""
    info = read_source(project.root / "content/catalogue.yaml", "content/catalogue.yaml")
    data = info.data if isinstance(info, Source) else {}
    language = str(data.get("language") or "id")
    categories, kecamatan = (dict(_names(project, kind, language)) for kind in ("categories", "regions"))
    return language, Known(categories, kecamatan, str(data.get("country") or "ID"), names)


def _names(project: Project, kind: str, language: str) -> Iterator[tuple[str, str]]:
    """Short names and names of the categories or the kecamatan."""
    file = f"content/{kind}.yaml"
    source = read_source(project.root / file, file)
    items = source.data.get(kind) if isinstance(source, Source) else None
    for item in items if isinstance(items, list) else ():
        name = item.get("name") if isinstance(item, dict) else None
        if isinstance(name, dict):
            name = name.get(language) or next(iter(name.values()), "")
        if name and isinstance(item.get("slug"), str):
            yield item["slug"], str(name)


def _businesses_first(rows: Sequence[RowValues]) -> Iterator[RowValues]:
    """Rows of sheets of businesses before those of products, which name them."""
    yield from (row for row in rows if row.kept_of == "business")
    yield from (row for row in rows if row.kept_of != "business")


def _note_mapping(
    project: Project,
    result: ImportResult,
    choice: MappingChoice,
    settings: ImportSettings,
    head: str,
    told: Mapping[str, str],
) -> None:
    """The mapping, where it is new or says more than it did."""
    category, business = settings.category or choice.category, settings.business or choice.business
    said = (choice.category, choice.business, dict(choice.mapping.names))
    if choice.mapping is NOTHING or choice.preset or said != (category, business, dict(told)):
        read = {one.name: (one.table, one.mapping, one.matches) for one in result.tables}
        text = written_mapping(head, choice, read, told, category, business)
        there = project.root / result.mapping_file
        result.mapping = text if not there.is_file() or there.read_bytes() != text.encode() else ""


def _note_last(project: Project, result: ImportResult, last: LastImport) -> None:
    """What the next import is to know, where that has changed."""
    text = last_text(result.plan.slugs, result.plan.values)
    if text != last_text(last.slugs, last.values) or not (project.root / result.last_file).is_file():
        result.last = text
