"""The commands, as they are given on the command line, and what each of them says."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pikepdf
import pytest

from catalog.cli.main import run
from catalog.cli.terminal.arguments import today
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.running import refused

ENGLISH = Translator("en")


def test_outside_a_project_the_way_to_begin_one_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["build"], ["plan", "petak"], ["check"], ["schema"], ["clean"], ["tidy"], ["new", "business", "x"]):
        said = refused(capsys, *command)
        assert f"There is no project in or around {tmp_path.resolve()}." in said
        assert "catalog init DIR" in said


def test_a_project_is_found_from_a_folder_inside_it(
    working_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(working_project.content / "businesses")
    assert run(["check"], ENGLISH) == 0
    assert "content/businesses/dapur-contoh" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["--project {}", "--project={}"])
def test_a_project_can_be_named(
    form: str,
    working_project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (working_project.content / "categories.yaml").write_text("categories: 1\n", encoding="utf-8")
    assert run([*form.format("project").split(), "check"], ENGLISH) == 1
    assert "    1 │ categories: 1" in capsys.readouterr().out


def test_a_good_project_checks_with_0_and_a_bad_one_with_1(
    working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"], ENGLISH) == 0
    (working_project.content / "catalogue.yaml").write_text("title: x\nregion:\n\ttab\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["check"], ENGLISH) == 1
    said = capsys.readouterr().out
    assert "content/catalogue.yaml:3:1: error: This line begins with a tab." in said
    assert "    3 │ →tab\n        ^\n" in said


def test_check_reports_as_json(working_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (working_project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["check", "--format", "json"], ENGLISH) == 1
    rows = json.loads(capsys.readouterr().out)
    assert ("content/categories.yaml", "file-empty", "error") in [(r["file"], r["code"], r["level"]) for r in rows]


def test_check_reports_to_github(working_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (working_project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["check", "--format=github"], ENGLISH) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "::error file=content/categories.yaml,line=1,col=1,title=file-empty::This file is empty. " in "\n".join(
        lines
    )
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_a_deep_check_shows_its_stages_and_finds_what_only_pages_show(
    working_project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    working_project.build.mkdir()
    working_project.cache.symlink_to(font_cache)
    (working_project.content / "editions" / "profil.yaml").unlink()
    assert run(["check", "--deep", "--jobs", "1"], ENGLISH) == 0
    stages = [line.split(" · ")[0].split("/")[0].strip() for line in capsys.readouterr().err.splitlines()]
    assert stages[:4] == ["1 read", "2 validate", "Edition petak", "3 select"]
    name = working_project.content / "businesses" / "tenun-contoh" / "sarung.yaml"
    name.write_text(
        name.read_text(encoding="utf-8").replace("Sarung Nila", "Sarung \N{GOTHIC LETTER AHSA}"), encoding="utf-8"
    )
    assert run(["check"], ENGLISH) == 0
    capsys.readouterr()
    assert run(["check", "--deep", "--jobs", "1", "--format", "json"], ENGLISH) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in rows if row["level"] == "error"] == ["glyph-missing"]
    assert [path.name for path in working_project.build.iterdir()] == ["cache"]


def test_a_deep_check_of_content_with_errors_says_that_it_went_no_further(
    working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (working_project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["check", "--deep", "--jobs", "1"], ENGLISH) == 1
    out, err = capsys.readouterr()
    assert "content/categories.yaml: error: This file is empty." in out
    assert "No page was set: correct the errors below first, then check again with --deep." in err


def test_a_build_of_bad_content_ends_with_1_and_makes_nothing(
    working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (working_project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["build"], ENGLISH) == 1
    assert "content/categories.yaml: error: This file is empty." in capsys.readouterr().err
    assert [path.name for path in working_project.build.iterdir()] == ["cache"]  # what was found is remembered


def test_the_chosen_output_alone_is_made(
    working_project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    working_project.build.mkdir()
    working_project.cache.symlink_to(font_cache)
    assert run(["build", "petak", "--output", "screen", "--jobs", "1"], ENGLISH) == 0
    made = {path.name for path in (working_project.build / "petak").iterdir()}
    assert made == {"catalogue.pdf", "not-printed.json"}
    out, err = capsys.readouterr()
    assert "build/petak/catalogue.pdf  " in out
    assert [line.split(" · ")[0].strip() for line in err.splitlines()][:4] == [
        "1 read",
        "2 validate",
        "Edition petak",
        "3 select",
    ]
    assert not (working_project.build / "profil").exists()


def test_a_build_tells_its_stages_and_writes_where_the_time_went_when_asked(
    working_project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    working_project.cache.mkdir(parents=True)
    (working_project.cache / "fonts").symlink_to(font_cache / "fonts")
    build = ["build", "petak", "--output", "screen", "--jobs", "1"]
    assert run([*build, "--linearized", "--profile"], ENGLISH) == 0
    book, profile = (working_project.build / "petak" / name for name in ("catalogue.pdf", "profile.txt"))
    out = capsys.readouterr().out
    assert f"Where the time went: {working_project.relative(profile)}" in out
    assert re.search(r"^Seconds: read \d+\.\d, validate .*, typeset \d+\.\d, bind \d+\.\d\.$", out, re.MULTILINE)
    assert re.search(r"^ +\d\.\d{3} +\d\.\d{3} +\d  grid/tenun/1$", profile.read_text("utf-8"), re.MULTILINE)
    with pikepdf.open(book) as linear:
        assert linear.is_linearized
        linear.check_linearization()
        pages = len(linear.pages)
    assert run([*build, "--profile"], ENGLISH) == 0  # no longer so
    with pikepdf.open(book) as plain:
        assert not plain.is_linearized
        assert len(plain.pages) == pages
    assert run([*build, "--profile"], ENGLISH) == 0
    assert profile.read_text("utf-8").endswith(f"{ENGLISH.say('profile.none')}\n")
    assert "Seconds:" not in capsys.readouterr().out.rpartition("Where the time went")[2]


def test_clean_empties_the_cache_and_nothing_else(working_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (working_project.cache / "parts").mkdir(parents=True)
    (working_project.cache / "parts" / "x.part").touch()
    (working_project.build / "petak").mkdir()
    for _ in range(2):
        assert run(["clean"], ENGLISH) == 0
        assert capsys.readouterr().out == "build/cache is empty.\n"
    assert sorted(path.name for path in working_project.build.rglob("*")) in (["cache", "petak"], ["petak"])


def test_clean_empties_a_cache_that_lies_elsewhere(working_project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "parts").mkdir(parents=True)
    working_project.build.mkdir()
    working_project.cache.symlink_to(tmp_path / "elsewhere")
    assert run(["clean"], ENGLISH) == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_clean_that_cannot_says_so(
    working_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (working_project.cache / "parts").mkdir(parents=True)
    monkeypatch.setattr("shutil.rmtree", refuse)
    assert run(["clean"], ENGLISH) == 3
    assert f"{working_project.cache / 'parts'} cannot be written." in capsys.readouterr().err


def test_init_leaves_a_folder_alone_that_is_not_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    assert "The folder mine is not empty." in refused(capsys, "init", "mine")
    assert "is not empty" in refused(capsys, "init", "mine/letter.txt")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_init_tells_a_command_that_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "katalog saya"], ENGLISH) == 0
    assert "catalog --project 'katalog saya' build" in capsys.readouterr().out
    assert run(["--project", "katalog saya", "check"], ENGLISH) == 0


@pytest.mark.parametrize("name", ["Dapur", "dapur ibu", "../x", "/x", "-", "a--b", "é", "", "x/y/z", "x/business"])
@pytest.mark.parametrize("kind", ["business", "product"])
def test_new_refuses_names_that_cannot_be(
    kind: str, name: str, working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(working_project.root.rglob("*"))
    assert f"“{name}” cannot be the name of an entry." in refused(capsys, "new", kind, "--", name)
    assert sorted(working_project.root.rglob("*")) == before


def test_new_leaves_an_entry_alone_that_is_there(working_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = working_project.content / "businesses" / "tenun-contoh" / "business.yaml"
    before = file.read_bytes()
    assert "business.yaml exists already." in refused(capsys, "new", "business", "tenun-contoh")
    assert "sarung.yaml exists already." in refused(capsys, "new", "product", "tenun-contoh/sarung")
    assert "catalog new business baru" in refused(capsys, "new", "product", "baru/sarung")
    assert file.read_bytes() == before


def test_the_day_of_the_build_is_that_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564799")
    assert today(ENGLISH) == datetime.date(2026, 11, 24)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert today(ENGLISH) == datetime.datetime.now().astimezone().date()


@pytest.mark.parametrize("value", ["yesterday", "1.5", "²", "99999999999999999", "-99999999999999"])
def test_a_source_date_epoch_that_is_none_is_refused(
    value: str, working_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    for command in ("check", "build"):
        assert f"SOURCE_DATE_EPOCH is “{value}”" in refused(capsys, command)
