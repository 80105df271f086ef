"""The day of the build, and the days on which results that depend on it are the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from catalog.model.values import Day

ONE: Final = timedelta(days=1)
NONE: Final = timedelta(0)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` until before `end`; None where there is no such bound."""

    first: Day | None = None
    end: Day | None = None

    def __contains__(self, day: Day) -> bool:
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


@dataclass(slots=True)
class Today:
    """The `day` of a build. What follows from `reached` and `passed` holds on every day of `span`, which each call
    narrows."""

    day: Day
    span: Span = field(default_factory=Span, init=False)

    def reached(self, day: Day) -> bool:
        """Whether it is this day, or a later one."""
        come = self.day >= day
        first, end = self.span.first, self.span.end
        if come:
            first = day if first is None else max(first, day)
        else:
            end = day if end is None else min(end, day)
        self.span = Span(first, end)
        return come

    def passed(self, day: Day, by: timedelta = NONE) -> bool:
        """Whether this day is over, `by` so long."""
        return day < date.max - by and self.reached(day + by + ONE)
