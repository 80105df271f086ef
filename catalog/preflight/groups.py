"""Findings → groups: those of one kind on one page become one, so that a bad file gives a report that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from catalog.core.problems import Level
from catalog.preflight.reading.geometry import Box
from catalog.preflight.rules.findings import Finding, Words

MOST_PLACES: Final = 12  # of a group that are kept
RISING: Final = ("dpi", "width", "size", "reach", "distance")  # values of which the least is the worst
FALLING: Final = ("percent", "inks")
LEVELS: Final = (Level.ERROR, Level.WARNING, Level.NOTE)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind on one page: the worst of them, how many there are, and the first places, in pt."""

    worst: Finding
    count: int
    boxes: tuple[Box, ...]
    words: tuple[tuple[str, Words], ...]

    @property
    def code(self) -> str:
        return self.worst.code

    @property
    def level(self) -> Level:
        return self.worst.level

    @property
    def page(self) -> int:
        return self.worst.page

    @property
    def rank(self) -> tuple[float, ...]:
        """What puts groups of one kind in order, the worst first."""
        return _rank(self.worst)


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """The groups, in the order of the first finding of each kind; errors first, then warnings, then notes."""
    kinds: dict[tuple[Level, str], dict[tuple[int, str, str], list[Finding]]] = {}
    for finding in findings:
        pages = kinds.setdefault((finding.level, finding.code), {})
        pages.setdefault((finding.page, finding.subject, dict(finding.values).get("space", "")), []).append(finding)
    groups = []
    for level in LEVELS:
        for (found, _), pages in kinds.items():
            if found is level:
                groups += [_group(pages[key]) for key in sorted(pages)]
    return tuple(groups)


def united(groups: Sequence[FindingGroup]) -> FindingGroup:
    """Groups of one kind and the same values as one: with the words and the number of places of all."""
    words: dict[str, dict[str, None]] = {}
    for group in groups:
        for key, found in group.words:
            words.setdefault(key, {}).update(dict.fromkeys(found))
    merged = tuple((key, Words(found)) for key, found in words.items())
    return replace(groups[0], count=sum(group.count for group in groups), words=merged)


def _group(findings: Sequence[Finding]) -> FindingGroup:
    boxes = dict.fromkeys(finding.box for finding in findings if finding.box is not None)
    words: dict[str, dict[str, None]] = {}
    for finding in findings:
        for key, found in finding.words:
            words.setdefault(key, {}).update(dict.fromkeys(found))
    return FindingGroup(
        worst=min(findings, key=_rank),
        count=max(1, len(boxes)),
        boxes=tuple(boxes)[:MOST_PLACES],
        words=tuple((key, Words(found)) for key, found in words.items()),
    )


def _rank(finding: Finding) -> tuple[float, ...]:
    values = dict(finding.values)
    rising = [float(values[key]) for key in RISING if key in values]
    falling = [-float(values[key]) for key in FALLING if key in values]
    return (*rising, *falling)
