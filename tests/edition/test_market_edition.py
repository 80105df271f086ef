"""What an edition for a market prints of a product: what it costs in the buyer's money, and what must be said."""

from __future__ import annotations

import pytest

from catalog.edition.select import select
from catalog.edition.views import EditionView, ProductView
from tests.conftest import DAY
from tests.content.breaking import SARONG, Trial

MARKET = """name: Jepang
country: JP
languages: [en]
currency: JPY
round_to: 10
statements:
  - {when: {group: textile}, text: {en: Imported, id: Barang impor}}
"""
RATES = """rates:
  - {currency: USD, rupiah: 16400, date: 2026-10-01}
  - {currency: JPY, rupiah: 109, date: 2026-10-02}
"""
RATE = "at the exchange rate of 1\N{NO-BREAK SPACE}October\N{NO-BREAK SPACE}2026"
EXPORT = "export: {incoterm: FOB, place: Surabaya, price: 27.50, currency: USD}\n"


def edition(trial: Trial, language: str = "en", market: str = MARKET) -> EditionView:
    """An edition for Japan."""
    code = market.partition("country: ")[2][:2].lower()
    trial.write(f"markets/{code}.yaml", market)
    trial.write("rates.yaml", RATES)
    trial.write("editions/jepang.yaml", f"like: petak\nmarket: {code}\nprices: [retail, wholesale, export]\n")
    catalogue = trial.load().catalogue
    assert catalogue
    return select(catalogue, "jepang", language, trial.project.images, DAY)


def seen(trial: Trial, language: str = "en", market: str = MARKET) -> ProductView:
    """The sarong as an edition for Japan prints it."""
    view = edition(trial, language, market)
    return next(
        product for product in view.products if product.key == SARONG.removeprefix("businesses/").removesuffix(".yaml")
    )


def of_textile(trial: Trial, more: str = "") -> None:
    trial.write(SARONG, f"name: Sarung\ncategory: tenun\ngroup: textile\nprice: {{retail: 65000}}\n{more}")


def about(product: ProductView) -> list[tuple[tuple[str, ...], str]]:
    assert product.price
    return [
        (tuple(f"{step.label} {step.price}".strip() for step in line.steps), line.note)
        for line in product.price.lines
        if line.kind == "about"
    ]


def test_the_export_price_is_told_in_the_buyers_money(trial: Trial) -> None:
    of_textile(trial, EXPORT)
    assert about(seen(trial)) == [(("JPY\N{NO-BREAK SPACE}4,140",), RATE)]


def test_without_one_the_prices_at_home_are(trial: Trial) -> None:
    of_textile(trial)
    trial.write(
        SARONG, trial.read(SARONG).replace("{retail: 65000}", "{retail: 65000, wholesale: [{from: 10, price: 60000}]}")
    )
    ((steps, note),) = about(seen(trial))
    assert steps == ("JPY\N{NO-BREAK SPACE}600", "from\N{NO-BREAK SPACE}10 JPY\N{NO-BREAK SPACE}550")
    assert note == RATE.replace("of 1", "of 2")


def test_steps_that_round_to_the_same_are_told_once(trial: Trial) -> None:
    of_textile(trial)
    steps = "wholesale: [{from: 10, price: 64900}, {from: 50, price: 60000}]"
    trial.write(SARONG, trial.read(SARONG).replace("{retail: 65000}", f"{{retail: 65000, {steps}}}"))
    ((told, _),) = about(seen(trial))
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in told] == ["JPY 600", "from 50 JPY 550"]


@pytest.mark.parametrize(
    ("country", "kinds"), [("JP", ["export", "about", "retail"]), ("ID", ["retail", "export", "about"])]
)
def test_abroad_the_export_price_comes_first(country: str, kinds: list[str], trial: Trial) -> None:
    of_textile(trial, EXPORT)
    product = seen(trial, market=MARKET.replace("country: JP", f"country: {country}"))
    assert product.price
    assert [line.kind for line in product.price.lines] == kinds


def test_the_price_list_has_a_column_in_the_buyers_money(trial: Trial) -> None:
    of_textile(trial, EXPORT)
    view = edition(trial)
    assert [column.head for column in view.price_columns][-1] == "Approx. price (JPY)"
    days = "1 October 2026, 2 October 2026"  # of the rate of dollars, then of yen alone
    assert f"Approximate prices at the exchange rate of {days}." in view.price_note.replace("\N{NO-BREAK SPACE}", " ")
    (row,) = next(product for product in view.products if product.key.endswith("sarung")).price_rows
    assert [[amount.plain for amount in amounts] for amounts in row.prices] == [["65,000"], [], ["27.50"], ["4,140"]]


@pytest.mark.parametrize(("mark", "typed", "veg"), [("yes", "yes", True), ("yes", "no", False), ("no", "yes", None)])
def test_a_market_may_mark_what_is_vegetarian(mark: str, typed: str, veg: bool | None, trial: Trial) -> None:
    of_textile(trial, f"veg: {typed}\n")
    assert seen(trial, market=f"{MARKET}veg_mark: {mark}\n").veg is veg
    of_textile(trial)
    assert seen(trial, market=f"{MARKET}veg_mark: {mark}\n").veg is None


@pytest.mark.parametrize("without", ["market: jp", "rates"])
def test_nothing_is_said_without_market_or_rate(without: str, trial: Trial) -> None:
    of_textile(trial, EXPORT)
    seen(trial)
    if without == "rates":
        trial.write("rates.yaml", "rates: []\n")
    else:
        trial.write("editions/jepang.yaml", "like: petak\ncode: JP27\nprices: [export]\nlanguages: [en]\n")
    catalogue = trial.load().catalogue
    assert catalogue
    view = select(catalogue, "jepang", "en", trial.project.images, DAY)
    assert not any(about(product) for product in view.products if product.price)


@pytest.mark.parametrize(("language", "said"), [("en", "Imported"), ("id", "Barang impor")])
def test_what_the_market_wants_said_stands_with_each_product_that_it_concerns(
    language: str, said: str, trial: Trial
) -> None:
    of_textile(trial, "line: Adem\n")
    assert seen(trial, language=language).line == f"Adem · {said}"
    trial.write(SARONG, trial.read(SARONG).replace("line: Adem\n", ""))
    assert seen(trial, language=language).line == said
    trial.write(SARONG, trial.read(SARONG).replace("group: textile", "group: bag"))
    assert seen(trial, language=language).line == ""


def test_a_currency_without_a_rate_and_an_old_rate_are_told(trial: Trial) -> None:
    trial.write("markets/jp.yaml", MARKET)
    trial.write("editions/jepang.yaml", "like: petak\nmarket: jp\n")
    trial.write("rates.yaml", "rates:\n  - {currency: USD, rupiah: 16400, date: 2020-10-01}\n")
    assert [row[0] for row in trial.rows()] == ["rate-missing"]  # the old rate is of no market's money
    trial.write("rates.yaml", "rates:\n  - {currency: JPY, rupiah: 109, date: 2026-08-25}\n")
    assert [row[0] for row in trial.rows()] == ["rate-old"]
    trial.write("rates.yaml", "rates:\n  - {currency: JPY, rupiah: 109, date: 2026-08-26}\n")
    assert trial.rows() == []
