"""Every flaw has its sentences, in both languages, with the values it carries."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

from catalog.core.problems import Level, Place
from catalog.core.project import PACKAGE
from catalog.pictures.photo_problem import blemish, fatal
from tests.loops import some

VALUES = {
    "photo-not-a-picture": {"found"},
    "photo-unsupported": {"found"},
    "photo-unreadable": {"found"},
    "photo-truncated": {"found"},
    "photo-bomb": {"size", "limit"},
    "photo-disguised": {"found", "ending"},
    "photo-hangs": {"seconds"},
    "cache-not-writable": {"reason"},
}


def messages(language: str) -> dict[str, dict[str, str]]:
    path = PACKAGE / "i18n" / "messages" / f"pictures.{language}.yaml"
    loaded: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def codes_in_the_program() -> set[str]:
    modules = sorted(Path(PACKAGE / "pictures").glob("*.py"))
    text = "\n".join(module.read_text(encoding="utf-8") for module in modules)
    return set(re.findall(r'"((?:photo|cache|picture)-[a-z-]+)"', text))


@pytest.mark.parametrize("language", ["en", "id"])
def test_each_code_has_its_sentences_and_each_sentence_its_code(language: str) -> None:
    assert set(messages(language)) == codes_in_the_program()


@pytest.mark.parametrize("language", ["en", "id"])
def test_sentences_name_only_values_that_they_are_given(language: str) -> None:
    for code, message in some(messages(language).items()):
        assert set(message) == {"what", "remedy"}
        for sentence in message.values():
            named = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
            assert named <= {"value"} | VALUES.get(code, set()), code
        assert "{value}" in message["what"]


def test_a_flaw_becomes_a_problem_at_its_place() -> None:
    place = Place("content/businesses/tenun/sarung.yaml", 12, 5)
    problem = fatal("photo-bomb", size="9 × 9", limit=200).problem(place, "photos[0].file", "sarung.jpg")
    assert (problem.code, problem.level, problem.place) == ("photo-bomb", Level.ERROR, place)
    assert dict(problem.values) == {"value": "sarung.jpg", "size": "9 × 9", "limit": "200"}
    assert blemish("photo-disguised").problem(place, "", "x").level is Level.WARNING
