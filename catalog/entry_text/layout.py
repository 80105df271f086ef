"""The tree of an entry → its lines: two columns for each step inwards, comments at the margin of what they explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from catalog.content.load.files import BREAK
from catalog.entry_text.comments import DEEP
from catalog.entry_text.scalars import LONGEST_KEY, WIDTH, Written, below_its_key, in_quotation_marks, on_one_line
from catalog.entry_text.tree import BLOCK_HEAD, Collection, Comment, Item, Scalar

STEP: Final = 2
MOST_BLANK: Final = 2  # lines between the groups of an entry; inside of a field there is one


def lines_of(root: Collection) -> list[str]:
    """The lines of an entry."""
    if not root.items:
        return ["{}", *_comments(root.tail, 0, first=False)]
    return list(_block(root, 0))


def field_lines(key: str, value: Scalar | Collection, margin: int) -> list[str]:
    """The lines of a field whose key stands in column `margin`."""
    return list(_item(Item(key, value), margin))


def one_line(value: Scalar | Collection) -> str:
    """A value on one line: maps and lists in brackets."""
    if isinstance(value, Scalar):
        if value.source and value.style != "'" and not _has_lines(value):
            return value.source
        return on_one_line(value.value, brackets=True, text=value.text)
    inner = ", ".join(_in_brackets(item) for item in value.items)
    return f"{{{inner}}}" if value.is_map else f"[{inner}]"


def _in_brackets(item: Item) -> str:
    value = one_line(item.value)
    if item.key is None:
        return value
    bare = isinstance(item.value, Scalar) and item.key_source and not item.value.source and item.value.value is None
    return _key(item, brackets=True) if bare else f"{_key(item, brackets=True)}: {value}"


def _key(item: Item, *, brackets: bool = False) -> str:
    """A key as it was typed, where it has no lines of its own."""
    if item.key_source and item.key_source[0] not in "'|>" and not BREAK.search(item.key_source):
        return item.key_source
    return on_one_line(item.key, brackets=brackets, text=True) if item.key else '""'


def _block(collection: Collection, margin: int) -> Iterator[str]:
    for number, item in enumerate(collection.items):
        yield from _comments(item.above, margin, first=not number)
        yield from _item(item, margin)
    yield from _comments(collection.tail, margin, first=False)


def _item(item: Item, margin: int) -> Iterator[str]:
    pad = " " * margin
    head = "-" if item.key is None else f"{_key(item)}:"
    if len(head) > LONGEST_KEY:
        yield f"{pad}? {head[:-1]}"
        head = ":"
    first, *below = value_lines(item, margin, WIDTH - margin - len(head) - 1)
    yield pad + head + first
    yield from below


def value_lines(item: Item, margin: int, room: int) -> list[str]:
    """What stands behind the key or the hyphen of an item, which is in column `margin`: the rest of its line, in which
    there are `room` columns for the value, and the lines below."""
    value = item.value
    if isinstance(value, Scalar):
        written = _scalar(value, margin + STEP, room)
        below = [f"{' ' * (margin + STEP)}{line}" if line else "" for line in written.below]
        return [_joined(written.first, item.beside), *below]
    fitting = _fits(value, room)
    if fitting is not None:
        return [_joined(fitting, item.beside)]
    inner = list(_block(value, margin + STEP))
    if item.key is None and not item.beside and _begins_at_once(value):
        return [_joined(inner[0][margin + STEP :], ""), *inner[1:]]
    return [_joined("", item.beside), *inner]


def _joined(value: str, comment: str) -> str:
    line = f" {value}" if value else ""
    return f"{line}  {comment}" if comment else line


def _begins_at_once(collection: Collection) -> bool:
    """Whether the first item of a collection may stand on the line of the hyphen before it."""
    first = collection.items[0]
    return not any(line.text for line in first.above)


def _fits(value: Collection, room: int) -> str | None:
    """A collection in brackets, where it stands in them; None where it is to be written line by line. What was typed on
    one line stays on one, however long; what was typed on several is put on one that has room for it."""
    if not value.items:
        return one_line(value)
    if not value.brackets or _has_comments(value):
        return None
    line = one_line(value)
    return line if value.one_line or len(line) <= room else None


def _has_comments(value: Collection) -> bool:
    return any(comment.text for comment in value.tail) or any(
        item.beside
        or any(comment.text for comment in item.above)
        or (isinstance(item.value, Collection) and _has_comments(item.value))
        for item in value.items
    )


def _has_lines(value: Scalar) -> bool:
    return BREAK.search(value.source) is not None


def _scalar(value: Scalar, margin: int, room: int) -> Written:
    """A text as it was typed, where that has a form of its own; else as a new one is written."""
    if value.style in ("|", ">"):
        kept = _kept_lines(value)
        if kept is not None:
            return kept
    elif value.source and not _has_lines(value):
        if value.style != "'":
            return Written(value.source)
        plain = value.value is not None and "\\" not in value.value and '"' not in value.value
        return Written(in_quotation_marks(value.value or "") if plain else value.source)
    return below_its_key(value.value, margin=margin, room=room, text=value.text)


def _kept_lines(value: Scalar) -> Written | None:
    """A text below its key with the lines that it has; None where these depend on more than their margin."""
    first, *lines = value.source.split("\n")
    found = BLOCK_HEAD.match(first)
    sign = found[0].split()[0] if found else ""
    margins = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")]
    if sign not in ("|", ">", "|-", ">-") or not margins or any(mark in value.source for mark in "\r\x85\u2028\u2029"):
        return None
    end = "" if (value.value or "").endswith("\n") else "-"  # a file may end before the line break that is meant
    return Written(sign[0] + end, [line[margins[0] :] if line.strip(" ") else "" for line in lines])


def _comments(comments: Sequence[Comment], margin: int, *, first: bool) -> Iterator[str]:
    """Lines above an item; `first` is the item in what holds it, and has no blank lines above it."""
    blank = 0
    begun = not first
    for comment in comments:
        if not comment.text:
            blank += 1
            continue
        yield from [""] * (min(blank, 1 if margin else MOST_BLANK) if begun else 0)
        yield _comment(comment, margin)
        blank, begun = 0, True
    yield from [""] * (min(blank, 1 if margin else MOST_BLANK) if begun else 0)


def _comment(comment: Comment, margin: int) -> str:
    if margin and not comment.column and DEEP.match(comment.text):
        return comment.text  # its margin stands behind its #
    return " " * margin + comment.text
