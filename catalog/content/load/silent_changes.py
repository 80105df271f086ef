"""The text of a file → what reading it as YAML leaves out or takes apart without an error, as warnings (stage 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import yaml

from catalog.content.load.files import BREAK
from catalog.core.problems import Place, Problem, warning

# Where none of these stands, nothing can have been changed, and the text is not looked at again: a # behind a blank
# and before a word, a word behind & where a value begins, a comma between two digits not far behind a bracket.
SUSPECT: Final = re.compile(r"[ \t]#[^\s#]|(?:^|[\s,\[{])&\w|\[[^\]]{0,300}[0-9],[0-9]", re.MULTILINE)
COMMENT: Final = re.compile(r"[ \t]+(#[^\s#].*)")
COMMENT_LINE: Final = re.compile(r"([ \t]*)(#[^\s#].*)")
DIGITS: Final = re.compile(r"[0-9]+")
NUMBER: Final = re.compile(r"[-+]?[0-9.]+")


def silent_changes(text: str, file: str, loader: Any) -> Iterator[Problem]:  # noqa: ANN401 PyYAML's two readers have no type in common
    """A warning for each comment that cuts a text off, each name (&) that nothing uses, each number in a list that its
    comma cuts in two. `text` is one that `loader` can read."""
    if not SUSPECT.search(text):
        return
    tokens = list(yaml.scan(text, Loader=loader))
    lines = BREAK.split(text)
    yield from _comments(tokens, lines, file)
    yield from _names(tokens, file)
    yield from _commas(tokens, file)


def _comments(tokens: Sequence[yaml.Token], lines: Sequence[str], file: str) -> Iterator[Problem]:
    """What stands behind a # is a comment; one with a word at its # is more likely meant as a part of the text."""
    depth, begun = 0, 0  # in brackets; column of the key or dash before a value
    for token in tokens:
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            depth += 1
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            depth -= 1
        elif isinstance(token, yaml.KeyToken | yaml.BlockEntryToken):
            begun = token.start_mark.column
        plain = isinstance(token, yaml.ScalarToken) and token.plain
        if not plain and not isinstance(token, yaml.ValueToken):
            continue
        end = token.end_mark
        behind = lines[end.line][end.column :] if end.line < len(lines) else ""
        found = COMMENT.match(behind)
        if found:
            yield _left_out(found[1], file, end.line, end.column + found.start(1))
        elif plain and not depth and not behind.strip():
            yield from _comment_below(lines, end.line + 1, begun, file)


def _comment_below(lines: Sequence[str], first: int, begun: int, file: str) -> Iterator[Problem]:
    """A comment on the next line that is written as if the text went on there: further in than its key at `begun`."""
    number = next((number for number in range(first, len(lines)) if lines[number].strip()), None)
    found = COMMENT_LINE.fullmatch(lines[number]) if number is not None else None
    if number is not None and found and len(found[1]) > begun:
        yield _left_out(found[2], file, number, len(found[1]))


def _left_out(comment: str, file: str, line: int, column: int) -> Problem:
    return warning("comment-cuts", Place(file, line + 1, column + 1), value=comment.strip())


def _names(tokens: Sequence[yaml.Token], file: str) -> Iterator[Problem]:
    used = {token.value for token in tokens if isinstance(token, yaml.AliasToken)}
    for token in tokens:
        if isinstance(token, yaml.AnchorToken) and token.value not in used:
            mark = token.start_mark
            yield warning("anchor-unused", Place(file, mark.line + 1, mark.column + 1), value=f"&{token.value}")


def _commas(tokens: Sequence[yaml.Token], file: str) -> Iterator[Problem]:
    """Items of lists in brackets of which the first ends where the second begins: `[1,5 kg, 2,5 kg]`. In a list of
    numbers alone that has no blank behind any comma, such as [3,0], nothing is meant but the comma of the list."""
    for items in _lists(tokens):
        tight = [(one, other) for one, other in pairwise(items) if other.start_mark.index == one.end_mark.index + 1]
        numbers = all(NUMBER.fullmatch(item.value) for item in items)
        if numbers and len(tight) == len(items) - 1:
            continue
        for one, other in tight:
            if DIGITS.fullmatch(one.value) and other.value[:1].isdigit():
                mark = one.start_mark
                place = Place(file, mark.line + 1, mark.column + 1)
                yield warning("list-comma", place, value=f"{one.value},{other.value}", one=one.value, two=other.value)


def _lists(tokens: Sequence[yaml.Token]) -> Iterator[list[yaml.ScalarToken]]:
    """Of each list in brackets that holds unquoted scalars alone, these."""
    items: list[yaml.ScalarToken] | None = None
    for token in tokens:
        if isinstance(token, yaml.FlowSequenceStartToken):
            items = []
        elif items is not None and isinstance(token, yaml.ScalarToken) and token.plain:
            items.append(token)
        elif isinstance(token, yaml.FlowSequenceEndToken):
            if items:
                yield items
            items = None
        elif not isinstance(token, yaml.FlowEntryToken):
            items = None
