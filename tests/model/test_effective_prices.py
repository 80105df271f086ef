"""Which prices an edition prints: those of its customers, on its day, and of no other group."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.edition.price_block import price_block, view_matrix, view_variants
from catalog.edition.price_rows import price_rows
from catalog.edition.product_prices import ProductPrices
from catalog.model.build_day import Span, Today
from catalog.model.effective_prices import effective_prices
from catalog.model.product import Product
from tests.edition.made_variants import ABROAD, SHIRT, STEPS, a_product, context, prices_of
from tests.edition.test_price_block import block

END = date(2026, 12, 31)
BEFORE, AFTER = Today(END), Today(date(2027, 1, 1))
SALE = {"retail": "9", "regular": "12", "sale_until": "2026-12-31"}
OWN: dict[str, Any] = {"retail": "5", "wholesale": [{"from": "20", "price": "4"}]}


def sold(group: str = "", currency: str = "", today: Today = BEFORE, **fields: Any) -> Product:  # noqa: ANN401
    return effective_prices(a_product(**fields), group, currency, today)


def sized(*items: dict[str, Any]) -> dict[str, Any]:
    sizes = zip("SML", items, strict=False)
    return {**SHIRT, "items": [{"of": {"size": size}, **item} for size, item in sizes]}


def test_while_a_sale_lasts_both_prices_are_printed() -> None:
    assert block(sold(price=SALE)) == ["Retail IDR 9", "Regular price IDR 12"]
    view = price_block(prices_of(sold(price=SALE)))
    assert view
    assert view.lines[1].kind == "regular"
    assert view.lines[1].note.replace("\N{NO-BREAK SPACE}", " ") == "sale until 31 December 2026"


def test_from_the_next_day_on_the_regular_price_is_the_only_one() -> None:
    assert block(sold(price=SALE, today=AFTER)) == ["Retail IDR 12"]


def test_what_is_printed_of_a_sale_holds_until_its_end() -> None:
    before, after = Today(date(2026, 11, 24)), Today(date(2027, 2, 1))
    for today, span in ((before, Span(None, date(2027, 1, 1))), (after, Span(date(2027, 1, 1), None))):
        sold(price=SALE, today=today)
        assert today.span == span


@pytest.mark.parametrize("regular", ["9", "9.00"])
def test_a_regular_price_that_is_the_same_is_not_printed_twice(regular: str) -> None:
    assert block(sold(price={"retail": "9", "regular": regular})) == ["Retail IDR 9"]


def test_a_variant_has_a_sale_of_its_own() -> None:
    variants = sized({"price": "5", "regular": "8"}, {}, {"price": "9.50"})
    product = sold(price=SALE, variants=variants)
    assert block(product) == ["Retail from IDR 5 S", "Regular price IDR 8"]
    prices = prices_of(product)
    assert prices.variants
    rows = {row.option: (row.price, row.was) for row in view_variants(prices, prices.variants).rows}
    assert rows == {
        "S": ("IDR\xa05", "IDR\xa08"),
        "M": ("IDR\xa09", "IDR\xa012"),
        "L": ("IDR\xa09.50", ""),
    }
    listed = {row.option: row.prices[0][0] for row in price_rows(prices, "Shirt") if row.option}
    assert {option: (amount.plain, amount.was) for option, amount in listed.items()} == {
        "S": ("5", "8"),
        "M": ("9", "12"),
        "L": ("9.50", ""),
    }
    cells = [cell for row in view_matrix(prices, prices.variants).rows for cell in row.cells if cell]
    assert [cell.was for cell in cells] == ["IDR\xa08", "IDR\xa012", ""]


def test_after_the_sale_each_variant_has_its_regular_price() -> None:
    variants = sized({"price": "5", "regular": "8"}, {}, {"price": "9"})
    product = sold(price=SALE, variants=variants, today=AFTER)
    assert product.variants
    assert [item.price for item in product.variants.items] == [8, None, 12]  # nine was the sale price, written out
    assert product.price
    assert product.price.retail == 12


def test_only_the_cheapest_variants_have_their_regular_price_in_the_block() -> None:
    variants = sized({}, {}, {"price": "30", "regular": "60"})
    assert block(sold(price={"retail": "9"}, variants=variants)) == ["Retail from IDR 9 S, M"]


def test_many_variants_on_sale_stand_in_running_lines_with_both_prices() -> None:
    names = [f"Colour {n}" for n in range(40)]
    items = [{"of": {"c": name}, "price": str(n + 1), "regular": str(n + 101)} for n, name in enumerate(names)]
    prices = prices_of(a_product(variants={"axes": {"c": {"name": "Colour", "options": names}}, "items": items}))
    notes = " ".join(row.note for row in price_rows(prices, "Shirt")).replace("\xa0", " ")
    assert "Colour 39 = IDR 40 (regular IDR 140)" in notes


@pytest.mark.parametrize(
    ("own", "currency", "printed"),
    [
        (OWN, "", ["Retail IDR 5", "Wholesale from 20 IDR 4"]),
        ({"retail": "8.50"}, "", ["Retail IDR 8.50", "Wholesale from 10 IDR 8", "Wholesale from 50 IDR 7"]),
        ({"wholesale": OWN["wholesale"]}, "IDR", ["Retail IDR 9", "Regular price IDR 12", "Wholesale from 20 IDR 4"]),
        ({"retail": "5"}, "EUR", ["Retail EUR 5.00"]),  # the usual wholesale prices are in another currency
        (
            {"retail": "5", "regular": "6", "sale_until": "2026-12-31"},
            "EUR",
            ["Retail EUR 5.00", "Regular price EUR 6.00"],
        ),
    ],
)
def test_what_a_group_has_no_price_of_is_the_usual_one(own: dict[str, Any], currency: str, printed: list[str]) -> None:
    product = sold("member", currency, price={**SALE, "wholesale": STEPS}, prices={"member": own})
    assert block(product) == printed


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ({"retail": "7.50"}, ["Retail IDR 7.50", "Wholesale from 50 IDR 7"]),
        ({"retail": "8"}, ["Retail IDR 8", "Wholesale from 50 IDR 7"]),  # as much as one piece is no offer, either
        ({"retail": "7"}, ["Retail IDR 7"]),
        ({"retail": "6", "regular": "7.50"}, ["Retail IDR 6", "Regular price IDR 7.50"]),
        (
            {"retail": "6", "regular": "7.50", "sale_until": "2026-12-30"},
            ["Retail IDR 7.50", "Wholesale from 50 IDR 7"],
        ),
        (
            {"retail": "5", "wholesale": [{"from": 2, "price": 6}, {"from": 9, "price": 4}]},
            ["Retail IDR 5", "Wholesale from 9 IDR 4"],
        ),
        (
            {"wholesale": [{"from": 2, "price": 10}, {"from": 9, "price": 4}]},
            ["Retail IDR 9", "Wholesale from 9 IDR 4"],
        ),
    ],
)
def test_a_group_is_offered_no_wholesale_price_that_is_not_lower_than_its_own(
    own: dict[str, Any], printed: list[str]
) -> None:
    product = sold("member", price={"retail": "9", "wholesale": STEPS}, prices={"member": own})
    assert block(product) == printed


def test_nor_is_it_in_the_price_list() -> None:
    fields: dict[str, Any] = {"price": {"retail": "9", "wholesale": STEPS}, "prices": {"member": {"retail": "7.50"}}}
    (row,) = price_rows(prices_of(sold("member", **fields)), "Shirt")
    assert [(amount.least, amount.plain) for amount in row.prices[1]] == [("≥\xa050", "7")]
    (row,) = price_rows(prices_of(sold("", **fields)), "Shirt")
    assert [amount.plain for amount in row.prices[1]] == ["8", "7"]


def test_wholesale_prices_of_variants_are_lower_than_what_these_cost_the_group() -> None:
    fields: dict[str, Any] = {"price": {"retail": "9", "wholesale": STEPS}, "prices": {"member": {}}}
    each = {"prices": {"member": "7.50"}}, {"prices": {"member": "6"}}
    assert block(sold("member", variants=sized(*each), **fields))[1:] == ["Wholesale from 50 IDR 7"]
    # The wholesale prices are those of the variant that has no price of its own.
    assert block(sold("member", variants=sized(*each, {}), **fields))[1:] == [
        "Wholesale from 10 IDR 8 L",
        "Wholesale from 50 IDR 7 L",
    ]


def test_a_sale_price_is_not_offered_dearer_by_the_dozen_while_it_lasts() -> None:
    price = {"retail": "7.50", "regular": "12", "sale_until": "2026-12-31", "wholesale": STEPS}
    sale = ["Retail IDR 7.50", "Regular price IDR 12"]
    assert block(sold(price=price)) == [*sale, "Wholesale from 50 IDR 7"]
    assert block(sold(price=price, today=AFTER))[1:] == ["Wholesale from 10 IDR 8", "Wholesale from 50 IDR 7"]
    variants = sized({"regular": "12"}, {"price": "20"})
    of_variants = {"retail": "7.50", "wholesale": STEPS}
    assert "Wholesale from 10 IDR 8 S" not in block(sold(price=of_variants, variants=variants))
    assert block(sold(price=of_variants, variants=sized({}, {"price": "20"})))[1:] == [
        "Wholesale from 10 IDR 8",
        "Wholesale from 50 IDR 7",
    ]  # as it was typed, which is a warning


def test_the_least_order_from_abroad_stays_one_where_no_wholesale_price_is_left() -> None:
    typed = a_product(
        price={"retail": "9", "wholesale": STEPS}, prices={"member": {"retail": "5"}}, moq=500, export=ABROAD
    )
    product = effective_prices(typed, "member", "", BEFORE)
    assert product.price
    assert product.price.wholesale == ()
    assert ProductPrices(context("retail"), product, None, typed).exports_from_moq


def test_a_product_without_a_price_for_the_group_has_the_usual_one() -> None:
    assert block(sold("member", "EUR", price={"retail": "9"}, prices={"agent": OWN})) == ["Retail IDR 9"]


def test_a_group_may_have_the_only_price() -> None:
    assert block(sold("member", "EUR", prices={"member": OWN})) == ["Retail EUR 5.00", "Wholesale from 20 EUR 4.00"]
    assert block(sold("member", prices={"member": {"retail": "5"}})) == ["Retail IDR 5"]
    assert block(sold(prices={"member": OWN})) == []


def test_a_variant_has_its_price_for_the_group() -> None:
    variants = sized({"price": "10", "regular": "11", "prices": {"member": "6", "agent": "7"}}, {})
    fields: dict[str, Any] = {"price": {"retail": "9"}, "prices": {"member": OWN, "agent": {}}, "variants": variants}
    assert block(sold("member", **fields))[0] == "Retail from IDR 5 M"
    assert [item.price for item in variants_of(sold("agent", **fields))] == [7, None]
    assert [item.price for item in variants_of(sold(**fields))] == [10, None]


def variants_of(product: Product) -> tuple[Any, ...]:
    assert product.variants
    return product.variants.items


AMOUNTS = some.decimals(min_value=1, max_value=9999, places=2).map("{:f}".format)


@given(some.dictionaries(some.sampled_from(["member", "agent", "staff"]), AMOUNTS, min_size=1), AMOUNTS)
def test_no_amount_of_another_group_is_left_in_a_product(amounts: dict[str, str], usual: str) -> None:
    secret = {
        group: {"retail": amount, "wholesale": [{"from": 5, "price": amount}]} for group, amount in amounts.items()
    }
    variants = sized({"price": usual, "prices": amounts}, {"prices": amounts})
    product = a_product(price={"retail": usual, "currency": "USD"}, prices=secret, variants=variants)
    for group in ("", *amounts):
        seen = repr(effective_prices(product, group, "", Today(END)))
        others = {amount for other, amount in amounts.items() if other != group} - {usual, amounts.get(group)}
        assert [amount for amount in others if f"Decimal('{amount}')" in seen] == []


@given(some.lists(AMOUNTS, min_size=1, max_size=4), AMOUNTS, AMOUNTS, some.booleans())
def test_no_wholesale_price_for_a_group_or_in_a_sale_is_that_of_one_or_more(
    steps: list[str], usual: str, own: str, on_sale: bool
) -> None:
    price: dict[str, Any] = {"wholesale": [{"from": n + 2, "price": step} for n, step in enumerate(steps)]}
    if on_sale:
        price |= {"retail": own, "regular": f"{float(own) + 1:.2f}"}
        product = sold(price=price)
    else:
        product = sold("member", price=price | {"retail": usual}, prices={"member": {"retail": own}})
    assert product.price
    retail = product.price.retail
    assert retail is not None
    left = [step.price for step in product.price.wholesale]
    assert left == [step for step in map(Decimal, steps) if step < retail]


def test_a_product_is_not_copied_where_nothing_changes() -> None:
    product = a_product(price={"retail": "9"})
    assert effective_prices(product, "member", "EUR", BEFORE) is product
