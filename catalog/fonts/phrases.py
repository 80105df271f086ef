"""A text in Japanese, Chinese or Korean → the same with its phrases kept whole, so that its lines end between them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from typing import Final

import budoux

from catalog.fonts.scripts import ANY, east_asian_of, letter_count

LONGEST: Final = 19  # columns of a phrase that is kept whole, two of a wide letter; a longer one might run out
# Where a phrase ends, whatever else is known of it; but in Korean, where a particle stands behind a Latin name.
ENDS: Final = re.compile(r"(?<=[・：；／])|(?<=\s)(?=\S)|(?<=[A-Za-z])(?=[\u3040-\u30ff\u4e00-\u9fff])")
# Marks that share the room between them.
SQUEEZED: Final = re.compile("[、。，．」』）】〕］｝〉》”・：；][「『（【〔［｛〈《“]")
KEPT: Final = '<bdi class="phrase">{}</bdi>'  # no style sheet selects it by its name

Parse = Callable[[str], list[str]]


def keep_phrases(text: str, language: str) -> str:
    """The text of an element, as HTML, in `language`; as it was where that has spaces between all words."""
    east = east_asian_of(language)
    if not east or not text.strip():
        return text
    found = [piece for part in _parser(east)(html.unescape(text)) for piece in ENDS.split(part) if piece]
    return "".join(map(_kept, _with_squeezed(found)))


def _with_squeezed(pieces: list[str]) -> list[str]:
    """Phrases, those together of which the marks are squeezed: only what is set in one piece can be."""
    whole = pieces[:1]
    for piece in pieces[1:]:
        if SQUEEZED.fullmatch(whole[-1][-1] + piece[0]):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def has_words(language: str) -> bool:
    """Whether an East Asian language has spaces between its words, at which alone its lines end."""
    return east_asian_of(language) == "ko"


def _kept(phrase: str) -> str:
    bare = phrase.strip()
    escaped = html.escape(phrase, quote=False)
    if not bare or letter_count(bare) > LONGEST or not ANY.search(bare):  # Latin ends its lines between words anyway
        return escaped
    inner = html.escape(bare, quote=False)
    return escaped.replace(inner, KEPT.format(inner), 1)


@cache
def _parser(east: str) -> Parse:
    return {
        "ja": lambda: budoux.load_default_japanese_parser().parse,
        "zh-Hans": lambda: budoux.load_default_simplified_chinese_parser().parse,
        "zh-Hant": lambda: budoux.load_default_traditional_chinese_parser().parse,
    }.get(east, lambda: _words)()


def _words(text: str) -> list[str]:
    """Words with the space behind each."""
    return re.findall(r"\s*\S+\s*", text)
