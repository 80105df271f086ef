"""The command line: help, usage errors, exit codes, and what each command says."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pikepdf
import pytest

from catalog import cli as command_line
from catalog.command import run
from catalog.errors import CatalogError, Place, error
from catalog.project import Project
from catalog.speech import LANGUAGES, Speech
from tests.conftest import copy_small

ENGLISH = Speech("en")
COMMANDS = ["build", "plan", "check", "init", "new", "clean"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, with the working folder in it."""
    copied = copy_small(tmp_path / "project")
    monkeypatch.chdir(copied.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    return copied


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of a command line that is not understood."""
    assert run(list(arguments), ENGLISH) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_in_both_languages(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    speech = Speech(language)
    assert run([*command.split(), "--help"], speech) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"{speech.say('help.head.usage')} catalog")
    assert speech.say(f"help.{command or 'catalog'}").split(":")[0].split(".")[0] in " ".join(text.split())
    assert speech.say("help.help") in text


def test_indonesian_help_has_no_english_headings(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], *([name] for name in COMMANDS)):
        run([*command, "--help"], Speech("id"))
    text = capsys.readouterr().out
    for word in ("Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Show this", "PATH", "INTEGER"):
        assert word not in text


def test_short_descriptions_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        run(["--help"], Speech(language))
    assert "..." not in capsys.readouterr().out


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys).startswith("Usage: catalog [OPTIONS] COMMAND")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], ENGLISH) == 0
    assert capsys.readouterr().out.startswith("catalog 0.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("bild", "There is no command “bild”. There are: build, plan, check, init, new, clean. Did you mean “build”?"),
        ("xyz", "There is no command “xyz”. There are: build, plan, check, init, new, clean."),
        ("--lan id check", "There is no option --lan. Did you mean “--lang”?"),
        ("build --outptu x", "There is no option --outptu. Did you mean “--output”?"),
        ("build --lang id", "--lang stands before the command: catalog --lang … build"),
        ("build profli", "There is no edition “profli”. There are: petak, profil. Did you mean “profil”?"),
        ("plan profli", "There is no edition “profli”. There are: petak, profil. Did you mean “profil”?"),
        ("plan", "EDITION is missing."),
        ("plan petak profil", "“profil” is one word too many."),
        ("plan petak --why", "A value is missing behind --why."),
        (
            "build --output skreen",
            "There is no output “skreen”. There are: screen, accessible, html. Did you mean “screen”?",
        ),
        ("build --output screen,", "There is no output “”. There are: screen, accessible, html."),
        ("build --jobs 0", "“0” is not possible for --jobs: a whole number from 1 is wanted."),
        ("build --jobs many", "“many” is not possible for --jobs: a whole number from 1 is wanted."),
        ("build --jobs", "A value is missing behind --jobs."),
        (
            "build --cluster here",
            "“here” is not possible for --cluster: an address like tcp://192.168.1.5:8786 is wanted.",
        ),
        ("check --format jsn", "“jsn” is not possible for --format. Possible are: text, json, github. Did you mean"),
        ("check now", "“now” is one word too many."),
        ("--verbose=1 check", "--verbose takes no value."),
        ("--verbose", "A command is missing. There are: build, plan, check, init, new, clean."),
        ("--lang fr check", "“fr” is not possible for --lang. Possible are: en, id."),
        ("new", "{business|product} is missing."),
        ("new shop x", "“shop” is not possible for {business|product}. Possible are: business, product."),
        ("new business", "NAME is missing."),
        ("init", "DIR is missing."),
    ],
)
def test_what_is_not_understood_is_said_with_near_names(
    arguments: str, said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = refused(capsys, *arguments.split()).splitlines()
    assert first.startswith(f"error: {said}")
    assert second.startswith("  → catalog")
    assert not project.build.exists()


def test_usage_errors_are_indonesian_too(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bild"], Speech("id")) == 2
    assert capsys.readouterr().err == (
        "galat: Tidak ada perintah “bild”. Yang ada: build, plan, check, init, new, clean. "
        f"{Speech('id').say('near', near='build')}\n  → catalog --help menampilkan semua pilihan.\n"
    )


def test_outside_a_project_the_way_to_begin_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["build"], ["plan", "petak"], ["check"], ["clean"], ["new", "business", "x"]):
        said = refused(capsys, *command)
        assert f"There is no project in or around {tmp_path.resolve()}." in said
        assert "catalog init DIR" in said


def test_a_project_is_found_from_a_folder_inside_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.content / "businesses")
    assert run(["check"], ENGLISH) == 0
    assert "content/businesses/dapur-contoh" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["--project {}", "--project={}"])
def test_a_project_can_be_named(
    form: str, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (project.content / "categories.yaml").write_text("categories: 1\n", encoding="utf-8")
    assert run([*form.format("project").split(), "check"], ENGLISH) == 1
    assert "    1 │ categories: 1" in capsys.readouterr().out


def test_a_good_project_checks_with_0_and_a_bad_one_with_1(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"], ENGLISH) == 0
    (project.content / "catalogue.yaml").write_text("title: x\nregion:\n\ttab\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["check"], ENGLISH) == 1
    said = capsys.readouterr().out
    assert "content/catalogue.yaml:3:1: error: A tab stands at the beginning of this line." in said
    assert "    3 │ →tab\n        ^\n" in said


def test_check_reports_as_json(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["check", "--format", "json"], ENGLISH) == 1
    rows = json.loads(capsys.readouterr().out)
    assert ("content/categories.yaml", "file-empty", "error") in [(r["file"], r["code"], r["level"]) for r in rows]


def test_check_reports_to_github(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["check", "--format=github"], ENGLISH) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "::error file=content/categories.yaml,line=1,col=1,title=file-empty::This file is empty. " in "\n".join(
        lines
    )
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_a_build_of_bad_content_ends_with_1_and_makes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert run(["build"], ENGLISH) == 1
    assert "content/categories.yaml: error: This file is empty." in capsys.readouterr().err
    assert [path.name for path in project.build.iterdir()] == ["cache"]  # what was found is remembered


def test_the_chosen_output_alone_is_made(
    project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    assert run(["build", "petak", "--output", "screen", "--jobs", "1"], ENGLISH) == 0
    assert [path.name for path in sorted((project.build / "petak").iterdir())] == ["catalogue.pdf"]
    out, err = capsys.readouterr()
    assert "build/petak/catalogue.pdf  " in out
    assert [line.split(" · ")[0].strip() for line in err.splitlines()][:4] == [
        "1 read",
        "2 validate",
        "Edition petak",
        "3 select",
    ]
    assert not (project.build / "profil").exists()


def test_a_build_tells_its_stages_and_writes_where_the_time_went_when_asked(
    project: Project, font_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.cache.mkdir(parents=True)
    (project.cache / "fonts").symlink_to(font_cache / "fonts")
    build = ["build", "petak", "--output", "screen", "--jobs", "1"]
    assert run([*build, "--linearized", "--profile"], ENGLISH) == 0
    book, profile = (project.build / "petak" / name for name in ("catalogue.pdf", "profile.txt"))
    out = capsys.readouterr().out
    assert f"Where the time went: {project.relative(profile)}" in out
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


def test_clean_empties_the_cache_and_nothing_else(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.cache / "parts").mkdir(parents=True)
    (project.cache / "parts" / "x.part").touch()
    (project.build / "petak").mkdir()
    for _ in range(2):
        assert run(["clean"], ENGLISH) == 0
        assert capsys.readouterr().out == "build/cache is empty.\n"
    assert sorted(path.name for path in project.build.rglob("*")) in (["cache", "petak"], ["petak"])


def test_clean_empties_a_cache_that_lies_elsewhere(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "parts").mkdir(parents=True)
    project.build.mkdir()
    project.cache.symlink_to(tmp_path / "elsewhere")
    assert run(["clean"], ENGLISH) == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_clean_that_cannot_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (project.cache / "parts").mkdir(parents=True)
    monkeypatch.setattr("shutil.rmtree", refuse)
    assert run(["clean"], ENGLISH) == 3
    assert f"{project.cache / 'parts'} cannot be written." in capsys.readouterr().err


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
    kind: str, name: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.root.rglob("*"))
    assert f"“{name}” cannot be the name of an entry." in refused(capsys, "new", kind, "--", name)
    assert sorted(project.root.rglob("*")) == before


def test_new_leaves_an_entry_alone_that_is_there(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = project.content / "businesses" / "tenun-contoh" / "business.yaml"
    before = file.read_bytes()
    assert "business.yaml exists already." in refused(capsys, "new", "business", "tenun-contoh")
    assert "sarung.yaml exists already." in refused(capsys, "new", "product", "tenun-contoh/sarung")
    assert "catalog new business baru" in refused(capsys, "new", "product", "baru/sarung")
    assert file.read_bytes() == before


def test_the_day_of_the_build_is_that_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564799")
    assert command_line.today(ENGLISH) == datetime.date(2026, 11, 24)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert command_line.today(ENGLISH) == datetime.datetime.now().astimezone().date()


@pytest.mark.parametrize("value", ["yesterday", "1.5", "²", "99999999999999999", "-99999999999999"])
def test_a_source_date_epoch_that_is_none_is_refused(
    value: str, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    for command in ("check", "build"):
        assert f"SOURCE_DATE_EPOCH is “{value}”" in refused(capsys, command)


def test_a_fault_of_the_program_is_4_and_its_details_go_to_a_file(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("our \udcff own")

    monkeypatch.setattr(command_line, "_check", stumble)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run(["check"], ENGLISH) == 4
    said = capsys.readouterr().err
    assert "A fault of the program (ZeroDivisionError). Please report it with: " in said
    assert "Traceback" not in said
    assert "our \\udcff own" in Path(said.split("with: ")[1].strip()).read_text(encoding="utf-8")
    monkeypatch.setattr(command_line, "_check", lambda *_: 1 // 0)
    assert run(["--verbose", "check"], ENGLISH) == 4
    assert "ZeroDivisionError: integer division" in capsys.readouterr().err
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert run(["check"], ENGLISH) == 4
    assert "Please report it with the lines above." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (OSError(28, "No space left on device"), 3, "There is no room left on the disk."),
        (OSError(30, "Read-only file system", "/x/build"), 3, "/x/build cannot be written."),
        (
            OSError(5, "Input/output error", "/x/build"),
            3,
            "The system refused to go on (Input/output error: /x/build).",
        ),
        (OSError(24, "Too many open files"), 3, "The system refused to go on (Too many open files)."),
        (FileNotFoundError(2, "No such file or directory", "/x/photo"), 3, "(No such file or directory: /x/photo)"),
        (MemoryError(), 3, "The memory is full."),
        (KeyboardInterrupt(), 130, "Stopped. What was finished is kept; nothing is half written."),
        (CatalogError([error("file-empty", Place("a.yaml"))]), 1, "a.yaml: error: This file is empty."),
    ],
)
def test_each_end_has_its_exit_code(
    fault: BaseException,
    code: int,
    said: str,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def end(*_: object) -> None:
        raise fault

    monkeypatch.setattr(command_line, "_check", end)
    assert run(["check"], ENGLISH) == code
    assert said in capsys.readouterr().err
