"""One change of a text: a value replaced, a field inserted or taken out, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.content.load.files import BREAK
from catalog.content.load.yaml_source import Step
from catalog.entry_text.commented_out import commented_out
from catalog.entry_text.field_order import Type, below, key_order
from catalog.entry_text.layout import field_lines, one_line, value_lines
from catalog.entry_text.scalars import WIDTH, on_one_line
from catalog.entry_text.tree import Collection, Comment, Item, Scalar


class Place:
    """A map or a list in the text of an entry, at first the whole of it."""

    def __init__(self, text: str, root: Collection, annotation: Type) -> None:
        self.annotation = annotation
        self._text = text
        self._here = root
        self._brackets = root.brackets
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def enter(self, step: Step) -> bool:
        """Go into what stands below a key, or at a place of a list; False where that is no map or list."""
        item = self.item(step)
        if item is None or not isinstance(item.value, Collection):
            return False
        self.annotation, self._here = below(self.annotation, step), item.value
        self._brackets = self._brackets or self._here.brackets
        return True

    def item(self, step: Step) -> Item | None:
        """What stands below a key, or at a place of a list."""
        if isinstance(step, int):
            return self._here.items[step] if step < len(self._here.items) else None
        return next((item for item in self._here.items if item.key == step), None)

    def replaced(self, item: Item, new: Scalar | Collection, careful: bool) -> str:
        """The text with another value of an item. A comment behind the old one stays behind the new."""
        old, text = item.value, self._text
        end = old.start + len(text[old.start : old.end].rstrip())
        if self._brackets:
            return self._cut(old.start, end, self._in_brackets(item, one_line(new)))
        nested = isinstance(old, Collection) and not old.brackets
        block = nested or (isinstance(old, Scalar) and old.style in ("|", ">"))
        comment = item.beside if block else ""
        room = WIDTH - (item.head - self._begin(item.start)) - 1
        lines = value_lines(Item(item.key, new, beside=comment), item.column, room)
        between = not nested and bool(text[item.head : old.start].strip())  # a comment above the old value
        if careful or (len(lines) > 1 and (between or self._behind(end))):
            lines = [f" {one_line(new)}" + (f"  {comment}" if comment else "")]
        if len(lines) == 1 and lines[0] and not nested and old.start < old.end:
            return self._cut(old.start, end, lines[0].lstrip())
        return self._cut(item.head, max(end, item.head), self._newline.join(lines))

    def _in_brackets(self, item: Item, value: str) -> str:
        if item.value.start < item.value.end:
            return value
        return f" {value}" if self._text[item.head - 1] == ":" else f": {value}"

    def inserted(self, key: str, value: Scalar | Collection, language: str, careful: bool) -> str:
        """The text with a field that the map does not have yet, at its place in the canonical order: behind the last
        field, live or commented out, that comes before it."""
        before = self._before(key, language)
        if self._brackets:
            return self._inserted_in_brackets(
                f"{on_one_line(key, brackets=True, text=True)}: {one_line(value)}", before
            )
        pad = " " * self._here.column
        lines = [f"{pad}{on_one_line(key, brackets=False, text=True)}: {one_line(value)}"]
        if not careful:
            lines = field_lines(key, value, self._here.column)
        new = self._newline.join(lines)
        if before is None:
            return self._inserted_first(new, pad)
        if before[1] == self._begin(before[1]):  # behind a text with all its line breaks
            return self._cut(before[1], before[1], new + self._newline)
        line_end = BREAK.search(self._text, before[1])
        if line_end is None:
            return f"{_closed(self._text, before[0])}{self._newline}{new}"
        return self._cut(line_end.end(), line_end.end(), new + self._newline)

    def _before(self, key: str, language: str) -> tuple[Item | None, int] | None:
        """What a new field comes behind, and where that ends; None where it comes first."""
        order = key_order(self.annotation, language)
        live = {item.key for item in self._here.items}
        known: list[tuple[str, Item | None, int]] = []
        for item in [*self._here.items, None]:
            above = [line for line in item.above if line.start < item.start] if item else self._here.tail
            fields, _ = commented_out(above, self.annotation, live)
            known += [(field.key, None, field.lines[-1].end) for field in fields]
            if item:
                known.append((item.key or "", item, _end(item)))
        if order is None or self._brackets:
            known = [one for one in known if one[1]]
        if order is None:
            return known[-1][1:] if known else None
        *ranks, new = order.ranks([*(name for name, _, _ in known), key])
        return next((one[1:] for one, its in reversed(list(zip(known, ranks, strict=True))) if its <= new), None)

    def _inserted_in_brackets(self, new: str, before: tuple[Item | None, int] | None) -> str:
        if before:
            return self._cut(before[1], before[1], f", {new}")
        if self._here.items:
            first = self._here.items[0].start
            return self._cut(first, first, f"{new}, ")
        return self._cut(self._here.start + 1, self._here.start + 1, new)

    def _inserted_first(self, new: str, pad: str) -> str:
        first = self._here.items[0]
        begin = self._begin(first.start)
        if self._text[begin : first.start].strip():  # behind the hyphen of a list
            return self._cut(first.start, first.start, f"{new.lstrip(' ')}{self._newline}{pad}")
        place = begin
        above = [line for line in first.above if line.start < first.start]
        for comment in reversed(above):
            if not comment.text or not comment.start:  # the comment on top of a file is about the file
                break
            place = self._begin(comment.start)
        if above and above[0].text and place == self._begin(above[0].start) == 0:
            place = begin
        return self._cut(place, place, new + self._newline)

    def without(self, item: Item) -> str:
        """The text without a field and what stands in it and beside it. Comments stay, those inside below the key,
        which is commented out then."""
        end = item.start + len(self._text[item.start : max(item.end, item.head)].rstrip())
        items = self._here.items
        number = next(number for number, other in enumerate(items) if other is item)
        after = items[number + 1] if number + 1 < len(items) else None
        if self._brackets:
            return self._without_in_brackets(item, end, items[number - 1] if number else None, after)
        begin = self._begin(item.start)
        kept = self._kept_of(item, end)
        if len(items) == 1:
            return self._cut(begin, end, self._newline.join([*kept, f"{' ' * item.column}{{}}"]))
        if after and self._text[begin : item.start].strip():  # behind the hyphen of a list
            free = not kept and not self._text[end : after.start].strip()
            return self._cut(item.start, after.start if free else end, self._newline.join(["", *kept] if kept else []))
        line_end = BREAK.search(self._text, end)
        after_it = line_end.end() if line_end else len(self._text)
        return self._cut(begin, after_it, "".join(f"{line}{self._newline}" for line in kept))

    def _kept_of(self, item: Item, end: int) -> list[str]:
        """The comments inside of a field that is taken out, below its key, which is one then."""
        inside = sorted((one for one in _comments(item) if item.start < one.start < end), key=lambda one: one.start)
        if not inside:
            return []
        key = on_one_line(item.key or "", brackets=False, text=True)
        return [f"{' ' * item.column}# {key}:", *(" " * one.column + one.text for one in inside)]

    def _without_in_brackets(self, item: Item, end: int, before: Item | None, after: Item | None) -> str:
        text = self._text
        if after and not text[end : after.start].strip(", \t"):
            return self._cut(item.start, after.start, "")
        if before and not after and not text[before.end : item.start].strip(", \t"):
            return self._cut(before.end, end, "")
        comma = text.find(",", end, after.start) if after else -1  # else there are comments or lines between
        if comma >= 0:
            return text[: item.start] + text[end:comma] + text[comma + 1 :]
        comma = text.rfind(",", before.end, item.start) if before else -1
        if comma >= 0:
            return text[:comma] + text[comma + 1 : item.start] + text[end:]
        return self._cut(item.start, end, "")

    def _begin(self, index: int) -> int:
        """Where the line begins in which `index` is."""
        begin = 0
        for found in BREAK.finditer(self._text, 0, index):
            begin = found.end()
        return begin

    def _behind(self, index: int) -> bool:
        """Whether anything stands between `index` and the end of its line."""
        found = BREAK.search(self._text, index)
        return bool(self._text[index : found.start() if found else len(self._text)].strip())

    def _cut(self, begin: int, end: int, new: str) -> str:
        return self._text[:begin] + new + self._text[end:]


def _closed(text: str, last: Item | None) -> str:
    """A text without a line break at its end as lines can follow it: one that stands below its key ends without one."""
    value = last.value if last else None
    while isinstance(value, Collection) and value.items:
        value = value.items[-1].value
    if not isinstance(value, Scalar) or value.style not in ("|", ">") or (value.value or "").endswith("\n"):
        return text
    head = value.source.split("\n")[0].split("#")[0]
    return text if "-" in head else f"{text[: value.start + 1]}-{text[value.start + 1 :]}"


def _comments(item: Item) -> Iterator[Comment]:
    """The comments above an item and inside of it that stand on lines of their own."""
    yield from (line for line in item.above if line.text)
    if isinstance(item.value, Collection):
        for inner in item.value.items:
            yield from _comments(inner)
        yield from (line for line in item.value.tail if line.text)


def _end(item: Item) -> int:
    """Where an item ends, with the comments that belong to it."""
    if isinstance(item.value, Scalar) or item.value.brackets:
        return max(item.head, item.end if isinstance(item.value, Collection) else _trimmed(item.value, item.end))
    comments: list[Comment] = item.value.tail
    return max(_end(item.value.items[-1]), *(comment.end for comment in comments), 0)


def _trimmed(value: Scalar, end: int) -> int:
    """The end of a value. All line breaks behind a text with the sign + are its own."""
    return end if "+" in value.source.split("\n")[0] and value.style in ("|", ">") else value.start + len(value.source)
