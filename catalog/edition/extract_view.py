"""An extract → what its cover shows, and what its pages share with the edition that they are taken from (stage 3).

The pages of an extract are set as those of its edition are, to the letter, so that none is set twice. What is its own,
the code by which it is ordered from and the buyer that a message names, is put in when the book is bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup as Html

from catalog.edition.book_views import ExtractView
from catalog.edition.photo_view import PhotoView
from catalog.edition.source_pages import SourcePages
from catalog.edition.view_context import ViewContext
from catalog.edition.views import BusinessView, CategoryView, EditionView, OrderLink
from catalog.model.catalogue import Catalogue
from catalog.model.settings import Edition


@dataclass(frozen=True, slots=True)
class SharedPages:
    """An extract as its pages are set: `views` has it in each language with the orders of its edition, `source` what
    they have of that in the language of the book. `orders` has the way to order from it by that from its edition."""

    views: Sequence[EditionView]
    source: SourcePages
    orders: Mapping[OrderLink, OrderLink]


def as_extract(view: EditionView, catalogue: Catalogue, edition: Edition, context: ViewContext) -> EditionView:
    """The view of an extract: without foreword, figures and indexes, and without the region, since a few pages are not
    what that makes. A whole edition as it is."""
    if edition.extract is None:
        return view
    source = context.text(catalogue.editions[edition.extract.of].title)
    extract = ExtractView(edition.extract.buyer or "", source, _photo(view.categories))
    return replace(view, extract=extract, region="", foreword=Html(), foreword_signed="", figures=None, indexes=())


def _photo(categories: Sequence[CategoryView]) -> PhotoView | None:
    """The picture for a cover: of one maker the workshop; of a feature, or else of the first product with a photo."""
    makers = {business.slug: business for category in categories for business in category.businesses}
    products = [product for category in categories for product in category.products]
    if len(makers) == 1 and len(products) > 1 and (workshop := next(iter(makers.values())).workshop):
        return workshop
    products.sort(key=lambda product: product.prominence != "feature")
    return next((product.photos[0] for product in products if product.photos), None)


def share_pages(own: Sequence[EditionView], as_set: Sequence[EditionView], source: SourcePages) -> SharedPages:
    """`own` is the extract in each language, `as_set` the same with the code of its edition, `source` that edition."""
    numbers = dict(source.numbers)
    views = [
        replace(
            mine,
            categories=tuple(replace(one, number=numbers.get(one.slug, one.number)) for one in theirs.categories),
            digests=theirs.digests,
        )
        for mine, theirs in zip(own, as_set, strict=True)
    ]
    if source.details.price_list and not own[0].price_list:  # to which no card can lead then
        source = replace(source, details=replace(source.details, price_list=False))
    orders = zip(_orders(as_set[0].businesses), _orders(own[0].businesses), strict=True)
    return SharedPages(views, source, {theirs: mine for theirs, mine in orders if theirs and mine})


def _orders(businesses: Iterable[BusinessView]) -> Iterator[OrderLink | None]:
    for business in businesses:
        yield business.order
        yield from (product.order for product in business.products)
