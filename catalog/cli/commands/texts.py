"""`catalog texts`: texts to be translated as a spreadsheet, PO or XLIFF, and what comes back."""

from __future__ import annotations

import click

from catalog.cli.commands import texts_export, texts_import
from catalog.cli.terminal.usage import TranslatedGroup
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.group(
        "texts", TranslatedGroup, translator=translator, help=say("help.texts"), short_help=say("help.texts.short")
    )
    def texts() -> None:
        pass

    for module in (texts_export, texts_import):
        texts.add_command(module.command(translator))
    return texts
