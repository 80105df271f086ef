"""The command `catalog` and its subcommands, in the language of their user."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from catalog.cli.commands import (
    build,
    check,
    clean,
    export,
    extract,
    feed,
    fmt,
    imports,
    init,
    markets,
    new,
    plan,
    preflight,
    rates,
    schema,
    texts,
    theme,
    tidy,
    topics,
    translations,
    undo,
    verify,
)
from catalog.cli.terminal.usage import OneOf, TranslatedGroup, version_option
from catalog.i18n.translator import LANGUAGES, Translator

COMMANDS: Final = (
    build,
    extract,
    feed,
    plan,
    check,
    verify,
    preflight,
    markets,
    rates,
    imports,
    export,
    texts,
    undo,
    translations,
    tidy,
    fmt,
    init,
    new,
    theme,
    schema,
    clean,
    topics,
)  # in the order of their use


def make_cli(translator: Translator) -> click.Group:
    """The commands, speaking the language of `translator`."""
    say = translator.say
    settings = {"help_option_names": ["-h", "--help"]}
    path = click.Path(path_type=Path)

    @click.group(cls=TranslatedGroup, translator=translator, help=say("help.catalog"), context_settings=settings)
    @click.option("--lang", type=OneOf(translator, LANGUAGES), help=say("help.lang"))
    @click.option(
        "--project", "folder", type=path, default=Path(), metavar=say("help.word.folder"), help=say("help.project")
    )
    @click.option("--verbose", is_flag=True, help=say("help.verbose"))
    @click.pass_context
    def cli(ctx: click.Context, lang: str | None, folder: Path, verbose: bool) -> None:
        ctx.obj = folder

    cli.params.append(version_option(translator))
    for module in COMMANDS:
        cli.add_command(module.command(translator))
    return cli
