"""The price block and the tables of variants: every price with its kind and its variants, each once."""

from __future__ import annotations

from itertools import product as combinations
from typing import Any

import pytest
from hypothesis import given

from catalog.edition.price_block import price_block, view_matrix, view_variants
from catalog.model.product import Product
from tests.edition.made_variants import ABROAD, STEPS, Made, a_product, made, prices_of, shirt


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


def block(product: Product, *shown: str) -> list[str]:
    view = price_block(prices_of(product, *shown))
    steps = ((line, step) for line in (view.lines if view else ()) for step in line.steps)
    return [
        " ".join(filter(None, (line.label, step.label, step.full, line.of))).replace("\xa0", " ")
        for line, step in steps
    ]


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
