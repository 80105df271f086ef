"""What is printed → the parts of the book in order, with the pictures they want (stage 4).

The plan is a value of its own: it names businesses, products and places, holds no text and no language, and knows
nothing of HTML. A better way of placing products changes this module alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from catalog.content.settings import Layout, LayoutRules
from catalog.edition.layout import IDEAL, UNITS, Box, choose_template, most_slots
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView

T = TypeVar("T")


class Matter(StrEnum):
    """The three runs of page numbers: roman in front; arabic from 1 in the body and on through the back."""

    COVER = "cover"  # covers carry no number
    FRONT = "front"
    BODY = "body"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Slot:
    """A product's place on a page; `shape` is columns × units of the grid."""

    product: str  # <business>/<product>
    shape: tuple[int, int]
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A planned page: its layout and the products that stand on it.

    Layouts: `profile` and `profile-full` (a heading strip or a whole page about a business), `products`, `feature`,
    `makers` (four businesses), and those of the single pages.
    """

    layout: str
    slots: tuple[Slot, ...] = ()
    strip: int = 0  # units that the heading strip takes
    subjects: tuple[str, ...] = ()  # businesses of a `makers` page
    head: bool = True  # False where a picture fills the top of the page


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the book that starts on a new page and is typeset by itself."""

    name: str  # unique in the book: business/<slug>, grid/<category>/1 …
    template: str  # templates/book/<template>.html
    matter: Matter
    subject: str = ""  # slug of the business, category or index that it is about
    category: str = ""  # chapter, for the accent, running head and thumb index
    pages: tuple[Page, ...] = ()  # () for text that flows: typesetting tells how many pages
    recto: bool = False  # must start on a right-hand page
    furniture: bool = True  # running heads, folio, thumb index


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of one edition, front to back."""

    edition: str
    parts: tuple[Part, ...]


def make_plan(view: EditionView, rules: LayoutRules) -> Plan:
    """The parts of the book in order."""
    return Plan(view.slug, (*_front(view), *_fill(_body(view, rules)), *_back(view, rules)))


def _front(view: EditionView) -> Iterator[Part]:
    yield Part("cover", "cover", Matter.COVER, pages=(Page("cover"),), furniture=False)
    yield Part("endpaper", "endpaper", Matter.COVER, pages=(Page("endpaper"),), furniture=False)
    yield Part("title", "title", Matter.FRONT, pages=(Page("title"),), furniture=False)
    yield Part("colophon", "colophon", Matter.FRONT, pages=(Page("colophon"),), furniture=False)
    if view.foreword:
        yield Part("foreword", "foreword", Matter.FRONT)
    yield Part("contents", "contents", Matter.FRONT)
    if view.figures:
        yield Part("figures", "figures", Matter.FRONT, pages=(Page("figures"),))
    yield Part("blank", "filler", Matter.FRONT, pages=(Page("filler"),), furniture=False)


def _body(view: EditionView, rules: LayoutRules) -> Iterator[Part]:
    for category in view.categories:
        yield Part(
            f"opener/{category.slug}",
            "opener",
            Matter.BODY,
            subject=category.slug,
            category=category.slug,
            pages=(Page("opener", head=False),),
            recto=True,
            furniture=False,
        )
        if rules.products is Layout.PROFILE:
            for business in category.businesses:
                yield _profile(category, business)
        else:
            yield from _grid(category, rules)
            yield from _makers(category)


def _fill(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts with a page of pattern before each one that must start on a right-hand page and would not.

    The body begins on a right-hand page, and all its parts are planned, so their pages are known here.
    """
    pages = 0
    for part in parts:
        if part.recto and pages % 2:
            name = f"filler/{part.category}"
            pattern = (Page("filler", head=False),)
            yield Part(name, "filler", Matter.BODY, category=part.category, pages=pattern, furniture=False)
            pages += 1
        pages += len(part.pages)
        yield part


def _back(view: EditionView, rules: LayoutRules) -> Iterator[Part]:
    if rules.price_list and view.price_columns:
        yield Part("price-list", "price-list", Matter.BACK)
    if view.indexes:
        yield Part("indexes", "indexes", Matter.BACK)
    yield Part("notes", "notes", Matter.BACK, pages=(Page("notes"),))
    yield Part("back-cover", "back-cover", Matter.COVER, pages=(Page("back-cover"),), furniture=False)


def _profile(category: CategoryView, business: BusinessView) -> Part:
    """A business with its story, then its products: features on pages of their own."""
    features = [product for product in business.products if product.prominence == "feature"]
    others = [product for product in business.products if product.prominence != "feature"]
    picture = business.workshop or business.portrait
    if not others and not picture:
        others, features = features[:1], features[1:]
    pages: list[Page] = []
    if others:
        strip = 3 if picture else 2
        first = others[: _first_page(len(others), 6 - strip)]
        pages.append(Page("profile", _slots(6 - strip, first, strip), strip, head=not picture))
        pages += [Page("feature", _slots(6, [product]), head=False) for product in features]
        pages += [Page("products", _slots(6, run)) for run in _runs(others[len(first) :], 6)]
    else:
        pages.append(Page("profile-full", head=False))
        pages += [Page("feature", _slots(6, [product]), head=False) for product in features]
    return Part(
        f"business/{category.slug}/{business.slug}",
        "profile",
        Matter.BODY,
        subject=business.slug,
        category=category.slug,
        pages=tuple(pages),
    )


def _first_page(count: int, units: int) -> int:
    """How many of `count` products stand under the heading strip: all that fit, but leave none to stand alone after."""
    most = most_slots(units)
    return count if count <= most else min(most, count - 2)


def _grid(category: CategoryView, rules: LayoutRules) -> Iterator[Part]:
    for number, run in enumerate(_runs(category.products, _per_page(category.products, rules)), start=1):
        layout = "feature" if len(run) == 1 else "products"
        page = Page(layout, _slots(6, run), head=layout != "feature")
        yield Part(
            f"grid/{category.slug}/{number}",
            "grid",
            Matter.BODY,
            subject=category.slug,
            category=category.slug,
            pages=(page,),
        )


def _per_page(products: Sequence[ProductView], rules: LayoutRules) -> int:
    """As many products to a page as the rules say; `auto`: as many as get the room that suits them."""
    if rules.per_page != "auto":
        return int(rules.per_page)
    cells = sum(IDEAL[product.prominence] for product in products)
    pages = max(1, round(cells / UNITS**2))
    return min(-(-len(products) // pages), most_slots(UNITS))


def _makers(category: CategoryView) -> Iterator[Part]:
    """The makers of a chapter, six to a page."""
    for number, run in enumerate(_runs(category.businesses, 6), start=1):
        page = Page("makers", subjects=tuple(business.slug for business in run))
        yield Part(
            f"makers/{category.slug}/{number}",
            "makers",
            Matter.BODY,
            subject=category.slug,
            category=category.slug,
            pages=(page,),
        )


def _runs(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """`items` in order in as few runs of at most `most` as can be, none more than one longer than another."""
    if not items:
        return []
    count = -(-len(items) // most)
    bounds = [len(items) * i // count for i in range(count + 1)]
    return [items[start:end] for start, end in pairwise(bounds)]


def _slots(units: int, products: Sequence[ProductView], strip: int = 0) -> tuple[Slot, ...]:
    """The products on the template that suits them best, below a heading strip of `strip` units."""
    template = choose_template(units, tuple(product.prominence for product in products))
    placed = zip(products, template.shapes, template.boxes(strip), strict=True)
    return tuple(Slot(product.key, shape, box) for product, shape, box in placed)
