"""Sale prices, and prices for groups of customers: what is right, and what is not."""

from __future__ import annotations

import pytest

from catalog.i18n.translator import Translator
from tests.content.breaking import CHIPS, Trial

GROUPS = """customer_groups:
  member: {name: {id: Anggota, en: Members}}
  agent: {name: {id: Agen, en: Agents}, currency: JPY}
"""


def priced(trial: Trial, fields: str) -> list[tuple[str, str]]:
    """Code and field of each new problem of a product with these `fields`, in a catalogue with groups."""
    trial.add("catalogue.yaml", GROUPS)
    trial.write(CHIPS, f"name: Keripik\nsku: K-1\n{fields}\n")
    return [(code, field) for code, _, field in trial.rows() if code not in ("photo-none", "texts-other-language")]


@pytest.mark.parametrize(
    "fields",
    [
        "price: {retail: 18000, regular: 20000, sale_until: 2027-01-31}",
        "price: {retail: 18000, regular: 18000}",
        "price: {retail: 18}\nprices: {member: {retail: 9.50}, agent: {retail: 15, wholesale: [{from: 2, price: 9}]}}",
        "prices: {agent: {retail: 150, regular: 200}}",
        "price: {retail: 18000}\nprices: {member: {retail: 9000}}\n"
        "variants: {axes: {a: {name: A, options: [x, y]}}, items: [{of: {a: x}, sku: X}, "
        "{of: {a: y}, sku: Y, price: 19000, regular: 21000, prices: {member: 9500}}]}",
    ],
)
def test_what_is_right_is_not_reported(fields: str, trial: Trial) -> None:
    assert priced(trial, fields) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("price: {retail: 18000, regular: 17999}", [("regular-low", "price.regular")]),
        ("price: {regular: 17999}", [("regular-alone", "price.regular")]),
        ("prices: {member: {retail: 5, regular: 4}}", [("regular-low", "prices.member.regular")]),
        ("price: {retail: 1, sale_until: 2027-01-31}", [("sale-without-regular", "price.sale_until")]),
        ("price: {retail: 1, regular: 2, sale_until: 2026-11-23}", [("sale-ended", "price.sale_until")]),
        ("price: {retail: 1, regular: 2, sale_until: 2026-11-24}", []),  # the last day
        ("prices: {membr: {retail: 5}}", [("customer-group-unknown", "prices.membr")]),
        ("prices: {agent: {retail: 5.5}}", [("amount-decimals", "prices.agent.retail")]),
        (
            "prices: {agent: {wholesale: [{from: 2, price: 5.5}]}}",
            [("amount-decimals", "prices.agent.wholesale[0].price")],
        ),
        (
            "prices: {member: {wholesale: [{from: 9, price: 4}, {from: 5, price: 4}]}}",
            [("wholesale-order", "prices.member.wholesale[1]")],
        ),
        (  # the usual price of more is higher than the group's of one
            "price: {retail: 9, wholesale: [{from: 9, price: 8}, {from: 50, price: 4}]}\nprices: {member: {retail: 5}}",
            [("wholesale-group-left-out", "price.wholesale[0]")],
        ),
        (  # or the same
            "price: {retail: 9, wholesale: [{from: 9, price: 8}]}\nprices: {member: {retail: 8}}",
            [("wholesale-group-left-out", "price.wholesale[0]")],
        ),
        (
            "price: {retail: 5}\nprices: {member: {wholesale: [{from: 9, price: 8}]}}",
            [("wholesale-group-left-out", "prices.member.wholesale[0]")],
        ),
        (
            "price: {retail: 9}\nprices: {member: {wholesale: [{from: 9, price: 6}, {from: 20, price: 7}]}}",
            [("wholesale-dear-group", "prices.member.wholesale[1]")],
        ),
        (  # what is wrong with the usual prices is said once
            "price: {retail: 9, wholesale: [{from: 9, price: 6}, {from: 20, price: 7}]}\nprices: {member: {retail: 8}}",
            [("wholesale-dear", "price.wholesale[1]")],
        ),
        (
            "price: {retail: 7, regular: 9, wholesale: [{from: 9, price: 7}, {from: 20, price: 6}]}",
            [("wholesale-sale-left-out", "price.wholesale[0]")],
        ),
        (
            "price: {retail: 7, regular: 9, sale_until: 2026-11-23, wholesale: [{from: 9, price: 8}]}",
            [("sale-ended", "price.sale_until")],
        ),
        (
            "price: {retail: 9, wholesale: [{from: 9, price: 8}]}\nprices: {agent: {retail: 5}}",
            [("customer-price-currency", "prices.agent")],
        ),
    ],
)
def test_what_is_wrong_is_reported_at_its_field(fields: str, found: list[tuple[str, str]], trial: Trial) -> None:
    assert priced(trial, fields) == found


