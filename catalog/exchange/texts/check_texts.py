"""A translation → what `catalog check` would say of it once it stands in its entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from catalog.content.checks.markdown_texts import markup_in
from catalog.content.checks.text_lengths import most_characters
from catalog.content.load.files import CONTROL
from catalog.core.problems import Place, Problem, error, warning
from catalog.exchange.texts.plan_texts import Taken

StrangeLetters = Callable[[str], list[str]]  # a text → those of its letters that no font has


def check_text(taken: Taken, own: str, strange: StrangeLetters) -> Iterator[Problem]:
    """An error for what would keep the entry from being read or printed, a warning for what would be printed otherwise
    than it was probably meant, unless its source in the catalogue's language `own` is as well; each at its row."""
    row, text = taken.row, taken.text
    place, words = Place(row.place), row.translation
    if control := CONTROL.search(words):
        yield error("file-control-character", place, row.key, character=f"U+{ord(control[0]):04X}")
        return
    letters = strange(unicodedata.normalize("NFC", words))
    if letters:
        named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters)
        yield error("glyph-missing", place, row.key, characters=named)
        return
    inner = text.path[2:] if text.kind == "categories" else text.path
    known = {problem.code for problem in markup_in(text.source(own)[1], inner, lambda: place, row.key)}
    found = markup_in(words, inner, lambda: place, row.key)
    yield from (problem for problem in found if problem.code not in known)
    most = most_characters(text.kind, text.path)
    if most and len(words) > most:
        yield warning("text-long", place, row.key, language=row.language, length=len(words), most=most)
