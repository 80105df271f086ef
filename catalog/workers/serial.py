"""A crew of one: jobs done one after another by this process. The serial twin of the others."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from catalog.workers.interface import J, Kit, Lost, R, T, Work


class Alone:
    """Nothing here survives a job that ends its process, or waits for one that hangs."""

    size = 1

    def __init__(self) -> None:
        self._kit: Kit[Any, Any] | None = None
        self._opened: Any = None

    def run(self, work: Work[T, J, R], kit: Kit[T, J], jobs: Sequence[J]) -> Generator[tuple[J, R | Lost], None, None]:
        """As `Crew.run`, in the order of `jobs`."""
        for job in jobs:
            if kit != self._kit:
                self.close()
                self._kit, self._opened = kit, kit.open()
            yield job, work(self._opened, job)

    def prepare(self, kit: Kit[Any, Any], most: int) -> None:
        """Nothing: there is nobody else."""

    def close(self) -> None:
        """Let go of what was opened."""
        self._kit = self._opened = None
