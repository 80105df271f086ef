"""Files that were handed over → what an import would do, and then does, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from catalog.content.load.files import slug_like
from catalog.content.load.yaml_source import Source, read_source
from catalog.core.file_changes import Content, change_files
from catalog.core.problems import CatalogError, Problem, has_errors
from catalog.core.project import Project
from catalog.exchange.columns.mapping_file import FOLDER, ONLY_SHEET, ImportMapping, mapping_text, read_mapping
from catalog.exchange.columns.match import Match, match_columns
from catalog.exchange.entries.cell_readers import Known
from catalog.exchange.entries.existing import Existing
from catalog.exchange.entries.gather import Gathered, gather
from catalog.exchange.entries.import_photos import ImportPhotos, photo_changes, place_photos
from catalog.exchange.entries.last_import import LastImport, last_text, read_last
from catalog.exchange.entries.plan_import import SAME, ImportPlan, plan_import
from catalog.exchange.entries.row_values import Doubt, RowValues
from catalog.exchange.entries.table_rows import rows_of
from catalog.exchange.photos.photo_source import PhotoSource, find_photos
from catalog.exchange.tables.read_tables import HandedFile, tables_of
from catalog.exchange.tables.table import Table, TableFile

NOTHING: Final = ImportMapping(sheets={})


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What an import was told. `name` is that of the mapping; `business` of the only one, where no column says it."""

    name: str = ""
    sheet: str = ""
    mapping: Path | None = None
    category: str = ""
    business: str = ""
    prefer_theirs: bool = False
    photos: Path | None = None  # a folder or a zip


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table with what its columns were taken for."""

    table: Table
    matches: tuple[Match, ...]


@dataclass(slots=True)
class ImportResult:
    """All that an import read and would write. `mapping_file` is where the columns stand; `mapping` its text, "" where
    it stays as it is."""

    name: str
    tables: list[ReadTable] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)
    plan: ImportPlan = field(default_factory=ImportPlan)
    doubts: list[Doubt] = field(default_factory=list)
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
) -> ImportResult:
    """Read the files and plan what becomes of the entries; nothing is written into the project. `head` is said above
    the columns in a new mapping file; photos of a zip are put into the folder `unpacked`; `names` says what names of
    chapters and kecamatan mean, beside the mapping. CatalogError where a file or the mapping cannot be read."""
    result = ImportResult(settings.name or slug_like(files[0].path.stem) or files[0].path.stem)
    mapping = _mapping(project, result, settings)
    told = {**mapping.names, **(names or {})}
    found = [tables_of(file) for file in files]
    _note_problems(result, found)
    language, known = known_names(project, told)
    rows: list[RowValues] = []
    for table in (table for one in found for table in one.tables):
        columns = mapping.sheets.get(table.sheet or ONLY_SHEET)
        headings = [(heading.column, heading.text) for heading in table.headings]
        matches = match_columns(headings, columns.columns if columns else {})
        result.tables.append(ReadTable(table, matches))
        rows += rows_of(table, matches, known)
    result.doubts = [doubt for row in rows for doubt in row.doubts]
    result.gathered = gather(_businesses_first(rows), settings.business)
    source = find_photos(settings.photos, unpacked) if settings.photos else PhotoSource()
    result.problems += source.problems
    result.photos = place_photos(result.gathered, source)
    last = read_last(project.root / result.last_file)
    category = settings.category or next(filter(None, (of.category or "" for of in mapping.sheets.values())), "")
    existing = Existing(project.root, language)
    result.plan = plan_import(result.gathered, existing, last, category, prefer_theirs=settings.prefer_theirs)
    result.plan.rejected = [*result.gathered.rejected, *result.plan.rejected]
    _note_files(project, result, last, head, category, mapping, told)
    return result


def write_import(project: Project, result: ImportResult) -> int:
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
        change_files(project.root, project.import_journal, changes)
    return len(changes)


def _mapping(project: Project, result: ImportResult, settings: ImportSettings) -> ImportMapping:
    """The mapping that was named, or else the one that the last import of this name left."""
    path = settings.mapping or project.root / result.mapping_file
    if not settings.mapping and not path.is_file():
        return NOTHING
    mapping = read_mapping(path, path.name if settings.mapping else result.mapping_file)
    if isinstance(mapping, list):
        raise CatalogError(mapping)
    return mapping


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


def _note_files(
    project: Project,
    result: ImportResult,
    last: LastImport,
    head: str,
    category: str,
    mapping: ImportMapping,
    told: Mapping[str, str],
) -> None:
    """The mapping where it is new, and what the next import is to know where that has changed."""
    if mapping is NOTHING or told != dict(mapping.names):
        sheets = {
            one.table.sheet or ONLY_SHEET: [(match.heading, match.field.key) for match in one.matches if match.heading]
            for one in result.tables
        }
        result.mapping = mapping_text(head, sheets, dict.fromkeys(sheets, category) if category else {}, told)
    text = last_text(result.plan.slugs, result.plan.values)
    if text != last_text(last.slugs, last.values) or not (project.root / result.last_file).is_file():
        result.last = text
