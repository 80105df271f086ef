"""Our own sheets, or our own JSON file, that were handed over → what an import of them would do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from catalog.content.load.files import slug_like
from catalog.core.project import Project
from catalog.exchange.entries.existing import Existing
from catalog.exchange.entries.import_run import ImportResult, ImportSettings, known_names
from catalog.exchange.entries.progress import UNSEEN, ImportProgress
from catalog.exchange.photos.photo_source import PhotoSource, find_photos
from catalog.exchange.sheets.json_file import ENDING, read_json
from catalog.exchange.sheets.plan_sheets import plan_sheets
from catalog.exchange.sheets.read_sheets import SheetsRead, is_own, read_sheets
from catalog.exchange.sheets.sheet_photos import sheet_photos
from catalog.exchange.tables.read_tables import HandedFile


def is_own_json(paths: Sequence[Path]) -> bool:
    """Whether what was handed over is one JSON file."""
    return len(paths) == 1 and paths[0].suffix.casefold() == ENDING


def are_own_sheets(files: Sequence[HandedFile]) -> bool:
    """Whether the files are sheets that an export has written."""
    return is_own(file.raw for file in files)


def plan_own_json(
    project: Project, path: Path, settings: ImportSettings, unpacked: Path, progress: ImportProgress = UNSEEN
) -> ImportResult:
    """As `plan_own_sheets`, of a JSON file. CatalogError where it is none of ours."""
    language, _ = known_names(project, {})
    return _planned(project, path, read_json(path, language), settings, unpacked, progress)


def plan_own_sheets(
    project: Project,
    files: Sequence[HandedFile],
    settings: ImportSettings,
    unpacked: Path,
    progress: ImportProgress = UNSEEN,
) -> ImportResult:
    """Read the sheets and plan what becomes of the entries; nothing is written into the project. Photos of a zip are
    put into the folder `unpacked`."""
    progress.stage(2, "import-rows")
    read = read_sheets([(file.path.name, file.raw) for file in files])
    return _planned(project, files[0].path, read, settings, unpacked, progress)


def _planned(
    project: Project,
    path: Path,
    read: SheetsRead,
    settings: ImportSettings,
    unpacked: Path,
    progress: ImportProgress,
) -> ImportResult:
    result = ImportResult(settings.name or slug_like(path.stem) or path.stem)
    language, known = known_names(project, {})
    progress.stage(3, "import-entries", len(read.entries))
    existing, prefer_theirs = Existing(project.root, language), settings.prefer_theirs
    found = plan_sheets(read, existing, known, progress.advance, prefer_theirs=prefer_theirs)
    result.plan, result.doubts, result.sheets = found.plan, found.doubts, read.rows
    source = find_photos(settings.photos, unpacked) if settings.photos else PhotoSource()
    if settings.photos:
        result.photos = sheet_photos(found.taken, source, project.root)
    result.problems = [*read.problems, *found.plan.problems, *source.problems]
    return result
