"""Small tables as shops export them, made after their documentation, and what an import makes of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from catalog.core.project import Project
from catalog.exchange.entries.import_run import ImportResult, ImportSettings, read_import, write_import
from catalog.exchange.tables.read_tables import open_file
from catalog.i18n.translator import Translator
from catalog.reports.import_text import summary_lines

Cells = Mapping[str, object]


def headings_of(text: str, separator: str = ",") -> list[str]:
    """The headings of a table, as they stand in its first line."""
    return text.split(separator)


def write_csv(path: Path, headings: Sequence[str], rows: Sequence[Cells]) -> Path:
    """A csv whose rows say of some headings what stands there."""
    unknown = {heading for row in rows for heading in row} - set(headings)
    assert not unknown, unknown
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(headings)
        writer.writerows([row.get(heading, "") for heading in headings] for row in rows)
    return path


def write_sheet(path: Path, name: str, rows: Sequence[Sequence[object]]) -> Path:
    """A workbook with one sheet."""
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(number, column, value)
    return path


def imported(project: Project, *paths: Path, **told: Any) -> ImportResult:  # noqa: ANN401 settings
    files = [open_file(path) for path in paths]
    result = read_import(project, files, ImportSettings(**told), "Kolom.", project.build / "unpacked")
    write_import(project, result)
    return result


def entries(project: Project, business: str) -> dict[str, Any]:
    """The entries of a business by the names of their files."""
    folder = project.content / "businesses" / business
    return {path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in sorted(folder.glob("*.yaml"))}


def presets_of(result: ImportResult) -> list[str]:
    return [read.mapping.preset_name for read in result.tables]


def fields_of(result: ImportResult) -> dict[str, str]:
    return {match.heading: match.target for read in result.tables for match in read.matches}


def summary(result: ImportResult, language: str = "en") -> list[str]:
    return list(summary_lines(result, "report.html", "rejected.xlsx", Translator(language)))


def photos(folder: Path, *names: str) -> Path:
    """A folder with a small photo of each name, each another."""
    from PIL import Image

    folder.mkdir()
    for number, name in enumerate(names):
        Image.new("RGB", (12 + number, 16), (20 * number, 90, 120)).save(folder / name)
    return folder
