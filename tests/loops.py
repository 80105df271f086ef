"""Loops in tests that have to run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")


def some(items: Iterable[Item]) -> list[Item]:
    """The items, of which there is at least one: a loop that runs zero times would check nothing."""
    found = [*items]
    assert found, "nothing to check"
    return found
