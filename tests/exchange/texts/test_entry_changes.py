"""Translations stand in the text of an entry where they belong, and all else of it stays."""

from __future__ import annotations

import pytest

from catalog.content.load.yaml_source import Step
from catalog.exchange.texts.entry_changes import ChangedEntry, change_texts
from catalog.exchange.texts.plan_texts import Taken
from catalog.exchange.texts.text_row import ProjectText, ReturnedText
from catalog.model.values import Text
from tests.exchange.texts.translating import ENTRY, SHIRT


def changed(said: dict[tuple[Step, ...], str], text: str = ENTRY, language: str = "ja") -> ChangedEntry:
    taken = [
        Taken(
            ReturnedText("a.po:1", language, "", "", words),
            ProjectText(SHIRT, "product", path, Text((("id", "Katun"),))),
        )
        for path, words in said.items()
    ]
    return change_texts(text, SHIRT, "product", taken, "id")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_rest_stays_as_it_was(newline: str, mark: str) -> None:
    before = mark + ENTRY.replace("\n", newline)
    found = changed({("line",): "涼しい", ("photos", 0, "alt"): "干した布"}, before)
    assert found.problems == ()
    assert found.text == before.replace("line: Adem dipakai", "line: {id: Adem dipakai, ja: 涼しい}").replace(
        "alt: Sarung di jemuran", "alt: {id: Sarung di jemuran, ja: 干した布}"
    )


def test_a_list_of_options_becomes_a_map_with_all_of_them() -> None:
    axis = ("variants", "axes", "ukuran", "options")
    found = changed({(*axis, "Kecil"): "小", (*axis, "Besar"): "大", ("variants", "axes", "warna", "name"): "色"})
    assert found.problems == ()
    assert len(found.taken) == 3
    assert "Kecil: {id: Kecil, ja: 小}" in found.text
    assert "Besar: {id: Besar, ja: 大}" in found.text
    assert "XL: XL" in found.text
    assert "name: {id: Warna, en: Colour, ja: 色}" in found.text
    assert "# tiga" in found.text


def test_one_that_cannot_be_written_keeps_no_other_from_it() -> None:
    shared = ENTRY.replace("line: Adem dipakai", "line: &baris {id: Adem}\ncare: *baris")
    found = changed({("line",): "涼しい", ("description",): "糸"}, shared)
    assert [problem.code for problem in found.problems] == ["texts-not-written"]
    assert [one.text.path for one in found.taken] == [("description",)]
    assert "糸" in found.text
    assert "line: &baris {id: Adem}\ncare: *baris" in found.text


def test_what_would_make_the_entry_wrong_is_not_written() -> None:
    found = changed({("line",): "涼しい"}, language="no code")
    assert [problem.code for problem in found.problems] == ["texts-not-written"]
    assert (found.text, found.taken) == (ENTRY, ())


def test_an_entry_does_not_become_too_large_to_be_read() -> None:
    found = changed({("line",): "x" * 1_100_000})
    assert [problem.code for problem in found.problems] == ["texts-entry-large"]
    assert (found.text, found.taken) == (ENTRY, ())
