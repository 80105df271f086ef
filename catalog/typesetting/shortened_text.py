"""The end of the ladder for text that does not fit its box: its longest texts, ended sooner (stage 7).

A text ends with a sentence where it can, else with a word and an ellipsis, a word of more letters than there is room
for within it. What is short already, codes, numbers, prices and names, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import Final

from catalog.typesetting.parts import Overflow

LEAST: Final = 24  # characters that are left of a text
STEP: Final = 0.04  # of the text of a box, that goes in the first turn at least
KEPT: Final = frozenset({"price", "steps", "abroad", "whole"})  # classes of elements that are shown whole or not at all
HIDDEN: Final = frozenset({"longer", "spare"})  # … and of those that are not shown where the ladder ends
VOID: Final = frozenset({"br", "img", "wbr", "hr", "col"})  # elements without an end tag
TAG: Final = re.compile(r"(<[^>]*>)")
NAME: Final = re.compile(r"</?\s*([\w-]+)")
CLASSES: Final = re.compile(r'\sclass="([^"]*)"')
SENTENCE: Final = re.compile(r"[.!?…](?=\s)|[。！？]")
ELLIPSIS: Final = "…"
JOINER: Final = "\N{ZERO WIDTH JOINER}"
JOINED: Final = JOINER + "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"


def shorten(html: str, overflow: Overflow, turn: int = 0) -> str:
    """The HTML with the longest texts of a box so much shorter that what is over should be gone, the more so in each
    `turn`, from 0 on; as it was where none of them can be shorter."""
    begin = html.find(f'id="{escape("fit/" + overflow.box)}"')
    end = html.find(f'id="{escape("end/" + overflow.box)}"', begin)
    if begin < 0 or end < 0:
        return html
    begin = html.index(">", begin) + 1
    end = html.rindex("<", begin, end)
    pieces = TAG.split(html[begin:end])
    texts = {place: unescape(pieces[place]) for place in _shown(pieces)}
    long = {place: text for place, text in texts.items() if len(text) > LEAST and not _is_code(text)}
    share = min(0.9, max(STEP * (turn + 1), overflow.over / (overflow.over + overflow.height)))
    most = _most([len(text) for text in long.values()], round(share * sum(map(len, texts.values()))) + 1)
    for place, text in long.items():
        pieces[place] = escape(ended(text, most), quote=False)
    return html[:begin] + "".join(pieces) + html[end:]


def _is_code(text: str) -> bool:
    """Whether a text is a code or an address, of which the beginning is worth nothing: one word that has more in it
    than letters."""
    word = text.strip()
    return len(word.split()) == 1 and not all(
        letter.isalpha() or letter == ELLIPSIS or _belongs_to_the_one_before(letter) for letter in word
    )


def ended(text: str, most: int) -> str:
    """The beginning of `text`, of `most` characters at most: up to a sentence's end, else a word's, else within one."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in SENTENCE.finditer(text[: most + 1]) if found.end() <= most]
    if ends and ends[-1] >= most / 3:
        return text[: ends[-1]]
    room = most - len(ELLIPSIS)
    piece, space = text[:room], max(text.rfind(" ", 0, room + 1), text.rfind("\n", 0, room + 1))
    if space >= most / 3:
        return text[:space].rstrip(" \n,;:–—-(") + ELLIPSIS
    while room > 1 and (_belongs_to_the_one_before(text[room]) or text[room - 1] == JOINER):
        room -= 1
        piece = text[:room]
    return piece + ELLIPSIS


def _belongs_to_the_one_before(character: str) -> bool:
    """Whether a character is drawn together with the one before it."""
    return unicodedata.combining(character) > 0 or character in JOINED or "\U0001f3fb" <= character <= "\U0001f3ff"


def _shown(pieces: Sequence[str]) -> Iterator[int]:
    """Places of the texts that may be shorter among the `pieces` of HTML, tags and texts in turn."""
    classes: list[frozenset[str]] = []  # of the elements that are open
    for place, piece in enumerate(pieces):
        name = NAME.match(piece)
        if place % 2 == 0:
            if piece.strip() and not any(one & (KEPT | HIDDEN) for one in classes):
                yield place
        elif piece.startswith("</"):
            classes = classes[:-1]
        elif name and name[1] not in VOID and not piece.endswith("/>"):
            found = CLASSES.search(piece)
            classes = [*classes, frozenset(found[1].split() if found else ())]


def _most(lengths: Sequence[int], less: int) -> int:
    """To how many characters each text is held so that all together have at least `less` fewer; not under LEAST."""
    low, high = LEAST, max(lengths, default=LEAST)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(max(0, length - middle) for length in lengths) >= less:
            low = middle
        else:
            high = middle - 1
    return low
