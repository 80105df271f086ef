"""What the program says, in the language of the person at the keyboard: sentences by code from `messages/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from catalog.core.problems import Problem
from catalog.core.project import PACKAGE

LANGUAGES: Final = ("en", "id")
INDONESIAN: Final = ("id", "in", "ind", "indonesian")  # `in` until 1989; Windows writes the word
MESSAGES: Final = PACKAGE / "i18n" / "messages"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A problem in words: what is wrong, and what to do about it."""

    what: str
    remedy: str


def choose_language(named: str | None, environment: Mapping[str, str]) -> str:
    """The language `named`; else the locale's; English where that is neither English nor Indonesian."""
    if named in LANGUAGES:
        return named
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "id" if re.split(r"[-_.@]", value)[0].lower() in INDONESIAN else "en"
    return "en"


class Translator:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def _messages(self) -> dict[str, Any]:
        import yaml  # read only when something is said

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        found: dict[str, Any] = {}
        for path in sorted(Path(MESSAGES).glob(f"*.{self.language}.yaml")):
            found.update(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))
        return found

    def problem(self, problem: Problem) -> Sentence:
        """The problem in words. A near name, where there is one, becomes a question at the end of the remedy."""
        message = self._messages[problem.code]
        values = dict(problem.values)
        near, known = values.get("near", ""), values.get("known", "")
        remedy = message["remedy"].format(**values)
        if near:
            remedy += " " + self.say("near", near=near)
        elif known:
            remedy += " " + self.say("known", known=known)
        return Sentence(message["what"].format(**values), remedy)

    def say(self, code: str, **values: object) -> str:
        """The sentence `code` with its placeholders filled; `<code>.one`, where there is one, for a `count` of 1."""
        sentence: str = self._messages[code]
        if values.get("count") == 1:
            sentence = self._messages.get(f"{code}.one", sentence)
        return sentence.format(**values)
