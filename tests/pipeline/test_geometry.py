"""One number of the theme's page changed: cards, lists, furniture, thumbnails and links follow, all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.core.units import MM_PER_PT, PT_PER_MM
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.i18n.translator import Translator
from catalog.model.saved_plan import SavedPage
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.plan_edition import plan_edition
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import UNITS, Box, parse_template
from catalog.planning.page_templates import read_theme
from catalog.reports.plan_page import plan_page
from catalog.templating.jinja import Templates
from tests.conftest import DAY, Silence, copy_small
from tests.loops import some
from tests.pipeline.painted import painted
from tests.pipeline.printed import internal_links, words_by_page, wrong_numbers

FOOT: Final = 18.0  # mm above the foot of the page: folios stand lower
TAB: Final = 9.0  # mm of a tab on the trimmed page
CHANGES: Final = {  # an edition and the measures that are changed
    "as shipped": ("profil", ""),
    "gap": ("petak", "gap: 8"),
    "gap in profiles": ("profil", "gap: 5"),
    "outer margin": ("petak", "margins: {inner: 14, outer: 19}"),
    "bleed": ("profil", "bleed: 5"),
    "format": ("profil", "width: 216, height: 280"),
    "pictures": ("profil", "pictures: {card-3x2: 36, workshop: 64, feature: 120, opener: {top: 90, height: 150}}"),
}


@dataclass(frozen=True)
class ChangedBook:
    """A book of the small project with one measure of its page changed."""

    project: Project
    edition: str
    path: Path
    page: PageGeometry
    view: EditionView
    words: list[list[tuple[Box, str]]]  # by page; mm
    plan: tuple[SavedPage, ...]

    def pages(self, *layouts: str) -> list[int]:
        """Places in the book of the pages of these layouts, of which there is one at least."""
        return some([place for place, page in enumerate(self.plan) if page.layout in layouts])

    def shift(self, place: int) -> float:
        """By how many mm the page is moved to the right of where it was set: towards the spine; covers are not."""
        if self.plan[place].layout in ("cover", "endpaper", "back-cover"):
            return 0.0
        return -self.page.shift if place % 2 == 0 else self.page.shift

    def slots(self, place: int) -> list[tuple[str, Box]]:
        """The slots of a page as bound."""
        shift = self.shift(place)
        return [
            (key, Box(box.x + shift, box.y, box.width, box.height)) for key, box in slots_of(self, self.plan[place])
        ]

    @property
    def pages_of_cards(self) -> list[int]:
        return [place for place in self.pages("profile", "products") if self.plan[place].template]


@pytest.fixture(scope="module", params=CHANGES, ids=str)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> ChangedBook:
    project = copy_small(tmp_path_factory.mktemp("geometry"))
    theme = project.templates / "book" / "theme.yaml"
    theme.parent.mkdir(parents=True, exist_ok=True)
    edition, measures = CHANGES[request.param]
    theme.write_text(f"page: {{{measures}}}\n", "utf-8")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    (built,) = build(project, (edition,), BuildOptions(DAY, jobs=1, outputs=("screen",)), Silence())
    assert built.book
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    view = select(catalogue, edition, catalogue.editions[edition].languages[0], project.images, DAY)
    words = [
        [(Box(*(edge * MM_PER_PT for edge in (x, y, x2 - x, y2 - y))), word) for x, y, x2, y2, word in page]
        for page in words_by_page(built.book.path)
    ]
    page = read_theme(Templates(project.templates)).geometry
    return ChangedBook(project, edition, built.book.path, page, view, words, catalogue.plans[edition].pages)


def holds(around: Box, box: Box) -> bool:
    return (
        box.x >= around.x - 0.5
        and box.y >= around.y - 0.5
        and box.x + box.width <= around.x + around.width + 0.5
        and box.y + box.height <= around.y + around.height + 0.5
    )


def slots_of(book: ChangedBook, page: SavedPage) -> list[tuple[str, Box]]:
    template = parse_template(page.template or "")
    assert template
    strip = UNITS - template.units if page.layout == "profile" else 0
    return list(zip(page.products, book.page.boxes(template, strip), strict=True))


def test_every_card_prints_its_name_in_its_slot(book: ChangedBook) -> None:
    names = {product.key: product.name.split() for product in book.view.products}
    for place in book.pages_of_cards:
        for key, slot in some(book.slots(place)):
            inside = [word for box, word in book.words[place] if holds(slot, box)]
            assert names[key][0] in inside, (place, key)


def test_every_card_has_a_picture_at_the_corner_of_its_slot(book: ChangedBook) -> None:
    pictured = some(product.key for product in book.view.products if product.photos)
    with pikepdf.open(book.path) as pdf:
        for place in book.pages_of_cards:
            drawn = [one.box for one in painted(pdf.pages[place]) if one.kind == "picture"]
            for key, slot in book.slots(place):
                if key not in pictured:
                    continue
                at = [box for box in drawn if abs(box.x - slot.x) < 0.3 and abs(box.y - slot.y) < 0.3]
                assert at, (place, key)


def test_what_bleeds_off_goes_on_as_far_as_the_bleed(book: ChangedBook) -> None:
    page, bleed = book.page, book.page.bleed
    with pikepdf.open(book.path) as pdf:
        for place in book.pages("feature", "opener"):
            widest = max((one.box for one in painted(pdf.pages[place])), key=lambda box: box.width)
            whole = book.plan[place].layout == "opener"
            height = page.height + 2 * bleed if whole else page.settings.pictures.feature + bleed
            left = book.shift(place) - page.side_bleed
            wanted = (left, -bleed, page.width + 2 * page.side_bleed, height)
            assert left <= -bleed
            assert left + wanted[2] >= page.width + bleed
            assert (widest.x, widest.y, widest.width, widest.height) == pytest.approx(wanted, abs=0.3)
        for place in book.pages("opener"):
            boxes = [one.box for one in painted(pdf.pages[place])]
            opener = page.settings.pictures.opener
            corner = opener.left + book.shift(place), opener.top
            assert any((box.x, box.y) == pytest.approx(corner, abs=0.3) for box in boxes)


def test_lists_take_the_width_of_the_type_area(book: ChangedBook) -> None:
    for place in book.pages("price-list"):
        left = book.page.left + book.shift(place)
        right = left + book.page.type_width
        words = [box for box, _ in book.words[place] if 20 < box.y < book.page.height - 20]
        assert min(box.x for box in words) == pytest.approx(left, abs=0.3)
        assert max(box.x + box.width for box in words) == pytest.approx(right, abs=0.3)
    column = book.page.column(3) + book.page.gap
    for place in book.pages("indexes"):
        left = book.page.left + book.shift(place)
        right = left + book.page.type_width
        words = [box for box, _ in book.words[place] if 20 < box.y < book.page.height - 20]
        starts = {round(box.x, 1) for box in words}
        assert all(holds(Box(left, 0, right - left, book.page.height), box) for box in words)
        for number in range(3):
            assert any(abs(start - left - number * column) < 0.3 for start in starts), number


def test_every_page_is_of_the_format_and_holds_its_words(book: ChangedBook) -> None:
    whole = Box(0, 0, book.page.width, book.page.height)
    with pikepdf.open(book.path) as pdf:
        for place, page in enumerate(pdf.pages):
            size = [float(value) * MM_PER_PT for value in page.mediabox[2:]]
            assert size == pytest.approx([book.page.width, book.page.height], abs=0.05)
            assert all(holds(whole, box) for box, _ in book.words[place]), place


def test_furniture_stands_at_the_edges_of_the_type_area(book: ChangedBook) -> None:
    page, seen = book.page, set()
    for place, words in enumerate(book.words):
        for box, word in words:
            if box.y > page.height - FOOT and word == book.plan[place].page:
                edge = min(box.x, page.width - box.x - box.width)
                assert edge == pytest.approx(page.settings.margins.outer, abs=0.5), place
                seen.add(box.x < page.width / 2)
    assert seen == {True, False}  # on left-hand and right-hand pages


def test_tabs_reach_the_bleed(book: ChangedBook) -> None:
    found = set()
    with pikepdf.open(book.path) as pdf:
        for place in book.pages_of_cards:
            for one in painted(pdf.pages[place]):
                if one.kind == "area" and one.box.height == pytest.approx(24, abs=0.1):
                    found.add((round(one.box.x, 1), round(one.box.x + one.box.width, 1)))
    ends = {(-book.page.bleed, TAB), (book.page.width - TAB, book.page.width + book.page.bleed)}
    assert found
    assert found <= {(round(x, 1), round(end, 1)) for x, end in ends}


def test_links_lie_on_what_they_lead_from(book: ChangedBook) -> None:
    assert wrong_numbers(book.path, (book.page.height - FOOT) * PT_PER_MM) == []
    edges = set()
    with pikepdf.open(book.path) as pdf:
        for _, (left, bottom, right, top), _ in internal_links(pdf):
            box = Box(
                left * MM_PER_PT,
                book.page.height - top * MM_PER_PT,
                (right - left) * MM_PER_PT,
                (top - bottom) * MM_PER_PT,
            )
            assert holds(Box(0, 0, book.page.width, book.page.height), box)
            if box.y > book.page.height - 20:  # a folio's
                edges.add((round(box.x, 1), round(box.x + box.width, 1)))
    outer, right = book.page.settings.margins.outer, book.page.width - book.page.settings.margins.outer
    assert edges == {(outer, outer + 20), (right - 20, right)}


def test_thumbnails_show_the_slots_of_the_book(book: ChangedBook) -> None:
    planned = plan_edition(book.project, book.edition, "", BuildOptions(DAY, jobs=1), Silence())
    pages = [page for section in planned.overview.sections for page in section.pages if page.products]
    slots = [slot for page in book.plan if page.template for _, slot in slots_of(book, page)]
    assert [product.box for page in some(pages) for product in page.products] == slots
    for page in pages:
        for product in page.products:
            assert holds(product.box, product.words)
            assert product.words.height > 15
    html = plan_page(planned.templates, planned.overview, Translator("en"))
    assert f"width: calc({book.page.width:g} * var(--mm)); height: calc({book.page.height:g} * var(--mm))" in html
