"""Editions with the same pages → what they print together, and the order in which each prints it (stage 3).

Names sort otherwise in each language, and a market may not take every product. What stands where is therefore decided
of all that any of them prints, in the order of the edition that the others name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from catalog.cache.value_store import ValueStore
from catalog.content.selection import selected_products
from catalog.edition.select import select
from catalog.edition.views import CategoryView, EditionView
from catalog.model.catalogue import Catalogue
from catalog.model.filter import Filter
from catalog.model.values import Day


def parallel_editions(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    """The editions with the same pages as `name`, itself among them: first the one that the others name. () where there
    are none."""
    edition = catalogue.editions[name]
    leader = edition.parallel or name
    if edition.extract or leader not in catalogue.editions:
        return ()
    others = [other for other, one in catalogue.editions.items() if one.parallel == leader]
    return (leader, *others) if others else ()


def view_together(
    catalogue: Catalogue, group: Sequence[str], images: Path, today: Day, value_store: ValueStore | None = None
) -> EditionView:
    """What the editions of `group` print together, as the first of them prints it in its first language; the other
    arguments are those of `select`."""
    leader = catalogue.editions[group[0]]
    keys = {name: {p.key for _, p in selected_products(catalogue, catalogue.editions[name])} for name in group}
    every = set[str]().union(*keys.values())
    if every != keys[group[0]]:
        taken = Filter.model_construct(products=tuple(sorted(every)))
        whole = leader.model_copy(update={"include": taken, "exclude": None, "market": None})
        catalogue = replace(catalogue, editions={**catalogue.editions, group[0]: whole})
    return select(catalogue, group[0], leader.languages[0], images, today, value_store)


def in_order_of(view: EditionView, together: EditionView) -> EditionView:
    """`view` with its chapters, and the makers in them, in the order of those of `together`, and with their numbers."""
    chapters = {category.slug: category for category in together.categories}
    places: Mapping[str, Mapping[str, int]] = {
        slug: {business.slug: place for place, business in enumerate(category.businesses)}
        for slug, category in chapters.items()
    }

    def ordered(category: CategoryView) -> CategoryView:
        businesses = sorted(category.businesses, key=lambda business: places[category.slug][business.slug])
        products = tuple(product for business in businesses for product in business.products)
        number = chapters[category.slug].number
        return replace(category, number=number, businesses=tuple(businesses), products=products)

    return replace(view, categories=tuple(map(ordered, view.categories)))
