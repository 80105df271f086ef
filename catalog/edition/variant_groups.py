"""Variants of a product → the fewest groups of them that can be written as "these sizes in these colours" (stage 3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import permutations

Choice = tuple[str, ...]  # an option of each axis
Block = tuple[tuple[str, ...], ...]  # some options of each axis; every combination of them


def blocks_of(choices: Collection[Choice], axes: Sequence[Sequence[str]]) -> list[Block]:
    """Blocks that hold each of `choices` once and nothing else. `axes` are the options of each axis in their order, in
    which the blocks come, too."""
    best: list[Block] = []
    for order in permutations(range(len(axes))):
        turned = frozenset(tuple(choice[axis] for axis in order) for choice in choices)
        found = _split(turned, [axes[axis] for axis in order])
        if not best or len(found) < len(best):
            places = [order.index(axis) for axis in range(len(axes))]
            best = [tuple(block[place] for place in places) for block in found]
    ranks = [{option: rank for rank, option in enumerate(options)} for options in axes]
    return sorted(best, key=lambda block: [rank[some[0]] for rank, some in zip(ranks, block, strict=True)])


def _split(choices: frozenset[Choice], axes: Sequence[Sequence[str]]) -> list[Block]:
    """Options of the first axis that are made in the same rest go together."""
    if len(axes) == 1:
        return [(tuple(option for option in axes[0] if (option,) in choices),)]
    rests: dict[str, set[Choice]] = {}
    for first, *rest in choices:
        rests.setdefault(first, set()).add(tuple(rest))
    alike: dict[frozenset[Choice], list[str]] = {}
    for option in axes[0]:
        if option in rests:
            alike.setdefault(frozenset(rests[option]), []).append(option)
    return [(tuple(options), *block) for rest, options in alike.items() for block in _split(rest, axes[1:])]
