"""Comments and blank lines of a text → the items to which they belong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from catalog.content.load.files import BREAK
from catalog.entry_text.tree import Collection, Comment, Item, Scalar, comment_of

COMMENT: Final = re.compile(r"(?<!\S)#[^\r\n\x85\u2028\u2029]*")
# A line of `catalog new` that is deeper than it looks: behind its # stands the margin that it has without it.
DEEP: Final = re.compile(r"##? ( {2,})\S")


def attach(text: str, root: Collection, scalars: Sequence[Scalar]) -> None:
    """Give each comment and blank line of `text` to an item of `root`, or to the collection whose last items it
    follows. `scalars` are all keys and values, in which there are no comments."""
    lines = _Lines(text, scalars)
    steps = list(_steps(root))
    points = sorted(
        ((place, number, item) for number, item in enumerate(steps) if isinstance(item, Item) for place in _ends(item)),
        key=lambda point: point[:2],
    )
    places = [place for place, _, _ in points]
    alone: list[Comment] = []
    within: list[tuple[Item, Comment]] = []  # between a key and its value on a line below
    for comment in sorted([*lines.blanks(), *lines.comments()], key=lambda comment: comment.start):
        last = bisect_right(places, comment.start) - 1
        around = points[last][2] if last >= 0 else None
        if around and comment.text and places[last] >= lines.begin(comment.start) and not around.beside:
            around.beside = comment.text
        elif around and around.head <= comment.start < around.value.start and len(_ends(around)) > 1:
            within.append((around, comment))
        else:
            alone.append(comment)
    _distribute(steps, alone, root)
    for around, comment in within:
        around.above += [comment] if comment.text else []
    for step in steps:
        if isinstance(step, Item) and isinstance(step.value, Scalar):
            step.beside = step.beside or comment_of(step.value)


def _steps(collection: Collection) -> Iterator[Item | Collection]:
    """Each item where it begins, each collection where it ends."""
    for item in collection.items:
        yield item
        if isinstance(item.value, Collection):
            yield from _steps(item.value)
    yield collection


def _ends(item: Item) -> list[int]:
    """Where something of an item ends behind which its comment may stand."""
    whole = isinstance(item.value, Scalar) or item.value.brackets
    return [item.head, item.end] if whole else [item.head]


class _Lines:
    """The lines of a text, and what of them is outside of scalars."""

    def __init__(self, text: str, scalars: Sequence[Scalar]) -> None:
        self._text = text
        self._begins = [0, *(found.end() for found in BREAK.finditer(text))]
        self._spans = sorted((scalar.start, scalar.end) for scalar in scalars if scalar.end > scalar.start)

    def begin(self, index: int) -> int:
        """Where the line begins in which `index` is."""
        return self._begins[bisect_right(self._begins, index) - 1]

    def comments(self) -> Iterator[Comment]:
        gap = 0
        for start, end in [*self._spans, (len(self._text), len(self._text))]:
            for found in COMMENT.finditer(self._text, gap, start):
                column = found.start() - self.begin(found.start())
                yield Comment(found[0].rstrip(), column, found.start(), found.end())
            gap = end

    def blanks(self) -> list[Comment]:
        starts = [start for start, _ in self._spans]
        found = []
        for begin, after in zip(self._begins, [*self._begins[1:], len(self._text) + 1], strict=True):
            if after > len(self._text) or self._text[begin:after].strip():
                continue
            span = bisect_right(starts, begin) - 1
            if span < 0 or self._spans[span][1] <= begin:
                found.append(Comment("", 0, begin, begin))
        return found


def _distribute(steps: Sequence[Item | Collection], alone: Sequence[Comment], root: Collection) -> None:
    """Give lines of their own to the item below, or to a collection that ends above and in which they are indented."""
    closed: list[Collection] = []
    done = 0
    for step in steps:
        if isinstance(step, Collection):
            closed.append(step)
            continue
        here = done
        while here < len(alone) and alone[here].start < step.start:
            here += 1
        _between(closed, alone[done:here], step, step.above)
        closed, done = [], here
    _between(closed, alone[done:], None, root.tail)


def _between(closed: Sequence[Collection], lines: Sequence[Comment], below: Item | None, rest: list[Comment]) -> None:
    waiting: list[Comment] = []  # blank lines, which go with what follows them
    target: list[Comment] | None = None
    depth = 0
    for line in lines:
        if not line.text:
            waiting.append(line)
            target = None
            continue
        if target is None or margin(line) < depth:
            target, depth = _home(closed, line, below, rest), margin(line)
        target += [*waiting, line]
        waiting = []
    if below is not None:
        rest += waiting


def _home(closed: Sequence[Collection], line: Comment, below: Item | None, rest: list[Comment]) -> list[Comment]:
    least = below.column if below is not None else 0
    for collection in closed:
        if collection.brackets:
            if line.start < collection.end:
                return collection.tail
        elif collection.column > least and margin(line) >= collection.column:
            return collection.tail
    return rest


def margin(line: Comment) -> int:
    """The column to which a comment belongs: its own, or that of what it comments out."""
    found = DEEP.match(line.text) if not line.column else None
    return len(found[1]) if found else line.column