@pytest.mark.parametrize(
    ("product", "item", "found"),
    [
        ("{member: {retail: 5}}", "price: 19", "customer-price-variant"),
        ("{member: {wholesale: [{from: 2, price: 5}]}}", "price: 19", ""),  # all pay the usual price of one
        ("{}", "prices: {member: 4}", "customer-price-product"),
        ("{member: {}}", "prices: {member: 4}", ""),
        ("{member: {}}", "regular: 8", "regular-low"),
        ("{member: {}}", "price: 19.0051", "amount-decimals"),
        ("{member: {}}", "prices: {member: 4.0051}", "amount-decimals"),
        ("{agent: {retail: 5}}", "prices: {agent: 4.5}", "amount-decimals"),
    ],
)
def test_variants_are_looked_at_too(product: str, item: str, found: str, trial: Trial) -> None:
    variants = f"variants: {{axes: {{a: {{name: A, options: [x]}}}}, items: [{{of: {{a: x}}, {item}}}]}}"
    rows = priced(trial, f"price: {{retail: 9}}\nprices: {product}\n{variants}")
    assert [code for code, _ in rows] == ([found] if found else [])


def test_a_wholesale_price_that_is_left_out_is_told_with_the_group_and_what_one_costs_it(trial: Trial) -> None:
    usual = "price: {retail: 9, wholesale: [{from: 9, price: 8}]}"
    priced(trial, f"{usual}\nprices: {{member: {{retail: 5.50}}, agent: {{retail: 90}}}}")
    (found,) = [problem for problem in trial.problems() if problem.code == "wholesale-group-left-out"]
    assert dict(found.values) == {"value": "8", "price": "5.50", "group": "member"}
    assert "“member”" in Translator("en").problem(found).what
    assert "“member”" in Translator("id").problem(found).what


def test_a_group_has_a_currency_that_there_is(trial: Trial) -> None:
    trial.add("catalogue.yaml", "customer_groups: {agent: {name: {id: Agen, en: Agents}, currency: UDS}}\n")
    assert [(code, field) for code, _, field in trial.rows()] == [
        ("currency-unknown", "customer_groups.agent.currency")
    ]


def test_where_the_catalogue_itself_is_wrong_no_group_is_said_to_be_missing(trial: Trial) -> None:
    trial.add(CHIPS, "prices: {member: {retail: 5}}\n")
    trial.add("editions/petak.yaml", "customer_group: member\n")
    trial.add("catalogue.yaml", "salah: 1\n")
    assert [code for code, _, _ in trial.rows()] == ["field-unknown"]


def test_an_edition_for_a_group_lists_the_products_without_its_prices(trial: Trial) -> None:
    trial.add("catalogue.yaml", GROUPS)
    trial.add(CHIPS, "prices: {member: {retail: 5}}\n")
    trial.add("businesses/dapur-contoh/keripik-2.yaml", "prices: {member: {}}\n")  # as good as none
    trial.add("editions/petak.yaml", "customer_group: member\ninclude: {businesses: [dapur-contoh]}\n")
    (found,) = [problem for problem in trial.problems() if problem.code == "customer-price-usual"]
    values = dict(found.values)
    assert values["value"] == "member"
    assert values["count"] == "3"
    assert values["products"] == ", ".join(f"dapur-contoh/keripik-{n}" for n in (2, 3, 4))


def test_a_group_that_gets_a_name_is_known_to_products_that_did_not_change(trial: Trial) -> None:
    trial.add(CHIPS, "prices: {member: {retail: 5}}\n")
    assert [code for code, _, _ in trial.rows()] == ["customer-group-unknown"]
    trial.add("catalogue.yaml", GROUPS)
    assert trial.rows() == []
