"""How many products an edition wants on a page of a chapter → where the plan could not keep to it (stage 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from catalog.core.problems import Place, Problem, warning
from catalog.edition.views import EditionView
from catalog.model.layout_rules import LayoutRules
from catalog.planning.plan import Plan

Finder = Callable[[str, Sequence[str | int]], Place]


def count_problems(plan: Plan, rules: LayoutRules, view: EditionView, at: Finder) -> Iterator[Problem]:
    """A warning for each chapter with pages of more or fewer products than asked for; one page may, where
    the products of the chapter do not come out even."""
    for category in view.categories:
        asked = rules.per_page_in(category.slug)
        pages = [page for part in plan.parts if part.category == category.slug for page in part.pages if page.slots]
        counts = [len(page.slots) for page in pages if page.layout in ("products", "shared", "feature")]
        others = [count for count in counts if count != asked]
        if asked and len(others) > bool(sum(counts) % asked):
            own = category.slug in rules.chapters and rules.chapters[category.slug].per_page
            path = ("layout", "chapters", category.slug, "per_page") if own else ("layout", "per_page")
            place = at(f"content/editions/{view.slug}.yaml", path)
            yield warning("per-page-not-kept", place, "per_page", value=asked, chapter=category.name, count=len(others))
