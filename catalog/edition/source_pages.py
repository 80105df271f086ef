"""An edition → what the pages of its extracts are set with, stored, since it is much larger than they are (stage 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.content.selection import selected_products
from catalog.core.content_keys import KeyBuilder
from catalog.edition.edition_details import edition_details
from catalog.edition.view_cache import ViewCodec
from catalog.edition.view_context import ViewContext
from catalog.edition.views import EditionDetails, EditionView, PublisherView
from catalog.model.catalogue import Catalogue
from catalog.model.settings import Edition


@dataclass(frozen=True, slots=True)
class SourcePages:
    """What parts that are stored by key depend on of an edition as a whole: its details, the places of the kecamatan on
    its map, the colours of its chapters; and the numbers of these, by slug."""

    details: EditionDetails
    tiles: tuple[tuple[str, tuple[int, int]], ...]
    accents: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, int], ...]


def source_pages(view: EditionView) -> SourcePages:
    """Those of an edition as it is printed."""
    return SourcePages(
        edition_details(view),
        tuple((region.slug, region.tile) for region in view.regions),
        view.volume.accents if view.volume else tuple((one.slug, one.accent) for one in view.categories),
        tuple((category.slug, category.number) for category in view.categories),
    )


def stored_pages(
    catalogue: Catalogue,
    edition: Edition,
    context: ViewContext,
    publisher: PublisherView,
    value_store: ValueStore | None,
    make: Callable[[], EditionView],
) -> SourcePages:
    """The same, without making the edition where it was made of the same entries before; `make` makes it."""
    key = _key(catalogue, edition, context, publisher) if value_store else None
    codec = ViewCodec(context.images, SourcePages)
    if value_store and key and (found := value_store.find([key]).get(key)):
        try:
            return codec.decode(found)
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass
    pages = source_pages(make())
    if value_store and key:
        value_store.keep({key: codec.encode(pages)})
    return pages


def _key(catalogue: Catalogue, edition: Edition, context: ViewContext, publisher: PublisherView) -> bytes | None:
    """A content key of all that they are made from; None where an entry has none."""
    key = KeyBuilder("source pages", program_digest(), context.key, repr(context.today.day), repr(edition))
    key.add(repr((catalogue.info, catalogue.categories, catalogue.regions, catalogue.rates, publisher)))
    before = ""
    for business, product in selected_products(catalogue, edition):
        if business.slug != before:
            before, content = business.slug, catalogue.contents.get(business.slug)
            if content is None:
                return None
            key.add(content)
        key.add(product.key)
    return key.key()
