"""The texts of the sample: every one in each language that an export edition prints, in that language's own letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.core.project import shipped
from tests.content.scripts import foreign_letters, latin_words, own_letters

CONTENT = shipped("content")
LANGUAGES = ("ja", "zh-Hans", "zh-Hant", "ko", "ms", "tr", "hi")
OWN_SCRIPT = ("ja", "zh-Hans", "zh-Hant", "ko", "hi")
UNITS = {"mm", "cm", "m", "kg", "ml", "l", "g", "pp", "pc"}
AT_HOME = ("domestik",)  # editions in Indonesian and English alone
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
Found = tuple[str, dict[str, str]]


def entries(value: Any, place: str) -> Iterator[Found]:  # noqa: ANN401 YAML
    """Every text by language in what a file holds, with its place."""
    if isinstance(value, dict):
        if {"id", "en"} <= {*value} and all(isinstance(text, str) for text in value.values()):
            yield place, value
        else:
            for key, inner in value.items():
                yield from entries(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from entries(inner, f"{place}.{index}")


@cache
def sample() -> tuple[Found, ...]:
    files = sorted([*CONTENT.glob("businesses/*/*.yaml"), CONTENT / "catalogue.yaml", CONTENT / "categories.yaml"])
    files += [file for file in sorted(CONTENT.glob("editions/*.yaml")) if file.stem not in AT_HOME]
    return tuple(
        found
        for file in files
        for found in entries(
            yaml.load(file.read_text("utf-8"), yaml.BaseLoader), Path(file).relative_to(CONTENT).as_posix()
        )
    )


def test_no_text_lacks_a_language() -> None:
    lacking = [
        place
        for place, texts in sample()
        if re.search(r"[^\W\d_]{3,}", texts["en"]) and not {*LANGUAGES} <= {*texts}  # what has no word needs none
    ]
    assert lacking == []
    assert sum(place.endswith(".description") for place, _ in sample()) >= 100


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_letter_of_another_script(code: str) -> None:
    wrong = {}
    for place, texts in sample():
        text = texts.get(code, "")
        letters = foreign_letters(text, code) | (set() if code in OWN_SCRIPT else own_letters(text, code))
        if letters:
            wrong[place] = letters
    assert wrong == {}


@pytest.mark.parametrize("code", OWN_SCRIPT)
def test_words_in_latin_letters_are_names_that_the_other_texts_have(code: str) -> None:
    wrong = {}
    for place, texts in sample():
        allowed = latin_words(texts["id"]) | latin_words(texts["en"]) | UNITS
        if words := latin_words(texts.get(code, "")) - allowed:
            wrong[place] = words
    assert wrong == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_measures_and_codes_in_figures_are_in_every_language(code: str) -> None:
    """Small numbers may be words (`four hours`); what has a unit, a sign or a decimal is the same everywhere."""
    wrong = {}
    for place, texts in sample():
        if code not in texts or place.startswith(("catalogue", "categories")):
            continue
        figures = {figure.replace(",", "").replace(".", "") for figure in NUMBER.findall(texts["en"])}
        ours = {figure.replace(",", "").replace(".", "") for figure in NUMBER.findall(texts[code])}
        if figures - ours:
            wrong[place] = (figures - ours, texts[code])
    assert wrong == {}
