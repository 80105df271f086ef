"""`catalog verify`: files of one build show the same, whatever they were made for; after an edit it names the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, copy_small
from tests.running import refused

ENGLISH = Translator("en")
CHIPS = "businesses/dapur-contoh/keripik-1.yaml"
OUTPUTS = ("screen", "accessible", "archive", "archive-entries", "print", "print:digital")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    copied = copy_small(tmp_path_factory.mktemp("verify"))
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    build(copied, ("petak",), BuildOptions(DAY, jobs=1, outputs=OUTPUTS), Silence())
    shutil.copytree(copied.output("petak"), copied.root / "before")
    path = copied.content / CHIPS
    path.write_text(path.read_text(encoding="utf-8").replace("Keripik Pisang", "Keripik Gadung"), encoding="utf-8")
    build(copied, ("petak",), BuildOptions(DAY, jobs=1, outputs=("screen",)), Silence())
    return copied


def test_all_files_of_a_build_show_the_same(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(map(str, (project.root / "before").glob("*.pdf")))
    assert len(files) == 7  # the cover is a file of its own
    assert run(["verify", *files], ENGLISH) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "All show the same content."
    assert len({line.rpartition(" ")[2] for line in lines[:-1]}) == 1


def test_pages_that_differ_are_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before, now = project.root / "before" / "catalogue-print.pdf", project.output("petak") / "catalogue.pdf"
    assert run(["verify", str(before), str(now)], ENGLISH) == 1
    said = capsys.readouterr().out.splitlines()[-1]
    pages = said.partition("Pages: ")[2]
    assert said.startswith(f"{before} and {now} differ.")
    assert "6" in pages  # where the chips are
    assert "cover" not in pages
    assert "2" not in pages.split(", ")  # of another chapter


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more", b"text"])
def test_what_says_nothing_of_itself_is_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    assert "does not say what it shows" in refused(capsys, "verify", str(tmp_path / "a.pdf"))
    assert "cannot be read" in refused(capsys, "verify", str(tmp_path / "b.pdf"))
