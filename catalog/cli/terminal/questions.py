"""Questions on a terminal about a new entry. An answer that cannot be is said so, and the question comes again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from catalog.cli.terminal.console import report
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.core.problems import Problem
    from catalog.scaffold.entry_answers import Answers, Asked

MOST_LISTED: Final = 40  # names that are shown with their numbers


def on_terminal() -> bool:
    """Whether somebody is there to answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask_all(answers: Answers, kind: str, translator: Translator) -> None:
    """Ask for every field of an entry of a `kind` that was not given. click.Abort when Ctrl-C is pressed, or nothing
    more comes."""
    from catalog.scaffold.entry_answers import ASKED

    report(translator.say("ask.begin"))
    for asked in ASKED[kind]:
        if answers.is_asked(asked):
            _ask(answers, asked, kind, translator)


def ask(question: str, default: str = "") -> str:
    """The answer to one question, without blanks around it; `default` where nothing was typed."""
    shown = f"{question} [{default}]" if default else question
    typed: str = click.prompt(shown, default="", show_default=False, prompt_suffix=": ")
    return typed.strip() or default


def say_problem(problem: Problem, translator: Translator) -> None:
    """A problem with an answer, and what to do about it."""
    sentence = translator.problem(problem)
    report(f"  {sentence.what}\n  → {sentence.remedy}")


def _ask(answers: Answers, asked: Asked, kind: str, translator: Translator) -> None:
    names = answers.names(asked)
    if len(names) <= MOST_LISTED:
        for number, name in enumerate(names, 1):
            label = answers.label(asked, name)
            report(f"  {number:>2} {name}{f' · {label}' if label and label != name else ''}")
    question = translator.say(f"ask.name.{kind}" if asked.name == "name" else f"ask.{asked.name}")
    default = names[0] if asked.name == "business" and len(names) == 1 else asked.default
    while True:
        typed = ask(question, default)
        if not typed:
            if not asked.needed:
                return
            report(f"  {translator.say('ask.needed')}")
            continue
        problem = answers.give(asked, typed)
        if problem is None:
            return
        say_problem(problem, translator)
        values = dict(problem.values)
        near = values.get("near", "")
        default = near if near in names else values.get("plain", default)
