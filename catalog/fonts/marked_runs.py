"""HTML → the same with each run of text in another script in an element that names its language.

By it the typesetter and browsers choose the forms of letters: a Han letter in an English page is drawn as its own
language writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from catalog.fonts.phrases import has_words, keep_phrases
from catalog.fonts.scripts import ANY, east_asian_of, script_runs, written_leftwards

TAG: Final = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME: Final = re.compile(r"</?\s*([\w:-]+)")
LANGUAGE: Final = re.compile(r'\slang="([^"]*)"')
VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "!doctype"}
)
NO_ELEMENTS: Final = frozenset({"script", "style", "title", "option", "textarea", "svg"})  # hold none, or no HTML's
HEADINGS: Final = frozenset({"h1", "h2", "h3"})
PHRASED: Final = "data-phrases"  # of another element whose text is a heading
# East Asian marks behind Latin, or at the beginning before it: by themselves, since in the run of the Latin they would
# be drawn for no language.
BEHIND_LATIN: Final = re.compile(r"(?:(?<=[0-9A-Za-z)%])|^)([、。：；（）「」『』]+)(?=[^<>]*(?:<|$))")


class _Open(NamedTuple):
    """An element that is open."""

    name: str
    language: str
    phrased: bool  # whether it keeps phrases though it is no heading


def mark_runs(html: str, language: str, *, phrases: bool = False) -> str:
    """A page or a piece of one in `language`, or in what its elements say; as it was where all is in their scripts.
    Headings may have their `phrases` kept whole, where what sets them knows none; in Korean all text its words."""
    if html.isascii() or not ANY.search(html):
        return html
    return "".join(_pieces(html, language, HEADINGS if phrases else frozenset()))


def _pieces(html: str, language: str, kept: frozenset[str]) -> Iterator[str]:
    open_elements = [_Open("", language, phrased=False)]  # the innermost last
    for place, piece in enumerate(TAG.split(html)):
        if place % 2:
            _follow(piece, open_elements)
            yield piece
        elif piece and not any(of.name in NO_ELEMENTS for of in open_elements):
            spoken = open_elements[-1].language
            whole = bool(kept) and (has_words(spoken) or any(of.name in kept or of.phrased for of in open_elements))
            yield from _marked(piece, spoken, whole=whole)
        else:
            yield piece


def _follow(tag: str, open_elements: list[_Open]) -> None:
    """Open or close the element of a tag."""
    found = NAME.match(tag)
    name = found[1].lower() if found else ""
    if not name or name in VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if any(name == other.name for other in open_elements):
            while open_elements.pop().name != name:
                pass
        return
    spoken = LANGUAGE.search(tag)
    language = spoken[1] if spoken else open_elements[-1].language
    open_elements.append(_Open(name, language, phrased=PHRASED in tag))


def _marked(text: str, language: str, *, whole: bool) -> Iterator[str]:
    for run in script_runs(text, language):
        if run.language:
            direction = ' dir="rtl"' if written_leftwards(run.language) else ""
            yield f'<bdi class="script" lang="{run.language}"{direction}>{run.text}</bdi>'
        else:
            text = keep_phrases(run.text, language) if whole else run.text
            yield BEHIND_LATIN.sub(r"<bdi>\1</bdi>", text) if east_asian_of(language) else text
