"""Seconds: of a piece of work, and of each stage of a build."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """A progress that keeps the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name, self._since = "", time.perf_counter()

    def edition(self, name: str) -> None:
        pass

    def stage(self, number: int, name: str, total: int = 0) -> None:
        now = time.perf_counter()
        if self._name:
            self.seconds[self._name] = self.seconds.get(self._name, 0) + now - self._since
        self._name, self._since = name, now

    def advance(self, count: int = 1) -> None:
        pass


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
