"""The languages that ship: complete, with the placeholders of English, in their own letters and plural forms; and what
each of their phrases says, told again in English."""

from __future__ import annotations

import itertools
from string import Formatter as Braces

import pytest
from babel import Locale

from catalog.content.checks.language_files import phrases as english_phrases
from catalog.model.allergens import PREFIX, plain_name
from catalog.model.figures import LARGE_NUMBERS
from tests.content.phrase_tables import TOLD_AGAIN, WHOLE, language, table, texts
from tests.content.scripts import foreign_letters, latin_words, own_letters

OWN_SCRIPT = ("ja", "zh-Hans", "zh-Hant", "ko", "hi")
ALSO_LATIN = {"kecamatan", "kec", "qr", "kcal", "m", "kg"}  # besides what the English phrase has
ALSO_LATIN |= {"noto", "jp", "kr"}  # Noto Sans JP and KR, the families of a language's own letters
PLURAL = {"one", "two", "few", "many", "zero", "other"}


def plural_forms(code: str) -> set[str]:
    return {*Locale.parse(language(code)["locale"]).plural_form.tags, "other"}


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Braces().parse(phrase) if name is not None}


def counted(code: str) -> dict[str, set[str]]:
    """The keys of phrases that change with a number, with the forms that a file has of each."""
    found: dict[str, set[str]] = {}
    for key in language(code)["phrases"]:
        stem, _, form = key.rpartition(".")
        if form in PLURAL and f"{stem}.other" in english_phrases():
            found.setdefault(stem, set()).add(form)
    return found


@pytest.mark.parametrize("code", WHOLE)
def test_every_phrase_is_there_and_no_other(code: str) -> None:
    def plain(keys: set[str]) -> set[str]:
        return {key for key in keys if not key.startswith(("figure.", PREFIX)) and key.split(".")[-1] not in PLURAL}

    ours, theirs = language(code), language("en")
    assert plain({*ours["phrases"]}) == plain({*theirs["phrases"]})
    assert {key for key in ours["phrases"] if key.startswith(PREFIX)} == {
        key for key in theirs["phrases"] if key.startswith(PREFIX)
    }
    for part in ("units", "licences", "licence_meanings"):
        assert {*ours[part]} == {*theirs[part]}
    assert all(text.strip() for text in texts(code).values())


@pytest.mark.parametrize("code", WHOLE)
def test_phrases_and_units_have_the_plural_forms_of_the_language(code: str) -> None:
    forms = plural_forms(code)
    assert counted(code) == dict.fromkeys(counted("en"), forms)
    assert {frozenset(of) for of in language(code)["units"].values()} == {frozenset(forms)}


@pytest.mark.parametrize("code", WHOLE)
def test_the_placeholders_are_those_of_english(code: str) -> None:
    for key, phrase in language(code)["phrases"].items():
        model = english_phrases().get(key) or english_phrases().get(f"{key.rpartition('.')[0]}.other", "{amount}")
        assert placeholders(phrase) == placeholders(model), key


@pytest.mark.parametrize("code", WHOLE)
def test_a_language_has_words_for_the_large_numbers_that_it_counts_in(code: str) -> None:
    words = {key.removeprefix("figure.") for key in language(code)["phrases"] if key.startswith("figure.")}
    assert words
    assert words <= {*LARGE_NUMBERS}


@pytest.mark.parametrize("code", WHOLE)
def test_no_letter_of_another_script(code: str) -> None:
    wrong = {key: foreign_letters(text, code) for key, text in texts(code).items()}
    assert {key: letters for key, letters in wrong.items() if letters} == {}
    if code not in OWN_SCRIPT:
        found = {key: own_letters(text, code) for key, text in texts(code).items()}
        assert {key: letters for key, letters in found.items() if letters} == {}


@pytest.mark.parametrize("code", OWN_SCRIPT)
def test_words_in_latin_letters_are_names_alone(code: str) -> None:
    english = texts("en")
    wrong = {}
    for key, text in texts(code).items():
        stem = f"{key.rpartition('.')[0]}.other"
        allowed = latin_words(english.get(key) or english.get(stem, "{amount}")) | ALSO_LATIN
        wrong[key] = latin_words(text) - allowed
    assert {key: words for key, words in wrong.items() if words} == {}


@pytest.mark.parametrize("code", ["ja", "zh-Hans", "zh-Hant"])
def test_marks_between_han_letters_are_wide(code: str) -> None:
    for key, text in texts(code).items():
        for before, mark in itertools.pairwise(text):
            assert not (mark in ",;:?!()" and ord(before) > 0x2E80), key


def test_quotation_marks_are_those_of_the_language() -> None:
    quoted = {"ja": "「{}」", "zh-Hant": "「{}」"}
    for code in TOLD_AGAIN:
        data = language(code)["phrases"]
        for way in ("email", "web", "whatsapp"):
            assert quoted.get(code, "“{}”").format(data[f"order.{way}"]) in data[f"site.order_how.{way}"]


def test_the_name_of_an_allergen_means_one_thing_in_all_languages() -> None:
    same = {"crustacean": "crustaceans", "mollusc": "molluscs", "peanut": "peanuts", "soy": "soya"}
    meant: dict[str, set[str]] = {}
    for code in WHOLE:
        for key, name in language(code)["phrases"].items():
            if key.startswith(PREFIX):
                allergen = key.removeprefix(PREFIX)
                meant.setdefault(plain_name(name), set()).add(same.get(allergen, allergen))
    assert {name: keys for name, keys in meant.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("code", TOLD_AGAIN)
def test_every_text_is_told_again_in_english(code: str) -> None:
    """Who changes a text tells it again, word for word: see tests/content/phrase_tables.py."""
    rows = table(code)
    assert [(row["key"], row["text"]) for row in rows] == list(texts(code).items())
    for row in rows:
        assert row["back"].strip()
        assert placeholders(row["back"]) == placeholders(row["text"]), row["key"]
        assert row["back"].isascii() or not foreign_letters(row["back"], "en")
