"""Headings of a table → which field each column is, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from catalog.exchange.columns.fields import EXTRA, SKIP, Field, field_of, fields
from catalog.exchange.columns.presets import Preset
from catalog.exchange.columns.words import note_of, same_heading, words_of

LEAST_SHARE: Final = 0.5  # of the words of a heading that a field explains
LIKE: Final = 0.84  # from which two words of five letters and more are one, misspelt: kecamtan, whatsap
LEAST_LETTERS: Final = 5
EXACT, BY_WORDS, BY_LIKENESS = 3, 2, 1  # how a heading was found


@dataclass(frozen=True, slots=True)
class Match:
    """What a column was taken for; `how` is EXACT where all words of the heading are those of the field. `told` is what
    a mapping file says in place of the brackets of the heading: a unit, a currency."""

    column: int  # from 0
    heading: str
    field: Field
    how: int
    told: str = ""

    @property
    def note(self) -> str:
        """What is said beside the name of the column: `gram` of `Berat (gram)`."""
        return self.told or note_of(self.heading)

    @property
    def target(self) -> str:
        """The field as a mapping file names it."""
        return f"{self.field.key} ({self.told})" if self.told else self.field.key


@dataclass(frozen=True, slots=True)
class _Score:
    """How well a field explains a heading; the greatest wins."""

    how: int
    words: int
    share: float

    @property
    def rank(self) -> tuple[int, int, float]:
        return (1 if self.how == EXACT else 0, self.words * 2 + self.how, self.share)


def match_columns(
    headings: Sequence[tuple[int, str]], typed: Mapping[str, str], preset: Preset | None = None
) -> tuple[Match, ...]:
    """Each column with its heading → its field. `typed` says of headings which field they are, as a mapping file does,
    `preset` says it of those of a shop; all others are found by their words. A field that only one column may be is the
    one that fits best; what is left over is `extra`."""
    fixed = _told(headings, typed, preset)
    every = fields()
    taken = {field.key for field, _ in fixed.values() if not field.many}
    by_words = preset is None or preset.rest == "words"
    ranked = sorted(
        (
            (score, -column, field)
            for column, text in headings
            if by_words and column not in fixed
            for field, score in _candidates(text)
        ),
        key=lambda one: (one[0].rank, one[1]),
        reverse=True,
    )
    found: dict[int, tuple[Field, int]] = {}
    for score, negative, field in ranked:
        if -negative not in found and (field.many or field.key not in taken):
            found[-negative] = field, score.how
            taken.add(field.key)
    if by_words:
        found = _plain_name(found, headings)
    found |= {column: (field, EXACT) for column, (field, _) in fixed.items()}
    told = {column: note for column, (_, note) in fixed.items()}
    return tuple(
        Match(column, text, *found.get(column, (every[EXTRA], EXACT)), told.get(column, ""))
        for column, text in headings
    )


def _told(
    headings: Sequence[tuple[int, str]], typed: Mapping[str, str], preset: Preset | None
) -> dict[int, tuple[Field, str]]:
    """The columns of which somebody has said which field they are, with what stands there in brackets."""
    known = {same_heading(heading): target for heading, target in typed.items()}
    found: dict[int, tuple[Field, str]] = {}
    for column, text in headings:
        target = known.get(same_heading(text)) or (preset.target(text) if preset else "")
        field = field_of(target) if target else None
        if field:
            found[column] = field
    return found


def _plain_name(
    found: Mapping[int, tuple[Field, int]], headings: Sequence[tuple[int, str]]
) -> dict[int, tuple[Field, int]]:
    """With what `Nama` alone is: the name of the product in a table of products, else that of the business."""
    keys = {field.key for field, _ in found.values()}
    for column, text in headings:
        if column not in found and words_of(text) in ({"nama"}, {"name"}):
            of_products = any(key.startswith("product.") for key in keys)
            key = "product.name" if of_products and "product.name" not in keys else "business.name"
            if key not in keys:
                return {**found, column: (fields()[key], BY_WORDS)}
    return dict(found)


def _candidates(heading: str) -> Iterator[tuple[Field, _Score]]:
    words = words_of(heading)
    if not words:
        if heading.strip() == "#":
            yield fields()[SKIP], _Score(EXACT, 1, 1.0)
        return
    for field in fields().values():
        scores = [score for of in field.headings if (score := _score(words, of))]
        best = max(scores, key=lambda score: score.rank, default=None)
        if best and (field.key != SKIP or best.how == EXACT):
            yield field, best


def _score(words: frozenset[str], of: frozenset[str]) -> _Score | None:
    if not of:
        return None
    if of <= words:
        share = len(of) / len(words)
        if share == 1:
            return _Score(EXACT, len(of), share)
        return _Score(BY_WORDS, len(of), share) if share >= LEAST_SHARE else None
    likely = [word for word in of - words if not any(_alike(word, other) for other in words - of)]
    if likely or len(of) / len(words) < LEAST_SHARE:
        return None
    return _Score(BY_LIKENESS, len(of), len(of) / len(words))


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LEAST_LETTERS or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= LIKE
