"""Findings about a PDF, as values: what, how bad, on which page and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.core.problems import Level
from catalog.core.units import PT_PER_MM
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.ink import Ink
from catalog.preflight.reading.painted import Document, Page, Painted
from catalog.preflight.rules.terms import PrintTerms


class Words(tuple[str, ...]):
    """Keys of words that the report says in its reader's language: `side.left`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a print shop would send back.

    `code` is the key of its sentence and remedy; `page` counts from 1, 0 is the whole file; `box` is the place in pt of
    the page, None for all of it; `values` and `words` fill the sentence; `subject` is the name of what it is about,
    where it has one; `clause` is the rule of a standard.
    """

    code: str
    level: Level
    page: int
    box: Box | None
    values: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, Words], ...]
    subject: str
    clause: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules look at."""

    document: Document
    terms: PrintTerms
    ink: Ink | None = None  # None: not looked for


def error(code: str, page: int = 0, box: Box | None = None, *, clause: str = "", **values: object) -> Finding:
    """A finding for which a shop refuses the file, or prints something else than was meant."""
    return _finding(code, Level.ERROR, page, box, clause, values)


def warning(code: str, page: int = 0, box: Box | None = None, *, clause: str = "", **values: object) -> Finding:
    """A finding that may be wanted so, and should be looked at."""
    return _finding(code, Level.WARNING, page, box, clause, values)


def note(code: str, page: int = 0, box: Box | None = None, *, clause: str = "", **values: object) -> Finding:
    """What is good to know, and no fault."""
    return _finding(code, Level.NOTE, page, box, clause, values)


def _finding(code: str, level: Level, page: int, box: Box | None, clause: str, values: dict[str, object]) -> Finding:
    subject = str(values.pop("which", ""))
    words = tuple((key, value) for key, value in values.items() if isinstance(value, Words))
    plain = tuple((key, str(value)) for key, value in values.items() if not isinstance(value, Words))
    return Finding(code, level, page, box, plain, words, subject, clause)


def inside(page: Page, *, masks: bool = False) -> Iterator[Painted]:
    """The objects that ink the cut page: all but marks, notes and the bleed around, and what only shapes soft masks;
    that too with `masks`."""
    for painted in page.objects:
        if (masks or not painted.in_mask) and _meets(painted.box, page.cut):
            yield painted


def in_bleed(page: Page, terms: PrintTerms) -> Iterator[Painted]:
    """The objects that ink the page or its bleed, without masks."""
    sheet = page.cut.grown(terms.bleed * PT_PER_MM * 0.99)  # marks may begin where the bleed ends
    for painted in page.objects:
        if not painted.in_mask and _meets(painted.box, sheet):
            yield painted


def _meets(box: Box, sheet: Box) -> bool:
    """Whether they have more in common than an edge; lines have no area."""
    found = box.within(sheet)
    return found is not None and (found.width > 0 or box.width == 0) and (found.height > 0 or box.height == 0)


def kind_word(painted: Painted) -> Words:
    """What an object is, in a word."""
    return Words((f"kind.{painted.kind.value}",))
