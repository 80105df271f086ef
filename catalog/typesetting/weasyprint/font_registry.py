"""The fonts that WeasyPrint draws pages with, and the glyphs that each has drawn (stage 7)."""

from __future__ import annotations

from typing import Any

from catalog.fonts.faces import EXTRA
from catalog.fonts.metrics import FACE_OF, glyph_widths
from catalog.fonts.spelling import blank_glyph, glyph_letters
from catalog.fonts.static_faces import FontSet
from catalog.typesetting.weasyprint.spelt_text import ShownTexts


class FontRegistry(dict[int, Any]):
    """The fonts of WeasyPrint's documents, by its keys, kept from part to part: making one costs as much as a page.

    Each is called as its face is, and counts with that face's widths, so that all parts can share one font.
    """

    def __init__(self, fonts: FontSet) -> None:
        super().__init__()
        self._files = fonts.files
        self.texts: dict[str, ShownTexts] = {}  # by face, of those whose glyphs do not always spell what was typed

    def __setitem__(self, key: int, font: Any) -> None:  # noqa: ANN401 WeasyPrint has no types
        name = FACE_OF[font.family, int(font.weight), bool(font.style)]
        font.hash = name
        font.widths = glyph_widths(self._files[name])
        if font.family in EXTRA:
            font.to_unicode = self.texts.setdefault(name, self._shown(name))
        super().__setitem__(key, font)

    def _shown(self, name: str) -> ShownTexts:
        file = self._files[name]
        return ShownTexts(glyph_letters(file), glyph_widths(file), blank_glyph(file))

    def forget(self) -> None:
        """Before a part is drawn: none of its glyphs is used yet."""
        self.texts = {name: self._shown(name) for name in self.texts}
        for font in self.values():
            font.to_unicode, font.missing = self.texts.get(font.hash, {}), {}

    def used(self) -> dict[str, dict[int, str]]:
        """The text of each glyph that was drawn since, by face."""
        found: dict[str, dict[int, str]] = {}
        for font in self.values():
            if font.to_unicode:
                found.setdefault(font.hash, {}).update(font.to_unicode)
        return {name: dict(sorted(found[name].items())) for name in sorted(found)}
