"""`catalog help TOPIC`: prints a longer text for people of the office."""

from __future__ import annotations

import re
from typing import Final

import click

from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.i18n.topics import PAGES, topic
from catalog.i18n.translator import Translator

PICTURE: Final = re.compile(r"^!\[.*\)\n\n?", re.MULTILINE)  # which a terminal does not show


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""

    @click.command("help", TranslatedCommand, translator=translator, help=translator.say("help.topics"))
    @click.argument("name", type=OneOf(translator, tuple(PAGES)), metavar=translator.say("help.word.topic"))
    def show(name: str) -> None:
        report(PICTURE.sub("", topic(name)).rstrip())

    return show
