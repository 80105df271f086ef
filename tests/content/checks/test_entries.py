"""What entries must be beyond their form: numbers, dates, money, countries, markup."""

from __future__ import annotations

import re
from datetime import date

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import Level, Problem
from catalog.markets import licence_numbers
from catalog.model.business import LicenceType
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial


def on(trial: Trial, day: date) -> list[Problem]:
    return list(load_catalogue(trial.project.root, day, jobs=1).problems)


def test_the_small_project_is_right(trial: Trial) -> None:
    assert trial.rows() == []
    assert trial.load().catalogue is not None


@pytest.mark.parametrize("number", ["+62 812 3456 7890", "0812-3456-7890", "+81 3-1234-5678", "(0322) 321000"])
def test_numbers_of_telephones_may_be_written_as_people_do(number: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts: {{phone: "{number}"}}\n')
    assert trial.rows() == []


@pytest.mark.parametrize("number", ["0812", "+62", "call us", "+999 123456", "9" * 300, "+62 812 3456 7890 / 0813"])
def test_what_is_no_telephone_number_is_found(number: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts: {{whatsapp: "{number}"}}\n')
    assert trial.rows() == [("phone-wrong", f"{KITCHEN}:5:22", "contacts.whatsapp")]


@pytest.mark.parametrize(
    ("contacts", "row"),
    [
        ('{phone: "+62 812 3456 789O"}', ("phone-letter", f"{KITCHEN}:5:19", "contacts.phone")),
        ('{whatsapp: "0812 3456 7890 ext. 12"}', ("phone-extension", f"{KITCHEN}:5:22", "contacts.whatsapp")),
    ],
)
def test_a_letter_and_an_extension_that_no_chat_has_are_told(
    contacts: str, row: tuple[str, str, str], trial: Trial
) -> None:
    trial.add(KITCHEN, f"contacts: {contacts}\n")
    assert trial.rows() == [row]


def test_numbers_are_those_of_the_projects_country(trial: Trial) -> None:
    trial.add(KITCHEN, "contacts: {phone: 0812 3456 7890}\n")
    assert trial.rows() == []
    trial.add("catalogue.yaml", "country: US\n")
    assert trial.rows() == [("phone-wrong", f"{KITCHEN}:5:19", "contacts.phone")]


def test_a_pirt_number_is_held_to_the_regency_that_the_project_names(trial: Trial) -> None:
    trial.add(CHIPS, "licences: [{type: pirt, number: 2063578010001-29}]\n")
    assert trial.rows() == []
    trial.add("catalogue.yaml", "regency_code: 3524\n")
    assert trial.rows() == [("pirt-regency", f"{CHIPS}:8:33", "licences[0].number")]
    (problem,) = trial.problems()
    assert dict(problem.values)["region"] in trial.read("catalogue.yaml")


def test_the_numbers_of_the_publisher_are_looked_at_too(trial: Trial) -> None:
    trial.change("catalogue.yaml", "+6281200000001", "081")
    assert trial.rows() == [("phone-wrong", "catalogue.yaml:6:24", "publisher.contacts.whatsapp")]


@pytest.mark.parametrize(
    ("written", "code"),
    [("2025-11-23", "price-old"), ("2025-11-24", None), ("2026-11-24", None), ("2026-11-25", "price-in-future")],
)
def test_a_price_is_old_after_a_year(written: str, code: str | None, trial: Trial) -> None:
    trial.change(CHIPS, "2026-10-01", written)
    assert trial.rows() == ([(code, f"{CHIPS}:4:42", "price.date")] if code else [])
    assert all(problem.level is Level.WARNING for problem in trial.problems())


def test_wholesale_prices_fall_while_quantities_rise(trial: Trial) -> None:
    trial.change(SARONG, "[{from: 20, price: 256500}]", "[{from: 5, price: 285001}, {from: 5, price: 1}]")
    assert trial.rows() == [
        ("wholesale-dear", f"{SARONG}:6:37", "price.wholesale[0]"),
        ("wholesale-order", f"{SARONG}:6:63", "price.wholesale[1]"),
    ]


def test_the_least_order_is_not_above_the_first_wholesale_quantity_without_export(trial: Trial) -> None:
    trial.change(SARONG, "moq: 20", "moq: 21")
    assert trial.rows() == []
    trial.change(
        SARONG,
        "export: {incoterm: FOB, place: Surabaya, price: 18.5, payment: {id: Uang muka 30 %, en: 30% deposit}, "
        "valid_until: 2027-06-30}\n",
        "",
    )
    assert trial.rows() == [("moq-above-wholesale", f"{SARONG}:7:6", "moq")]


def test_an_offer_holds_to_its_last_day(trial: Trial) -> None:
    codes = [
        [problem.code for problem in on(trial, day) if problem.code == "offer-lapsed"]
        for day in (date(2027, 6, 30), date(2027, 7, 1))
    ]
    assert codes == [[], ["offer-lapsed"]]


@pytest.mark.parametrize(("shares", "found"), [("60, 40", False), ("33.3, 66.7", False), ("60, 39.9", True)])
def test_fibres_add_up_to_a_hundred(shares: str, found: bool, trial: Trial) -> None:
    one, other = shares.split(", ")
    name = "name: {id: katun, en: cotton}"
    trial.change(SARONG, f"[{{{name}, percent: 100}}]", f"[{{{name}, percent: {one}}}, {{{name}, percent: {other}}}]")
    assert trial.rows() == ([("fibre-total", f"{SARONG}:15:8", "fibre")] if found else [])


@pytest.mark.parametrize("code", ["UK", "XX", "EU", "ZZ"])
def test_countries_are_those_that_there_are(code: str, trial: Trial) -> None:
    trial.change(WEAVER, "[JP, MY]", f"[JP, {code}]")
    trial.change("catalogue.yaml", "[JP, MY]", f"[{code}]")
    trial.add(CHIPS, f"origin: {code}\nmaterials: [{{name: {{id: tebu, en: cane}}, harvest_country: {code}}}]\n")
    assert trial.rows() == [
        ("country-unknown", f"{CHIPS}:8:9", "origin"),
        ("country-unknown", f"{CHIPS}:9:59", "materials[0].harvest_country"),
        ("country-unknown", f"{WEAVER}:16:27", "exports.countries[1]"),
        ("country-unknown", "catalogue.yaml:22:18", "figures.destinations[0]"),
    ]


def test_years_to_come_are_found(trial: Trial) -> None:
    trial.change(WEAVER, "founded: 1998", "founded: 2027")
    trial.change(WEAVER, "since: 2016", "since: 2026")
    assert trial.rows() == [("year-in-future", f"{WEAVER}:7:10", "founded")]


def test_food_needs_a_permit_and_since_its_day_a_halal_certificate(trial: Trial) -> None:
    trial.add(CHIPS, "group: food\n")
    new = {"food-permit-missing", "halal-missing"}
    before, after = (
        {problem.code for problem in on(trial, day)} & new for day in (date(2026, 10, 17), date(2026, 10, 18))
    )
    assert (before, after) == ({"food-permit-missing"}, new)
    licences = "licences: [{type: md, number: MD 123456789012}, {type: halal, number: ID35110001234560124}]\n"
    trial.add(KITCHEN, licences)
    assert trial.rows() == []
    trial.change(KITCHEN, "ID35110001234560124", "ID35110001234560124, valid_until: 2026-11-23")
    assert [code for code, _, _ in trial.rows()] == ["licence-lapsed", "halal-missing"]


def test_a_kind_of_licence_that_has_no_word_of_its_own_is_named_by_its_letters(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(licence_numbers.UNVERIFIED, LicenceType.HACCP, (re.compile("[0-9]{5}"), "12345 (5)"))
    trial.add(CHIPS, "licences: [{type: haccp, number: HX-1}]\n")
    (problem,) = trial.problems()
    assert problem.code == "licence-form-unverified"
    assert dict(problem.values)["type"] == "HACCP"


def test_a_licence_that_ends_before_it_begins_is_an_error(trial: Trial) -> None:
    trial.add(CHIPS, "licences: [{type: other, number: a, valid_from: 2028-01-02, valid_until: 2028-01-01}]\n")
    assert trial.rows() == [("licence-dates", f"{CHIPS}:8:34", "licences[0].number")]


@pytest.mark.parametrize("trust", [("IDM1", "merek"), ("abc", "sni")])
def test_what_no_source_confirms_only_warns(trust: tuple[str, str], trial: Trial) -> None:
    number, kind = trust
    trial.add(CHIPS, f"licences: [{{type: {kind}, number: {number}}}]\n")
    (problem,) = trial.problems()
    assert (problem.code, problem.level) == ("licence-form-unverified", Level.WARNING)
    assert trial.load().catalogue is not None


def test_white_text_must_be_readable_on_the_colour_of_a_chapter(trial: Trial) -> None:
    trial.change("categories.yaml", "#475a1f", "#777777")  # contrast 4.48
    assert trial.rows() == [("accent-pale", "categories.yaml:10:13", "categories[1].accent")]
    trial.change("categories.yaml", "#777777", "#767676")  # 4.54
    assert trial.rows() == []


@pytest.mark.parametrize("markup", ["<svg onload='x'>", "<b>", "</p>", "&nbsp;", "&#60;"])
def test_markup_is_text_and_told(markup: str, trial: Trial) -> None:
    trial.add(CHIPS, f'care: {{id: "{markup} kering", en: Dry}}\n')
    assert trial.rows() == [("markup-as-text", f"{CHIPS}:8:12", "care")]
    catalogue = trial.load().catalogue
    assert catalogue is not None
    care = catalogue.businesses["dapur-contoh"].products[0].product.care
    assert care is not None
    assert care.get("id") == f"{markup} kering"


@pytest.mark.parametrize("words", ["3 < 5 & 7 > 2", "a <- b", "A&B", "<3"])
def test_signs_that_are_no_markup_are_not_told(words: str, trial: Trial) -> None:
    trial.add(CHIPS, f'care: {{id: "{words} kering", en: Dry}}\n')
    assert trial.rows() == []


def test_long_runs_of_signs_are_looked_through_quickly(trial: Trial) -> None:
    trial.add(CHIPS, f'care: {{id: "{"<a" * 200_000}", en: Dry}}\n')
    assert trial.rows() == []


def test_a_product_without_a_photo_is_reported() -> None:
    from tests.content.breaking import small_problems

    places = {str(problem.place) for problem in small_problems() if problem.code == "photo-none"}
    assert places == {f"content/businesses/dapur-contoh/keripik-{number}.yaml:1:1" for number in range(1, 5)}


def test_today_is_the_day_that_is_asked_for(trial: Trial) -> None:
    trial.add(CHIPS, "licences: [{type: other, number: a, valid_until: 2026-11-24}]\n")
    assert trial.rows() == []
    lapsed = [problem for problem in on(trial, date(2026, 11, 25)) if problem.code == "licence-lapsed"]
    assert len(lapsed) == 1
    assert date(2026, 11, 24) == DAY
