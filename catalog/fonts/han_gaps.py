"""The small space between Latin and Han letters or kana that stand side by side, as in 綿のSarung: none was typed.

It is no letter, so that the text that is found and copied stays as it was typed. Sources: W3C, Requirements for
Japanese Text Layout, 3.2.6, and for Chinese, 3.2.2; they have a quarter of the em, browsers an eighth of it. Here it is
less than a tenth, from which on readers of a PDF's text take a distance for a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from catalog.fonts.scripts import east_asian_of

GAP: Final = 0.09  # em
GAP_RULE: Final = f".gap {{ margin-right: {GAP}em }}"
MARKED: Final = '<bdi class="gap">{}</bdi>'  # what stands before a gap: a line that ends there shows nothing of it
LATIN: Final = "0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
# Han letters and kana; not their marks, which have room of their own.
EAST: Final = "々〇ぁ-ゖゝゞァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿豈-龎\U00020000-\U000323af"
GAP_PLACE: Final = re.compile(f"(?<=[{LATIN}])(?=[{EAST}])|(?<=[{EAST}])(?=[{LATIN}])")
WORD: Final = re.compile(f"[{LATIN}.,:/'’–-]")  # what is kept together before a gap
TAG: Final = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME: Final = re.compile(r"</?\s*([\w:-]+)")
ROOT: Final = re.compile(r'<html\b[^>]*\slang="([^"]*)"')
INLINE: Final = frozenset({"a", "abbr", "b", "bdi", "em", "i", "q", "span", "strong", "time", "wbr"})
NO_TEXT: Final = frozenset({"head", "style", "script", "svg"})


def has_gaps(language: str) -> bool:
    """Whether a language has this space; Korean types one wherever there is one."""
    return east_asian_of(language) not in ("", "ko")


def gap_count(text: str) -> int:
    """How many such spaces a text has."""
    return 0 if text.isascii() else sum(1 for _ in GAP_PLACE.finditer(text))


def is_gap(before: str, after: str) -> bool:
    """Whether there is such a space between two texts that stand side by side."""
    return bool(before and after and GAP_PLACE.search(before[-1] + after[0]))


def page_language(html: str) -> str:
    """The language that the root of a page names; "" where it names none."""
    root = ROOT.search(html)
    return root[1] if root else ""


def mark_gaps(html: str) -> str:
    """A page in Chinese or Japanese with each letter or word before such a space in an element for GAP_RULE; a page in
    any other language as it was."""
    if not has_gaps(page_language(html)):
        return html
    pieces = TAG.split(html)
    texts = [(at, text) for at, text in _texts(pieces) if text]
    for (at, text), (after, following) in pairwise([*texts, (len(pieces), "")]):
        beside = following[:1] if _inline(pieces[at + 1 : after : 2]) else ""
        pieces[at] = _marked(text, beside)
    return "".join(pieces)


def _texts(pieces: list[str]) -> Iterator[tuple[int, str]]:
    """The texts of a page's `pieces`, tags and texts in turn, with their places."""
    hidden = ""  # the element that is open and whose text is none of the page's
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            if not hidden:
                yield at, piece
            continue
        found = NAME.match(piece)
        name = found[1].lower() if found else ""
        if not hidden and name in NO_TEXT and not piece.startswith("</") and not piece.endswith("/>"):
            hidden = name
        elif hidden == name and piece.startswith("</"):
            hidden = ""


def _inline(tags: list[str]) -> bool:
    """Whether texts with these tags between them stand side by side."""
    return all((found := NAME.match(tag)) and found[1].lower() in INLINE for tag in tags)


def _marked(text: str, beside: str) -> str:
    """`text`, at whose end a text that begins with `beside` stands."""
    if text.isascii() and (not beside or beside.isascii()):
        return text
    parts = GAP_PLACE.split(text)
    last = "" if is_gap(text, beside) else parts.pop()
    return "".join(map(_with_gap, filter(None, parts))) + last


def _with_gap(part: str) -> str:
    start = len(part) - 1
    if WORD.match(part[start]):
        while start and WORD.match(part[start - 1]):
            start -= 1
    return part[:start] + MARKED.format(part[start:])
