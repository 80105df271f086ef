"""Two plans → the pages that have to be printed again (stage 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from catalog.content.plans import KeptPage, KeptPlan


@dataclass(frozen=True, slots=True)
class Change:
    """A page that has to be printed again: the one before at its place and the one now; None where there is none."""

    place: int  # 0-based, in the book
    before: KeptPage | None
    now: KeptPage | None

    @property
    def name(self) -> str:
        """The number printed on it; what it is where it carries none."""
        page = self.now or self.before
        return (page.page or page.layout) if page else ""


def changed_pages(before: KeptPlan | None, now: KeptPlan) -> tuple[Change, ...]:
    """The pages that are not as they were, place by place; none where there was no plan before."""
    if before is None:
        return ()
    pairs = enumerate(zip_longest(before.pages, now.pages))
    return tuple(
        Change(place, old, new)
        for place, (old, new) in pairs
        if old is None or new is None or (old.digest, old.page) != (new.digest, new.page)
    )


def in_ranges(names: Sequence[str]) -> str:
    """Page numbers as one says them: `iv, 3–5, 12`. What carries no number is told last, once."""
    runs: list[list[str]] = []
    for name in names:
        last = runs[-1][-1] if runs else ""
        if name.isdecimal() and last.isdecimal() and int(name) == int(last) + 1:
            runs[-1].append(name)
        elif not any(name in run for run in runs):
            runs.append([name])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else run[0] for run in runs)


def as_json(changes: Sequence[Change]) -> list[Mapping[str, object]]:
    """The changes as plain values: page, what stood on it before and what stands on it now."""
    return [
        {
            "place": change.place + 1,
            "page": change.name,
            "before": list(change.before.products) if change.before else None,
            "now": list(change.now.products) if change.now else None,
        }
        for change in changes
    ]
