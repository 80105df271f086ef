"""Amounts that their currency cannot have, and codes that are no currency."""

from __future__ import annotations

import pytest

from tests.content.breaking import CHIPS, Trial


@pytest.mark.parametrize(
    ("price", "field"),
    [
        ("{retail: 180.50, currency: JPY}", "price.retail"),
        ("{retail: 9.9951, currency: USD}", "price.retail"),
        ("{retail: 12500.505}", "price.retail"),
        ("{retail: 2, currency: KRW, wholesale: [{from: 2, price: 1.5}]}", "price.wholesale[0].price"),
    ],
)
def test_more_decimals_than_the_currency_has_are_an_error(price: str, field: str, trial: Trial) -> None:
    trial.write(CHIPS, f"name: Keripik\nsku: K-1\nprice: {price}\n")
    assert [(code, where) for code, _, where in trial.rows() if code == "amount-decimals"] == [
        ("amount-decimals", field)
    ]


def test_prices_of_variants_and_of_exports_are_looked_at_too(trial: Trial) -> None:
    variants = "variants: {axes: {a: {name: A, options: [x]}}, items: [{of: {a: x}, price: 1.2345}]}\n"
    trial.add(CHIPS, f"export: {{incoterm: FOB, place: Surabaya, price: 1.5, currency: JPY}}\n{variants}")
    found = [where for code, _, where in trial.rows() if code == "amount-decimals"]
    assert sorted(found) == ["export.price", "variants.items[0].price"]


@pytest.mark.parametrize(
    "price", ["{retail: 1.25, currency: KWD}", "{retail: 12500.50}", "{retail: 180.0, currency: jpy}"]
)
def test_as_many_as_it_has_are_right(price: str, trial: Trial) -> None:
    trial.write(CHIPS, f"name: Keripik\nsku: K-1\nprice: {price}\n")
    assert "amount-decimals" not in {code for code, _, _ in trial.rows()}


@pytest.mark.parametrize(
    ("code", "near"), [("IDN", "IDR"), ("UDS", "USD"), ("Rp", "IDR"), ("EURO", "EUR"), ("$", "USD")]
)
def test_what_is_no_currency_is_an_error_with_the_nearest(code: str, near: str, trial: Trial) -> None:
    trial.write(CHIPS, f"name: Keripik\nsku: K-1\nprice: {{retail: 18, currency: {code}}}\n")
    trial.write("rates.yaml", f"rates: [{{currency: {code}, rupiah: 16000, date: 2026-01-01}}]\n")
    found = [problem for problem in trial.problems() if problem.code == "currency-unknown"]
    assert [problem.field for problem in found] == ["price.currency", "rates[0].currency"]
    assert {dict(problem.values)["near"] for problem in found} == {near}


def test_a_pattern_for_a_currency_that_there_is_not_is_an_error(trial: Trial) -> None:
    trial.write("languages/en.yaml", 'money: {UDS: "$#,##0"}\n')
    assert trial.rows() == [("currency-unknown", "languages/en.yaml:1:14", "money.UDS")]


def test_codes_may_be_written_in_small_letters(trial: Trial) -> None:
    trial.add(CHIPS, "export: {incoterm: FOB, place: Surabaya, price: 1.5, currency: usd}\norigin: jp\n")
    assert trial.rows() == []
    catalogue = trial.load().catalogue
    assert catalogue is not None
    chips = catalogue.businesses["dapur-contoh"].products[0].product
    assert chips.export is not None
    assert (chips.export.currency, chips.origin) == ("USD", "JP")


def test_sales_are_amounts_of_rupiah(trial: Trial) -> None:
    trial.change("catalogue.yaml", "amount: 95000000", "amount: 95000000.125")
    assert trial.rows() == [("amount-decimals", "catalogue.yaml:20:51", "figures.sales[1].amount")]


@pytest.mark.parametrize("rupiah", ["0", "0.0", "-16400"])
def test_a_rate_that_costs_nothing_is_an_error(rupiah: str, trial: Trial) -> None:
    trial.write("rates.yaml", f"rates:\n  - {{currency: USD, rupiah: {rupiah}, date: 2026-11-01}}\n")
    assert trial.rows() == [("number-out-of-range", "rates.yaml:2:29", "rates[0].rupiah")]
