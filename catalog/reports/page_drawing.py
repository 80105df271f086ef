"""What the pages that draw a book in outline share: the functions of their templates."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.graphics import colour
from catalog.i18n.translator import Translator
from catalog.reports.plan_text import layout_name, mark_text


def drawing_tools(translator: Translator, names: str, page: tuple[float, float]) -> Mapping[str, object]:
    """What `templates/plan/page.html` draws with. It speaks the language of `translator`; names of products and
    makers are in the language `names`; `page` is the width and height of a page in mm."""
    return {
        "language": translator.language,
        "names_language": names,
        "width": f"{page[0]:g}",
        "height": f"{page[1]:g}",
        "say": translator.say,
        "layout_name": lambda layout: layout_name(layout, translator),
        "mark": lambda need: mark_text(need, translator),
        "tint": lambda accent, share: colour.mix(colour.PAPER, accent, share),
        "readable": lambda accent: colour.darken_until(accent, colour.PAPER, colour.READABLE),
        "text_on": colour.text_on,
    }
