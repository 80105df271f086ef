"""A word is broken within only where its line could not end before it (stage 7; CSS Text 3, 5.1, `overflow-wrap`).

WeasyPrint takes a text inside several elements for the beginning of its line wherever it stands, and so breaks a word
that does not fit beside what is before it, where the whole word would fit on the next line: `Singo Me-ngkok`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import can_break_text

JOINER: Final = "\N{WORD JOINER}"  # no line ends beside it
WRAPPED: Final = frozenset({"normal", "pre-wrap", "pre-line"})  # values of `white-space` with which lines end


@contextmanager
def words_broken_last() -> Iterator[None]:
    """While this lasts, words are broken within where nothing else is possible, and nowhere else."""
    own_box, own_text = inline.split_inline_box, inline.split_text_box
    lines: list[str] = []  # the text of each line that is being filled; one may stand within another

    def split_inline_box(context: Any, box: Any, *more: Any) -> Any:  # noqa: ANN401
        if not isinstance(box, boxes.LineBox):
            return own_box(context, box, *more)
        lines.append("")
        try:
            return own_box(context, box, *more)
        finally:
            lines.pop()

    def split_text_box(context: Any, box: Any, available_width: Any, skip: Any, is_line_start: bool = True) -> Any:  # noqa: ANN401
        before = lines[-1] if lines else ""
        if is_line_start and before:
            following = box.text.encode()[skip:].decode()[:1]
            is_line_start = not can_break_text(before + following, box.style["lang"])
        found = own_text(context, box, available_width, skip, is_line_start)
        if lines and found[0] is not None:
            lines[-1] += _ends(found[0])
        return found

    inline.split_inline_box, inline.split_text_box = split_inline_box, split_text_box
    try:
        yield
    finally:
        inline.split_inline_box, inline.split_text_box = own_box, own_text


def _ends(box: Any) -> str:  # noqa: ANN401
    """What decides whether a line may end in the text of a box, or beside it."""
    text: str = box.text
    if box.style["white_space"] in WRAPPED or len(text) < 2:
        return text
    return text[0] + JOINER + text[-1]
