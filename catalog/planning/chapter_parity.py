"""The runs of a chapter, one after another: which way of paging each costs least together (stage 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catalog.planning.plan import Page

Options = Mapping[int, tuple[int, tuple[Page, ...]]]  # by the number of pages modulo 2: cost, pages


def chained(runs: Sequence[Options], before: int, wanted: int | None, filler: int) -> list[tuple[Page, ...]]:
    """One option of each run, so that all together cost least; `filler` counts where the number of pages is not as
    `wanted`, modulo 2.

    `before` is how many pages of the chapter stand before the runs, or apart from them.
    """
    best: dict[int, tuple[int, list[tuple[Page, ...]]]] = {before % 2: (0, [])}
    for options in runs:
        reached: dict[int, tuple[int, list[tuple[Page, ...]]]] = {}
        for parity, (so_far, chosen) in sorted(best.items()):
            for turn, (cost, pages) in sorted(options.items()):
                end = (parity + turn) % 2
                if end not in reached or so_far + cost < reached[end][0]:
                    reached[end] = (so_far + cost, [*chosen, pages])
        best = reached

    def total(parity: int) -> tuple[int, int]:
        return best[parity][0] + (filler if wanted not in (None, parity) else 0), parity

    return best[min(best, key=total)][1]


def wanted_parity(pages: int, side: int | None, *, spread: bool) -> int | None:
    """How many pages, modulo 2, a chapter should have beside `pages` others of the body so that the next one, which
    begins on `side`, needs no page of cloth, or one that faces it where that is a `spread`; None for any."""
    if side is None:
        return None
    return (side + (spread and side == 0) - pages) % 2


def cloth_before(pages: int, side: int | None, *, spread: bool) -> int:
    """How many pages of cloth stand before a chapter that `pages` of the body precede and that begins on `side` (pages
    before it, modulo 2; None for any). With `spread` one faces its first page where that is a right-hand one; the last
    page of the front matter, which faces page 1, is cloth already."""
    if spread and side == 0 and pages:
        return 1 + (pages + 1) % 2
    return int(side not in (None, pages % 2))
