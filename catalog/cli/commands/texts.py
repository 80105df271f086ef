"""`catalog texts`: texts to be translated as a spreadsheet, PO or XLIFF, and what comes back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.terminal.arguments import project_at, refuse_unknown, today
from catalog.cli.terminal.console import report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import Misuse, OneOf, TranslatedCommand, TranslatedGroup
from catalog.core.atomic_files import write_whole
from catalog.core.problems import CatalogError, ExitCode, has_errors
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.content.load_catalogue import Loaded
    from catalog.exchange.texts.check_texts import StrangeLetters
    from catalog.exchange.texts.import_texts import TextImport
    from catalog.exchange.texts.text_row import TextExport
    from catalog.model.catalogue import Catalogue

FOLDER: Final = "texts"  # below build/
ENDINGS: Final = {"xlsx": ".xlsx", "po": ".po", "xliff": ".xlf"}
FORMATS: Final = {**{ending: name for name, ending in ENDINGS.items()}, ".xliff": "xliff"}
OFTEN: Final = 50  # photos between two lines of progress
KEYS_SHOWN: Final = 3


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.group(
        "texts", TranslatedGroup, translator=translator, help=say("help.texts"), short_help=say("help.texts.short")
    )
    def texts() -> None:
        pass

    texts.add_command(_export_command(translator))
    texts.add_command(_import_command(translator))
    return texts


def _export_command(translator: Translator) -> click.Command:
    say = translator.say
    path = click.Path(path_type=Path)

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
        type=OneOf(translator, ENDINGS),
        metavar=say("help.word.text-format"),
        help=say("help.texts.export.format"),
    )
    @click.option("--edition", default="", metavar=say("help.word.edition"), help=say("help.texts.export.edition"))
    @click.option("--all", "every", is_flag=True, help=say("help.texts.export.all"))
    @click.option("--no-pictures", is_flag=True, help=say("help.texts.export.no-pictures"))
    @click.option("--force", is_flag=True, help=say("help.texts.export.force"))
    @click.pass_obj
    def export(folder: Path, /, **given: Any) -> None:  # noqa: ANN401 as the options take them
        run_export(project_at(folder, translator), given, translator)

    return export


def _import_command(translator: Translator) -> click.Command:
    say = translator.say
    path = click.Path(path_type=Path)

    @click.command(
        "import",
        TranslatedCommand,
        translator=translator,
        help=say("help.texts.import"),
        short_help=say("help.texts.import.short"),
    )
    @click.argument("files", nargs=-1, required=True, type=path, metavar=f"{say('help.word.text-file')}…")
    @click.option("--theirs", is_flag=True, help=say("help.texts.import.theirs"))
    @click.option("--dry-run", is_flag=True, help=say("help.texts.import.dry-run"))
    @click.pass_obj
    def import_texts(folder: Path, files: tuple[Path, ...], *, theirs: bool, dry_run: bool) -> None:
        run_import(project_at(folder, translator), files, translator, prefer_theirs=theirs, dry_run=dry_run)

    return import_texts


def _loaded(project: Project, translator: Translator) -> tuple[Loaded, Catalogue]:
    """What is loaded of a project. CatalogError where errors leave nothing of it."""
    from catalog.content.business_cache import open_business_cache
    from catalog.content.load_catalogue import load_catalogue

    report(translator.say("texts.entries"))
    loaded = load_catalogue(project.root, today(translator), 1, open_business_cache(project.cache, 1))
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    return loaded, loaded.catalogue


def run_export(project: Project, given: dict[str, Any], translator: Translator) -> None:
    """Write the file, and say what is in it. Misuse where the language or the edition is none, or the file is there."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.load.translation_file import read_translation_file
        from catalog.exchange.texts.export_texts import export_texts
        from catalog.exchange.texts.import_texts import broken_entries

    language, edition, say = given["to"], given["edition"], translator.say
    if not language:
        raise Misuse(say("usage.missing", value="--to"))
    _refuse_language(language, translator)
    form = given["form"] or FORMATS.get(given["file"].suffix.lower() if given["file"] else "", "xlsx")
    path = given["file"] or project.build / FOLDER / f"{'-'.join(filter(None, [edition, language]))}{ENDINGS[form]}"
    if path.exists() and not given["force"]:
        raise Misuse(say("usage.texts-there", file=_shown(path, project)))
    loaded, catalogue = _loaded(project, translator)
    if language == catalogue.info.language:
        raise Misuse(say("usage.texts-own", value=language))
    refuse_unknown([edition] if edition else [], list(catalogue.editions), "edition.unknown", translator)
    kept = read_translation_file(project.root, [])
    found = export_texts(catalogue, kept, language, translator.language, edition, every=given["every"])
    broken = broken_entries(loaded.problems, project.root)
    if broken:
        report(say("texts.broken-entries", count=len(broken)), err=True)
    if not found.rows:
        report(say("texts.none", language=language))
        return
    title = catalogue.info.title.best(catalogue.info.language)
    _write(project, path, form, title, found, translator, pictures=not given["no_pictures"])


