"""How far an import is, told to whoever shows it."""

from __future__ import annotations

from typing import Protocol


class ImportProgress(Protocol):
    """Called for each step as it begins, by its number and name, with how much there is to do; and for what is done."""

    def stage(self, number: int, name: str, total: int = 0) -> None: ...

    def advance(self, count: int = 1) -> None: ...


class _Unseen:
    def stage(self, number: int, name: str, total: int = 0) -> None:
        pass

    def advance(self, count: int = 1) -> None:
        pass


UNSEEN: ImportProgress = _Unseen()
