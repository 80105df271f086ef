"""The list of problems: current, complete in both languages, and true of what is reported of the broken project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from catalog.core.problems import Level
from catalog.i18n.translator import LANGUAGES, MESSAGES
from catalog.scaffold.problem_reference import FOLDER, REFERENCES, problem_reference
from catalog.scaffold.problem_sources import DECIDED_ELSEWHERE, module_stages, problem_sources

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "content" / "broken" / "expected.txt"


def codes() -> set[str]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(MESSAGES.glob("*.en.yaml"))]
    return {code for file in files for code, message in file.items() if isinstance(message, dict)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_what_the_messages_say(language: str) -> None:
    written = (ROOT / "docs" / REFERENCES[language]).read_text(encoding="utf-8")
    assert written == problem_reference(language), "run `make docs`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_a_heading_of_its_own(language: str) -> None:
    headings = re.findall(r"^### (.+)$", problem_reference(language), re.M)
    assert len(headings) == len(set(headings)) > 100
    assert set(headings) == codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_shown_as_the_program_writes_it(language: str) -> None:
    text = problem_reference(language)
    assert "‹" in text
    # `{…: …}` in a remedy is what one writes into a file.
    assert re.findall(r"\{\w+\}", text) == []


def test_both_languages_have_the_same_words() -> None:
    english, indonesian = (
        yaml.safe_load((FOLDER / f"words.{language}.yaml").read_text(encoding="utf-8")) for language in ("en", "id")
    )
    assert set(english) == set(indonesian)
    for part in ("levels", "groups", "placeholders"):
        assert set(english[part]) == set(indonesian[part])


def test_every_placeholder_that_has_a_word_is_one_of_a_message() -> None:
    words = yaml.safe_load((FOLDER / "words.en.yaml").read_text(encoding="utf-8"))["placeholders"]
    sentences = "".join(path.read_text(encoding="utf-8") for path in sorted(MESSAGES.glob("*.en.yaml")))
    assert [name for name in words if f"{{{name}}}" not in sentences] == []


def test_levels_are_those_reported_of_the_broken_project() -> None:
    reported = re.findall(r"^\S.*? (error|warning) ([\w.-]+)(?: |$)", BROKEN.read_text(encoding="utf-8"), re.M)
    levels = {code: Level(level) for level, code in reported}
    assert len(levels) > 80
    assert set(DECIDED_ELSEWHERE) <= set(levels)
    sources = problem_sources(list(levels))
    assert {code: sources[code].level for code in levels} == levels


def test_a_code_is_found_where_it_is_made() -> None:
    sources = problem_sources(
        ["yaml-tab", "category-unknown", "text-left-out", "disk-full", "photo-disguised", "nothing"]
    )
    assert set(sources) == {"yaml-tab", "category-unknown", "text-left-out", "disk-full", "photo-disguised"}
    assert sources["yaml-tab"].stages == (1,)
    assert sources["category-unknown"].stages == (2,)
    assert 7 in sources["text-left-out"].stages
    assert sources["disk-full"].stages == ()
    assert [sources[code].level for code in ("yaml-tab", "text-left-out", "photo-disguised")] == [
        Level.ERROR,
        Level.WARNING,
        Level.WARNING,
    ]


@pytest.mark.parametrize(
    ("docstring", "stages"),
    [
        ('"""Parts → pages (stage 8)."""', (8,)),
        ('"""Jobs (stages 4 and 7)."""', (4, 7)),
        ('"""Words (stages 4, 5 and 7)."""', (4, 5, 7)),
        ('"""Stages 5 to 7 as a recipe."""', (5, 6, 7)),
        ('"""A thing.\n\nFor stage 3, on request."""', ()),
        ("", ()),
    ],
)
def test_stages_stand_in_the_first_words_of_a_module(tmp_path: Path, docstring: str, stages: tuple[int, ...]) -> None:
    module = tmp_path / "module.py"
    module.write_text(docstring, encoding="utf-8")
    assert module_stages(module) == stages


def test_a_module_that_names_no_stage_belongs_to_that_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "__init__.py").write_text('"""A thing (stage 6)."""', encoding="utf-8")
    (tmp_path / "inner" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "inner" / "module.py").write_text('"""Words."""', encoding="utf-8")
    assert module_stages(tmp_path / "inner" / "module.py") == (6,)
