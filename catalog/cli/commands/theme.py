"""`catalog theme`: lists the themes; copies one into the project, to be changed there."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "theme", TranslatedCommand, translator=translator, help=say("help.theme"), short_help=say("help.theme.short")
    )
    @click.argument("action", type=OneOf(translator, ("list", "copy")), default="list")
    @click.argument("name", metavar=say("help.word.name"), default="")
    @click.pass_obj
    def theme(folder: Path, action: str, name: str) -> None:
        from catalog.scaffold.copy_theme import copy_theme, described_themes

        project = project_at(folder, translator)
        if action == "copy":
            copied = project.relative(copy_theme(project.templates, name))
            report(say("theme.copied", folder=copied, name=name))
            return
        for found, own in described_themes(project.templates):
            known = say(f"theme.about.{found}") if not own else say("theme.about.own")
            click.echo(f"{found:<12}{known}")

    return theme
