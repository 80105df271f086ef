"""Problems → the report that a person, a program or GitHub reads."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from catalog.core.problems import Level, Place, Problem
from catalog.i18n.translator import Translator

LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML
CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # also what turns the reading direction

Paint = Callable[[str, str], str]  # a text and the name of a colour → the text in it, or as it is


def text_report(problems: Sequence[Problem], root: Path, translator: Translator, paint: Paint) -> str:
    """`file:line:column: error: what`, the line with a caret below the place, the remedy; then how many there were,
    unless it was one that stands in no file."""
    blocks = []
    files: dict[str, list[str]] = {}
    for problem in problems:
        sentence = translator.problem(problem)
        level = translator.say(f"level.{problem.level.value}")
        colour = "red" if problem.level is Level.ERROR else "yellow"
        head = f"{paint(harmless(str(problem.place)), 'bold')}: " if problem.place.file else ""
        lines = [f"{head}{paint(level, colour)}: {harmless(sentence.what)}"]
        lines += _source_lines(problem.place, root, files, paint)
        lines.append(f"  → {harmless(sentence.remedy)}")
        blocks.append("\n".join(lines))
    if len(problems) != 1 or problems[0].place.file:
        blocks.append(summary(problems, translator))
    return "\n\n".join(blocks)


def _source_lines(place: Place, root: Path, files: dict[str, list[str]], paint: Paint) -> list[str]:
    """The line at `place` and a caret below its column, or the line alone; nothing where there is no such line."""
    if not place.line:
        return []
    if place.file not in files:
        files[place.file] = _read_lines(root / place.file)
    if place.line > len(files[place.file]):
        return []
    text = files[place.file][place.line - 1]
    start = max(0, place.column - 60)
    shown = harmless(text.replace("\t", "→"))[start : start + 100]
    number = f"{place.line:>5} │ "
    lines = [paint(number, "dim") + shown]
    if place.column:
        lines.append(" " * (len(number) + columns_of(shown[: place.column - 1 - start])) + paint("^", "green"))
    return lines


def _read_lines(path: Path) -> list[str]:
    try:
        return LINE_END.split(path.read_bytes().decode("utf-8-sig", "replace"))
    except OSError:
        return []


def harmless(text: str) -> str:
    """`text` without characters that would do something to a terminal, each replaced by one that is as wide."""
    return CONTROL.sub("\ufffd", text)


def columns_of(text: str) -> int:
    """Columns of a terminal that `text` takes: two for wide letters and emoji, none for marks on the letter before."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in text)
    return len(text) + wide - marks


def summary(problems: Iterable[Problem], translator: Translator) -> str:
    """`3 errors, 2 warnings`"""
    levels = [problem.level for problem in problems]
    errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
    if not levels:
        return translator.say("summary.none")
    return translator.say("summary", errors=errors, warnings=warnings)


def json_report(problems: Iterable[Problem], translator: Translator) -> str:
    """A list of objects: file, line, column, field, level, code, what, remedy, values."""
    rows = []
    for problem in problems:
        sentence = translator.problem(problem)
        rows.append(
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "field": problem.field,
                "level": problem.level.value,
                "code": problem.code,
                "what": sentence.what,
                "remedy": sentence.remedy,
                "values": dict(problem.values),
            }
        )
    return json.dumps(rows, indent=2)  # ASCII, which a pipe of any encoding carries unharmed


def github_report(problems: Iterable[Problem], translator: Translator) -> str:
    """Workflow commands of GitHub Actions, which show each problem at its line."""
    rows = []
    for problem in problems:
        sentence = translator.problem(problem)
        place = problem.place
        where = f"file={_escaped(place.file, ',:')},line={place.line or 1},col={place.column or 1}"
        text = _escaped(f"{sentence.what} {sentence.remedy}", "")
        rows.append(f"::{problem.level.value} {where},title={problem.code}::{text}")
    return "\n".join(rows)


def _escaped(text: str, more: str) -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
