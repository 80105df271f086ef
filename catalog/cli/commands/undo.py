"""`catalog undo import`: puts the files of the last import back as they were."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import TranslatedCommand, TranslatedGroup
from catalog.core.project import Project
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.group(
        "undo", TranslatedGroup, translator=translator, help=say("help.undo"), short_help=say("help.undo.short")
    )
    def undo_group() -> None:
        pass

    @undo_group.command(
        "import",
        TranslatedCommand,
        translator=translator,
        help=say("help.undo.import"),
        short_help=say("help.undo.import.short"),
    )
    @click.pass_obj
    def undo_import(folder: Path) -> None:
        run(project_at(folder, translator), translator)

    return undo_group


def run(project: Project, translator: Translator) -> None:
    """Put the files back, and say which could not be."""
    from catalog.core.file_changes import undo

    undone = undo(project.root, project.import_journal)
    if undone is None:
        report(translator.say("import.undone.none"))
        return
    report(translator.say("import.undone", count=len(undone.restored)))
    if undone.left:
        report(translator.say("import.undone.left", count=len(undone.left), files=", ".join(undone.left)))
