"""`catalog help TOPIC`: prints a longer text for people of the office."""

from __future__ import annotations

import click

from catalog.cli.terminal.console import report
from catalog.cli.terminal.usage import OneOf, TranslatedCommand
from catalog.i18n.topics import PAGES, topic
from catalog.i18n.translator import Translator


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""

    @click.command("help", TranslatedCommand, translator=translator, help=translator.say("help.topics"))
    @click.argument("name", type=OneOf(translator, tuple(PAGES)), metavar=translator.say("help.word.topic"))
    def show(name: str) -> None:
        report(topic(name).rstrip())

    return show
