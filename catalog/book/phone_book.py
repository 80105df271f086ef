"""Set parts → the edition for telephones as a value, ready to bind (stage 8): pages, numbers, outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from catalog.book.assemble import about_book
from catalog.book.composed_book import Book
from catalog.book.fingerprint import fingerprint, page_digests
from catalog.book.furniture import Furniture, Numbering, StampedNumber, number_anchors
from catalog.book.furniture_style import FurnitureStyle
from catalog.book.page_numbers import BookPage
from catalog.book.phone_parts import maker_anchor
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.graphics.colour import INK
from catalog.model.values import Day
from catalog.pdf.navigation import Heading
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.plan import Plan
from catalog.typesetting.parts import SetPart

COVER: Final = "cover"


def compose_phone_book(
    plan: Plan,
    parts: Mapping[str, SetPart],
    view: EditionView,
    formatter: Formatter,
    day: Day,
    style: FurnitureStyle,
    geometry: PageGeometry,
) -> Book:
    """The edition for telephones. Its pages are counted from the cover on, as a reader's window counts them."""
    placed = [(part, page) for part in plan.parts for page in range(parts[part.name].pages)]
    pages = [BookPage(part, page, str(place + 1), place) for place, (part, page) in enumerate(placed)]
    digests = page_digests(pages, parts)
    numbering = number_anchors(pages, parts, fingerprint(digests))
    accents = {category.slug: category.accent for category in view.categories}
    furniture = tuple(_furniture(page, parts, numbering, accents) for page in pages)
    outline = tuple(_outline(view, formatter))
    return Book(pages, parts, furniture, numbering, outline, about_book(view, day, digests), style, geometry)


def _furniture(
    page: BookPage, parts: Mapping[str, SetPart], numbering: Numbering, accents: Mapping[str, str]
) -> Furniture:
    """The number of a page at its foot, always on the right, and the numbers on it that lead elsewhere."""
    numbers = tuple(
        StampedNumber(
            numbering.folios.get(box.anchor, ""),
            box.style,
            accents.get(page.part.category, INK),
            box.x,
            box.y,
            box.width,
            box.height,
        )
        for box in parts[page.part.name].numbers
        if box.page == page.page
    )
    folio = "" if page.part.name == COVER else page.folio
    return Furniture(recto=True, head_inner="", head_outer="", folio=folio, thumb=None, numbers=numbers)


def _outline(view: EditionView, formatter: Formatter) -> Iterator[Heading]:
    yield Heading(formatter.say("contents"), "contents")
    for category in view.categories:
        makers = (
            Heading(
                business.name,
                maker_anchor(business, category),
                tuple(Heading(product.name, product.anchor) for product in business.products),
            )
            for business in category.businesses
        )
        yield Heading(category.name, category.anchor, tuple(makers))
    yield Heading(view.publisher.name, "office")