def _refuse_language(language: str, translator: Translator) -> None:
    from catalog.markets.language_codes import is_language, nearest_language

    if not is_language(language):
        text = translator.say("usage.texts-language", value=language)
        meant = nearest_language(language)
        raise Misuse(text + (f" {translator.say('near', near=meant)}" if meant else ""))


def _write(
    project: Project, path: Path, form: str, title: str, found: TextExport, translator: Translator, *, pictures: bool
) -> None:
    from catalog.exchange.texts.po_file import po_file
    from catalog.exchange.texts.xliff_file import xliff_file
    from catalog.reports.text_comments import text_comments

    name = translator.say("texts.title", title=title, language=found.language)
    if form == "xlsx":
        content, found = _workbook(project, name, found, translator, pictures=pictures)
    else:
        comments = text_comments(translator)
        content = po_file(found, name, comments, today(translator)) if form == "po" else xliff_file(found, comments)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    _tell_written(_shown(path, project), found, translator)


def _workbook(
    project: Project, title: str, found: TextExport, translator: Translator, *, pictures: bool
) -> tuple[bytes, TextExport]:
    """The workbook, and the rows that are in it."""
    from dataclasses import replace

    from catalog.reports.texts_workbook import texts_workbook, too_long_for_cell

    long = [row.key for row in found.rows if too_long_for_cell(row)]
    if long:
        named = ", ".join(long[:KEYS_SHOWN])
        report(translator.say("texts.left-out", count=len(long), keys=named), err=True)
        found = replace(found, rows=tuple(row for row in found.rows if not too_long_for_cell(row)))
    small = _small_pictures(project, found, translator) if pictures else {}
    return texts_workbook(found, title, small, translator, today(translator)), found


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
        if number % OFTEN == 0:
            report(translator.say("texts.pictures.done", done=number, count=len(photos)))
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


def run_import(
    project: Project, files: tuple[Path, ...], translator: Translator, *, prefer_theirs: bool, dry_run: bool
) -> None:
    """Take translations over, and show what was read and written. SystemExit with ExitCode.CONTENT where some were
    refused."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.exchange.texts.import_texts import broken_entries, plan_import, write_import
        from catalog.exchange.texts.read_file import read_file

    found = []
    for path in files:
        report(translator.say("texts.reading", file=path.name))
        found.append(read_file(path))
    loaded, catalogue = _loaded(project, translator)
    broken = broken_entries(loaded.problems, project.root)

    strange = partial(_strange_letters, project)
    result = plan_import(project, catalogue, found, broken, strange, prefer_theirs=prefer_theirs)
    _show(project, result, translator)
    if dry_run:
        report(translator.say("texts.would"))
    else:
        _tell_imported(write_import(project, result), translator)
    if has_errors(result.problems):
        raise SystemExit(ExitCode.CONTENT)


def _strange_letters(project: Project) -> StrangeLetters:
    """What finds letters that no font has."""
    from catalog.core.project import CacheFolders
    from catalog.fonts.needed import strange_letters
    from catalog.fonts.static_faces import prepare_fonts

    return partial(strange_letters, base=prepare_fonts(CacheFolders(project.cache).fonts))


def _show(project: Project, result: TextImport, translator: Translator) -> None:
    from catalog.reports.texts_import_text import import_lines

    for line in import_lines(result, translator):
        report(line)
    if result.problems:
        report(problem_text(result.problems, project, translator), err=True)


def _tell_imported(count: int, translator: Translator) -> None:
    from catalog.content.load.translation_file import FILE

    report(translator.say("texts.files", count=count, file=FILE) if count else translator.say("texts.nothing"))
