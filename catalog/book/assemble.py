"""Set parts → the whole book as a value: pages in order, numbers, furniture, outline (stage 8, before binding)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from catalog.book.composed_book import Book
from catalog.book.fingerprint import fingerprint, page_digests
from catalog.book.furniture import CODE, Furniture, furnish, number_anchors
from catalog.book.furniture_style import FurnitureStyle
from catalog.book.lists.list_parts import VOLUME
from catalog.book.other_volumes import NO_OTHERS, OtherVolumes
from catalog.book.page_numbers import SHEET, BookPage, paginate
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.model.saved_plan import SavedPage, SavedPlan
from catalog.model.values import Day
from catalog.pdf.metadata import About
from catalog.pdf.navigation import Heading
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.plan import Plan
from catalog.typesetting.drawn_page import joined_digest
from catalog.typesetting.parts import SetPart


def compose_book(
    plan: Plan,
    parts: Mapping[str, SetPart],
    view: EditionView,
    formatter: Formatter,
    day: Day,
    style: FurnitureStyle,
    geometry: PageGeometry,
    sheet: int = SHEET,
    apart: int = 0,
    instead: Mapping[str, str] | None = None,
    others: OtherVolumes = NO_OTHERS,
) -> Book:
    """The book, ready to bind: everything that depends on where a page stands is decided here. It has a multiple of
    `sheet` pages besides `apart`, those of a cover that is printed elsewhere. `instead` are the links and the addresses
    of pictures that take the place of those that were set. `others` are the other volumes of the edition."""
    pages = paginate(plan, {name: part.pages for name, part in parts.items()}, sheet, apart, others.pages)
    digests = page_digests(pages, parts)
    chapters = {category.slug: category.anchor for category in view.categories}
    elsewhere = {anchor: place.text for anchor, place in others.anchors.items()}
    begin = [f"{VOLUME}/{view.volume.number}"] if view.volume else []
    numbering = number_anchors(pages, parts, fingerprint(digests), chapters, elsewhere, begin)
    furniture = furnish(pages, parts, numbering, view, formatter, style.thumb)
    outline = tuple(_outline(view, formatter, numbering.pages))
    about = about_book(view, day, digests)
    return Book(pages, parts, furniture, numbering, outline, about, style, geometry, instead or {}, others)


def printed_pages(book: Book) -> SavedPlan:
    """The pages of the book as they are saved for the next build."""
    return SavedPlan(
        pages=tuple(
            _printed(page, book.parts[page.part.name], laid)
            for page, laid in zip(book.pages, book.furniture, strict=True)
        )
    )


def _printed(page: BookPage, part: SetPart, furniture: Furniture) -> SavedPage:
    planned = page.part.pages[page.page] if page.page < len(page.part.pages) else None
    return SavedPage(
        page=page.folio or None,
        part=page.part.name,
        layout=planned.layout if planned else page.part.template,
        template=planned.template or None if planned else None,
        products=planned.products if planned else (),
        digest=joined_digest(part.digests[page.page], repr(_without_code(furniture))),
        content=part.digests[page.page],
    )


def _without_code(furniture: Furniture) -> Furniture:
    """Without the fingerprint of the book, for which no page need be printed again."""
    numbers = tuple(number for number in furniture.numbers if number.style != CODE)
    return replace(furniture, numbers=numbers)


def _outline(view: EditionView, formatter: Formatter, found: Mapping[str, int]) -> Iterator[Heading]:
    """Front matter, then every chapter with its businesses and their products, then what stands at the back."""
    for key in ("foreword", "contents", "figures"):
        if key in found:
            title = view.figures.title if key == "figures" and view.figures else formatter.say(key)
            yield Heading(title, key)
    for category in view.categories:
        businesses = (
            Heading(
                business.name,
                business.anchor,
                tuple(Heading(product.name, product.anchor) for product in business.products),
            )
            for business in category.businesses
        )
        if category.anchor in found:
            yield Heading(category.name, category.anchor, tuple(businesses))
    if "price-list" in found:
        yield Heading(formatter.say("price_list"), "price-list")
    yield from (Heading(index.title, f"index/{index.key}") for index in view.indexes)


def about_book(view: EditionView, day: Day, digests: tuple[tuple[str, str], ...]) -> About:
    """What the file of a book says of itself, the digests of its pages among it."""
    keywords: Sequence[str] = [*filter(None, [view.region]), *(category.name for category in view.categories)]
    moment = datetime.combine(day, time(), UTC)
    return About(
        title=", ".join(filter(None, [view.dated_title, view.volume.text if view.volume else ""])),
        author=view.publisher.name,
        subject=view.subtitle,
        keywords=tuple(keywords),
        language=view.language,
        date=moment,
        fingerprint=fingerprint(digests),
        pages=digests,
    )
