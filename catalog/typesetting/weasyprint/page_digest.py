"""What is printed on a page, as a digest: equal as long as no difference would be seen (stage 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from catalog.typesetting.drawn_page import joined_digest

# In the address of a picture, what it was made from and by which program; size and check behind it say what it shows.
ORIGIN: Final = re.compile(r"(?<=^picture:)[0-9a-f]{32}-")


def page_digests(document: Any) -> tuple[str, ...]:  # noqa: ANN401 WeasyPrint has no types
    """A digest of each page of a laid-out document: its lines of text with size and colour, pictures, tinted areas.

    Places count in whole pixels, and those of text not at all: another version of a font library may move a letter by
    a hair, and no page need be printed again for that.
    """
    return tuple(joined_digest("\n".join(_marks(page._page_box))) for page in document.pages)


def _marks(box: Any) -> Iterator[str]:  # noqa: ANN401
    for inner in box.descendants(placeholders=True):
        text = getattr(inner, "text", None)
        if text:
            yield f"{text}|{inner.style['font_size']:.1f}|{_colour(inner, 'color')}"
            continue
        element = getattr(inner, "element", None)
        source = element.get("src") if element is not None and inner.element_tag == "img" else ""
        tint = _colour(inner, "background_color")
        if source or not tint.endswith("/0"):
            place = (inner.position_x, inner.position_y, inner.width, inner.height)
            yield f"{ORIGIN.sub('', source)}|{tint}|{' '.join(str(round(value)) for value in place if value != 'auto')}"


def _colour(box: Any, name: str) -> str:  # noqa: ANN401
    colour = box.style[name]
    if colour == "currentcolor":
        return "current/1"
    return f"{' '.join(f'{part:.3f}' for part in colour.coordinates)}/{colour.alpha:g}"
