"""The families of a set in the order in which they are asked for a letter, as fontconfig asks them for pages."""

from __future__ import annotations

from catalog.fonts.faces import SIGNS, TEXT, WIDE_MARKS, marks_family
from catalog.fonts.scripts import EAST, east_asian_of, east_asian_order, script_of
from catalog.fonts.static_faces import FontSet

MARKS: frozenset[str] = frozenset(map(marks_family, WIDE_MARKS))


def families_in_order(fonts: FontSet, language: str) -> tuple[str, ...]:
    """After those of the style sheet, for a text in `language`."""
    there = set(fonts.families) - MARKS
    east = tuple(family for family in east_asian_order(language) if family in there)
    first = east if east_asian_of(language) else ()
    others = tuple(family for family in fonts.families if family in there and family not in east)
    return tuple(dict.fromkeys((TEXT, *first, *SIGNS, *others, *east)))


class MarkFinder:
    """Finds the marks of a text in `language` that are drawn as wide as its letters; `family` has them, "" for none."""

    def __init__(self, fonts: FontSet, language: str) -> None:
        own = east_asian_of(language)
        self._marks = WIDE_MARKS.get(own, "") if own else ""
        self.family = marks_family(own) if self._marks and marks_family(own) in fonts.families else ""

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
