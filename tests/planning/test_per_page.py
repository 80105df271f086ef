"""A number of products on a page that is asked for: said where the plan does not keep to it, and only there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from catalog.core.problems import Place
from catalog.edition.views import EditionView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.page_grid import Shape
from catalog.planning.page_templates import Rulebook
from catalog.planning.per_page import count_problems
from catalog.planning.planner import Planner
from catalog.planning.text_fit import NO_FIT, TextFit
from tests.planning.books import Tried, view_of


def at(file: str, path: Sequence[str | int]) -> Place:
    return Place(f"{file}#{'.'.join(map(str, path))}")


def told(
    model: EditionView, rulebook: Rulebook, rules: dict[str, object], count: int, tried: Tried
) -> list[tuple[str, str]]:
    """Fields of the problems, and how many pages they count, for a chapter of so many products."""
    view = view_of(model, [[(False, ["standard"] * count)]])
    layout = LayoutRules.model_validate({"products": Layout.GRID, **rules})
    plan = Planner(view, layout, rulebook, tried).plan()
    problems = count_problems(plan, layout, view, at)
    return [(problem.place.file.partition("#")[2], str(dict(problem.values)["count"])) for problem in problems]


def needs_much(product: str, shape: Shape) -> TextFit:
    """The fourth product fits a large slot alone."""
    return TextFit(NO_FIT, 9.0) if product.endswith("p-3") and shape != (6, 4) else TextFit(0)


@pytest.mark.parametrize(
    ("rules", "count", "wanted"),
    [
        pytest.param({"per_page": "4"}, 8, [], id="kept"),
        pytest.param({"per_page": "4"}, 6, [], id="one page where they do not come out even"),
        pytest.param({}, 9, [], id="not asked for"),
    ],
)
def test_what_is_kept_is_not_told(
    model: EditionView, rulebook: Rulebook, rules: dict[str, object], count: int, wanted: list[object]
) -> None:
    assert told(model, rulebook, rules, count, Tried()) == wanted


def test_a_text_that_needs_a_large_slot_breaks_the_number(model: EditionView, rulebook: Rulebook) -> None:
    ((field, count),) = told(model, rulebook, {"per_page": "6"}, 12, Tried(needs_much))
    assert field == "layout.per_page"
    assert int(count) >= 1
    ((own, _),) = told(model, rulebook, {"chapters": {"k-0": {"per_page": "6"}}}, 12, Tried(needs_much))
    assert own == "layout.chapters.k-0.per_page"
