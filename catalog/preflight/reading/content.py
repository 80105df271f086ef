"""Content streams → their operators with operands; as many as a page of print can need, and those of a form once."""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from typing import Any, Final, NamedTuple

import pikepdf

from catalog.preflight.reading.pdf_objects import MOST_CONTENT, array, identity, unpacked
from catalog.preflight.reading.plain_drawings import plain_steps
from catalog.preflight.reading.unpacking import TooLargeError

LARGE: Final = 1 << 20  # bytes of a stream from which its operators are counted before it is taken apart
MOST_OPERATORS: Final = 2_000_000  # of a stream: 600 MB in memory
MOST_KEPT: Final = 300_000  # operators of forms that are kept for the next time
WORD: Final = re.compile(rb"[A-Za-z'\"*]+")


class Content(NamedTuple):
    """The operators of a stream, and whether it follows the grammar to its end."""

    instructions: list[Any]
    whole: bool
    size: int  # operators, the lines of an outline each for itself


class Contents:
    """Takes the content streams of one file apart."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], Content] = OrderedDict()
        self._count = 0

    def of_form(self, stream: Any) -> Content:  # noqa: ANN401 pikepdf
        """The content of a form, a pattern's cell or a letter of Type 3. TooLargeError, or others of WRONG."""
        key = identity(stream)
        if key is not None and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = taken_apart(unpacked(stream, MOST_CONTENT))
        if key is not None:
            self._kept[key] = found
            self._count += found.size
            while self._count > MOST_KEPT and self._kept:
                _, dropped = self._kept.popitem(last=False)
                self._count -= dropped.size
        return found

    def of_page(self, contents: Any) -> Content:  # noqa: ANN401
        """The content of a page: one stream, or several that are read as one (7.8.2). The same errors."""
        streams = [contents] if isinstance(contents, pikepdf.Stream) else list(array(contents))
        pieces: list[bytes] = []
        left = MOST_CONTENT
        for stream in streams:
            if isinstance(stream, pikepdf.Stream):
                pieces.append(unpacked(stream, left))
                left -= len(pieces[-1])
                if left < 0:
                    raise TooLargeError("contents")
        return taken_apart(b"\n".join(pieces))


def taken_apart(data: bytes) -> Content:
    """The operators of a stream's data. TooLargeError where they are more than MOST_OPERATORS."""
    if len(data) > LARGE and sum(1 for _ in WORD.finditer(data)) > MOST_OPERATORS:
        raise TooLargeError("operators")
    steps = plain_steps(data)
    if steps is not None:
        return Content(steps, whole=True, size=sum(max(1, len(step.operands) // 2) for step in steps))
    with pikepdf.new() as scratch, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = list(pikepdf.parse_content_stream(scratch.make_stream(data)))
    return Content(found, not told, len(found))
