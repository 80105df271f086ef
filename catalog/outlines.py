"""What the pages that draw a book in outline share: the functions of their templates."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.book import colour
from catalog.planning.layout import PAGE_HEIGHT, PAGE_WIDTH
from catalog.planning_words import layout_name, mark_text
from catalog.speech import Speech


def drawing_tools(speech: Speech, names: str) -> Mapping[str, object]:
    """What `templates/plan/page.html` draws with. It speaks the language of `speech`; the names of products and makers
    are in the language `names`."""
    return {
        "language": speech.language,
        "names_language": names,
        "width": PAGE_WIDTH,
        "height": PAGE_HEIGHT,
        "say": speech.say,
        "layout_name": lambda layout: layout_name(layout, speech),
        "mark": lambda need: mark_text(need, speech),
        "tint": lambda accent, share: colour.mix(colour.PAPER, accent, share),
        "readable": lambda accent: colour.darken_until(accent, colour.PAPER, colour.READABLE),
        "text_on": colour.text_on,
    }
