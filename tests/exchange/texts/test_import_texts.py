"""Export, translate, import: what was typed stands in the entries, nothing else changes, and all of it goes back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.content.accept_translations import accept_translations
from catalog.content.load.files import CONTROL
from catalog.content.load.translation_file import FILE, is_stale, pairs_of, read_translation_file
from catalog.core.file_changes import undo
from catalog.core.project import Project
from catalog.exchange.texts.project_texts import project_texts
from catalog.exchange.texts.text_row import TextRow, plain_lines
from tests.exchange.texts.translating import (
    FORMATS,
    SHIRT,
    contents,
    exported,
    file_of,
    imported,
    loaded,
    translated,
    write_project,
)

SIGNS = st.sampled_from("=+-@'\"#:{}[]<>&%\\|*`_!,~ \t\n　\u00a0\u2028\u200b漢カけ한अกé\u0301𝄞Aa1")
WORDS = st.text(st.one_of(SIGNS, st.characters(exclude_categories=["Cs", "Cc", "Cn"])), min_size=1, max_size=80).filter(
    lambda text: bool(plain_lines(text)) and not CONTROL.search(text) and "ꙮ" not in text
)
EXAMPLES = settings(max_examples=8)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("accepted", [False, True])
def test_a_file_as_it_was_exported_changes_nothing(
    accepted: bool, language: str, form: str, project: Project, tmp_path: Path
) -> None:
    if accepted:
        accept_translations(project.root, loaded(project)[0])
    before = contents(project)
    result = imported(project, file_of(exported(project, language, every=True), tmp_path / f"a.{form}"))
    assert result.row_count > 30
    assert (result.written, result.plan.conflicts, result.problems, result.changes) == ([], [], [], {})
    assert contents(project) == before


@pytest.mark.parametrize("form", FORMATS)
@EXAMPLES
@given(data=st.data())
def test_whatever_is_typed_stands_in_the_entries(form: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder) / "project")
        before = contents(project)
        export = exported(project, every=True)
        some = data.draw(st.lists(WORDS, min_size=3, max_size=12))
        wanted = {row.key: some[number % len(some)] for number, row in enumerate(export.rows)}
        file = file_of(translated(export, lambda row: wanted[row.key]), Path(folder) / f"a.{form}")
        result = imported(project, file)
        assert not [problem for problem in result.problems if problem.level == "error"]
        assert len(result.written) == len(export.rows)
        now = {text.key: text.text.get("ja") for text in project_texts(loaded(project)[0])}
        assert {key: plain_lines(now[key] or "") for key in wanted} == {
            key: plain_lines(words) for key, words in wanted.items()
        }
        after = contents(project)
        assert imported(project, file).changes == {}
        assert contents(project) == after
        undo(project.root, project.import_journal)
        assert contents(project) == before


def test_other_languages_and_comments_stay(project: Project, tmp_path: Path) -> None:
    texts = {text.key: text.text for text in project_texts(loaded(project)[0])}
    imported(project, file_of(translated(exported(project), lambda row: f"訳 {row.field}"), tmp_path / "a.xlsx"))
    after = {text.key: text.text for text in project_texts(loaded(project)[0])}
    for key, text in texts.items():
        assert text.by_language == tuple(pair for pair in after[key].by_language if pair[0] != "ja")
    lines = (project.root / SHIRT).read_text("utf-8").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("# Kaos dari sisa benang", "name: Kaos Tenun   # nama asli", "# akhir")
    assert sum(line.endswith("   # tiga") for line in lines) == 1


def test_it_is_known_of_which_text_each_translation_was_made(project: Project, tmp_path: Path) -> None:
    export = exported(project)
    imported(project, file_of(translated(export, lambda row: f"訳 {row.field}"), tmp_path / "a.xlf"))
    kept = read_translation_file(project.root, [])
    for text in project_texts(loaded(project)[0]):
        if "ja" in text.text.languages:
            pair = pairs_of(text.text, "id")["ja"]
            assert kept[text.file][text.field]["ja"] == pair
            assert not is_stale(kept[text.file][text.field]["ja"], pair)
    assert sum("ja" in pairs for fields in kept.values() for pairs in fields.values()) == len(export.rows)


def test_empty_cells_change_nothing(project: Project, tmp_path: Path) -> None:
    before = contents(project)
    empty = translated(exported(project, "en", every=True), lambda row: " \n ")
    result = imported(project, file_of(empty, tmp_path / "a.xlsx"))
    assert result.plan.empty == result.row_count
    assert contents(project) == before


def test_what_was_translated_already_is_noted(project: Project, tmp_path: Path) -> None:
    """Someone typed the same by hand: nothing is to be written but of which source it was made."""

    def words(row: TextRow) -> str:
        return "Cool" if row.key == f"{SHIRT}#line" else row.translation

    file = file_of(translated(exported(project, "en"), words), tmp_path / "a.po")
    text = (project.root / SHIRT).read_text("utf-8")
    (project.root / SHIRT).write_text(text.replace("line: Adem dipakai", "line: {id: Adem dipakai, en: Cool}"), "utf-8")
    assert list(imported(project, file).changes) == [FILE]
    assert imported(project, file).changes == {}
