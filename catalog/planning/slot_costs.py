"""What a slot costs a product: by the room that suits it, and by how its text fits (stage 4)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import log2
from typing import Final

from catalog.planning.page_grid import Shape
from catalog.planning.page_templates import Costs, Rulebook
from catalog.planning.text_fit import BARE, NO_FIT, SHORT, SMALLER, TextFit

MOST_OVER: Final = 30_000.0  # mm: more than a trial page has; what runs off it is over by infinity


def slot_costs(
    prominence: str, needs: Mapping[Shape, TextFit], rulebook: Rulebook, *, cramped: bool = True
) -> Mapping[Shape, int]:
    """The cost of each shape for a product; `cramped` whether less than the least room counts."""
    room = rulebook.room(prominence)
    costs = _room_costs(room.ideal, room.least if cramped else 0, rulebook.costs, rulebook.geometry.cells)
    if not any(need.step for need in needs.values()):
        return costs
    return {shape: cost + text_cost(needs.get(shape), rulebook.costs) for shape, cost in costs.items()}


@lru_cache(maxsize=64)
def _room_costs(ideal: int, least: int, costs: Costs, cells: tuple[tuple[Shape, float], ...]) -> Mapping[Shape, int]:
    return {
        shape: round(costs.prominence * abs(log2(room / ideal))) + (costs.cramped if room < least else 0)
        for shape, room in cells
    }


def text_cost(need: TextFit | None, costs: Costs) -> int:
    """What it costs that the text is set smaller, shortened, or does not fit: then also 1 for each tenth of a mm."""
    if need is None or not need.step:
        return 0
    if need.step >= NO_FIT:
        return costs.overflow + round(min(need.over, MOST_OVER) * 10)
    bare = costs.smaller + costs.bare
    return {SMALLER: costs.smaller, BARE: bare, SHORT: bare + costs.short}[need.step]
