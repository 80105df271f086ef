"""The order in which families are asked for a letter that those of a style sheet lack, by the language of the text: a
Han letter is written in one way in Japan and in another in Taiwan."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from catalog.fonts.faces import EAST_ASIAN, MORE_SIGNS, SCRIPTS, SIGNS, TEXT, WIDE_MARKS, marks_family
from catalog.fonts.scripts import EAST, east_asian_of, script_of, scripts_of

MARKS: Final = frozenset(map(marks_family, WIDE_MARKS))
OTHERS: Final = tuple(family for family, _ in SCRIPTS.values())
# Languages whose families come next to a language's own.
NEXT: Final = {
    "ja": ("zh-Hant", "zh-Hans", "ko"),
    "zh-Hant": ("zh-Hans", "ja", "ko"),
    "": ("zh-Hans", "zh-Hant", "ja", "ko"),
}


@cache
def east_asian_order(language: str) -> tuple[str, ...]:
    """The East Asian families for a text in `language`."""
    own = east_asian_of(language)
    codes = [own, *NEXT.get(own, NEXT[""])] if own else NEXT[""]
    return tuple(EAST_ASIAN[code] for code in dict.fromkeys(codes))


@cache
def family_order(language: str) -> tuple[str, ...]:
    """All families for a text in `language`, whether a set has them or not; without those of wide marks."""
    east = east_asian_order(language)
    first = east if east_asian_of(language) else ()
    return tuple(dict.fromkeys((TEXT, *first, *SIGNS, *OTHERS, MORE_SIGNS, *east)))


def named_families(titles: str, stories: str, language: str) -> tuple[str, ...]:
    """The families in which a book in `language` is set, as its colophon names them; in one that is written in another
    script than Latin, stories are set in those of titles and of that script."""
    own = east_asian_of(language)
    if own:
        return titles, EAST_ASIAN[own]
    scripts = sorted(scripts_of(language) & SCRIPTS.keys())
    return (titles, *(SCRIPTS[script][0] for script in scripts)) if scripts else tuple(dict.fromkeys((titles, stories)))


class MarkFinder:
    """Finds the marks of a text in `language` that are drawn as wide as its letters; `family` has them, "" for none."""

    def __init__(self, families: Collection[str], language: str) -> None:
        """`families` are those that there are."""
        own = east_asian_of(language)
        self._marks = WIDE_MARKS.get(own, "")
        self.family = marks_family(own) if self._marks and marks_family(own) in families else ""

    def places(self, text: str) -> frozenset[int]:
        """Where they stand: behind an East Asian letter or another such mark, or before one at the beginning."""
        if not self.family:
            return frozenset()
        found: set[int] = set()
        east = next((script_of(letter) in EAST for letter in text if letter.isalpha()), False)
        for place, letter in enumerate(text):
            if letter in self._marks:
                if east:
                    found.add(place)
            elif letter.isalpha():
                east = script_of(letter) in EAST
        return frozenset(found)
