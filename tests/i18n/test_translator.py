"""The language of messages, and problems in words."""

from __future__ import annotations

import pytest

from catalog.core.problems import Place, error
from catalog.i18n.translator import Translator, choose_language


@pytest.mark.parametrize(
    "locale", ["id", "id_ID", "id_ID.UTF-8", "in_ID", "in", "id-ID", "ID_id@euro", "Indonesian_Indonesia.1252"]
)
def test_an_indonesian_locale_gives_indonesian(locale: str) -> None:
    assert choose_language(None, {"LANG": locale}) == "id"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "ja_JP.UTF-8", "idx", "ing", ""])
def test_any_other_locale_gives_english(locale: str) -> None:
    assert choose_language(None, {"LANG": locale}) == "en"


def test_without_a_locale_it_is_english() -> None:
    assert choose_language(None, {}) == "en"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "id_ID", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "en_US"}, "id"),
        ({"LC_MESSAGES": "C", "LANG": "id_ID"}, "en"),
        ({"LC_CTYPE": "id_ID", "LANG": "en_US"}, "en"),
    ],
)
def test_lc_all_goes_before_lc_messages_and_that_before_lang(environment: dict[str, str], language: str) -> None:
    assert choose_language(None, environment) == language


def test_the_language_asked_for_goes_before_the_locale() -> None:
    assert choose_language("en", {"LC_ALL": "id_ID"}) == "en"
    assert choose_language("id", {"LC_ALL": "en_US"}) == "id"


def test_an_unknown_language_leaves_the_choice_to_the_locale() -> None:
    assert choose_language("fr", {"LC_ALL": "id_ID"}) == "id"


def test_a_near_name_becomes_a_question() -> None:
    problem = error("category-unknown", Place("a.yaml", 1, 1), value="tenum", near="tenun", known="tenun, keripik")
    assert Translator("en").problem(problem).remedy.endswith(" Did you mean “tenun”?")
    assert "tenun" in Translator("id").problem(problem).remedy
    assert "keripik" not in Translator("en").problem(problem).remedy


def test_without_a_near_name_the_possible_ones_are_listed() -> None:
    problem = error("category-unknown", Place("a.yaml", 1, 1), value="x", near="", known="tenun, keripik")
    assert Translator("en").problem(problem).remedy.endswith(" Possible here: tenun, keripik.")


def test_braces_in_a_value_are_text() -> None:
    problem = error("category-unknown", Place("a.yaml", 1, 1), value="{0.__class__} {near}")
    assert "“{0.__class__} {near}”" in Translator("en").problem(problem).what
