"""Names in elements that are set in capitals (stage 6)."""

from __future__ import annotations

from markupsafe import Markup as Html

from catalog.edition.views import EditionDetails
from catalog.fonts.capitals import in_capitals


def own_capitals(name: str, details: EditionDetails) -> Html:
    """The attribute of an element with a name that the book's language would capitalise otherwise than the catalogue's:
    of Sri Rejeki in a Turkish book SRI REJEKI, not SRİ REJEKİ. Nothing where both do it alike."""
    foreign = name.isascii() and in_capitals(name, details.language) != name.upper()
    return Html(' lang="{}"').format(details.own_language) if foreign else Html()
