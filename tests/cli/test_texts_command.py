"""`catalog texts export` and `catalog texts import` as a person of the office uses them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.exchange.texts.read_file import read_file
from catalog.i18n.translator import Translator
from tests.exchange.texts.translating import SHIRT, TALAS, change, contents, write_project
from tests.running import catalog, refused

LINE = f"{TALAS}#line"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_project(tmp_path / "project")


def said(capsys: pytest.CaptureFixture[str], project: Project, *arguments: str, by: str = "en", code: int = 0) -> str:
    assert run(["--project", str(project.root), "texts", *arguments], Translator(by)) == code
    return "".join(capsys.readouterr())


def typed_in_po(project: Project, path: Path, words: dict[str, str]) -> None:
    """Type translations into a PO file by the keys of their texts."""
    text = path.read_text("utf-8")
    for key, translation in words.items():
        pattern = rf'(msgctxt "{re.escape(key)}"\nmsgid "[^\n]*"\nmsgstr )"[^\n]*"'
        text, count = re.subn(pattern, rf'\g<1>"{translation}"', text)
        assert count == 1
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(("form", "ending"), [("xlsx", "xlsx"), ("po", "po"), ("xliff", "xlf")])
def test_a_file_of_each_format_is_written(
    form: str, ending: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, project, "export", "--to", "ja", "--format", form)
    path = project.build / f"texts/ja.{ending}"
    count = len(read_file(path).rows)
    assert f"build/texts/ja.{ending}: texts to be translated into “ja”: {count}" in text
    assert f"Not translated: {count}, older than their source: 0." in text


def test_the_ending_of_the_file_says_its_format(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said(capsys, project, "export", "--to", "ja", str(tmp_path / "kirim.xliff"))
    assert (tmp_path / "kirim.xliff").read_bytes().startswith(b"<?xml")


def test_the_workbook_has_small_photos(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Small pictures of photos: " in said(capsys, project, "export", "--to", "ja")
    with zipfile.ZipFile(project.build / "texts/ja.xlsx") as packed:
        assert any(name.startswith("xl/media/") for name in packed.namelist())
    said(capsys, project, "export", "--to", "ja", "--no-pictures", "--force")
    with zipfile.ZipFile(project.build / "texts/ja.xlsx") as packed:
        assert not any(name.startswith("xl/media/") for name in packed.namelist())


def test_an_edition_names_the_file(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Selain itu" not in said(capsys, project, "export", "--to", "en", "--edition", "profil", by="id")
    text = said(capsys, project, "export", "--to", "en", "--edition", "profil", "--all", "--force", by="id")
    assert "build/texts/profil-en.xlsx: " in text
    assert "Selain itu, yang sudah diterjemahkan atau tidak perlu: " in text


def test_where_all_is_translated_nothing_is_written(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.root / SHIRT).unlink()
    assert "there is nothing to translate" in said(capsys, project, "export", "--to", "en")
    assert not (project.build / "texts").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "jp"], "Did you mean “ja”?"),
        (["--to", "id"], "the language of the catalogue itself"),
        (["--to", "ja", "--edition", "profl"], "Did you mean “profil”?"),
        (["--to", "ja", "--format", "xls"], "Did you mean “xlsx”?"),
        ([], "--to is missing."),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], told: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in said(capsys, project, "export", *arguments, code=2)
    assert not (project.build / "texts").exists()


def test_a_file_in_which_somebody_may_have_typed_is_not_replaced(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "ja.po"
    path.write_text("mine", "utf-8")
    text = refused(capsys, "--project", str(project.root), "texts", "export", "--to", "ja", str(path))
    assert "--force" in text
    assert path.read_text("utf-8") == "mine"


def test_translations_are_taken_over_and_go_back(project: Project, tmp_path: Path) -> None:
    root, file = project.root, project.build / "texts/ja.po"
    before = contents(project)
    catalog("texts", "export", "--to", "ja", "--format", "po", folder=root)
    typed_in_po(project, file, {LINE: "薄い", f"{SHIRT}#line": "涼しい"})
    shown = catalog("--lang", "id", "texts", "import", str(file), "--dry-run", folder=root)
    assert "Diambil: 2 dalam 2 entri" in shown.stdout
    assert "Tidak ada yang ditulis" in shown.stdout
    assert contents(project) == before
    done = catalog("texts", "import", str(file), folder=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Taken over: 2 in 2 entries" in done.stdout
    assert "Files written: 3." in done.stdout
    assert "ja: 薄い" in (root / TALAS).read_text("utf-8")
    assert "All is as it was." in catalog("texts", "import", str(file), folder=root).stdout
    assert "Files put back as they were before the import: 3." in catalog("undo", "import", folder=root).stdout
    assert contents(project) == before


def test_what_stays_as_it_was_is_listed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, project, "export", "--to", "en", "--format", "po", "--all")
    file = project.build / "texts/en.po"
    words = {LINE: "Very thin", f"{SHIRT}#line": "Cool", f"{SHIRT}#description": "Yarn"}
    typed_in_po(project, file, {**words, "content/categories.yaml#categories[1].name": "Meals"})
    file.write_text(file.read_text("utf-8").replace("#. Keripik Talas", "# How thin?\n#. Keripik Talas", 1), "utf-8")
    change(project, TALAS, "Thin and crisp", "Thin as paper")
    change(project, SHIRT, "Adem dipakai", "Adem sekali")
    change(project, SHIRT, "description: >-\n  Kaos dari benang sisa.\n", "")
    text = said(capsys, project, "import", str(file), code=1)
    assert "by hand “Thin as paper”, in the file “Very thin”" in text
    assert "Taken over, but the source was changed since" in text
    assert f"{SHIRT}#description” is no longer in the entry: the translation “Yarn” has no place." in text
    assert "Notes of the translator: 1." in text
    assert "Meals" in (project.content / "categories.yaml").read_text("utf-8")


def test_a_file_of_something_else_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "harga.csv"
    path.write_text("Nama,Harga\nKeripik,1\n", "utf-8")
    before = contents(project)
    assert "No texts of this program are in the file." in said(capsys, project, "import", str(path), code=1)
    assert "cannot be opened" in said(capsys, project, "import", str(tmp_path / "lain.po"), code=1)
    assert contents(project) == before


def test_letters_that_no_font_has_are_refused(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, project, "export", "--to", "ja", "--format", "po")
    file = project.build / "texts/ja.po"
    typed_in_po(project, file, {LINE: "薄い\U00013000", f"{SHIRT}#line": "涼しい"})
    text = said(capsys, project, "import", str(file), code=1)
    assert "U+13000" in text
    assert "Taken over: 1 in 1 entries" in text


def test_entries_with_errors_are_counted(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, TALAS, "hs:", "hz:")
    text = said(capsys, project, "export", "--to", "ja", "--format", "po")
    assert "Entries with errors are not in it: 1." in text
    assert LINE not in (project.build / "texts/ja.po").read_text("utf-8")
