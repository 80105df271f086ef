"""What the tests of texts to be translated share: a project, its export as a file of each format, a translator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from catalog.content.load.translation_file import read_translation_file
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import Problem
from catalog.core.project import Project
from catalog.exchange.texts.export_texts import export_texts
from catalog.exchange.texts.import_texts import TextImport, plan_import, write_import
from catalog.exchange.texts.po_file import po_file
from catalog.exchange.texts.read_file import read_file
from catalog.exchange.texts.text_row import ReturnedText, TextExport, TextRow
from catalog.exchange.texts.xliff_file import xliff_file
from catalog.i18n.translator import Translator
from catalog.model.catalogue import Catalogue
from catalog.reports.text_comments import text_comments
from catalog.reports.texts_workbook import texts_workbook
from tests.conftest import DAY, copy_small

FORMATS: Final = ("xlsx", "po", "xlf")
TALAS: Final = "content/businesses/dapur-contoh/keripik-2.yaml"
SHIRT: Final = "content/businesses/tenun-contoh/kaos.yaml"
ENTRY: Final = """\
# Kaos dari sisa benang
name: Kaos Tenun   # nama asli
line: Adem dipakai
description: >-
  Kaos dari benang sisa.
category: tenun
photos:
  - file: sarung.jpg
    alt: Sarung di jemuran
materials:
  - name: Katun
  - name: Benang perak
variants:
  axes:
    ukuran:
      name: Ukuran
      options: [Kecil, Besar, XL]   # tiga
    warna:
      name: {id: Warna, en: Colour}
      options:
        merah: Merah tua
  items:
    - of: {ukuran: Kecil, warna: merah}
    - of: {ukuran: Besar, warna: merah}
# akhir
"""


def write_project(folder: Path) -> Project:
    """The small project with a shirt whose texts stand in every way that they can be written in."""
    project = copy_small(folder)
    (project.root / SHIRT).write_text(ENTRY, encoding="utf-8")
    return project


def loaded(project: Project) -> tuple[Catalogue, Sequence[Problem]]:
    """The catalogue of a project, and what is wrong in it."""
    found = load_catalogue(project.root, DAY)
    assert found.catalogue
    return found.catalogue, found.problems


def exported(project: Project, language: str = "ja", edition: str = "", *, every: bool = False) -> TextExport:
    """The texts that a project wants to have translated."""
    kept = read_translation_file(project.root, [])
    return export_texts(loaded(project)[0], kept, language, "en", edition, every=every)


def translated(export: TextExport, words: Callable[[TextRow], str]) -> TextExport:
    """An export into which a translator typed `words` of each row; the rest is as it was."""
    return replace(export, rows=tuple(replace(row, translation=words(row)) for row in export.rows))


def file_of(export: TextExport, path: Path) -> Path:
    """The file of an export, of the format that the ending of `path` says."""
    translator = Translator("en")
    comments = text_comments(translator)
    content = {
        ".xlsx": lambda: texts_workbook(export, "Contoh", {}, translator, DAY),
        ".po": lambda: po_file(export, "Contoh", comments, DAY),
        ".xlf": lambda: xliff_file(export, comments),
    }[path.suffix]()
    path.write_bytes(content)
    return path


def returned(path: Path) -> list[ReturnedText]:
    """The rows of a file in which nothing is wrong."""
    found = read_file(path)
    assert found.problems == ()
    return [*found.rows]


def imported(project: Project, *paths: Path, prefer_theirs: bool = False) -> TextImport:
    """Import files into a project whose fonts have every letter but ꙮ."""
    catalogue, _ = loaded(project)
    result = plan_import(
        project,
        catalogue,
        [read_file(path) for path in paths],
        lambda: lambda text: ["ꙮ"] if "ꙮ" in text else [],
        lambda done, count: None,
        prefer_theirs=prefer_theirs,
    )
    write_import(project, result)
    return result


def codes(result: TextImport) -> list[str]:
    """The codes of what is wrong with an import."""
    return [problem.code for problem in result.problems]


def contents(project: Project) -> dict[str, bytes]:
    """The bytes of every entry."""
    files = sorted(path for path in project.content.rglob("*") if path.is_file())
    return {project.relative(path): path.read_bytes() for path in files}


def change(project: Project, file: str, old: str, new: str) -> None:
    """Change an entry by hand."""
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
