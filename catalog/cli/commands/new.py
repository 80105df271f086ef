"""`catalog new`: writes an entry with every field explained."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.core.project import Project
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "new", TranslatedCommand, translator=translator, help=say("help.new"), short_help=say("help.new.short")
    )
    @click.argument("kind", type=OneOf(translator, ("business", "product", "print-shop", "market", "language")))
    @click.argument("name", metavar=say("help.word.name"))
    @click.pass_obj
    def new(folder: Path, kind: str, name: str) -> None:
        project = project_at(folder, translator)
        for path in _written(project, kind, name, translator.language):
            report(say("new.done", file=project.relative(path)))

    return new


def _written(project: Project, kind: str, name: str, language: str) -> list[Path]:
    if kind == "market":
        from catalog.scaffold.new_market import new_market

        return new_market(project, name, language)
    if kind == "language":
        from catalog.scaffold.new_language import new_language

        return [new_language(project, name, language)]
    from catalog.scaffold.new_project import new_entry

    return [new_entry(project, kind, name, language)]
