"""`catalog texts export`: writes the texts that are to be translated into a file for translators."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.terminal.arguments import jobs_option, project_at, refuse_unknown, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.loaded_project import load, show_progress
from catalog.cli.terminal.usage import Misuse, OneOf, TranslatedCommand
from catalog.core.atomic_files import write_whole
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.exchange.texts.text_row import TextExport

FOLDER: Final = "texts"  # below build/
ENDINGS: Final = {"xlsx": ".xlsx", "po": ".po", "xliff": ".xlf"}
FORMATS: Final = {**{ending: name for name, ending in ENDINGS.items()}, ".xliff": "xliff"}
KEYS_SHOWN: Final = 3


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say
    path, formats = click.Path(path_type=Path), OneOf(translator, ENDINGS)

    @click.command(
        "export",
        TranslatedCommand,
        translator=translator,
        help=say("help.texts.export"),
        short_help=say("help.texts.export.short"),
    )
    @click.argument("file", required=False, type=path, metavar=f"[{say('help.word.text-file')}]")
    @click.option("--to", default="", metavar=say("help.word.language"), help=say("help.texts.export.to"))
    @click.option(
        "--format",
        "form",
        type=formats,
        metavar=say("help.word.text-format"),
        help=say("help.texts.export.format"),
    )
    @click.option("--edition", default="", metavar=say("help.word.edition"), help=say("help.texts.export.edition"))
    @click.option("--all", "every", is_flag=True, help=say("help.texts.export.all"))
    @click.option("--no-pictures", is_flag=True, help=say("help.texts.export.no-pictures"))
    @click.option("--force", is_flag=True, help=say("help.texts.export.force"))
    @jobs_option(translator)
    @click.pass_obj
    def export(folder: Path, /, **given: Any) -> None:  # noqa: ANN401 as the options take them
        run(project_at(folder, translator), given, translator)

    return export


def run(project: Project, given: dict[str, Any], translator: Translator) -> None:
    """Write the file, and say what is in it. Misuse where the language or the edition is none, or the file is there."""
    _refuse_language(given["to"], translator)
    form = given["form"] or FORMATS.get(given["file"].suffix.lower() if given["file"] else "", "xlsx")
    name = "-".join(filter(None, [given["edition"], given["to"]]))
    path = given["file"] or project.build / FOLDER / f"{name}{ENDINGS[form]}"
    if path.exists() and not given["force"]:
        raise Misuse(translator.say("usage.texts-there", file=_shown(path, project)))
    title, found = _texts(project, given, translator)
    if not found.rows:
        report(translator.say("texts.none", language=found.language))
        return
    title = translator.say("texts.title", title=title, language=found.language)
    if form == "xlsx":
        found = _without_long(found, translator)
        content = _workbook(project, title, found, translator, pictures=not given["no_pictures"])
    else:
        content = _for_tools(form, title, found, translator)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    _tell_written(_shown(path, project), found, translator)


def _refuse_language(language: str, translator: Translator) -> None:
    from catalog.markets.language_codes import is_language, nearest_language

    if not language:
        raise Misuse(translator.say("usage.missing", value="--to"))
    if not is_language(language):
        text = translator.say("usage.texts-language", value=language)
        meant = nearest_language(language)
        raise Misuse(text + (f" {translator.say('near', near=meant)}" if meant else ""))


def _texts(project: Project, given: dict[str, Any], translator: Translator) -> tuple[str, TextExport]:
    """The title of the catalogue, and its texts that are to be translated."""
    from catalog.content.load.translation_file import read_translation_file
    from catalog.exchange.texts.export_texts import export_texts
    from catalog.exchange.texts.import_texts import broken_entries

    language, edition, say = given["to"], given["edition"], translator.say
    loaded, catalogue = load(project, given["jobs"], translator)
    if language == catalogue.info.language:
        raise Misuse(say("usage.texts-own", value=language))
    refuse_unknown([edition] if edition else [], list(catalogue.editions), "edition.unknown", translator)
    broken = broken_entries(loaded.problems, project.root)
    if broken:
        report(say("texts.broken-entries", count=len(broken)), err=True)
    kept = read_translation_file(project.root, [])
    found = export_texts(catalogue, kept, language, translator.language, edition, every=given["every"])
    return catalogue.info.title.best(catalogue.info.language), found


def _for_tools(form: str, title: str, found: TextExport, translator: Translator) -> bytes:
    """The PO file or the XLIFF."""
    from catalog.exchange.texts.po_file import po_file
    from catalog.exchange.texts.xliff_file import xliff_file
    from catalog.reports.text_comments import text_comments

    comments = text_comments(translator)
    return po_file(found, title, comments, today(translator)) if form == "po" else xliff_file(found, comments)


def _without_long(found: TextExport, translator: Translator) -> TextExport:
    """The rows that a workbook can have; of the others it is said which they are."""
    from catalog.reports.texts_workbook import too_long_for_cell

    long = [row.key for row in found.rows if too_long_for_cell(row)]
    if long:
        named = ", ".join(long[:KEYS_SHOWN])
        report(translator.say("texts.left-out", count=len(long), keys=named), err=True)
    return replace(found, rows=tuple(row for row in found.rows if not too_long_for_cell(row)))


def _workbook(project: Project, title: str, found: TextExport, translator: Translator, *, pictures: bool) -> bytes:
    from catalog.reports.texts_workbook import texts_workbook

    small = _small_pictures(project, found, translator) if pictures else {}
    return texts_workbook(found, title, small, translator, today(translator))


def _small_pictures(project: Project, found: TextExport, translator: Translator) -> dict[str, bytes]:
    """Small pictures of the photos of the rows, by their names."""
    from catalog.content.checks.photo_files import Gallery
    from catalog.exchange.texts.text_context import photo_path
    from catalog.pictures.thumbnail import thumbnail

    photos = dict.fromkeys(row.photo for row in found.rows if row.photo)
    if photos:
        report(translator.say("texts.pictures", count=len(photos)))
    gallery, made = Gallery(project.root), {}
    for number, photo in enumerate(photos, start=1):
        path = photo_path(gallery, photo)
        made[photo] = thumbnail(path) if path else b""
        show_progress(translator, number, len(photos))
    return made


def _shown(path: Path, project: Project) -> str:
    """A file as it is shown: below the project, or as it was typed."""
    return project.relative(path) if path.is_relative_to(project.root) else str(path)


def _tell_written(file: str, found: TextExport, translator: Translator) -> None:
    from catalog.exchange.texts.text_row import MISSING, STALE

    say = translator.say
    states = [row.state for row in found.rows]
    missing, stale = states.count(MISSING), states.count(STALE)
    entries = len({row.file for row in found.rows})
    values = {"entries": entries, "language": found.language, "missing": missing, "stale": stale}
    report(say("texts.written", file=file, count=len(states), **values))
    if len(states) > missing + stale:
        report(say("texts.written.more", count=len(states) - missing - stale))
    report(say("texts.back", file=file))
