"""HTML → the same with each run of text in another script in an element that names its language.

By it the typesetter and browsers choose the forms of letters: a Han letter in an English page is drawn as its own
language writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from catalog.fonts.phrases import has_words, keep_phrases
from catalog.fonts.scripts import ANY, script_runs, written_leftwards

TAG: Final = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME: Final = re.compile(r"</?\s*([\w:-]+)")
LANGUAGE: Final = re.compile(r'\slang="([^"]*)"')
VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "!doctype"}
)
NO_ELEMENTS: Final = frozenset({"script", "style", "title", "option", "textarea", "svg"})  # hold none, or no HTML's
HEADINGS: Final = frozenset({"h1", "h2", "h3"})


def mark_runs(html: str, language: str, *, phrases: bool = False) -> str:
    """A page or a piece of one in `language`, or in what its elements say; as it was where all is in their scripts.
    Headings may have their `phrases` kept whole, where what sets them knows none; in Korean all text its words."""
    if html.isascii() or not ANY.search(html):
        return html
    return "".join(_pieces(html, language, HEADINGS if phrases else frozenset()))


def _pieces(html: str, language: str, kept: frozenset[str]) -> Iterator[str]:
    open_elements = [("", language)]  # name and language of each, the innermost last
    for place, piece in enumerate(TAG.split(html)):
        if place % 2:
            _follow(piece, open_elements)
            yield piece
        elif piece and not any(name in NO_ELEMENTS for name, _ in open_elements):
            spoken = open_elements[-1][1]
            whole = bool(kept) and (has_words(spoken) or any(name in kept for name, _ in open_elements))
            yield from _marked(piece, spoken, whole=whole)
        else:
            yield piece


def _follow(tag: str, open_elements: list[tuple[str, str]]) -> None:
    """Open or close the element of a tag."""
    found = NAME.match(tag)
    name = found[1].lower() if found else ""
    if not name or name in VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if any(name == other for other, _ in open_elements):
            while open_elements.pop()[0] != name:
                pass
        return
    spoken = LANGUAGE.search(tag)
    open_elements.append((name, spoken[1] if spoken else open_elements[-1][1]))


def _marked(text: str, language: str, *, whole: bool) -> Iterator[str]:
    for run in script_runs(text, language):
        if run.language:
            direction = ' dir="rtl"' if written_leftwards(run.language) else ""
            yield f'<bdi class="script" lang="{run.language}"{direction}>{run.text}</bdi>'
        else:
            yield keep_phrases(run.text, language) if whole else run.text
