"""`catalog fmt`: puts entries in canonical order and form, and lists the files that it changes."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.problem_output import problem_text
from catalog.cli.terminal.usage import Misuse, TranslatedCommand, near
from catalog.core.problems import ExitCode
from catalog.core.project import Project
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "fmt", TranslatedCommand, translator=translator, help=say("help.fmt"), short_help=say("help.fmt.short")
    )
    @click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar=say("help.word.files"))
    @click.option("--check", "only_check", is_flag=True, help=say("help.fmt.check"))
    @click.pass_obj
    def fmt(folder: Path, files: tuple[Path, ...], only_check: bool) -> None:
        run(project_at(folder, translator), files, translator, write=not only_check)

    return fmt


def run(project: Project, files: tuple[Path, ...], translator: Translator, *, write: bool) -> None:
    """Format the entries among `files`, below folders among them, or all. SystemExit with ExitCode.CONTENT where an
    entry cannot be read, or would change and is not to be written."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.entry_text.format_project import format_files

    done = format_files(project, _entries(project, files, translator), write=write)
    for file in done.files:
        report(file)
    key = "fmt.none" if not done.files else "fmt.done" if write else "fmt.would"
    report(translator.say(key, files=len(done.files), entries=done.entries))
    if done.problems:
        report(problem_text(done.problems, project, translator), err=True)
    if done.problems or (done.files and not write):
        raise SystemExit(ExitCode.CONTENT)


def _entries(project: Project, files: tuple[Path, ...], translator: Translator) -> list[tuple[Path, str]]:
    """The entries that are meant. Misuse where one of `files` is none and has none below it."""
    from catalog.entry_text.project_entries import entry_paths

    every = list(entry_paths(project))
    if not files:
        return every
    asked = {file: file.resolve() for file in files}
    real = {path: path.resolve() for path, _ in every}
    for file, place in asked.items():
        if not any(path.is_relative_to(place) for path in real.values()):
            names = [project.relative(path) for path in real]
            raise Misuse(translator.say("fmt.no-entry", value=file) + near(file.as_posix(), names, translator))
    return [(path, kind) for path, kind in every if any(real[path].is_relative_to(place) for place in asked.values())]
