"""Lists in columns: items of known height → columns of equal height, page after page (stage 6).

Typesetting could balance columns by itself, but does so by setting them again and again until they fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

T = TypeVar("T")

STEP_MM: Final = 1.0  # columns are balanced to this
Page = TypeVar("Page")
Cut = tuple[list[Page], float]  # the pages of a list, and how many mm of the last one are taken


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A piece that no column breaks: its height in mm; `above`, the space over it unless it stands at the top; `again`,
    the height of the heading that is repeated over it where it does."""

    content: T
    height: float
    above: float = 0.0
    again: float = 0.0
    head: bool = False  # never the last of a column


Columns = tuple[tuple[T, ...], ...]


@dataclass(frozen=True, slots=True)
class Filled(Generic[T]):
    """Columns, the height in mm that the tallest may have, and how many items they took."""

    columns: Columns[T]
    height: float
    taken: int


def fill_columns(items: Sequence[Item[T]], count: int, room: float) -> Filled[T]:
    """As many of `items` as `count` columns of at most `room` mm hold, in columns as level as can be.

    An item higher than `room` has a column of its own.
    """
    full = _fill(items, count, room)
    if full.taken < len(items):
        return full
    height = sum(item.height for item in items) / count
    while height < room:
        level = _fill(items, count, height)
        if level.taken == len(items):
            return level
        height += STEP_MM
    return full


def without_remnant(cut: Callable[[float], Cut[Page]], least: float) -> list[Page]:
    """The pages of a list, none more than need be. Where fewer than `least` mm stand on the last one, all others leave
    some of their height empty, so that more does. `cut` cuts the list into pages of which so many mm are left empty.
    """
    pages, last = cut(0.0)
    empty = 0.0
    while len(pages) > 1 and last < least and empty < least:
        empty += STEP_MM
        again, last = cut(empty)
        if len(again) > len(pages):
            break
        pages = again
    return pages


def _fill(items: Sequence[Item[T]], count: int, height: float) -> Filled[T]:
    columns: list[tuple[T, ...]] = []
    start = 0
    while len(columns) < count and start < len(items):
        end = _column_end(items, start, height)
        columns.append(tuple(item.content for item in items[start:end]))
        start = end
    return Filled(tuple(columns), height, start)


def _column_end(items: Sequence[Item[T]], start: int, height: float) -> int:
    """Where the column ends that begins with item `start`."""
    used = items[start].again + items[start].height
    end = start + 1
    while end < len(items) and used + items[end].above + items[end].height <= height:
        used += items[end].above + items[end].height
        end += 1
    if end < len(items):
        while end - 1 > start and items[end - 1].head:
            end -= 1
        while end < len(items) and items[end - 1].head:  # nothing else is there: it is not left alone
            end += 1
    return end
