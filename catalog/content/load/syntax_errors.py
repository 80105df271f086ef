"""A syntax error of YAML → a problem in words that help, by what stands on the line (stage 1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import yaml

from catalog.content.load.files import BREAK
from catalog.core.problems import Place, Problem, error

NO_SPACE: Final = re.compile(r"\s*[\w-]+:(?=[^\s/])")
# What looks like a space and is none to YAML: the no-break space of web pages and Word, spaces of typesetters, of no
# width, and of Chinese and Japanese keyboards.
ODD_SPACES: Final = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000"
)
ODD: Final = f"[{''.join(sorted(ODD_SPACES))}]"
ODD_INDENT: Final = re.compile(rf"^[ -]*{ODD}", re.MULTILINE)
ODD_PLACES: Final = re.compile(rf"[ -]*({ODD})|\s*[\w-]+({ODD}*):({ODD})")


def odd_space(lines: Sequence[str], numbers: Iterable[int], file: str) -> Problem | None:
    """The first space that is none to YAML, at the beginning of a line or behind the colon of its field."""
    for number in numbers:
        found = ODD_PLACES.match(lines[number]) if 0 <= number < len(lines) else None
        if found:
            column = found.start(1) if found[1] else found.start(3)
            character = f"U+{ord(lines[number][column]):04X}"
            return error("space-odd", Place(file, number + 1, column + 1), character=character)
    return None


def syntax_problem(fault: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """A syntax error in words that help, by what stands on the line. Its place is always one of the file."""
    lines = BREAK.split(text)
    last = max((index for index, words in enumerate(lines) if words.strip()), default=0)

    def at(line: int, column: int) -> Place:
        return Place(file, line + 1, column + 1) if line <= last else Place(file, last + 1, len(lines[last]) + 1)

    mark, start = fault.problem_mark or fault.context_mark, fault.context_mark
    line, column = (min(mark.line, last), mark.column) if mark else (0, 0)
    here = at(mark.line, column) if mark else at(0, 0)
    began = at(start.line, start.column) if start else here
    problem, context = fault.problem or "", fault.context or ""
    odd = odd_space(lines, (line, line - 1, *((start.line,) if start else ())), file)
    if odd:
        return odd
    for number in (line, line - 1):
        indent = re.match(r"\s*", lines[number])
        if number >= 0 and indent and "\t" in indent[0]:
            return error("yaml-tab", at(number, lines[number].index("\t")))
    if "mapping values are not allowed" in problem:
        return _stray_colon(lines, line, column, at)
    found = _by_words(problem, context, here, began)
    if found:
        return found
    for number in (line, line - 1):
        missing = NO_SPACE.match(lines[number]) if number >= 0 else None
        if missing:
            return error("yaml-colon-space", at(number, missing.end() - 1))
    return _by_line(problem, context, lines[line], column, here, began)


def _by_words(problem: str, context: str, here: Place, began: Place) -> Problem | None:
    """What PyYAML's words say whatever stands on the line; None where the line has to be looked at."""
    if "exceeded max" in problem:
        return error("yaml-too-deep", here)
    if "escape" in problem:
        return error("yaml-escape", here)
    if "quoted scalar" in context:
        return error("yaml-quote", began)
    if "block sequence entries are not allowed" in problem:
        return error("yaml-list", here)
    if "flow" in context:
        return error("yaml-bracket", began)
    return None


def _by_line(problem: str, context: str, words: str, column: int, here: Place, began: Place) -> Problem:
    """What is wrong on the line `words` at `column`, from 0."""
    if "undefined alias" in problem or "alias" in context:
        return error("yaml-alias", here)
    if "scanning an anchor" in context:
        return error("yaml-character", began, value="&")
    if "cannot start any token" in problem and column < len(words):
        return error("yaml-character", here, value=words[column])
    if "could not find expected ':'" in problem:
        return error("yaml-colon-missing", began)
    if "did not find expected" in problem and "block" in context:
        before = words[:column].strip(" -")
        return error("yaml-behind", here, value=words[column:]) if before else error("yaml-indent", here)
    return error("yaml-syntax", here, detail=problem)


def _stray_colon(lines: Sequence[str], line: int, column: int, at: Callable[[int, int], Place]) -> Problem:
    """A colon where none may be: a second one in its line, or the first behind a line that was taken for a text."""
    if re.search(r":\s", lines[line][:column]):
        return error("yaml-colon", at(line, column))
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    missing = NO_SPACE.match(lines[above])
    if missing:
        return error("yaml-colon-space", at(above, missing.end() - 1))
    indent = len(lines[line]) - len(lines[line].lstrip())
    if ":" in lines[above] or lines[above].lstrip().startswith("-"):
        return error("yaml-indent", at(line, indent))
    return error("yaml-colon-missing", at(above, len(lines[above]) - len(lines[above].lstrip())))
