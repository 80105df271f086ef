"""The text of an entry → its items, each with its place and with the comments that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

import yaml

from catalog.content.load.files import BREAK
from catalog.content.load.yaml_source import LOADER

BLOCK_HEAD: Final = re.compile(r"[|>][^\s#]*(?:[ \t]+(#[^\r\n\x85\u2028\u2029]*))?")


@dataclass(slots=True)
class Comment:
    """A line that holds a comment alone, or nothing (`text` is empty). `column` is where it begins; `start` and `end`
    are places in the text of the file."""

    text: str
    column: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Scalar:
    """A value that holds no others. `source` is how it was typed, "" where it comes from data; `style` the sign that
    YAML has for it: one of " ' | > or nothing. `text` says that its field holds text."""

    value: str | None
    style: str = ""
    source: str = ""
    text: bool = True
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Collection:
    """A map or a list. `brackets` stand around it; `one_line` says that it was typed on one. `tail` are comments behind
    its last item; `column` is that of its items."""

    items: list[Item]
    is_map: bool
    brackets: bool = False
    one_line: bool = False
    tail: list[Comment] = field(default_factory=list)
    column: int = 0
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Item:
    """A key and its value, or an item of a list (`key` is None). `above` are the lines over it, `beside` the comment
    at the end of its line. `start` is where it begins, `head` where its colon or hyphen ends, `end` where it does."""

    key: str | None
    value: Scalar | Collection
    key_source: str = ""
    above: list[Comment] = field(default_factory=list)
    beside: str = ""
    start: int = 0
    head: int = 0
    end: int = 0
    column: int = 0


def parse(text: str) -> Collection:
    """The tree of a text that `content.load` reads as a map, without aliases."""
    from catalog.entry_text.comments import attach

    node = yaml.compose(text, Loader=LOADER)
    if not isinstance(node, yaml.MappingNode):
        raise TypeError("no map")
    reader = _Reader(text)
    root = reader.collection(node)
    attach(text, root, reader.scalars)
    return root


class _Reader:
    """Makes items of nodes, and collects what scalars there are, so that comments are looked for outside of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.scalars: list[Scalar] = []

    def value(self, node: yaml.Node) -> Scalar | Collection:
        return self._scalar(node) if isinstance(node, yaml.ScalarNode) else self.collection(node)

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        start, end = node.start_mark.index, node.end_mark.index
        source = self._text[start:end]
        style = node.style if node.style in ('"', "'", "|", ">") else ""
        if style in ("|", ">") and "+" not in (BLOCK_HEAD.match(source) or [""])[0]:
            last = BREAK.search(source, len(source.rstrip()))  # blanks at the end of its last line are part of it
            source = source[: last.start()] if last else source
        nothing = not style and node.value in ("", "~", "null", "Null", "NULL")
        found = Scalar(None if nothing else node.value, style, source, True, start, start + len(source))
        self.scalars.append(found)
        return found

    def collection(self, node: yaml.Node) -> Collection:
        start, end = node.start_mark, node.end_mark
        brackets = bool(getattr(node, "flow_style", False))
        found = Collection(
            [], isinstance(node, yaml.MappingNode), brackets, start.line == end.line, [], start.column, start.index
        )
        if isinstance(node, yaml.MappingNode):
            found.items = [self._pair(key, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            self._listed(node, found)
        found.end = end.index if brackets or not found.items else found.items[-1].end
        return found

    def _pair(self, key: yaml.ScalarNode, node: yaml.Node) -> Item:
        name = self._scalar(key)
        value = self.value(node)
        behind = re.compile(r"[^:]*:").match(self._text, name.end, max(value.start, name.end + 1))
        head = behind.end() if behind else name.end
        empty = isinstance(value, Scalar) and not value.source
        if empty:
            value.start = value.end = head
        return Item(key.value, value, name.source, [], "", name.start, head, value.end, key.start_mark.column)

    def _listed(self, node: yaml.SequenceNode, found: Collection) -> None:
        """The items of a list. The marks of YAML do not say where a hyphen stands: it is the first thing behind the
        item before, in the column of the list."""
        before = node.start_mark.index
        for inner in node.value:
            value = self.value(inner)
            start = value.start
            if not found.brackets:
                start = self._hyphen(before, found.column)
                if isinstance(value, Scalar) and not value.source:
                    value.start = value.end = start + 1
            head = start if found.brackets else start + 1
            found.items.append(Item(None, value, "", [], "", start, head, value.end, found.column))
            before = value.end

    def _hyphen(self, after: int, column: int) -> int:
        """Where the next hyphen stands in `column`, from `after` on."""
        begin = max((end.end() for end in BREAK.finditer(self._text, 0, after)), default=0)
        if after == begin + column and self._text[after] == "-":
            return after
        for end in BREAK.finditer(self._text, after):
            here = end.end() + column
            if self._text[here : here + 1] == "-" and not self._text[end.end() : here].strip():
                return here
        return after


def comment_of(scalar: Scalar) -> str:
    """The comment behind the sign of a text that stands below its key; "" where there is none."""
    found = BLOCK_HEAD.match(scalar.source) if scalar.style in ("|", ">") else None
    return (found and found[1]) or ""
