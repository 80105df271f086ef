"""The bound book: its file, numbers, links, outline, and the pictures of all its pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.edition.select import select
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, SmallBuild, copy_small
from tests.pipeline.page_pictures import different_pages
from tests.pipeline.printed import folio_of, printed_numbers, words_by_page, wrong_numbers
from tests.pipeline.type_sizes import type_sizes
from tests.shipped import PAGE
from tests.tools import require_tool

EDITIONS = ["petak", "profil"]


def book_of(small: SmallBuild, edition: str) -> Path:
    book = small.built[edition].book
    assert book is not None
    return book.path


@pytest.mark.parametrize("edition", EDITIONS)
def test_qpdf_finds_nothing_wrong(small: SmallBuild, edition: str) -> None:
    done = subprocess.run(
        [require_tool("qpdf"), "--check", book_of(small, edition)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_printed_page_number_is_the_folio_of_its_target(small: SmallBuild, edition: str) -> None:
    path = book_of(small, edition)
    folios = [folio_of(words) for words in words_by_page(path)]
    numbers = printed_numbers(path)
    assert len(numbers) >= 25
    # An opener prints no folio of its own; every other page that a number leads to does.
    openers = {target for _, _, target in numbers if not folios[target]}
    assert wrong_numbers(path) == []
    assert len(openers) == 2


@pytest.mark.parametrize("edition", EDITIONS)
def test_contents_and_indexes_give_a_number_to_every_entry(small: SmallBuild, edition: str) -> None:
    loaded = load_catalogue(small.project.root, DAY)
    assert loaded.catalogue is not None
    language = loaded.catalogue.editions[edition].languages[0]
    view = select(loaded.catalogue, edition, language, small.project.images, DAY)
    path = book_of(small, edition)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        number = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        starts = {
            str(item.title): number[item.destination[0].objgen]
            for item in outline.root
            if isinstance(item.destination, pikepdf.Array)
        }
    contents = starts["Contents" if language == "en" else "Daftar isi"]
    indexes = min(starts[index.title] for index in view.indexes)
    pages = [page for page, _, _ in printed_numbers(path)]
    behind = len(view.indexes) + bool(view.price_columns)
    assert pages.count(contents) == len(view.categories) + len(view.businesses) + behind
    entries = sum(len(group.entries) for index in view.indexes for group in index.groups)
    assert sum(page >= indexes for page in pages) == entries


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_of_products_has_few_sizes_of_type(small: SmallBuild, edition: str) -> None:
    """Six sizes on a page, those of the theme; the smallest of them for labels."""
    of_theme = {size["size"] for size in PAGE.settings.type.model_dump().values()}
    with pikepdf.open(book_of(small, edition)) as pdf:
        products = {
            goal[0].objgen: goal[0] for name, goal in destinations(pdf) if name.startswith(("product/", "business/"))
        }
        shown = [type_sizes(pikepdf.Page(page)) for page in products.values()]
    assert len(shown) >= 3
    assert [sizes for sizes in shown if not sizes <= of_theme] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_codes_of_cards_beside_one_another_are_level(small: SmallBuild, edition: str) -> None:
    loaded = load_catalogue(small.project.root, DAY)
    assert loaded.catalogue is not None
    language = loaded.catalogue.editions[edition].languages[0]
    view = select(loaded.catalogue, edition, language, small.project.images, DAY)
    codes = {product.anchor: product.sku for product in view.products if product.prominence != "feature"}
    path = book_of(small, edition)
    rows: dict[tuple[int, float], list[str]] = {}
    with pikepdf.open(path) as pdf:
        number = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        for name, goal in destinations(pdf):
            if codes.get(name):
                rows.setdefault((number[goal[0].objgen], float(goal[3])), []).append(codes[name])
    words = words_by_page(path)
    beside = {place: found for place, found in rows.items() if len(found) > 1}
    assert beside
    for (page, _), found in beside.items():
        assert len({y for _, y, _, _, text in words[page] if text in found}) == 1


def destinations(pdf: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    """Names of places, and where they are."""
    tree = pdf.Root.Names.Dests
    nodes = tree.Kids if "/Kids" in tree else [tree]
    return [(str(name), goal) for node in nodes for name, goal in zip(node.Names[::2], node.Names[1::2], strict=True)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_link_is_left_that_only_the_program_understands(small: SmallBuild, edition: str) -> None:
    with pikepdf.open(book_of(small, edition)) as pdf:
        addresses = [
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.obj.get("/Annots", [])
            if "/A" in annotation and "/URI" in annotation.A
        ]
        assert addresses
        assert all(address.startswith(("https://", "mailto:", "tel:")) for address in addresses)


def test_the_outline_holds_every_category_business_and_product(small: SmallBuild) -> None:
    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for item in items for title in (str(item.title), *titles(list(item.children)))]

    with pikepdf.open(book_of(small, "profil")) as pdf, pdf.open_outline() as outline:
        found = titles(list(outline.root))
    names = ["Woven cloth", "Food", "Tenun Contoh", "Dapur Contoh", "Indigo Sarong", "Sea Shawl", "Striped Towel"]
    names += [f"{name} Chips" for name in ("Banana", "Taro", "Tempeh", "Breadfruit")]
    assert set(names) <= set(found)


def test_the_file_says_what_it_is(small: SmallBuild) -> None:
    with pikepdf.open(book_of(small, "profil")) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "Made in Contoh 2027"
        assert str(pdf.docinfo.Author) == "Kantor Contoh"
        assert "Woven cloth" in str(pdf.docinfo.Keywords)
        assert len(pdf.pages) % 4 == 0


def test_the_order_link_names_product_and_edition(small: SmallBuild) -> None:
    with pikepdf.open(book_of(small, "profil")) as pdf:
        addresses = [
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.obj.get("/Annots", [])
            if "/A" in annotation and "/URI" in annotation.A
        ]
    assert any("wa.me/6281200000002" in address and "TNC-1" in address and "PF27" in address for address in addresses)


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_pages_look_as_they_did(small: SmallBuild, edition: str, tmp_path: Path) -> None:
    assert different_pages(book_of(small, edition), edition, tmp_path) == [], "see build/different/"


def test_any_jobs_and_any_cache_give_the_same_bytes(small: SmallBuild, tmp_path: Path) -> None:
    before = book_of(small, "profil").read_bytes()
    again = build(small.project, ["profil"], BuildOptions(DAY, jobs=1), Silence())
    assert again[0].book is not None
    assert again[0].book.parts_set == 0
    assert book_of(small, "profil").read_bytes() == before
    other = copy_small(tmp_path / "another place")
    fresh = build(other, ["profil"], BuildOptions(DAY, jobs=2), Silence())
    assert fresh[0].book is not None
    assert fresh[0].book.parts_kept <= 1  # the two plain endpapers are one and the same
    assert fresh[0].book.path.read_bytes() == before
    shutil.rmtree(other.cache / "made")
    kept = [path for name in ("pictures", "drawings", "parts") for path in (other.cache / name).rglob("*")]
    for path in sorted(path for path in kept if path.is_file())[::2]:
        path.unlink()
    half = build(other, ["profil"], BuildOptions(DAY, jobs=4), Silence())
    assert half[0].book is not None
    assert half[0].book.parts_set > 0
    assert half[0].book.parts_kept > 0
    assert half[0].book.path.read_bytes() == before
