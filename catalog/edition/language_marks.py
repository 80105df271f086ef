"""HTML in one language → the same with the language of every text in it that is in another one.

By `lang` a page's typesetter, a browser and a screen reader choose letters, hyphens and a voice. The element that holds
nothing but such a text is given it; a part of a text gets an element of its own, `bdi`, so that it also keeps its
direction of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape as escape_attribute
from html import unescape
from typing import Final

from catalog.edition.foreign_texts import Foreign

TAG: Final = re.compile(r"(<[^>]*>)")
NAME: Final = re.compile(r"<(/?)\s*([\w-]+)")
SPOKEN: Final = re.compile(r'\s(?:alt|title)="([^"]*)"')
LANG: Final = re.compile(r"\slang=")
# Between texts in a row: commas, points, brackets, also wide ones; a space before a number; the ends of lines.
BETWEEN: Final = re.compile(r"(\s*[,;:·()\u00a0\n/、；：，。（）]\s*|\s(?=[0-9(])|\s*–\s*)")
PLAIN: Final = frozenset({"style", "script", "title", "textarea", "option", "svg"})  # hold no elements of text
MOST_PIECES: Final = 24  # of a row that may be one text together
PARAGRAPHS: Final = re.compile(r"\n\n")

Languages = Mapping[str, str]  # by text


def languages_of(*foreign: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The languages of texts, and of their paragraphs, from what views have noted."""
    found: dict[str, str] = {}
    for notes in foreign:
        for text, language in notes:
            found[text] = language
            for paragraph in PARAGRAPHS.split(text):
                found.setdefault(paragraph.strip(), language)
    return found


def mark_languages(html: str, languages: Languages) -> str:
    """The HTML of a page with the languages of its texts; nothing else of it is changed."""
    if not languages:
        return html
    pieces = TAG.split(html)
    plain = ""
    for place, piece in enumerate(pieces):
        if place % 2:
            plain = _plain(piece, plain)
            pieces[place] = _tag(piece, languages) if not plain else piece
        elif not plain and piece.strip():
            whole = languages.get(unescape(piece.strip()))
            if whole and _alone(pieces, place):
                pieces[place - 1] = _with_lang(pieces[place - 1], whole)
            else:
                pieces[place] = "".join(_marked(piece, languages))
    return "".join(pieces)


def _plain(tag: str, plain: str) -> str:
    """The element without elements in which one is behind `tag`; "" for none."""
    found = NAME.match(tag)
    if not found:
        return plain
    closing, name = found[1], found[2].lower()
    if plain:
        return "" if closing and name == plain else plain
    return name if not closing and name in PLAIN and not tag.endswith("/>") else ""


def _alone(pieces: list[str], place: int) -> bool:
    """Whether the text at `place` is all that an element holds which has no language of its own."""
    before, behind = pieces[place - 1] if place else "", pieces[place + 1] if place + 1 < len(pieces) else ""
    opened, closed = NAME.match(before), NAME.match(behind)
    if not opened or not closed or before.endswith("/>"):
        return False
    return not opened[1] and bool(closed[1]) and opened[2] == closed[2] and not LANG.search(before)


def _tag(tag: str, languages: Languages) -> str:
    """The tag of a picture with the language of what is said in its place."""
    if not tag.startswith("<img") or LANG.search(tag):
        return tag
    said = (languages.get(unescape(value)) for value in SPOKEN.findall(tag))
    language = next(filter(None, said), "")
    return _with_lang(tag, language) if language else tag


def _with_lang(tag: str, language: str) -> str:
    end = "/>" if tag.endswith("/>") else ">"
    return f'{tag.removesuffix(end)} lang="{escape_attribute(language)}"{end}'


def _marked(text: str, languages: Languages) -> Iterator[str]:
    """A text with elements around what of it is in another language: the longest rows of pieces that are one text."""
    head = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    pieces = BETWEEN.split(text.strip())
    yield head
    place = 0
    while place < len(pieces):
        end, language = _longest(pieces, place, languages)
        if language:
            yield f'<bdi lang="{escape_attribute(language)}">{"".join(pieces[place:end])}</bdi>'
        else:
            yield pieces[place]
        place = end
    yield tail


def _longest(pieces: list[str], start: int, languages: Languages) -> tuple[int, str]:
    """Where the longest text ends that begins with the piece `start`, and its language; the next piece and "" where
    there is none."""
    if pieces[start]:
        for end in range(min(len(pieces), start + MOST_PIECES), start, -1):
            if pieces[end - 1] and (language := languages.get(unescape("".join(pieces[start:end])))):
                return end, language
    return start + 1, ""


def shown_languages(languages: Languages, texts: Iterable[str]) -> Foreign:
    """Of `languages` what `texts` have in them, whole or in a row."""
    found: dict[str, str] = {}
    for text in texts:
        pieces = BETWEEN.split(text.strip())
        place = 0
        while place < len(pieces):
            end, language = _longest(pieces, place, languages)
            if language:
                found[unescape("".join(pieces[place:end]))] = language
            place = end
    return tuple(sorted(found.items()))
