"""`catalog new`: writes an entry with every field explained, after asking for the most important ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from catalog.cli.terminal.arguments import project_at
from catalog.cli.terminal.console import report
from catalog.cli.terminal.questions import ask, ask_all, on_terminal, say_problem
from catalog.cli.terminal.usage import Misuse, OneOf, TranslatedCommand
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.scaffold.entry_answers import Answers

KINDS: Final = ("business", "product", "print-shop", "market", "language")
OPTIONS: Final = (
    "name",
    "category",
    "owner",
    "kecamatan",
    "whatsapp",
    "consent",
    "business",
    "price",
    "unit",
    "photo",
)


def command(translator: Translator) -> click.Command:
    """The command, speaking the language of `translator`."""
    say = translator.say

    @click.command(
        "new", TranslatedCommand, translator=translator, help=say("help.new"), short_help=say("help.new.short")
    )
    @click.argument("kind", type=OneOf(translator, KINDS))
    @click.argument("entry", metavar=say("help.word.name"), required=False)
    @_options(translator)
    @click.pass_context
    def new(ctx: click.Context, /, kind: str, entry: str | None, **given: str | None) -> None:
        answered = {name: value for name, value in given.items() if value is not None}
        if entry is None and not answered and not (on_terminal() and kind in KINDS[:2]):
            raise click.MissingParameter(ctx=ctx, param=ctx.command.params[1])
        project = project_at(ctx.obj, translator)
        for path in _written(project, kind, entry, answered, translator):
            report(say("new.done", file=project.relative(path)))

    return new


def _options(translator: Translator) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option for each field that is asked for."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(OPTIONS):
            text = translator.say("help.word.text")
            function = click.option(f"--{name}", metavar=text, help=translator.say(f"help.new.{name}"))(function)
        return function

    return decorate


def _written(
    project: Project, kind: str, entry: str | None, answered: dict[str, str], translator: Translator
) -> list[Path]:
    if answered or entry is None:
        return [_answered(project, kind, entry, answered, translator)]
    if kind == "market":
        from catalog.scaffold.new_market import new_market

        return new_market(project, entry, translator.language)
    if kind == "language":
        from catalog.scaffold.new_language import new_language

        return [new_language(project, entry, translator.language)]
    from catalog.scaffold.new_project import new_entry

    return [new_entry(project, kind, entry, translator.language)]


def _answered(project: Project, kind: str, entry: str | None, given: dict[str, str], translator: Translator) -> Path:
    """Write a business or product with what was given by options, and what is answered where nobody named the entry."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.scaffold.entry_answers import ASKED, Answers
        from catalog.scaffold.new_project import new_entry

    known = {asked.name: asked for asked in ASKED.get(kind, ())}
    other = next((name for name in given if name not in known or (entry and name == "business")), None)
    if other:
        raise Misuse(translator.say("new.option", value=f"--{other}", kind=kind))
    answers = Answers(project, kind)
    if kind == "product" and entry:
        answers.given["business"] = entry.partition("/")[0]
    for name, asked in known.items():
        problem = answers.give(asked, given[name]) if name in given else None
        if problem:
            raise CatalogError([problem], ExitCode.USAGE)
    if entry is None and on_terminal():
        ask_all(answers, kind, translator)
    entry = entry or _short_name(project, kind, answers, translator)
    return new_entry(project, kind, entry, translator.language, answers.data())


def _short_name(project: Project, kind: str, answers: Answers, translator: Translator) -> str:
    """The name of the entry, made of the name that it holds. Where that gives none, or one that is taken, it is asked
    for; without a terminal it is Misuse, or left to be refused."""
    from catalog.scaffold.new_project import entry_exists, entry_name, free_name

    for needed in ("business", "name") if kind == "product" else ("name",):
        if needed not in answers.given:
            raise Misuse(translator.say("usage.missing", value=f"--{needed}"))
    name = answers.given["name"]
    within = f"{answers.given['business']}/" if kind == "product" else ""
    found = entry_name("business", name)
    if not on_terminal():
        if not found:
            raise Misuse(translator.say("new.without-short-name", value=name, kind=kind))
        return within + found
    while not found or entry_exists(project, kind, within + found):
        if found:
            say_problem(error("new.exists", Place(""), file=within + found), translator)
        typed = ask(translator.say("ask.short-name"), free_name(project, kind, within + found) if found else "")
        found = entry_name("business", typed)
    return within + found
