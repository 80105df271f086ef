"""A text with Markdown → paragraphs and lists of runs, or what stands in it of the Markdown that is not printed.

Only what changes no sign that means something: paragraphs, lists of `- ` and `1. `, **bold**, *italics* and _italics_.
Everything else is text, so that `30*20*10 cm`, `- 5 °C` and `1998. ` are printed as they were typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# A number of one or two digits, as it is printed: `01.` and `1998.` would be printed in another way, or not fit.
MARKER: Final = re.compile(r"( *)(?:-|(0|[1-9][0-9]?)\.)[ \t]+(?=\S)")
SIGNS: Final = re.compile(r"\\[*_]|\*+|_+")
BEFORE: Final = frozenset("([{\"'“‘«„¿¡—–")  # besides a space, what stands before a word
BEHIND: Final = frozenset(")]}\"'”’»,;:!?.…—–")
INSIDE: Final = frozenset(".,:")  # also stand within a word or number


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of a line that are set alike."""

    text: str
    bold: bool = False
    italic: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines as they were typed; each begins anew."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Two or more items, each of one line or more; `start` is the first number, None where they have none."""

    items: tuple[tuple[Line, ...], ...]
    start: int | None = None


@dataclass(slots=True)
class _Items:
    """The lines of a list that is being read. `end` is the line behind it."""

    start: int | None
    items: list[list[str]]
    end: int


def parse_markdown(text: str) -> tuple[Paragraph | Listing, ...]:
    """The paragraphs and lists of `text`, which have every letter and digit of it."""
    found: list[Paragraph | Listing] = []
    for lines in _blocks(LINE_END.split(text)):
        if isinstance(lines, _Items):
            items = tuple(tuple(map(parse_line, item)) for item in lines.items)
            found.append(Listing(items, lines.start))
        else:
            found.append(Paragraph(tuple(map(parse_line, lines))))
    return tuple(found)


def _blocks(lines: Sequence[str]) -> Iterator[list[str] | _Items]:
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        items = _items(lines, at)
        if paragraph and (items or not lines[at].strip()):
            yield paragraph
            paragraph = []
        if items:
            yield items
            at = items.end
            continue
        if lines[at].strip():
            paragraph.append(lines[at].strip())
        at += 1
    if paragraph:
        yield paragraph


def _items(lines: Sequence[str], at: int) -> _Items | None:
    """The list that begins in the line `at`; None where none does, as where one line alone is like an item."""
    first = MARKER.match(lines[at])
    if first is None:
        return None
    indent, start = len(first[1]), None if first[2] is None else int(first[2])
    found = _Items(start, [[lines[at][first.end() :].strip()]], at + 1)
    while found.end < len(lines):
        line = lines[found.end]
        blank = not line.strip()
        after = found.end + 1 if blank else found.end
        due = None if start is None else start + len(found.items)
        if after < len(lines) and _continues(lines[after], indent, due):
            marker = MARKER.match(lines[after])
            found.items.append([lines[after][marker.end() if marker else 0 :].strip()])
            found.end = after + 1
        elif not blank and len(line) - len(line.lstrip(" \t")) > indent:
            found.items[-1].append(line.strip())
            found.end += 1
        else:
            break
    return found if len(found.items) > 1 else None


def _continues(line: str, indent: int, due: int | None) -> bool:
    """Whether `line` is the next item, whose number is `due`."""
    marker = MARKER.match(line)
    number = None if marker is None or marker[2] is None else int(marker[2])
    return marker is not None and len(marker[1]) == indent and number == due


def parse_line(line: str) -> Line:
    """The runs of a line. Signs that do not stand at the borders of words, or at a digit, are text."""
    return tuple(_runs(line, bold=False, italic=False))


def _runs(line: str, *, bold: bool, italic: bool) -> Iterator[Run]:
    signs = list(SIGNS.finditer(line))
    closing: dict[str, list[int]] = {}
    for sign in signs:
        if _closes(line, sign):
            closing.setdefault(sign[0], []).append(sign.start())
    plain = ""
    done = 0
    for sign in signs:
        if sign.start() < done:
            continue
        plain += line[done : sign.start()]
        done = sign.end()
        if sign[0].startswith("\\"):
            plain += sign[0][1:]
            continue
        free = {"**": not bold, "*": not italic, "_": not italic}.get(sign[0], False)
        ends = closing.get(sign[0], [])
        last = bisect_right(ends, sign.end())
        inner = line[sign.end() : ends[last]] if free and last < len(ends) and _opens(line, sign) else ""
        if not _emphasised(inner, sign[0]):
            plain += sign[0]
            continue
        if plain:
            yield Run(plain, bold, italic)
        plain = ""
        yield from _runs(inner, bold=bold or sign[0] == "**", italic=italic or sign[0] != "**")
        done = ends[last] + len(sign[0])
    plain += line[done:]
    if plain:
        yield Run(plain, bold, italic)


def _opens(line: str, sign: re.Match[str]) -> bool:
    before = line[sign.start() - 1 : sign.start()]
    return not before or before.isspace() or before in BEFORE


def _closes(line: str, sign: re.Match[str]) -> bool:
    before, after = line[sign.start() - 1 : sign.start()], line[sign.end() : sign.end() + 2]
    if not before or before.isspace():
        return False
    if not after or after[0].isspace():
        return True
    return after[0] in BEHIND and not (after[0] in INSIDE and after[1:].isalnum())


def _emphasised(inner: str, sign: str) -> bool:
    """Whether a text between two signs is emphasised: a number never is, nor what a single sign would multiply."""
    if not inner or inner[0].isspace() or not any(map(str.isalpha, inner)):
        return False
    return sign == "**" or not (inner[0].isnumeric() or inner[-1].isnumeric())
