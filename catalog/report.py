"""Problems → the report that a person, a program or GitHub reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from catalog.errors import Level, Problem
from catalog.speech import Speech

Paint = Callable[[str, str], str]  # a text and the name of a colour → the text in it, or as it is


def text_report(problems: Sequence[Problem], root: Path, speech: Speech, paint: Paint) -> str:
    """`file:line:column: error: what`, the line with a caret below the place, the remedy; then how many there were."""
    blocks = []
    for problem in problems:
        sentence = speech.problem(problem)
        level = speech.say(f"level.{problem.level.value}")
        colour = "red" if problem.level is Level.ERROR else "yellow"
        head = f"{paint(str(problem.place), 'bold')}: " if problem.place.file else ""
        lines = [f"{head}{paint(level, colour)}: {sentence.what}"]
        lines += _source_lines(problem, root, paint)
        lines.append(f"  → {sentence.remedy}")
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, summary(problems, speech)])


def _source_lines(problem: Problem, root: Path, paint: Paint) -> list[str]:
    place = problem.place
    if not place.line:
        return []
    try:
        text = (root / place.file).read_text(encoding="utf-8-sig", errors="replace").splitlines()[place.line - 1]
    except (OSError, IndexError):
        return []
    shown = text.replace("\t", "→")
    start = max(0, place.column - 60)
    piece = shown[start : start + 100]
    number = f"{place.line:>5} │ "
    caret = " " * (5 + 3 + max(0, place.column - 1 - start)) + paint("^", "green")
    return [paint(number, "dim") + piece, caret]


def summary(problems: Iterable[Problem], speech: Speech) -> str:
    """`3 errors, 2 warnings`"""
    levels = [problem.level for problem in problems]
    errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
    if not levels:
        return speech.say("summary.none")
    return speech.say("summary", errors=errors, warnings=warnings)


def json_report(problems: Iterable[Problem], speech: Speech) -> str:
    """A list of objects: file, line, column, field, level, code, what, remedy, values."""
    rows = []
    for problem in problems:
        sentence = speech.problem(problem)
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
    return json.dumps(rows, ensure_ascii=False, indent=2)


def github_report(problems: Iterable[Problem], speech: Speech) -> str:
    """Workflow commands of GitHub Actions, which show each problem at its line."""
    rows = []
    for problem in problems:
        sentence = speech.problem(problem)
        place = problem.place
        where = f"file={_escaped(place.file, ',:')},line={place.line or 1},col={place.column or 1}"
        text = _escaped(f"{sentence.what} {sentence.remedy}", "")
        rows.append(f"::{problem.level.value} {where},title={problem.code}::{text}")
    return "\n".join(rows)


def _escaped(text: str, more: str) -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
