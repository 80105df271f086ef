"""`catalog texts import`: takes translations over from the files of translators."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.terminal.arguments import jobs_option, project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.loaded_project import load, show_progress
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.core.problems import ExitCode, has_errors
from catalog.core.project import CacheFolders, Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.exchange.texts.check_texts import StrangeLetters
    from catalog.exchange.texts.import_texts import TextImport


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "import",
        TranslatedCommand,
        translator=translator,
        help=say("help.texts.import"),
        short_help=say("help.texts.import.short"),
    )
    @click.argument(
        "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=f"{say('help.word.text-file')}…"
    )
    @click.option("--theirs", is_flag=True, help=say("help.texts.import.theirs"))
    @click.option("--dry-run", is_flag=True, help=say("help.texts.import.dry-run"))
    @jobs_option(translator)
    @click.pass_obj
    def import_texts(folder: Path, files: tuple[Path, ...], jobs: int, *, theirs: bool, dry_run: bool) -> None:
        project = project_at(folder, translator)
        result = read(project, files, jobs, translator, prefer_theirs=theirs)
        write(project, result, translator, dry_run=dry_run)

    return import_texts


def read(
    project: Project, files: tuple[Path, ...], jobs: int, translator: Translator, *, prefer_theirs: bool
) -> TextImport:
    """What the files would change in the project. CatalogError where one cannot be read."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.exchange.texts.import_texts import plan_import
        from catalog.exchange.texts.read_file import read_file

    found = []
    for path in files:
        report(translator.say("texts.reading", file=path.name))
        found.append(read_file(path))
    _, catalogue = load(project, jobs, translator)
    strange, progress = partial(_strange_letters, project), partial(show_progress, translator)
    return plan_import(project, catalogue, found, strange, progress, prefer_theirs=prefer_theirs)


def _strange_letters(project: Project) -> StrangeLetters:
    """What finds letters that no font has."""
    from catalog.fonts.needed import strange_letters
    from catalog.fonts.static_faces import prepare_fonts

    return partial(strange_letters, base=prepare_fonts(CacheFolders(project.cache).fonts))


def write(project: Project, result: TextImport, translator: Translator, *, dry_run: bool) -> None:
    """Show what was read, and write it. SystemExit with ExitCode.CONTENT where translations were refused."""
    from catalog.exchange.texts.import_texts import write_import
    from catalog.reports.texts_import_text import import_lines

    for line in import_lines(result, translator):
        report(line)
    if result.problems:
        report(problem_text(result.problems, project, translator), err=True)
    if dry_run:
        report(translator.say("texts.would"))
    else:
        count = write_import(project, result)
        report(translator.say("texts.files", count=count) if count else translator.say("texts.nothing"))
    if has_errors(result.problems):
        raise SystemExit(ExitCode.CONTENT)
