"""The width of a float without a width of its own, with less work and the same value (stage 7).

WeasyPrint measures its text word by word for the least width before it looks whether the whole fits beside. Cards have
some dozen such floats, the values of their data, and nearly all of them fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import float as float_layout
from weasyprint.layout import preferred


def _shrink_to_fit(context: Any, box: Any, available_content_width: float) -> float:  # noqa: ANN401
    """Width in px: that of the text in one line, or what is available, or that of the widest word (CSS 2.1, 10.3.5)."""
    in_one_line: float = preferred.max_content_width(context, box, outer=False)
    if in_one_line <= available_content_width:
        return in_one_line
    widest_word: float = preferred.min_content_width(context, box, outer=False)
    return min(max(widest_word, available_content_width), in_one_line)


@contextmanager
def words_measured_late() -> Iterator[None]:
    """While this lasts, WeasyPrint measures the words of a float only where its text does not fit beside."""
    own = float_layout.shrink_to_fit
    float_layout.shrink_to_fit = _shrink_to_fit
    try:
        yield
    finally:
        float_layout.shrink_to_fit = own
