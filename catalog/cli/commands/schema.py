"""`catalog schema`: writes what editors need, and shows where it is and what a person's own settings lack."""

from __future__ import annotations

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
        "schema", TranslatedCommand, translator=translator, help=say("help.schema"), short_help=say("help.schema.short")
    )
    @click.pass_obj
    def schema(folder: Path) -> None:
        from catalog.scaffold.editor_support import write_editor_settings, write_schemas

        project = project_at(folder, translator)
        report(say("schema.done", folder=project.relative(write_schemas(project, translator.language))))
        for missing in write_editor_settings(project):
            report(say("schema.settings", file=missing.file))
            report(missing.lines)

    return schema
