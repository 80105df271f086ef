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
