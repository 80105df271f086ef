"""Python's search for cycles, put off to where it is worth the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

YOUNG: Final = 1  # the generations whose values are young


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles while this lasts, nor in what was made, later: of reading a project it takes 2 of 5 seconds,
    of loading the program a fifth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


@contextmanager
def garbage_at_the_end() -> Iterator[None]:
    """One search for cycles when this ends, among what was made in it: a quarter of the time would go into looking for
    garbage while there is none, and what is left behind piles up to hundreds of megabytes."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(YOUNG)


def collect_all() -> None:
    """Search for cycles among all values, also those in which none was sought since they were made: between two pieces
    of work that each leave hundreds of thousands behind."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
