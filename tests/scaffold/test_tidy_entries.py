"""`catalog tidy` takes HTML out of texts and leaves all else in the files byte for byte."""

from __future__ import annotations

import pytest

from catalog.cli.main import run
from catalog.i18n.translator import Translator
from catalog.scaffold.tidy_entries import Tidied, tidy_project
from tests.content.breaking import CHIPS, KITCHEN, WEAVER, Trial

ENGLISH = Translator("en")
LONG = (
    "Satu kalimat yang cukup panjang untuk dilipat di bawah nama kolomnya, sebab tidak muat di satu baris saja, bukan?"
)


@pytest.fixture
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial.of_small(tmp_path_factory.mktemp("tidy") / "project")


def tidied(trial: Trial, *, write: bool = True) -> Tidied:
    return tidy_project(trial.project, write=write)


def test_a_tidy_project_is_left_alone(trial: Trial) -> None:
    before = {path: path.read_bytes() for path in trial.project.content.rglob("*.yaml")}
    assert tidied(trial) == Tidied((), ())
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("care: <b>Kering</b>  # di rak\n", "care: Kering  # di rak\n"),
        ("care: {id: <b>Kering</b>, en: 'A &amp; B'} # x\n", "care: {id: Kering, en: A & B} # x\n"),
        ('care: "<p>a</p><p>b</p>"\nbatch_code: "1"\n', 'care: |-\n  a\n\n  b\nbatch_code: "1"\n'),
        ("care: {id: <p>a</p><p>b</p>, en: c}\n", 'care: {id: "a\\n\\nb", en: c}\n'),
        ("care:\n  id: |\n    <p>a</p>\n    <p>b</p>\n\n# akhir\n", "care:\n  id: |-\n    a\n\n    b\n\n# akhir\n"),
        (f"care: >-\n    <i>{LONG}</i>\n    dua\n", f"care: >-\n  {LONG[:106]}\n  {LONG[107:]} dua\n"),
        ("care: <p>a</p><p>b</p>  # dua\n", 'care: "a\\n\\nb"  # dua\n'),
        ('care: "<p>\\"x\\" \\\\ y</p>"\n', 'care: "\\"x\\" \\\\ y"\n'),
        ("description: <b>Renyah</b> dan 3*4\n", 'description: "**Renyah** dan 3*4"\n'),
        ("care: <p>a</p>\r\nbatch_code: '1'\r\n", "care: a\r\nbatch_code: '1'\r\n"),
        ("care: <p>a</p><p>b</p>\r\n", "care: |-\r\n  a\r\n\r\n  b\r\n"),
    ],
)
@pytest.mark.parametrize("head", ["", "\ufeff"])
def test_the_text_alone_is_written_anew(typed: str, written: str, head: str, trial: Trial) -> None:
    before = head + trial.read(CHIPS)
    trial.write(CHIPS, before + typed)
    assert tidied(trial).problems == ()
    assert trial.path(CHIPS).read_bytes().decode() == before + written
    assert not [row for row in trial.rows() if row[0] == "markup-as-text"]


def test_texts_inside_of_lists_and_in_other_files_are_tidied(trial: Trial) -> None:
    trial.add(CHIPS, "materials:\n  - percent: 5\n    name: <b>tepung</b> 🌾\n    treatment: &x <i>kering</i>\n")
    trial.add("catalogue.yaml", "copyright: '&copy; kami'\n")
    found = [(str(text.place), text.field, text.after) for text in tidied(trial).texts]
    assert found[0][1:] == ("copyright", "© kami")
    assert found[1:] == [
        (f"content/{CHIPS}:10:11", "materials[0].name", "tepung 🌾"),
        (f"content/{CHIPS}:11:16", "materials[0].treatment", "kering"),
    ]
    assert trial.read(CHIPS).endswith("  - percent: 5\n    name: tepung 🌾\n    treatment: kering\n")


def test_without_writing_nothing_is_changed(trial: Trial) -> None:
    trial.add(CHIPS, "care: <b>Kering</b>\n")
    before = trial.read(CHIPS)
    assert [text.after for text in tidied(trial, write=False).texts] == ["Kering"]
    assert trial.read(CHIPS) == before


def test_an_entry_that_is_wrong_and_a_link_are_left_alone(trial: Trial) -> None:
    trial.add(KITCHEN, "salah: 1\nstory: <b>x</b>\n")
    outside = trial.project.root.parent / "outside.yaml"
    outside.write_text(trial.read(WEAVER) + "\nnotice: <b>x</b>\n", encoding="utf-8")
    trial.path(WEAVER).unlink()
    trial.path(WEAVER).symlink_to(outside)
    before = trial.read(KITCHEN), outside.read_bytes()
    found = tidied(trial)
    assert [problem.code for problem in found.problems] == ["field-unknown"]
    assert found.texts == ()
    assert (trial.read(KITCHEN), outside.read_bytes()) == before


def test_a_text_of_nothing_but_html_is_left_to_the_check(trial: Trial) -> None:
    trial.add(CHIPS, "care: <p></p>\n")
    assert tidied(trial).texts == ()
    assert [row[0] for row in trial.rows()] == ["markup-as-text"]


def test_the_command_shows_each_text_before_and_after(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    trial.add(CHIPS, 'care: "<p>a</p><p>b</p>"\n')
    said = []
    for command in (["tidy", "--dry-run"], ["tidy"], ["tidy"]):
        assert run(["--project", str(trial.project.root), *command], ENGLISH) == 0
        said.append(capsys.readouterr().out)
    lines = [f"content/{CHIPS}:8:7: care", "  - <p>a</p><p>b</p>", "  + a", "  + ", "  + b", ""]
    assert said[0].splitlines() == [*lines, "Texts that would be changed: 1, in files: 1."]
    assert said[1].splitlines() == [*lines, "Texts changed: 1, in files: 1."]
    assert said[2].splitlines() == ["No text holds HTML; nothing was changed."]
