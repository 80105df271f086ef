"""`max_mb`: the PDF to send has no more, its pictures are lighter where it would, and the build says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from catalog.cli.main import run
from catalog.core.problems import Place
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.pipeline.deep_check import check_deeply
from tests.conftest import DAY, Silence, SmallBuild, copy_small

ENGLISH: Final = Translator("en")
OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("screen",))
TIGHT: Final = 0.95  # MB of a book that has 0.98, and 0.91 with pictures as light as may be
EDITION: Final = "content/editions/profil.yaml"


def project_with(max_mb: object, folder: Path, cache: Path) -> Project:
    project = copy_small(folder)
    project.build.mkdir()
    project.cache.symlink_to(cache)
    with (project.root / EDITION).open("a", encoding="utf-8") as edition:
        edition.write(f"max_mb: {max_mb}\n")
    return project


def made(project: Project, options: BuildOptions = OPTIONS) -> Built:
    (built,) = build(project, ("profil",), options, Silence())
    assert built.book
    return built


@pytest.fixture(scope="module")
def tight(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    return project_with(TIGHT, tmp_path_factory.mktemp("tight"), font_cache)


@pytest.fixture(scope="module")
def tight_build(tight: Project) -> Built:
    return made(tight)


def path_of(built: Built) -> Path:
    assert built.book
    return built.book.path


def test_the_file_stays_within_its_megabytes(tight_build: Built) -> None:
    assert tight_build.book
    reduction = tight_build.book.reductions["screen"]
    size = path_of(tight_build).stat().st_size
    assert size == reduction.size <= TIGHT * 1e6
    assert size > TIGHT * 1e6 - 60_000  # no more than must be
    assert 0 < sum(count for _, count in reduction.lighter) < reduction.pictures
    assert not [problem for problem in tight_build.problems if problem.code == "screen-too-large"]


def photos(page: pikepdf.Page) -> dict[str, pikepdf.Object]:
    drawn = page.Resources.get("/XObject", pikepdf.Dictionary())
    return {name: one for name, one in drawn.items() if one.Subtype == "/Image"}


def test_the_pages_are_the_same_but_for_their_pictures(tight_build: Built, small: SmallBuild) -> None:
    book = small.built["profil"].book
    assert book
    with pikepdf.open(path_of(tight_build)) as light, pikepdf.open(book.paths["screen"]) as full:
        fewer = 0
        for one, other in zip(light.pages, full.pages, strict=True):
            assert one.Contents[0].read_raw_bytes() == other.Contents[0].read_raw_bytes()
            smaller_ones, whole_ones = photos(one), photos(other)
            assert smaller_ones.keys() == whole_ones.keys()
            for name, smaller in smaller_ones.items():
                whole = whole_ones[name]
                assert smaller.Width <= whole.Width
                fewer += len(smaller.read_raw_bytes()) < len(whole.read_raw_bytes())
        assert fewer


def test_a_file_that_is_small_enough_is_as_it_was(tmp_path: Path, font_cache: Path, small: SmallBuild) -> None:
    book = small.built["profil"].book
    assert book
    size = book.paths["screen"].stat().st_size
    built = made(project_with(f"{size / 1e6:f}", tmp_path / "project", font_cache))
    assert built.book
    assert built.book.reductions == {}
    assert path_of(built).read_bytes() == book.paths["screen"].read_bytes()


class Counting(Silence):
    """Counts what is to be done in each stage."""

    def __init__(self) -> None:
        self.todo: dict[str, int] = {}

    def stage(self, number: int, name: str, total: int = 0) -> None:
        self.todo[name] = self.todo.get(name, 0) + total


def test_a_second_build_makes_no_picture_and_the_same_bytes(tight: Project, tight_build: Built) -> None:
    before = path_of(tight_build).read_bytes()
    shutil.rmtree(tight.output("profil"))
    counting = Counting()
    (again,) = build(tight, ("profil",), OPTIONS, counting)
    assert again.book
    assert counting.todo["develop"] == again.book.reductions["screen"].pictures  # looked up, once
    assert path_of(again).read_bytes() == before


def test_an_unchanged_book_tells_the_same(tight: Project, tight_build: Built) -> None:
    made(tight)
    again = made(tight)
    assert again.book
    assert tight_build.book
    assert again.book.reductions == tight_build.book.reductions
    assert again.book.parts_set == 0


def test_any_workers_and_an_empty_cache_give_the_same_bytes(tmp_path: Path, tight_build: Built) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    project = project_with(TIGHT, tmp_path / "project", cache)
    assert path_of(made(project, BuildOptions(DAY, jobs=2, outputs=("screen",)))).read_bytes() == (
        path_of(tight_build).read_bytes()
    )


def test_what_cannot_be_met_is_a_warning_at_its_line(tmp_path: Path, font_cache: Path) -> None:
    project = project_with(0.1, tmp_path / "project", font_cache)
    lines = (project.root / EDITION).read_text(encoding="utf-8").splitlines()
    built = made(project)
    assert built.book
    (problem,) = [problem for problem in built.problems if problem.code == "screen-too-large"]
    assert problem.place == Place(EDITION, len(lines), 9)
    size = path_of(built).stat().st_size / 1e6
    assert dict(problem.values) | {"value": f"{size:.1f}", "most": "0.1"} == dict(problem.values)
    reduction = built.book.reductions["screen"]
    assert not reduction.kept
    found = check_deeply(project, OPTIONS, Silence())
    assert problem in found.problems


def test_a_linearized_file_is_within_them_too(tmp_path: Path, font_cache: Path) -> None:
    project = project_with(1.0, tmp_path / "project", font_cache)
    built = made(project, BuildOptions(DAY, jobs=1, outputs=("screen",), linearized=True))
    assert built.book
    assert built.book.reductions["screen"].size == path_of(built).stat().st_size <= 1_000_000
    with pikepdf.open(path_of(built)) as pdf:
        assert pdf.is_linearized


def test_only_the_file_to_send_is_made_lighter(tmp_path: Path, font_cache: Path) -> None:
    project = project_with(0.1, tmp_path / "project", font_cache)
    built = made(project, BuildOptions(DAY, jobs=1, outputs=("screen", "archive")))
    assert built.book
    assert set(built.book.reductions) == {"screen"}
    assert built.book.paths["archive"].stat().st_size > built.book.paths["screen"].stat().st_size + 50_000


def test_the_summary_tells_the_choice(
    tight: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tight.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    assert run(["build", "profil", "--output", "screen,archive-entries"], ENGLISH) == 0
    said = capsys.readouterr().out
    assert "MB of 0.95: pictures made lighter: " in said
    assert "do not send it" in said


@pytest.mark.parametrize("value", ["0", "-3", "10001", "banyak", "15 MB", "[15]"])
def test_other_values_are_refused_at_their_line(
    value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_small(tmp_path / "project")
    with (project.root / EDITION).open("a", encoding="utf-8") as edition:
        edition.write(f"max_mb: {value}\n")
    monkeypatch.chdir(project.root)
    assert run(["check"], ENGLISH) == 1
    assert f"{EDITION}:" in capsys.readouterr().out
