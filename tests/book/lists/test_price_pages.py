"""The price list as pages: every price once, names with room, nothing wider than its column, pages that are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.book.lists.price_measures import CELL_GAP, PRICE_SIZE
from catalog.book.lists.price_pages import PriceList, PricePage
from catalog.book.lists.price_table import PriceLine
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.price_columns import price_columns, price_note
from catalog.edition.price_views import Amount, PriceRow
from catalog.edition.select import select
from catalog.edition.views import CategoryView, ProductView
from catalog.fonts.static_faces import prepare_fonts
from catalog.fonts.text_width import Ruler
from tests.conftest import DAY, SMALL
from tests.shipped import PAGE

KINDS = ("retail", "wholesale", "export")
LEAST_NAME = 40.0  # mm


@pytest.fixture(scope="module")
def rulers(font_cache: Path) -> tuple[Ruler, Ruler]:
    fonts = prepare_fonts(font_cache / "fonts")
    return Ruler(fonts, "Plus Jakarta Sans", 400), Ruler(fonts, "Plus Jakarta Sans", 700)


@pytest.fixture(scope="module")
def chapter() -> CategoryView:
    project = Project(SMALL)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    return select(catalogue, "petak", "id", project.images, DAY).categories[0]


@pytest.fixture(scope="module")
def formatter() -> Formatter:
    catalogue = load_catalogue(SMALL, DAY).catalogue
    assert catalogue
    return Formatter(catalogue.languages["en"])


def amount(digits: int, currency: str = "USD", least: str = "", place: str = "") -> Amount:
    plain = f"{'9' * digits}.00"
    return Amount(currency, plain, f"{currency}\xa0{plain}", least, place)


def products(like: ProductView, rows: Sequence[Sequence[PriceRow]]) -> tuple[ProductView, ...]:
    return tuple(replace(like, anchor=f"product/m/{n}", price_rows=tuple(of)) for n, of in enumerate(rows))


def pages_of(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler], rows: Sequence[Sequence[PriceRow]]
) -> list[PricePage]:
    chapters = [replace(chapter, products=products(chapter.products[0], rows))]
    columns = price_columns(KINDS, formatter, chapters)
    return PriceList(chapters, columns, formatter, PAGE, *rulers).pages()


@st.composite
def rows_of_a_product(draw: st.DrawFn) -> list[PriceRow]:
    digits = st.integers(1, 13)
    retail = (amount(draw(digits)),) if draw(st.booleans()) else ()
    steps = draw(st.lists(digits, max_size=3))
    wholesale = tuple(amount(n, least=f"≥\xa0{10**place}") for place, n in enumerate(steps, start=1))
    place = draw(st.sampled_from(["FOB Surabaya", "EXW Kembangbahu, Kabupaten Lamongan", "CIF Port Klang"]))
    export = (amount(draw(digits), place=place),) if draw(st.booleans()) else ()
    code = draw(st.sampled_from(["", "A-1", "KSJ-003-XXL-HTM", "X" * 60]))
    valid = draw(st.sampled_from(["", "30 June 2027", "31 May 2027"])) if export else ""
    name = draw(st.sampled_from(["Shirt", "Long-sleeved Koko Shirt with an Embroidered Collar", "W" * 50]))
    unit = draw(st.sampled_from(["", "piece", "dozen"]))
    first = PriceRow(code, name, unit=unit, moq="1,000", prices=(retail, wholesale, export), valid=valid)
    notes = draw(st.integers(0, 3))
    return [first, *(PriceRow(note="Size: S, M, L, XL") for _ in range(notes))]


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(rows_of_a_product(), min_size=1, max_size=80))
def test_every_row_stands_once_and_names_have_room(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler], rows: list[list[PriceRow]]
) -> None:
    pages = pages_of(chapter, formatter, rulers, rows)
    lines = [line for page in pages for line in page.lines]
    assert [line.row for line in lines if line.anchor] == [row for of in rows for row in of]
    for page in pages:
        named = next(place for place, head in enumerate(page.heads) if head.kind == "name")
        assert page.widths[named] >= LEAST_NAME
        assert sum(page.widths) == pytest.approx(PAGE.type_width)
        assert page.lines[-1].last, "a product in pieces"
        assert all(len(line.cells) == len(page.heads) for line in page.lines if line.cells)
    for place, head in enumerate(pages[0].heads):
        texts = [text for line in lines if line.cells for _, text in line.cells[place].lines]
        assert head.kind == "name" or any(texts), "an empty column"


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(rows_of_a_product(), min_size=1, max_size=12))
def test_a_date_stands_at_the_foot_of_each_page_that_has_its_price(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler], rows: list[list[PriceRow]]
) -> None:
    for page in pages_of(chapter, formatter, rulers, rows):
        dated = [line for line in page.lines if line.valid and any(cell.abroad for cell in line.cells)]
        assert all(line.valid in page.foot for line in dated)
        undated = any(cell.abroad for line in page.lines if not line.valid for cell in line.cells)
        marks = {cell.mark for line in dated for cell in line.cells if cell.abroad}
        assert ("" in marks) <= (len({line.valid for line in dated}) == 1 and not undated)
        assert bool(page.foot) == bool(dated)


def test_a_product_with_many_rows_goes_on_under_its_name(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    rows = [
        PriceRow("A-1", "Shirt"),
        *(PriceRow(option=f"Colour {n}", prices=((amount(2),), (), ())) for n in range(90)),
    ]
    first, *others = pages_of(chapter, formatter, rulers, [rows])
    assert others
    assert first.continued == ""
    assert {page.continued for page in others} == {"Shirt"}


def grouped(code: str, name: str, *options: str) -> list[PriceRow]:
    """A product with a price for each of `options`, and a note."""
    rows = (PriceRow(option=option, prices=((amount(2),), (), ())) for option in options)
    return [PriceRow(code, name, moq="10"), *rows, PriceRow(note="Size: S, M, L, XL")]


def test_the_first_price_stands_in_the_row_of_the_product_where_there_is_room(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    long = "Indigo, Soga brown, Charcoal, Maroon, Navy, Sea green, Cream, Mocha, Dusty pink, Sage"
    rows = [
        grouped("A-1", "Shirt", "S–L", "XL"),
        grouped("A-2", "Shirt", long, "XL"),
        grouped("A-3", "Shirt", "S", long),
    ]
    (page,) = pages_of(chapter, formatter, rulers, rows)
    one, two, three = (
        [line for line in page.lines if line.product and line.anchor.endswith(f"/{n}")] for n in range(3)
    )
    assert [(line.row.name, line.row.option, line.beside) for line in one] == [
        ("Shirt", "S–L", True),
        ("", "XL", True),
        ("", "", False),
    ]
    places = {head.kind: place for place, head in enumerate(page.heads)}
    assert [one[0].cells[places[kind]].lines for kind in ("code", "retail", "moq")] == [
        (("", "A-1"),),
        (("", "99.00"),),
        (("", "10"),),
    ]
    assert [line.row.option for line in two] == ["", long, "XL", ""]
    assert [(line.row.option, line.beside) for line in three] == [("S", True), (long, False), ("", False)]


def test_a_code_stands_beside_all_rows_of_its_product(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    own = [PriceRow("B-1", "Shirt"), PriceRow("B-1-S", option="S", prices=((amount(2),), (), ()))]
    (page,) = pages_of(chapter, formatter, rulers, [grouped("A-1", "Shirt", "S–L", "XL"), own])
    assert [line.code_rows for line in page.lines if line.anchor] == [3, 0, 0, 1, 1]


def test_long_codes_take_more_lines_where_that_makes_the_list_shorter(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    code, name = "MARKET-TOPS-SHIRT-STONEWASHED-2027-00069", "Long-sleeved Shirt with an Embroidered Collar"
    rows = [grouped(code, name, "S–L", "XL") for _ in range(30)]
    (page, *_) = pages_of(chapter, formatter, rulers, rows)
    assert page.widths[0] < rulers[0].width(code, PRICE_SIZE) * 0.7
    short = pages_of(chapter, formatter, rulers, [grouped("A-1", "Shirt", "S–L", "XL") for _ in range(30)])[0]
    assert short.widths[0] > rulers[0].width("A-1", PRICE_SIZE)


def test_a_unit_that_all_prices_have_is_no_column(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    def heads(*units: str) -> list[str]:
        rows = [[PriceRow("A", "Shirt", unit=unit, prices=((amount(2),), (), ()))] for unit in units]
        chapters = [replace(chapter, products=products(chapter.products[0], rows))]
        note = price_note(price_columns(KINDS, formatter, chapters), formatter, chapters, DAY, "")
        assert note.endswith("Unit: piece.") == (set(units) == {"piece"})
        return [head.kind for head in pages_of(chapter, formatter, rulers, rows)[0].heads]

    assert "unit" not in heads("piece", "piece")
    assert "unit" in heads("piece", "pair")


def test_one_long_code_and_one_long_price_leave_the_names_their_room(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    plain = [[PriceRow(f"A-{n}", "Shirt", unit="piece", moq="10", prices=((amount(2),), (), ()))] for n in range(60)]
    odd = [[PriceRow("A-VERY-LONG-CODE-OF-ONE-PRODUCT-ALONE-2026", "Shirt", prices=((amount(12),), (), ()))]]
    (before, *_), (after, *_) = (pages_of(chapter, formatter, rulers, rows) for rows in (plain, plain + odd))
    assert before.widths[1] - after.widths[1] < 25.0
    long = next(line for line in after.lines + pages_of(chapter, formatter, rulers, odd)[0].lines if line.anchor)
    assert isinstance(long, PriceLine)


def test_an_amount_is_not_parted_where_its_column_can_be_wide_enough(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    cells = ((amount(9),), (amount(9, least="≥\xa010"),), (amount(6, place="FOB Surabaya"),))
    (page,) = pages_of(chapter, formatter, rulers, [[PriceRow("A-1", "Shirt", unit="piece", moq="10", prices=cells)]])
    for head, width, cell in zip(page.heads, page.widths, page.lines[1].cells, strict=True):
        for _, text in cell.lines if head.kind in KINDS else ():
            widest = max(rulers[0].width(word, PRICE_SIZE) for word in text.split(" "))
            assert widest <= width - CELL_GAP / 2


def test_heads_of_more_lines_leave_room_for_fewer_rows(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler]
) -> None:
    prices = ((amount(9),), (amount(9),), (amount(9),))
    rows = [[PriceRow(f"A-{n}", f"Kain {n}", "", "pcs", "1", prices)] for n in range(120)]
    chapters = [replace(chapter, products=products(chapter.products[0], rows))]
    made = PriceList(chapters, price_columns(KINDS, formatter, chapters), formatter, PAGE, *rulers)
    plain = made.pages()
    made.heads = tuple(replace(head, text=f"{head.text} {'and more ' * 9}") for head in made.heads)
    assert len(made.pages()[0].lines) < len(plain[0].lines)


@pytest.mark.parametrize("number", range(20, 130, 7))
def test_the_last_page_is_at_least_half_full(
    chapter: CategoryView, formatter: Formatter, rulers: tuple[Ruler, Ruler], number: int
) -> None:
    rows = [[PriceRow(f"A-{n}", "Shirt", prices=((amount(2),), (), ()))] for n in range(number)]
    pages = pages_of(chapter, formatter, rulers, rows)
    most = max(len(page.lines) for page in pages)
    assert len(pages) == 1 or len(pages[-1].lines) >= most * 0.45
