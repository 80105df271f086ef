"""`catalog clean`: empties the cache."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "clean", TranslatedCommand, translator=translator, help=say("help.clean"), short_help=say("help.clean.short")
    )
    @click.pass_obj
    def clean(folder: Path) -> None:
        project = project_at(folder, translator)
        # What is kept may lie elsewhere, behind a link: it is emptied, and the link stays.
        for kept in sorted(project.cache.iterdir()) if project.cache.is_dir() else []:
            shutil.rmtree(kept) if kept.is_dir() and not kept.is_symlink() else kept.unlink()
        report(say("clean.done", folder=project.relative(project.cache)))

    return clean
