"""Pictures and their lighter forms → those that meet a number of bytes with the least loss that is seen (stage 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.pictures.lighter.forms import Lighter


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture of a book: its bytes, the mm² that it takes on a page, its lighter forms."""

    size: int
    area: float
    lighter: tuple[Lighter, ...]


@dataclass(frozen=True, slots=True)
class Reduction:
    """What was done to keep a file within `most` bytes: the bytes it has, how many of its pictures are lighter, by
    their resolution (0: as it was) in the order from the highest, and of how many."""

    most: int
    size: int
    lighter: tuple[tuple[int, int], ...]  # resolution and pictures
    pictures: int

    @property
    def kept(self) -> bool:
        return self.size <= self.most


@dataclass(frozen=True, slots=True)
class _Step:
    """From one form of a picture to the next lighter one: what it saves, and how much is seen of it."""

    loss: float  # for each byte saved
    picture: str
    turn: int
    saved: int
    to: Lighter


def choose_lighter(pictures: Mapping[str, Placed], most: int) -> dict[str, Lighter]:
    """The form of each picture that must be lighter for all to have at most `most` bytes; where that cannot be, of each
    the lightest. Always that step is next of which the least is seen for each byte that it saves."""
    total = sum(picture.size for picture in pictures.values())
    steps = [step for name, picture in pictures.items() for step in _steps(name, picture)]
    chosen: dict[str, Lighter] = {}
    for step in sorted(steps, key=lambda step: (step.loss, step.picture, step.turn)):
        if total <= most:
            break
        chosen[step.picture] = step.to
        total -= step.saved
    return chosen


def _steps(name: str, picture: Placed) -> list[_Step]:
    """The forms of a picture that are worth it, in their order: each loses more for a byte than the one before."""
    steps: list[_Step] = []
    size, seen, loss = picture.size, 0.0, 0.0
    while forms := [form for form in picture.lighter if form.size < size]:
        best = min(forms, key=lambda form: ((form.seen - seen) / (size - form.size), form.size))
        loss = max(loss, (best.seen - seen) * picture.area / (size - best.size))  # never less, by no rounding either
        steps.append(_Step(loss, name, len(steps), size - best.size, best))
        size, seen = best.size, best.seen
    return steps


def tell_reduction(most: int, size: int, chosen: Sequence[Lighter], pictures: int) -> Reduction:
    """What is told of the choice."""
    counts: dict[int, int] = {}
    for form in chosen:
        counts[form.dpi] = counts.get(form.dpi, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: -(item[0] or 10_000))
    return Reduction(most, size, tuple(ordered), pictures)
