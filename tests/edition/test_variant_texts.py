"""Variants in words: whoever reads the rows and what there is to choose knows each variant's price and code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product as combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.load_catalogue import load_catalogue
from catalog.edition.formatting import Formatter
from catalog.edition.price_block import price_block, view_matrix, view_variants
from catalog.edition.price_rows import price_rows
from catalog.edition.price_views import PriceRow
from catalog.edition.product_prices import ProductPrices, make_amount
from catalog.edition.variant_texts import write_variants
from catalog.edition.view_context import ViewContext, make_context
from catalog.model.build_day import Today
from catalog.model.product import Product
from tests.conftest import DAY, SMALL

SIZES = ("S", "M", "L", "XL", "XXL", "3XL")
COLOURS = ("Black", "Navy", "Green, light", "White", "Maroon")
FITS = ("slim", "wide", "M")  # of which one is a size, too
NAMES = {"size": "Size", "colour": "Colour", "fit": "Fit"}
RUN_IN = "\xa0=\xa0"
Choice = tuple[str, ...]


@cache
def context(*prices: str) -> ViewContext:
    catalogue = load_catalogue(SMALL, DAY).catalogue
    assert catalogue
    edition = next(iter(catalogue.editions.values()))
    made = make_context(catalogue, edition, Formatter(catalogue.languages["en"]), SMALL, Today(DAY))
    return replace(made, prices=prices or ("retail", "wholesale", "export"))


def a_product(**fields: Any) -> Product:  # noqa: ANN401 as they would stand in an entry
    return Product.model_validate({"name": "Shirt", "sku": "SH", **fields}, context={"language": "en"})


def prices_of(product: Product, *shown: str) -> ProductPrices:
    texts = write_variants(context(*shown), product.variants) if product.variants else None
    return ProductPrices(context(*shown), product, texts)


@dataclass(frozen=True)
class Made:
    """Variants as an entry has them."""

    axes: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    items: tuple[tuple[Choice, int | None, str | None], ...]
    base: int | None

    def retail(self, own: int | None) -> int | None:
        return self.base if own is None else own

    def printed(self, own: int | None) -> str | None:
        retail = self.retail(own)
        return None if retail is None else f"{retail}.00"

    def product(self, **fields: Any) -> Product:  # noqa: ANN401
        axes = {
            axis: {"name": NAMES[axis], "options": {f"{axis}{n}": text for n, text in enumerate(options)}}
            for axis, options in zip(self.axes, self.options, strict=True)
        }
        items = []
        for choice, price, code in self.items:
            of = {
                axis: f"{axis}{options.index(text)}"
                for axis, options, text in zip(self.axes, self.options, choice, strict=True)
            }
            own: dict[str, object] = {"price": price, "sku": code}
            items.append({"of": of, **{key: str(value) for key, value in own.items() if value is not None}})
        home: dict[str, Any] = {"currency": "USD", "wholesale": [{"from": "10", "price": "5"}]}
        if self.base is not None:
            home["retail"] = str(self.base)
        return a_product(price=home, variants={"axes": axes, "items": items}, **fields)


@st.composite
def made(draw: st.DrawFn) -> Made:
    axes = tuple(draw(st.lists(st.sampled_from(("size", "colour", "fit")), min_size=1, max_size=3, unique=True)))
    every = {"size": SIZES, "colour": COLOURS, "fit": FITS}
    options = tuple(every[axis][: draw(st.integers(1, len(every[axis])))] for axis in axes)
    choices = list(combinations(*options))
    kept = draw(st.lists(st.sampled_from(choices), min_size=1, unique=True)) if draw(st.booleans()) else choices
    kinds = draw(st.sampled_from(["none", "pattern", "middle", "own", "some"]))
    by_size = draw(st.booleans())
    items = []
    for number, choice in enumerate(kept):
        seed = f"{axes.index('size') if 'size' in axes else 0}{choice[0]}" if by_size else None
        price = draw(st.sampled_from([None, 7, 9, 12])) if seed is None else [None, 7, 9][len(seed) % 3]
        items.append((choice, price, code_of(kinds, choice, number, draw)))
    return Made(axes, options, tuple(items), draw(st.sampled_from([None, 9, 10])))


def code_of(kind: str, choice: Choice, number: int, draw: st.DrawFn) -> str | None:
    letters = [text[:3].upper() for text in choice]
    return {
        "none": None,
        "pattern": "-".join(["SH", *letters]),
        "middle": "SH" + "".join(letters[:1]) + str(number),
        "own": f"X{number * 37 % 101}",
        "some": f"X{number}" if draw(st.booleans()) else None,
    }[kind]


class Reader:
    """Reads rows as a buyer would: the options and their pieces of code first, then what each row leaves out."""

    def __init__(self, product: Product, rows: Sequence[PriceRow]) -> None:
        assert product.variants
        self.names = [axis.name.best("en") for axis in product.variants.axes.values()]
        self.rows = list(rows)
        every = [row.note for row in rows if row.note]
        self.run_in = [text for note in every if RUN_IN in note for text in re.split(r"(?<=\.00); ", note)]
        notes = [note for note in every if RUN_IN not in note]
        self.codes = [note.removeprefix("Code: ") for note in notes if note.startswith("Code: ")]
        self.options: list[dict[str, str]] = []
        self.pattern = ""
        for part in notes[0].split(" · ") if notes else ():
            name, _, value = part.partition(": ")
            if name == "Code":
                self.pattern = value
            else:
                self.options.append(dict(split_code(text) for text in listed(value)))

    def prices(self) -> Iterator[tuple[Choice, PriceRow]]:
        """Each variant with the row that has its price."""
        head, *below = [row for row in self.rows if not row.note]
        for text in self.run_in:
            option, _, price = text.partition(RUN_IN)
            row = PriceRow(option=option, prices=((make_amount(price),),))
            for choice in combinations(*self._chosen(row)):
                yield choice, row
        if not below and not self.run_in:
            for choice in combinations(*self.options):
                yield choice, head
        for row in below:
            for choice in combinations(*self._chosen(row)):
                yield choice, row

    def _chosen(self, row: PriceRow) -> list[Sequence[str]]:
        parts = row.option.split(" · ")
        if not self.options:  # every axis is named
            return [listed(part.partition(":\xa0")[2] or part) for part in parts]
        chosen: list[Sequence[str]] = []
        left = list(parts)
        for name, options in zip(self.names, self.options, strict=True):
            part = next((p for p in left if self._is_of(p, name, options)), None)
            if part is None:
                chosen.append(list(options))
            else:
                left.remove(part)
                chosen.append(spread(part.removeprefix(f"{name}:\xa0"), list(options)))
        assert not left or left == [""], row
        return chosen

    def _is_of(self, part: str, name: str, options: Mapping[str, str]) -> bool:
        text = part.removeprefix(f"{name}:\xa0")
        return (text != part or ":\xa0" not in part) and spread(text, list(options)) != []

    def code(self, choice: Choice, row: PriceRow) -> str:
        if row.sku and row.option:
            return row.sku
        if self.pattern:
            code = self.pattern
            for name, options, text in zip(self.names, self.options, choice, strict=True):
                code = code.replace(f"[{name}]", options[text])
            return code
        for group in " · ".join(self.codes).split(" · ") if self.codes else ():
            head, _, rest = group.rpartition(": ")
            if head == ", ".join(choice[:-1]):
                found = dict(map(split_code, listed(rest, comma="," in choice[-1])))
                return found.get(choice[-1], "")
        return ""


def listed(text: str, *, comma: bool = False) -> list[str]:
    """The texts of a row, which stand between semicolons where one of them has a comma."""
    if "; " in text or text == "Green, light" or comma:
        return text.split("; ")
    return text.split(", ")


def spread(text: str, options: list[str]) -> list[str]:
    """The options that a text names, in a row or as a range; [] where it names others."""
    first, dash, last = text.partition("–")
    if dash and first in options and last in options:
        return options[options.index(first) : options.index(last) + 1]
    names = listed(text)
    return names if all(name in options for name in names) else []


def split_code(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*)\xa0\((.*)\)", text)
    return (found[1], found[2]) if found else (text, text)


@given(made())
def test_rows_of_the_price_list_say_the_price_and_code_of_each_variant(of: Made) -> None:
    product = of.product()
    rows = list(price_rows(prices_of(product, "retail"), "Shirt"))
    reader = Reader(product, rows)
    found = {}
    for choice, row in reader.prices():
        assert choice not in found, rows
        price = row.prices[0][0].plain if row.prices and row.prices[0] else None
        found[choice] = (price, reader.code(choice, row))
    wanted = {choice: (of.printed(own), code or "") for choice, own, code in of.items}
    assert found == wanted, rows


@given(made())
def test_the_table_of_the_html_has_each_variant_in_its_place(of: Made) -> None:
    prices = prices_of(of.product())
    assert prices.variants
    matrix = view_matrix(prices, prices.variants)
    cells = [cell for row in matrix.rows for cell in row.cells if cell]
    assert sorted(cell.sku for cell in cells) == sorted(code or "" for _, _, code in of.items)
    amounts = {of.retail(own) for _, own, _ in of.items}
    printed = sorted(cell.price for cell in cells)
    each = ("" if (price := of.retail(own)) is None else f"USD\xa0{price}.00" for _, own, _ in of.items)
    assert printed == (sorted(each) if len(amounts) > 1 else [""] * len(of.items))


@given(made())
def test_a_page_has_one_row_for_each_price(of: Made) -> None:
    prices = prices_of(of.product())
    assert prices.variants
    view = view_variants(prices, prices.variants)
    amounts = sorted({price for _, own, _ in of.items if (price := of.retail(own)) is not None})
    assert view.span == "–".join(dict.fromkeys(f"USD\xa0{price}.00" for price in (amounts[:1] + amounts[-1:])))
    for row in view.table.rows if view.table else ():
        assert {cell.price for cell in row.cells if cell} <= {f"{price}.00" for price in amounts}
    if view.rows:
        assert {row.price for row in view.rows if row.price} == {f"USD\xa0{price}.00" for price in amounts}
    else:
        assert len({of.retail(own) for _, own, _ in of.items}) == 1
        assert len(of.items) == len(set(combinations(*(option.keys() for option in prices.variants.axes.options))))


SHIRT = {"axes": {"size": {"name": "Size", "options": ["S", "M", "L"]}}}


def shirt(**prices: str) -> dict[str, Any]:
    return {**SHIRT, "items": [{"of": {"size": size}, **({"price": p} if p else {})} for size, p in prices.items()]}


def block(product: Product, *shown: str) -> list[str]:
    view = price_block(prices_of(product, *shown))
    steps = ((line, step) for line in (view.lines if view else ()) for step in line.steps)
    return [
        " ".join(filter(None, (line.label, step.label, step.price, line.of))).replace("\xa0", " ")
        for line, step in steps
    ]


STEPS = [{"from": "10", "price": "8"}, {"from": "50", "price": "7"}]
ABROAD = {"incoterm": "FOB", "place": "Surabaya", "price": "1.95"}


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({}, []),
        ({"price": {"retail": "9"}}, ["Retail IDR 9"]),
        ({"price": {"retail": "0"}}, ["Retail IDR 0"]),
        ({"variants": shirt(S="9", M="7", L="8")}, ["Retail from IDR 7 M"]),
        ({"variants": shirt(S="9", M="9", L="9")}, ["Retail IDR 9"]),
        ({"variants": shirt(S="9", M="9", L="")}, ["Retail IDR 9 S, M"]),
        ({"variants": shirt(S="", M="", L="")}, []),
        ({"price": {"retail": "9"}, "variants": shirt(S="", M="", L="12")}, ["Retail from IDR 9 S, M"]),
        (
            {"price": {"retail": "9", "wholesale": STEPS}, "variants": shirt(S="5", M="", L="12"), "export": ABROAD},
            [
                "Retail from IDR 5 S",
                "Wholesale from 10 IDR 8 M",
                "Wholesale from 50 IDR 7 M",
                "Export USD 1.95 FOB Surabaya",
            ],
        ),
        (
            {"price": {"retail": "9", "wholesale": STEPS}, "variants": shirt(S="", M="", L="12")},
            ["Retail from IDR 9 S, M", "Wholesale from 10 IDR 8", "Wholesale from 50 IDR 7"],
        ),
        ({"price": {"wholesale": STEPS}}, ["Wholesale from 10 IDR 8", "Wholesale from 50 IDR 7"]),
        ({"export": ABROAD}, ["Export USD 1.95 FOB Surabaya"]),
        ({"export": {**ABROAD, "price": "0"}}, ["Export USD 0.00 FOB Surabaya"]),
    ],
)
def test_the_price_block_names_each_price_and_its_variants(fields: dict[str, Any], printed: list[str]) -> None:
    assert block(a_product(**fields)) == printed


def test_an_edition_with_one_kind_of_price_does_not_name_it() -> None:
    product = a_product(price={"retail": "9", "wholesale": STEPS}, export=ABROAD)
    assert block(product, "retail") == ["IDR 9"]
    assert block(product, "export") == ["USD 1.95 FOB Surabaya"]
    assert block(product, "wholesale") == ["from 10 IDR 8", "from 50 IDR 7"]


def test_many_cheapest_variants_are_counted() -> None:
    many = [f"Colour number {n}" for n in range(30)]
    items = [{"of": {"colour": name}, "price": "7" if n % 2 else "9"} for n, name in enumerate(many)]
    variants = {"axes": {"colour": {"name": "Colour", "options": many}}, "items": items}
    assert block(a_product(variants=variants)) == ["Retail from IDR 7 15 of 30 variants"]


def rows_of(product: Product, *shown: str) -> list[str]:
    rows = price_rows(prices_of(product, *shown), "Shirt")
    return [
        " | ".join(
            [
                row.sku or (row.name and "SH"),
                row.option or row.note or row.name,
                row.moq,
                *(", ".join(f"{a.least} {a.plain} {a.place}".strip() for a in cell) for cell in row.prices),
            ]
        ).replace("\xa0", " ")
        for row in rows
    ]


def test_the_price_list_has_every_step_and_the_place_of_the_export_price() -> None:
    product = a_product(price={"retail": "9", "wholesale": STEPS}, export=ABROAD, moq="40")
    assert rows_of(product) == ["SH | Shirt | 40 | 9 | ≥ 10 8, ≥ 50 7 | 1.95 FOB Surabaya"]


def test_the_least_export_order_is_apart_from_wholesale_at_home() -> None:
    product = a_product(price={"retail": "9", "wholesale": STEPS}, export=ABROAD, moq="40")
    assert rows_of(product, "retail", "wholesale") == ["SH | Shirt |  | 9 | ≥ 10 8, ≥ 50 7"]
    at_home = a_product(price={"retail": "9", "wholesale": STEPS}, moq="10")
    assert rows_of(at_home, "retail", "wholesale") == ["SH | Shirt | 10 | 9 | ≥ 10 8, ≥ 50 7"]


def test_prices_that_no_variant_shares_stand_beside_the_product() -> None:
    product = a_product(price={"wholesale": STEPS}, variants=shirt(S="9", M="7", L="7"))
    assert rows_of(product, "retail", "wholesale") == [
        "SH | Shirt |  |  | ≥ 10 8, ≥ 50 7",
        " | S |  | 9 | ",
        " | M, L |  | 7 | ",
        " | Size: S, M, L | ",
    ]


def test_one_row_a_price() -> None:
    sizes, colours = ["S", "M", "L", "XL", "XXL"], ["Black", "Navy", "White"]
    items = [
        {"of": {"size": size, "colour": colour}, "sku": f"SH-{size}-{colour[:3].upper()}"}
        | ({"price": "82"} if size == "XXL" else {})
        for size in sizes
        for colour in colours
        if (size, colour) != ("XXL", "White")
    ]
    axes = {"size": {"name": "Size", "options": sizes}, "colour": {"name": "Colour", "options": colours}}
    product = a_product(price={"retail": "75"}, variants={"axes": axes, "items": items})
    assert rows_of(product, "retail") == [
        "SH | Shirt | ",
        " | S–XL |  | 75",
        " | XXL · Black, Navy |  | 82",
        " | Size: S, M, L, XL, XXL · Colour: Black (BLA), Navy (NAV), White (WHI) · Code: SH-[Size]-[Colour] | ",
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_line_ends_inside_an_amount(language: str) -> None:
    catalogue = load_catalogue(SMALL, DAY).catalogue
    assert catalogue
    formatter = Formatter(catalogue.languages[language])
    for currency in ("IDR", "USD"):
        assert " " not in formatter.money(Decimal("39000.5"), currency)
        assert " " not in formatter.large_money(Decimal(92_000_000_000), currency)
