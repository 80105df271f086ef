"""A row and its rules: what is left out, what is cut, and that each of it is said."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.problems import Level
from catalog.exchange.feeds.checking import cut_at_word, fit_row
from catalog.exchange.feeds.rules import MERCHANT, META
from tests.exchange.feeds.rows import item

GOOD = {
    "id": ["A-1"],
    "title": ["Scarf"],
    "description": ["Soft."],
    "link": ["https://shop.example/a.html"],
    "image_link": ["https://shop.example/a.jpeg"],
    "availability": ["in_stock"],
    "price": ["10.00 USD"],
}


def test_a_row_that_fits_stays_as_it_is() -> None:
    row, found = fit_row(MERCHANT, GOOD, item())
    assert row == {name: tuple(values) for name, values in GOOD.items()}
    assert found == []


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("price", "feed-no-price"),
        ("image_link", "feed-no-picture"),
        ("description", "feed-no-description"),
        ("availability", "feed-no-availability"),
        ("title", "feed-lacks"),
    ],
)
def test_a_row_without_what_is_required_is_left_out_with_its_reason(field: str, code: str) -> None:
    for nothing in ([], [""], [" \n"]):
        row, found = fit_row(MERCHANT, {**GOOD, field: nothing}, item())
        assert row is None
        assert [(problem.code, problem.level) for problem in found] == [(code, Level.ERROR)]
        assert found[0].place.file == item().file


def test_a_price_that_held_until_a_day_is_said_to_be_past() -> None:
    _, found = fit_row(MERCHANT, {**GOOD, "price": []}, item(offer=None, expired=datetime.date(2026, 3, 1)))
    assert [(problem.code, dict(problem.values)["date"]) for problem in found] == [("feed-price-expired", "2026-03-01")]


def test_a_required_value_of_another_form_leaves_the_row_out_an_optional_one_the_value() -> None:
    row, found = fit_row(MERCHANT, {**GOOD, "price": ["0.00 USD"]}, item())
    assert row is None
    assert [(problem.code, problem.level) for problem in found] == [("feed-form", Level.ERROR)]
    row, found = fit_row(MERCHANT, {**GOOD, "max_handling_time": ["soon"]}, item())
    assert row
    assert "max_handling_time" not in row
    assert [(problem.code, problem.level) for problem in found] == [("feed-form-optional", Level.WARNING)]


def test_a_title_that_is_too_long_ends_at_a_word_and_an_id_leaves_the_row_out() -> None:
    row, found = fit_row(MERCHANT, {**GOOD, "title": ["word " * 40]}, item())
    assert row
    assert row["title"] == ("word " * 29 + "word…",)
    assert [problem.code for problem in found] == ["feed-cut"]
    row, found = fit_row(MERCHANT, {**GOOD, "id": ["A" * 51]}, item())
    assert row is None
    assert [problem.code for problem in found] == ["feed-form"]


def test_more_pictures_than_are_taken_are_said() -> None:
    links = [f"https://shop.example/{number}.jpeg" for number in range(11)]
    row, found = fit_row(MERCHANT, {**GOOD, "additional_image_link": links}, item())
    assert row
    assert row["additional_image_link"] == tuple(links[:10])
    assert [problem.code for problem in found] == ["feed-many"]


def test_addresses_that_are_too_long_for_one_cell_are_said() -> None:
    links = [f"https://shop.example/{number:0400}.jpeg" for number in range(6)]
    rule = next(rule for rule in META.fields if rule.name == "additional_image_link")
    row, found = fit_row(META, {rule.name: links}, item())
    assert row is None  # all else is missing
    (said,) = [problem for problem in found if problem.code == "feed-many"]
    assert dict(said.values)["limit"] == "4"  # of 426 characters each, where 2000 are taken


def test_letters_that_no_feed_can_hold_are_taken_out_and_said() -> None:
    row, found = fit_row(MERCHANT, {**GOOD, "title": ["Sc\x07arf\ud800"], "description": ["\x00"]}, item())
    assert row is None
    assert [problem.code for problem in found] == ["feed-letters", "feed-letters", "feed-no-description"]


def test_html_becomes_plain_text_and_is_said() -> None:
    row, found = fit_row(MERCHANT, {**GOOD, "description": ["<p>Wash at 30&deg;</p><p>3 < 5</p>"]}, item())
    assert row
    assert row["description"] == ("Wash at 30°\n\n3 < 5",)
    assert [problem.code for problem in found] == ["feed-html"]
    row, found = fit_row(MERCHANT, {**GOOD, "description": ["<p></p>"]}, item())
    assert row is None
    assert [problem.code for problem in found] == ["feed-html", "feed-no-description"]


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("short", 5, "short"),
        ("three words", 9, "three…"),
        ("three words", 6, "three…"),
        ("unbreakable", 6, "unbre…"),
        ("染め物の布", 4, "染め物…"),
        ("कपड़ा कपड़ा", 5, "कप…"),  # a letter stays with its signs
        ("👩‍👩‍👧 family of weavers", 3, "…"),  # a family is one sign
    ],
)
def test_a_text_is_cut_at_a_word_and_at_no_part_of_a_sign(text: str, most: int, cut: str) -> None:
    assert cut_at_word(text, most) == cut


@given(st.text(max_size=60), st.integers(2, 50))
def test_a_cut_text_is_as_short_as_it_has_to_be_and_the_beginning(text: str, most: int) -> None:
    cut = cut_at_word(text, most)
    assert len(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
