"""Fields that stand in comments, as those of a new entry do: lines of comments → the fields that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.entry_text.comments import margin
from catalog.entry_text.field_order import Type, is_field
from catalog.entry_text.tree import Comment

KEY: Final = re.compile(r"# *([A-Za-z_]+):(?: |$)")


@dataclass(frozen=True, slots=True)
class CommentedOut:
    """A field that stands in comments, with the comments above it."""

    key: str
    lines: list[Comment]


def commented_out(
    lines: Sequence[Comment], annotation: Type, live: set[str | None]
) -> tuple[list[CommentedOut], list[Comment]]:
    """The fields that stand in comments, each with what is above it, and the rest of the lines."""
    fields: list[CommentedOut] = []
    rest: list[Comment] = []
    for paragraph in _paragraphs(lines):
        rest += paragraph
        names = (found[1] for line in paragraph if (found := KEY.match(line.text)))
        key = next((name for name in names if is_field(annotation, name) and name not in live), None)
        if key:
            fields.append(CommentedOut(key, rest))
            rest = []
    return fields, rest


def _paragraphs(lines: Sequence[Comment]) -> Iterator[list[Comment]]:
    """Comments that belong together, each with the blank lines above it: a blank line parts them, and so does the next
    field, or what explains it, behind one that is commented out."""
    paragraph: list[Comment] = []
    outer: int | None = None  # the margin of what stands first
    keyed = False  # whether there is a field at that margin
    for line in lines:
        here = margin(line)
        key = KEY.match(line.text) is not None
        begins = keyed and outer is not None and here <= outer and (key or line.text.startswith("##"))
        if begins or (not line.text and outer is not None):
            yield paragraph
            paragraph, outer, keyed = [], None, False
        paragraph.append(line)
        if line.text:
            outer = here if outer is None else outer
            keyed = keyed or (key and here == outer)
    if paragraph:
        yield paragraph
