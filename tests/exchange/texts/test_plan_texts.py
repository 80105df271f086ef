"""What becomes of each row: what the translator typed, what was changed by hand, and what has no place any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.accept_translations import accept_translations
from catalog.content.load.translation_file import FILE, read_translation_file
from catalog.core.project import Project
from tests.exchange.texts.translating import (
    FORMATS,
    SHIRT,
    TALAS,
    change,
    codes,
    contents,
    exported,
    file_of,
    imported,
    loaded,
    translated,
)

LINE = f"{TALAS}#line"


def typed(project: Project, path: Path, words: dict[str, str], language: str = "en") -> Path:
    """The file of all texts, in which a translator typed `words` by their keys."""
    export = exported(project, language, every=True)
    assert set(words) <= {row.key for row in export.rows}
    return file_of(translated(export, lambda row: words.get(row.key, row.translation)), path)


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_changed_by_hand_stays_unless_the_file_is_preferred(
    form: str, project: Project, tmp_path: Path
) -> None:
    file = typed(project, tmp_path / f"a.{form}", {LINE: "Thin, very crisp"})
    change(project, TALAS, "Thin and crisp", "Thin as paper")
    before = contents(project)
    result = imported(project, file)
    assert [(one.row.key, one.mine) for one in result.plan.conflicts] == [(LINE, "Thin as paper")]
    assert contents(project) == before
    assert imported(project, file, prefer_theirs=True).plan.conflicts == []
    assert "Thin, very crisp" in (project.root / TALAS).read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_changed_by_hand_alone_is_none_of_the_files_business(
    form: str, project: Project, tmp_path: Path
) -> None:
    file = typed(project, tmp_path / f"a.{form}", {})
    change(project, TALAS, "Thin and crisp", "Thin as paper")
    before = contents(project)
    assert imported(project, file, prefer_theirs=True).plan.conflicts == []
    assert contents(project) == before


def test_what_was_deleted_by_hand_does_not_come_back(project: Project, tmp_path: Path) -> None:
    file = typed(project, tmp_path / "a.po", {LINE: "Thin, very crisp"})
    change(project, TALAS, ", en: Thin and crisp", "")
    (conflict,) = imported(project, file).plan.conflicts
    assert conflict.mine == ""


@pytest.mark.parametrize("form", FORMATS)
def test_a_translation_of_a_source_that_was_changed_since_is_stale(form: str, project: Project, tmp_path: Path) -> None:
    file = typed(project, tmp_path / f"a.{form}", {LINE: "薄くてかりかり"}, "ja")
    change(project, TALAS, "Tipis dan renyah", "Tebal dan lembut")
    result = imported(project, file)
    assert [one.changed for one in result.written] == [True]
    assert "薄くてかりかり" in (project.root / TALAS).read_text("utf-8")
    stale = [problem for problem in loaded(project)[1] if problem.code == "translation-stale"]
    assert [(problem.place.file, problem.field) for problem in stale] == [(TALAS, "line")]
    row = next(row for row in exported(project, "ja").rows if row.key == LINE)
    assert row.state == "stale"


@pytest.mark.parametrize("form", ["xlsx", "xlf"])
def test_a_translation_of_the_source_as_it_is_is_not_stale(form: str, project: Project, tmp_path: Path) -> None:
    accept_translations(project.root, loaded(project)[0])
    change(project, TALAS, "Tipis dan renyah", "Tebal dan lembut")
    assert any(problem.code == "translation-stale" for problem in loaded(project)[1])
    result = imported(project, typed(project, tmp_path / f"a.{form}", {LINE: "Thick and soft"}))
    assert [one.changed for one in result.written] == [False]
    assert not any(problem.code == "translation-stale" for problem in loaded(project)[1])


def test_rows_without_a_place_are_listed_and_the_others_written(project: Project, tmp_path: Path) -> None:
    words = {LINE: "薄い", f"{SHIRT}#line": "涼しい", f"{SHIRT}#description": "糸", f"{SHIRT}#photos[0].alt": "布"}
    words["content/businesses/dapur-contoh/keripik-3.yaml#line"] = "かりかり"
    file = typed(project, tmp_path / "a.xlsx", words, "ja")
    (project.root / TALAS).unlink()
    change(project, SHIRT, "line: Adem dipakai\n", "")
    (project.root / "content/businesses/dapur-contoh/keripik-3.yaml").write_text("nama: salah\n", "utf-8")
    result = imported(project, file)
    assert sorted(codes(result)) == ["texts-entry-broken", "texts-entry-gone", "texts-field-gone"]
    assert len(result.written) == 2
    assert "糸" in (project.root / SHIRT).read_text("utf-8")
    assert not (project.root / TALAS).exists()


def test_of_a_business_with_errors_the_products_are_there_still(project: Project, tmp_path: Path) -> None:
    file = typed(project, tmp_path / "a.po", {LINE: "薄い"}, "ja")
    (project.root / "content/businesses/dapur-contoh/business.yaml").write_text("nama: salah\n", "utf-8")
    assert codes(imported(project, file)) == ["texts-entry-broken"]
    outside = file.read_text("utf-8").replace(TALAS, "content/../../../../../etc/passwd.yaml")
    file.write_text(outside, "utf-8")
    assert codes(imported(project, file)) == ["texts-entry-gone"]


def test_what_a_check_refuses_is_not_written(project: Project, tmp_path: Path) -> None:
    words = {LINE: "a\x07b", f"{SHIRT}#line": "ꙮ", f"{SHIRT}#description": "糸"}
    result = imported(project, typed(project, tmp_path / "a.po", words, "ja"))
    assert sorted(codes(result)) == ["file-control-character", "glyph-missing"]
    assert [one.text.key for one in result.written] == [f"{SHIRT}#description"]
    assert all(problem.place.file.startswith("a.po:") for problem in result.problems)


def test_what_a_check_warns_of_is_written_and_listed(project: Project, tmp_path: Path) -> None:
    words = {LINE: "薄い" * 100, f"{SHIRT}#description": "<b>糸</b>"}
    result = imported(project, typed(project, tmp_path / "a.xlf", words, "ja"))
    assert sorted(codes(result)) == ["markup-as-text", "text-long"]
    assert len(result.written) == 2


def test_what_the_source_is_reported_for_is_not_reported_again(project: Project, tmp_path: Path) -> None:
    change(project, SHIRT, "  Kaos dari benang sisa.", "  <b>Kaos</b> dari benang sisa.")
    result = imported(project, typed(project, tmp_path / "a.xlf", {f"{SHIRT}#description": "<b>糸</b>"}, "ja"))
    assert (codes(result), len(result.written)) == ([], 1)


def test_of_two_translations_of_a_text_the_first_is_taken(project: Project, tmp_path: Path) -> None:
    one = typed(project, tmp_path / "a.po", {LINE: "薄い"}, "ja")
    two = typed(project, tmp_path / "b.xlf", {LINE: "うすい"}, "ja")
    result = imported(project, one, two)
    assert codes(result) == ["texts-twice"]
    assert [one.row.translation for one in result.written] == ["薄い"]
    assert codes(imported(project, one, one)) == []


@pytest.mark.parametrize("language", ["id", "xx-nothing", ""])
def test_a_language_that_is_none_is_said_once(language: str, project: Project, tmp_path: Path) -> None:
    file = typed(project, tmp_path / "a.xlf", {LINE: "薄い", f"{SHIRT}#line": "涼しい"}, "ja")
    text = file.read_text("utf-8").replace('target-language="ja"', f'target-language="{language}"')
    file.write_text(text, "utf-8")
    before = contents(project)
    assert codes(imported(project, file)) == ["texts-language"]
    assert contents(project) == before


def test_a_translation_that_is_still_right_can_be_confirmed(project: Project, tmp_path: Path) -> None:
    accept_translations(project.root, loaded(project)[0])
    change(project, TALAS, "Tipis dan renyah", "Tipis serta renyah")
    file = typed(project, tmp_path / "a.po", {})
    assert imported(project, file).plan.confirmed == []
    file.write_text(file.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    result = imported(project, file)
    assert [one.text.key for one in result.plan.confirmed] == [LINE]
    assert list(result.changes) == [FILE]
    assert not any(problem.code == "translation-stale" for problem in loaded(project)[1])


def test_one_that_is_unfinished_stays_as_old_as_it_was(project: Project, tmp_path: Path) -> None:
    accept_translations(project.root, loaded(project)[0])
    change(project, TALAS, "Tipis dan renyah", "Tebal dan lembut")
    export = translated(exported(project, "en"), lambda row: "Thick?" if row.key == LINE else "")
    result = imported(project, file_of(export, tmp_path / "a.po"))  # marked as fuzzy still
    assert [one.row.unfinished for one in result.written] == [True]
    assert any(problem.code == "translation-stale" for problem in loaded(project)[1])


@pytest.mark.parametrize("mark", ["", "x", "1a2b3c4d", "12345678-12345678-", "⁠"])
def test_a_damaged_mark_is_none(mark: str, project: Project, tmp_path: Path) -> None:
    """As a csv: somebody took the hidden column for a mistake."""
    file = tmp_path / "a.csv"
    lines = ["text.key,text.mark,text.source,text.translation.ja", f"{LINE},{mark},Tipis dan renyah,薄い"]
    file.write_text("\n".join(lines), "utf-8")
    assert [one.changed for one in imported(project, file).written] == [False]
    assert not any(problem.code.startswith("translation") for problem in loaded(project)[1])


def test_lines_that_say_nothing_are_not_dropped_in_silence(project: Project, tmp_path: Path) -> None:
    (project.root / FILE).write_text("what is this\n", "utf-8")
    assert codes(imported(project, typed(project, tmp_path / "a.po", {LINE: "薄い"}, "ja"))) == ["translations-line"]


def test_without_its_mark_a_row_changes_no_translation_that_there_is(project: Project, tmp_path: Path) -> None:
    file = typed(project, tmp_path / "a.po", {LINE: "Thin, very crisp", f"{SHIRT}#line": "Cool"})
    lines = [line for line in file.read_text("utf-8").split("\n") if "catalog-mark" not in line]
    file.write_text("\n".join(lines), "utf-8")
    result = imported(project, file)
    assert [one.row.key for one in result.plan.conflicts] == [LINE]
    assert [one.text.key for one in result.written] == [f"{SHIRT}#line"]
    pairs = read_translation_file(project.root, [])
    assert set(pairs[SHIRT]["line"]) == {"en"}
