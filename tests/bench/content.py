"""A district whose book was built → what its peers print: the same texts, numbers and pictures, as plain values.

They go through JSON, so there are only dicts, lists, strings and numbers. Lengths in mm. Pictures are the files that
our build developed, in the sizes at which it places them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import segno

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_views import ChoiceView, PriceColumn, PriceRow
from catalog.edition.select import select
from catalog.edition.views import BusinessView, CategoryView, Datum, EditionView, OrderLink, ProductView
from catalog.pictures.develop import develop
from catalog.pictures.request import PictureRequest
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import Shape, parse_template
from catalog.planning.page_templates import read_theme
from catalog.planning.picture_places import request_for
from catalog.templating.jinja import Templates
from catalog.workers.choose import choose_executor
from tests.bench.district import EDITION
from tests.conftest import DAY

Values = dict[str, Any]
FULL_PAGE: Final[Shape] = (6, 6)
PLAIN: Final[Shape] = (2, 3)  # of a product that the plan does not name
ROWS: Final[Mapping[Shape, int]] = {(6, 4): 6, (6, 3): 7, (6, 2): 3, (3, 4): 4, (3, 3): 4, (2, 3): 4}
DESCRIBED: Final[frozenset[Shape]] = frozenset({(6, 4), (6, 3), (6, 2), (3, 4)})  # cards with a description
SHORT: Final = (
    *("size", "net_weight", "moq", "capacity", "lead_time", "case_pack", "shelf_life", "hs"),
    *("gross_weight", "packed_size"),
)
LONG: Final = (
    *("size", "net_weight", "shelf_life", "fibre", "materials", "ingredients", "allergens"),
    *("care", "storage"),
)
KEYS: Final = ("moq", "case_pack", "capacity", "lead_time", "hs")
REST: Final = ("samples", "gross_weight", "packed_size", "packaging", "origin", "port")


def book_content(project: Project, drawn: Path) -> Values:
    """All that the book of the district prints. QR codes are drawn into the folder `drawn`."""
    catalogue = load_catalogue(project.root, DAY).catalogue
    if catalogue is None:
        raise ValueError(f"{project.root} has errors")
    view = select(catalogue, EDITION, "en", project.images, DAY)
    plan = catalogue.plans.get(EDITION)
    shapes = dict(_shapes((page.template or "", page.products) for page in plan.pages)) if plan else {}
    page = read_theme(Templates(project.templates)).geometry
    teller = _Teller(view, shapes, page, catalogue.editions[EDITION].dpi, drawn)
    content = teller.book()
    with closing(choose_executor(2)) as executor:
        developed = develop(teller.wanted.values(), project.cache / "pictures", executor).pictures
    files = {request: str(picture.path) for request, picture in developed.items()}
    for shown, request in teller.shown:
        shown["file"] = files[request]
    return content


def _shapes(pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, Shape]]:
    """The shape of the slot of each product that the plan places."""
    for name, products in pages:
        template = parse_template(name)
        if template:
            yield from zip(products, template.shapes, strict=True)


@dataclass(slots=True)
class _Teller:
    """Turns views into plain values, and remembers which pictures they want."""

    view: EditionView
    shapes: Mapping[str, Shape]
    page: PageGeometry
    dpi: int
    drawn: Path
    wanted: dict[tuple[Path, str], PictureRequest] = field(default_factory=dict)
    shown: list[tuple[Values, PictureRequest]] = field(default_factory=list)

    def book(self) -> Values:
        view = self.view
        return {
            "title": view.title,
            "subtitle": view.subtitle,
            "year": view.year,
            "publisher": view.publisher.name,
            "foreword": [text for text in view.foreword.striptags().split("\n") if text],
            "chapters": [self._chapter(chapter) for chapter in view.categories],
            "price_columns": [column.head for column in view.price_columns],
            "indexes": [
                {
                    "title": index.title,
                    "anchor": f"index/{index.key}",
                    "groups": [
                        {"head": group.head, "entries": [[e.text, e.note, e.anchor] for e in group.entries]}
                        for group in index.groups
                    ],
                }
                for index in view.indexes
            ],
        }

    def _chapter(self, chapter: CategoryView) -> Values:
        return {
            "anchor": chapter.anchor,
            "slug": chapter.slug,
            "number": chapter.number,
            "name": chapter.name,
            "accent": chapter.accent,
            "intro": chapter.intro,
            "photo": self._picture(chapter.photo, "opener"),
            "thumb": self._picture(chapter.photo, "contents"),
            "businesses": [self._business(business) for business in chapter.businesses],
            "prices": [self._price_row(product, row) for product in chapter.products for row in product.price_rows],
        }

    def _business(self, business: BusinessView) -> Values:
        features = [p for p in business.products if self.shapes.get(p.key) == FULL_PAGE]
        cards = [p for p in business.products if p not in features]
        return {
            "anchor": business.anchor,
            "name": business.name,
            "eyebrow": " · ".join(filter(None, (business.place, business.since))),
            "story": business.story,
            "facts": _rows(datum for datum in business.facts if datum.key not in ("class", "export_since")),
            "contacts": [contact.text for contact in business.contacts[:3]],
            "badges": [[badge.name, badge.number, badge.meaning] for badge in business.badges],
            "qr": self._qr(business.order),
            "workshop": self._picture(business.workshop, "workshop"),
            "cards": [self._card(product) for product in cards],
            "features": [self._feature(product, business) for product in features],
        }

    def _card(self, product: ProductView) -> Values:
        shape = self.shapes.get(product.key, PLAIN)
        rows = _rows(_of(product, SHORT))
        running = " · ".join([*(value for _, value in rows[:3]), product.sku])
        return {
            **_words(product),
            "columns": shape[0],
            "picture": self._picture(next(iter(product.photos), None), f"card-{shape[0]}x{shape[1]}"),
            "description": product.description.striptags() if shape in DESCRIBED else "",
            "rows": [*rows[: ROWS[shape]], ["Code", product.sku]] if shape in ROWS else [],
            "running": "" if shape in ROWS else running,
        }

    def _feature(self, product: ProductView, business: BusinessView) -> Values:
        lines = product.price.lines if product.price else ()
        steps = [[step.label, step.price] for line in lines if line.kind == "wholesale" for step in line.steps]
        matrix = product.matrix
        return {
            **_words(product),
            "maker": business.name,
            "maker_anchor": business.anchor,
            "picture": self._picture(next(iter(product.photos), None), "card-6x6"),
            "description": product.description.striptags(),
            "rows": [*steps, *_rows(_of(product, LONG))][: 4 if matrix else None],
            "columns": [matrix.corner, *matrix.columns] if matrix else [],
            "matrix": [
                [row.label, *(f"{cell.price} {cell.sku}" if cell else "–" for cell in row.cells)] for row in matrix.rows
            ]
            if matrix
            else [],
            "keys": _rows(_of(product, KEYS)),
            "small": " · ".join(f"{label}: {value}" for label, value in _rows(_of(product, REST))),
            "badges": [[badge.name, badge.number, badge.meaning] for badge in product.badges],
            "qr": self._qr(product.order),
        }

    def _price_row(self, product: ProductView, row: PriceRow) -> Values:
        return {
            "sku": row.sku,
            "name": row.name,
            "anchor": product.anchor,
            "note": " ".join(
                filter(None, (row.option, row.note, row.pattern, product.business_name if row.name else ""))
            ),
            "unit": row.unit,
            "moq": row.moq,
            "prices": [_amounts(row, column) for column in self.view.price_columns],
        }

    def _picture(self, photo: PhotoView | None, place: str) -> Values | None:
        """Width and height, and later its `file`: all are looked up at once."""
        if photo is None:
            return None
        width, height = self.page.place_size(place)
        request = self.wanted.setdefault((photo.file, place), request_for(photo, place, self.dpi, self.page))
        shown: Values = {"width": width, "height": height}
        self.shown.append((shown, request))
        return shown

    def _qr(self, order: OrderLink | None) -> str:
        if order is None:
            return ""
        path = self.drawn / f"qr-{sha256(order.code.encode()).hexdigest()[:20]}.png"
        if not path.is_file():
            segno.make(order.code, error="m", micro=False, boost_error=False).save(str(path), scale=1, border=0)
        return str(path)


def _words(product: ProductView) -> Values:
    price = product.price
    return {
        "anchor": product.anchor,
        "name": product.name,
        "line": product.line,
        "price": price.lines[0].steps[0].price if price else "",
        "per": price.per if price else "",
        "export": next((line.steps[0].price for line in price.lines if line.kind == "export"), "") if price else "",
        "choices": _rows(product.choices),
    }


def _of(product: ProductView, keys: Iterable[str]) -> list[Datum]:
    """The data of these kinds, in the order of the product."""
    return [datum for datum in product.data if datum.key in keys]


def _amounts(row: PriceRow, column: PriceColumn) -> str:
    """What stands in a column of the price list, without the currency that its head names."""
    found = row.prices[column.place] if row.prices else ()
    texts = (f"{a.least} {a.plain if column.currency else a.full} {a.place}".strip() for a in found)
    return ", ".join(texts)


def _rows(data: Iterable[Datum | ChoiceView]) -> list[list[str]]:
    return [[datum.label, datum.value] for datum in data]
