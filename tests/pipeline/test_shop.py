"""A foreign shop in every layout: it builds, nothing sticks out, nothing is lost, nothing of a district is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from catalog.book.lists.list_pages import Lists
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.core.units import PT_PER_MM
from catalog.edition.formatting import Formatter
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.fonts.static_faces import prepare_fonts
from catalog.model.saved_plan import SavedPage
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.typesetting.weasyprint.environment import use_only
from tests.conftest import DAY, Silence
from tests.content.shop import MANY_PRODUCTS, MANY_VARIANTS, write_shop
from tests.content.shop_tables import EDITIONS, FULL_MAKER, INCLUDED, MAKERS
from tests.loops import some
from tests.pipeline.page_pictures import different_pages
from tests.pipeline.page_quality import filled_shares, hyphen_ladders
from tests.pipeline.painted import painted
from tests.pipeline.printed import Word, words_by_page
from tests.pipeline.printed_codes import check_codes, known_codes
from tests.shipped import PAGE

HAIR: Final = 1.5  # pt by which a word's box may stick out: italics and rounding
HEAD, FOOT = 16 * PT_PER_MM, (PAGE.height - 18) * PT_PER_MM  # running heads and folios stand above and below
TYPE_RIGHT: Final = (PAGE.width - PAGE.left) * PT_PER_MM
MOST_PAGES: Final = 12  # of the price list of 181 products with 1,859 variants
OPEN: Final = (
    "cover",
    "endpaper",
    "title",
    "colophon",
    "foreword",
    "figures",
    "opener",
    "filler",
    "back-cover",
    "enquiry",
)
LEAST_FILLED: Final = 0.6  # of a page's height
LEAST_OF_LIST: Final = 0.42  # what is little more than a page stands on two, half full each
PICTURED: Final = (
    "profile",
    "grid",
    "features-alone",
    "compact",
    "indonesian",
)  # editions with pictures of their pages
PLAIN: Final = ("products", "profile", "profile-full", "feature", "makers", "price-list", "indexes", "contents")


@dataclass(frozen=True)
class ShopBook:
    """The book and the HTML of one edition."""

    project: Project
    edition: str
    built: Built
    view: EditionView
    words: list[list[Word]]  # by page
    plan: tuple[SavedPage, ...]

    @property
    def path(self) -> Path:
        assert self.built.book
        return self.built.book.path

    def pages(self, *layouts: str) -> list[int]:
        """Places in the book of the pages of these layouts."""
        return [place for place, page in enumerate(self.plan) if page.layout in layouts]

    def letters(self, place: int) -> str:
        return letters_of(" ".join(word for *_, word in self.words[place]))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    project = write_shop(tmp_path_factory.mktemp("shop"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    return project


@pytest.fixture(scope="module", params=EDITIONS, ids=str)
def book(request: pytest.FixtureRequest, shop: Project) -> ShopBook:
    name = request.param
    (built,) = build(shop, (name,), BuildOptions(DAY, jobs=1, outputs=("screen", "html")), Silence())
    assert built.book
    catalogue = load_catalogue(shop.root, DAY).catalogue
    assert catalogue
    view = select(catalogue, name, catalogue.editions[name].languages[0], shop.images, DAY)
    return ShopBook(shop, name, built, view, words_by_page(built.book.path), catalogue.plans[name].pages)


def letters_of(text: str) -> str:
    """Letters and digits alone: lines may break between any of them, and hyphens may stand there."""
    text = text.replace("&amp;", "&").replace("&quot;", '"')
    return "".join(character for character in text if character.isalnum())


def test_every_word_stands_on_its_page_and_left_of_the_margin(book: ShopBook) -> None:
    with pikepdf.open(book.path) as pdf:
        sizes = [[float(value) for value in page.mediabox[2:]] for page in pdf.pages]
    for place, ((width, height), words) in enumerate(zip(sizes, book.words, strict=True)):
        for x, y, right, low, word in words:
            assert min(x, y) > -HAIR, (place, word)
            assert right < width + HAIR, (place, word)
            assert low < height + HAIR, (place, word)
    for place in some(book.pages(*PLAIN)):
        edge = TYPE_RIGHT + (PAGE.shift if place % 2 else -PAGE.shift) * PT_PER_MM  # moved towards the spine
        for x, y, right, low, word in book.words[place]:
            if x < edge and y > HEAD and low < FOOT:
                assert right < edge + HAIR, (place, word)


def test_every_product_stands_in_the_book_with_its_whole_name(book: ShopBook) -> None:
    places: dict[str, int] = {}
    for place, page in enumerate(book.plan):
        places.update(dict.fromkeys(page.products, place))
    assert {product.key for product in book.view.products} == set(places)
    for product in book.view.products:
        assert letters_of(product.name) in book.letters(places[product.key]), product.key


def test_every_product_has_a_page_of_html(book: ShopBook) -> None:
    folder = book.project.output(book.edition) / "html" / book.view.language / "product"
    made = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.html")}
    assert made == {product.key for product in book.view.products}


def test_nothing_of_a_district_is_printed(book: ShopBook) -> None:
    html = (path.read_text("utf-8") for path in (book.project.output(book.edition) / "html").rglob("*.html"))
    texts = [*(" ".join(word for *_, word in words) for words in book.words), *html]
    for name in ("Lamongan", "kecamatan", "Kec."):
        assert not [text for text in texts if name in text], name
    assert [index.key for index in book.view.indexes if index.key == "kecamatan"] == []


def test_makers_of_several_chapters_are_counted_once(book: ShopBook) -> None:
    title, contents = book.words[2], book.words[book.pages("contents")[0]]
    for words in (title, contents):
        text = [word for *_, word in words]
        counted = [text[place - 1] for place, word in enumerate(text) if word in ("makers", "usaha")]
        assert str(len(INCLUDED.get(book.edition, MAKERS))) in counted


def full_maker_pages(book: ShopBook) -> Iterator[int]:
    for place in book.pages("profile", "profile-full"):
        if letters_of(str(FULL_MAKER["name"])) in book.letters(place):
            yield place


@pytest.mark.parametrize("book", ["profile"], indirect=True)
def test_a_maker_with_everything_but_a_photo_prints_all_of_its_facts(book: ShopBook) -> None:
    contacts, address = FULL_MAKER["contacts"], FULL_MAKER["address"]
    assert isinstance(contacts, dict)
    assert isinstance(address, dict)
    wanted = [FULL_MAKER["owner"], "Australia", address["street"], contacts["email"], contacts["instagram"]]
    wanted.append(contacts["web"].removeprefix("https://"))
    openings = [place for place in some(full_maker_pages(book)) if "148" in book.letters(place)]
    for place in some(openings):
        for piece in re.findall(r"\w+", " ".join(map(str, wanted))):
            assert piece in book.letters(place), (place, piece)


@pytest.mark.parametrize("book", ["profile", "grid", "features", "indonesian"], indirect=True)
def test_every_code_is_read_by_both_readers_and_opens_an_e_mail_or_a_website(book: ShopBook, tmp_path: Path) -> None:
    said = check_codes(book.path, tmp_path)
    assert said.keys() <= known_codes(book.view)
    assert {text.partition(":")[0] for text in said} == {"mailto", "https"}


@pytest.mark.parametrize("book", ["profile", "features"], indirect=True)
def test_no_upright_photo_is_shown_wider_than_three_to_two(book: ShopBook) -> None:
    with pikepdf.open(book.path) as pdf:
        for place in some(book.pages("products", "profile", "feature")):
            workshop = place in book.pages("profile")  # whose picture bleeds off above
            for one in painted(pdf.pages[place]):
                if one.kind == "picture" and one.box.height > 30 and not (workshop and one.box.x < 0):
                    assert one.box.width <= 1.5 * one.box.height, (place, one.box)


def test_all_pages_look_as_they_did(book: ShopBook, tmp_path: Path) -> None:
    if book.edition in PICTURED:
        assert different_pages(book.path, f"shop-{book.edition}", tmp_path, dpi=25) == [], "see build/different/"


def test_no_page_is_mostly_empty_and_no_words_are_a_ladder(book: ShopBook) -> None:
    open_pages = {place for place, page in enumerate(book.plan) if page.layout in OPEN}
    lists = book.pages("price-list", "indexes")
    shares = {place: share for place, share in enumerate(filled_shares(book.path)) if place not in open_pages}
    least = {place: LEAST_OF_LIST if place in lists else LEAST_FILLED for place in shares}
    assert {place: share for place, share in shares.items() if share < least[place]} == {}
    assert hyphen_ladders(book.path) == []


def test_the_price_list_of_a_large_shop_is_short(tmp_path: Path, font_cache: Path) -> None:
    project = write_shop(tmp_path / "shop", MANY_PRODUCTS, MANY_VARIANTS)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    view = select(catalogue, "grid", "en", project.images, DAY)
    fonts = prepare_fonts(font_cache / "fonts")
    use_only(fonts)
    formatter = Formatter(catalogue.languages["en"])
    pages = Lists(fonts, PAGE).price_pages(view.categories, view.price_columns, formatter)
    assert len(pages) <= MOST_PAGES
