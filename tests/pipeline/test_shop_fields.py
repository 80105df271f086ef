"""A shop with sales, customer groups, sets and ounces, built: what each edition prints, and what it must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence
from tests.content.shop_fields import DISTRIBUTOR, RESELLER, write_shop_with_fields
from tests.pipeline.printed import folio_of, internal_links, printed_numbers, words_by_page

NAMES = ("reseller", "shop", "distributor", "features")  # the secret prices first: later editions have their cache


@dataclass(frozen=True)
class ShopEdition:
    """What was made of one edition."""

    name: str
    folder: Path
    book: Path

    @property
    def words(self) -> str:
        """All words of the book."""
        return " ".join(word for page in words_by_page(self.book) for *_, word in page)

    def pages(self, text: str) -> list[int]:
        """Places of the pages on which the words of `text` stand in a row."""
        pages = (" ".join(word for *_, word in page) for page in words_by_page(self.book))
        return [place for place, page in enumerate(pages) if text in page]

    def html(self) -> str:
        """All that is read in the HTML."""
        pages = (path.read_text("utf-8") for path in sorted(self.folder.rglob("*.html")))
        return unescape(re.sub(r"<[^>]*>", " ", "\n".join(pages)).replace("\N{NO-BREAK SPACE}", " "))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file that was made; of the book its strings: bookmarks, metadata, links."""
        for path in self.folder.rglob("*"):
            if path.is_file() and path != self.book:
                yield path.relative_to(self.folder).as_posix(), path.read_bytes()
        with pikepdf.open(self.book) as pdf:
            yield "strings", " ".join(text for thing in pdf.objects for text in _strings(thing)).encode()
            yield "metadata", pdf.Root.Metadata.read_bytes()


def _strings(thing: pikepdf.Object) -> Iterator[str]:
    """The strings in an object of a PDF, without those of other objects and of what is drawn."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for item in thing.as_list():
            yield from _strings(item) if not getattr(item, "is_indirect", False) else ()
    elif isinstance(thing, pikepdf.Dictionary):
        for item in thing.as_dict().values():
            yield from _strings(item) if not getattr(item, "is_indirect", False) else ()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    project = write_shop_with_fields(tmp_path_factory.mktemp("shop"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    return project


@pytest.fixture(scope="module")
def editions(project: Project) -> dict[str, ShopEdition]:
    found = {}
    for name in NAMES:
        (built,) = build(project, (name,), BuildOptions(DAY, jobs=1, outputs=("screen", "html")), Silence())
        assert built.book
        found[name] = ShopEdition(name, project.output(name), built.book.path)
    return found


OTHERS = {
    "reseller": DISTRIBUTOR,
    "distributor": RESELLER,
    "shop": (*RESELLER, *DISTRIBUTOR),
    "features": (*RESELLER, *DISTRIBUTOR),
}


@pytest.mark.parametrize("name", NAMES)
def test_no_price_of_another_group_is_in_anything_that_is_made(editions: dict[str, ShopEdition], name: str) -> None:
    edition = editions[name]
    amounts = [form for amount in OTHERS[name] for form in (amount, amount.replace(".", ","))]
    files = dict(edition.files())
    assert {"not-printed.json", "html/en/prices.html", "strings", "metadata"} <= files.keys()
    for amount in amounts:
        assert [file for file, content in files.items() if amount.encode() in content] == []
        assert amount not in edition.words
        assert amount not in edition.html()


@pytest.mark.parametrize(("name", "amounts"), [("reseller", RESELLER), ("distributor", DISTRIBUTOR)])
def test_the_prices_of_the_group_are_printed_in_its_edition(
    editions: dict[str, ShopEdition], name: str, amounts: tuple[str, ...]
) -> None:
    for amount in amounts:
        assert amount in editions[name].words
        assert amount in editions[name].html()
    assert f"Prices for: {name.capitalize()}s." in editions[name].words


def test_a_sale_price_stands_beside_the_regular_one(editions: dict[str, ShopEdition]) -> None:
    for text in ("USD 29.00", "Regular price: USD 49.00 · sale until 31 January 2027", "Struck through:"):
        assert text in editions["shop"].words
    assert "49.00" not in editions["reseller"].words  # who pay another price
    assert re.search(r"Regular price\s+USD 49.00\s+· sale until 31 January 2027", editions["shop"].html())
    assert {"33.00", "66.60"} <= set(editions["shop"].words.split())


def test_weights_and_sizes_are_in_the_units_of_the_edition(editions: dict[str, ShopEdition]) -> None:
    for name, weight, size in (
        ("shop", "8 oz (227 g)", "12 × 8.5 in (30.5 × 21.6 cm)"),
        ("reseller", "8 oz", "12 × 8.5 in"),
        ("features", "227 g", "30.5 × 21.6 cm"),
        ("distributor", "8 oz", "12 × 8.5 in"),  # as typed
    ):
        for text in (weight, size):
            assert text in editions[name].html()
        assert weight in editions[name].words
    assert "8 oz" not in editions["features"].html()


def test_the_pages_of_other_products_are_printed_and_lead_there(editions: dict[str, ShopEdition]) -> None:
    edition = editions["features"]
    (page,) = edition.pages("Set of 1 × Merino-Blend Relaxed Trousers")
    assert page in edition.pages("Goes with Organic Oxford Shirt")
    folios = [folio_of(words) for words in words_by_page(edition.book)]
    small = [(text, target) for place, text, target in printed_numbers(edition.book) if place == page]
    numbers = [(text, target) for text, target in small if text.isdigit()]  # else the last word of a name
    targets = {target for _, target in numbers}
    for name in ("Merino-Blend Relaxed Trousers", "Organic Crew-Neck T-Shirt", "Organic Oxford Shirt"):
        assert targets & set(edition.pages(name)), name
    assert all(text == folios[target] for text, target in numbers if folios[target])
    with pikepdf.open(edition.book) as pdf:
        assert {target for place, _, target in internal_links(pdf) if place == page} >= targets


def test_sets_brands_and_own_data_are_printed(editions: dict[str, ShopEdition]) -> None:
    for text in ("Brand Northfold", "Warranty Two years", "Closure Brass buckle", "Gift box included"):
        assert text in editions["features"].words
    assert "Set of: 1 × Merino-Blend Relaxed Trousers, 3 × Organic Crew-Neck T-Shirt" in editions["shop"].words
    html = re.sub(r"\s+", " ", editions["distributor"].html())
    for text in ("Brand Northfold", "Warranty Two years", "Garansi Dua tahun", "Cocok dengan", "Goes with Weekend Set"):
        assert text in html
