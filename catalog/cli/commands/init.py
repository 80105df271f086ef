"""`catalog init`: begins a new project."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import TranslatedCommand
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command("init", TranslatedCommand, translator=translator, help=say("help.init"))
    @click.argument("folder", type=click.Path(path_type=Path), metavar=say("help.word.folder"))
    def init(folder: Path) -> None:
        from catalog.scaffold.new_project import start_project

        made = start_project(folder, translator.language)
        report(say("init.done", folder=made, command=f"catalog --project {shlex.quote(str(folder))} build"))

    return init
