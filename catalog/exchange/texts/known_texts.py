"""The texts of a project, found again by the rows of a file: also those that have another place in a list since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from catalog.content.load.translation_file import text_digest
from catalog.exchange.texts.text_row import ProjectText, ReturnedText

PLACE: Final = re.compile(r"\[[0-9]+\]")  # in a list
ALIKE: Final = 0.6  # of a text in a list that was mended; one that is less like it is another


class KnownTexts:
    """`texts` are all of the project, `own` is the catalogue's language."""

    def __init__(self, texts: Iterable[ProjectText], own: str) -> None:
        self._own = own
        self._by_key: dict[str, ProjectText] = {}
        self._by_form: dict[tuple[str, str], list[ProjectText]] = {}
        for text in texts:
            self._by_key.setdefault(text.key, text)
            if (form := PLACE.sub("[]", text.field)) != text.field:
                self._by_form.setdefault((text.file, form), []).append(text)
        self.files = {text.file for text in self._by_key.values()}

    def find(self, row: ReturnedText) -> ProjectText | None:
        """The text that a row translates. One in a list is known by its source where others were put in before it; None
        where there is none, or another one has its place."""
        text = self._by_key.get(row.key)
        wanted = source_digest(row)
        if not wanted or (text and self.digest(text) == wanted):
            return text
        file, _, field = row.key.partition("#")
        form = PLACE.sub("[]", field)
        if form == field:
            return text
        moved = next((one for one in self._by_form.get((file, form), ()) if self.digest(one) == wanted), None)
        return moved or (text if text and self._alike(text, row) else None)

    def digest(self, text: ProjectText) -> str:
        """The digest of the source of a text as it is now."""
        return text_digest(text.source(self._own)[1])

    def _alike(self, text: ProjectText, row: ReturnedText) -> bool:
        if not row.source:
            return False
        return SequenceMatcher(None, text.source(self._own)[1], row.source, autojunk=False).ratio() >= ALIKE


def source_digest(row: ReturnedText) -> str:
    """The digest of the source of which a row was translated; "" where the file says it no longer."""
    return row.mark.partition("-")[0] or (text_digest(row.source) if row.source else "")
