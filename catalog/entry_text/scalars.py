"""A value → how it is written: plain, in quotation marks, or below its key where it is long or has lines."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.content.load.syntax_errors import ODD_SPACES
from catalog.content.load.yaml_source import NULLS

WIDTH: Final = 110  # columns of a line, where its words let it be broken
LONGEST_KEY: Final = 1000  # letters in quotation marks: YAML looks for the colon no further than 1024 from the key
MARK: Final = "\ufeff"  # a byte order mark, which some editors put before a text
BREAKS: Final = re.compile("[\t\n\r\x85\u2028\u2029]")
ESCAPED: Final = {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
BEGINS_NO_TEXT: Final = frozenset(",[]{}#&*!|>'\"%@`?:")
CUTS: Final = re.compile(r":(?=\s|$)|\s#")
CUTS_IN_BRACKETS: Final = re.compile(r"[,\[\]{}?]|:(?![\w/])")
# What some reader of YAML 1.1 or 1.2 takes for a number, a day, a truth value, nothing, or a sign of its own.
NO_TEXT: Final = re.compile(
    r"[-+]?(?:[0-9][0-9_,]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:e[-+]?[0-9]+)?"
    r"|[-+]?0(?:x[0-9a-f_]+|b[01_]+|o[0-7_]+)"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?\.inf|\.nan"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ].*)?"
    r"|true|false|yes|no|on|off|y|n|null|~|=|<<",
    re.IGNORECASE,
)

Plain = str | int | float | bool | Decimal | datetime.date | None


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it stands behind its key: the rest of the key's line, and the lines below, from their own margin."""

    first: str
    below: Sequence[str] = ()


class NoText(str):
    """A number, a day, yes or no, as a person types it."""

    __slots__ = ()


def typed(value: Plain) -> str | None:
    """A value as a person types it: `yes`, `12.90`, `2026-11-24`. What is text stays."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return NoText("yes" if value else "no")
    if isinstance(value, float):
        value = Decimal(repr(value))
    return NoText(format(value, "f") if isinstance(value, Decimal) else value)


def on_one_line(value: str | None, *, brackets: bool, text: bool) -> str:
    """A value on one line, in quotation marks where it needs them. `brackets` stand around it; `text` says that its
    field holds text, which must not look like anything else to any reader."""
    if value is None:
        return "null" if brackets else ""
    return value if _is_plain(value, brackets, text) else in_quotation_marks(value)


def in_quotation_marks(value: str) -> str:
    """A text in quotation marks, on one line."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(ESCAPED.get(letter, letter) for letter in quoted) if not quoted.isascii() else quoted


@lru_cache(maxsize=1 << 12)  # keys and short values come again in every entry
def _is_plain(value: str, brackets: bool, text: bool) -> bool:
    if value in NULLS or value != value.strip() or value[0] in BEGINS_NO_TEXT or value[0] in ODD_SPACES:
        return False
    if BREAKS.search(value) or CUTS.search(value) or value.startswith(("---", "...")):
        return False
    if value[0] == "-" and (len(value) == 1 or value[1].isspace() or value[1] in ODD_SPACES):
        return False
    if brackets and CUTS_IN_BRACKETS.search(value):
        return False
    return not text or not (value[0] in "+-" or NO_TEXT.fullmatch(value))


def below_its_key(value: str | None, *, margin: int, room: int, text: bool) -> Written:
    """A value behind its key, where lines below may hold it. `room` is how many columns the key's line has left,
    `margin` that of the lines below."""
    line = on_one_line(value, brackets=False, text=text)
    if value is None:
        return Written(line)
    if "\n" in value and _has_plain_lines(value):
        lines = value.removesuffix("\n").split("\n")
        return Written("|" if value.endswith("\n") else "|-", lines)
    if len(line) > room:
        lines = _folded(value, WIDTH - margin)
        if len(lines) > 1:
            return Written(">-", lines)
    return Written(line)


def _has_plain_lines(value: str) -> bool:
    """Whether lines say all of it: a blank at either end of one, and a break of another kind, need marks."""
    lines = value.removesuffix("\n").split("\n")
    if not lines[0] or not lines[-1] or any(line != line.strip() for line in lines):
        return False
    return not any(BREAKS.search(line) for line in lines)


def _folded(value: str, width: int) -> list[str]:
    """The lines of a text that reads the same when they are joined by blanks; none where it cannot be broken so."""
    words = value.split(" ")
    if BREAKS.search(value) or any(not word or len(word) > width for word in words):
        return []
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
