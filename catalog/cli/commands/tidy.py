"""`catalog tidy`: turns HTML in the texts of entries into plain text, and shows what it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.problem_output import paint, problem_text
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.core.problems import ExitCode
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.scaffold.tidy_entries import TidiedText


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "tidy", TranslatedCommand, translator=translator, help=say("help.tidy"), short_help=say("help.tidy.short")
    )
    @click.option("--dry-run", is_flag=True, help=say("help.dry-run"))
    @click.pass_obj
    def tidy(folder: Path, dry_run: bool) -> None:
        run(project_at(folder, translator), translator, write=not dry_run)

    return tidy


def run(project: Project, translator: Translator, *, write: bool) -> None:
    """Tidy, and show each text before and after. SystemExit with ExitCode.CONTENT where an entry cannot be read."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.scaffold.tidy_entries import tidy_project

    tidied = tidy_project(project, write=write)
    for text in tidied.texts:
        report("\n".join(_shown(text)) + "\n")
    files = len({text.place.file for text in tidied.texts})
    key = "tidy.none" if not tidied.texts else "tidy.done" if write else "tidy.would"
    report(translator.say(key, texts=len(tidied.texts), files=files))
    if tidied.problems:
        report(problem_text(tidied.problems, project, translator), err=True)
        raise SystemExit(ExitCode.CONTENT)


def _shown(text: TidiedText) -> list[str]:
    from catalog.reports.problem_report import harmless

    before = [paint(f"  - {harmless(line)}", "red") for line in text.before.splitlines()]
    after = [paint(f"  + {harmless(line)}", "green") for line in text.after.splitlines()]
    return [f"{paint(harmless(str(text.place)), 'bold')}: {text.field}", *before, *after]
