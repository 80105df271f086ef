"""`content/translations.tsv`: what is written is read again, and lines that say nothing are reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.content.load.translation_file import FILE, is_stale, pairs_of, read_translation_file, translation_text
from catalog.core.problems import Problem
from catalog.model.values import Text

NO_TEXT = "\ufeff\ufffe\uffff"  # which no entry, and so no name, may hold
LETTERS = some.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=NO_TEXT)
PLAIN = some.text(LETTERS, min_size=1, max_size=12)
NAMES = PLAIN.filter(lambda name: name.strip() == name and not name.startswith("#"))
PAIRS = some.from_regex(r"[0-9a-f]{8}-[0-9a-f]{8}", fullmatch=True)
CODES = some.sampled_from(["en", "ja", "zh-Hant", "en-IN"])
TEXTS = some.dictionaries(some.sampled_from(["id", "en", "ja"]), PLAIN, min_size=1)


@given(some.dictionaries(NAMES, some.dictionaries(NAMES, some.dictionaries(CODES, PAIRS, min_size=1), min_size=1)))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, pairs: dict[str, dict[str, dict[str, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("project")
    (folder / "content").mkdir()
    (folder / FILE).write_text(translation_text(pairs), encoding="utf-8", newline="\n")
    problems: list[Problem] = []
    assert read_translation_file(folder, problems) == pairs
    assert problems == []
    assert translation_text(dict(reversed(pairs.items()))) == translation_text(pairs)


@given(TEXTS, TEXTS)
def test_only_a_translation_that_stayed_while_its_source_changed_is_stale(
    before: dict[str, str], now: dict[str, str]
) -> None:
    old, new = pairs_of(Text(tuple(before.items())), "id"), pairs_of(Text(tuple(now.items())), "id")

    def plain(text: str | None) -> str | None:
        return " ".join(text.split()) if text is not None else None

    for code, pair in new.items():
        stayed = code in old and plain(before[code]) == plain(now[code])
        assert is_stale(old.get(code), pair) == (stayed and plain(before["id"]) != plain(now["id"]))


def test_a_text_without_a_source_has_no_pairs() -> None:
    assert pairs_of(Text((("en", "Chips"),)), "id") == {}


def test_lines_that_say_nothing_are_reported_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    right = "a.yaml\tname\ten=00000000-11111111"
    lines = ["# x", right, "a.yaml", "a.yaml\tline\ten=1", "<<<<<<< HEAD", "", "a.yaml\t\ten=00000000-11111111"]
    (tmp_path / FILE).write_text("\n".join(lines), encoding="utf-8")
    problems: list[Problem] = []
    assert read_translation_file(tmp_path, problems) == {"a.yaml": {"name": {"en": "00000000-11111111"}}}
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("translations-line", n) for n in (3, 4, 5, 7)
    ]


def test_a_file_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    problems: list[Problem] = []
    assert read_translation_file(tmp_path, problems) == {}
    assert [problem.level.value for problem in problems] == ["warning"]
