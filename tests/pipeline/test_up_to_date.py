"""An edition of which nothing has changed is left as it is; any other is made again, to the same bytes."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.core.project import Project, shipped
from catalog.fonts.static_faces import prepare_fonts
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, copy_small

SCREEN = ("screen",)


class Stages(Silence):
    """Which stages a build came to."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def stage(self, number: int, name: str, total: int = 0) -> None:
        self.names.append(name)


def make(project: Project, jobs: int = 1) -> tuple[Built, list[str], bytes]:
    stages = Stages()
    (one,) = build(project, ["profil"], BuildOptions(DAY, jobs, SCREEN), stages)
    assert one.book
    return one, stages.names, one.book.path.read_bytes()


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    project = copy_small(tmp_path)
    prepare_fonts(font_cache / "fonts")
    shutil.copytree(font_cache / "fonts", project.cache / "fonts")
    return project


def edit_price(project: Project) -> None:
    for file in sorted((project.content / "businesses").rglob("*.yaml")):
        text = file.read_text("utf-8")
        if "retail: " in text:
            start = text.index("retail: ") + len("retail: ")
            file.write_text(text[:start] + "9" + text[start:], "utf-8")
            return


def test_nothing_is_done_where_nothing_has_changed(project: Project) -> None:
    first, stages, content = make(project)
    again, none, same = make(project)
    assert "typeset" in stages
    assert none == []
    assert same == content
    assert (again.problems, again.checked) == (first.problems, first.checked)
    assert first.book
    assert again.book
    assert again.book.pages == first.book.pages
    assert again.book.changes == ()


def edit_template(project: Project) -> None:
    style = Path("book/style.css")
    ours = (shipped("templates") / style).read_text("utf-8")
    (project.templates / style).parent.mkdir(parents=True)
    (project.templates / style).write_text(ours + ".card h3 { color: #123456 }", "utf-8")


def swap_photo(project: Project) -> None:
    photos = project.images / "tenun-contoh"
    (photos / "sarung.jpg").write_bytes((photos / "selendang.jpg").read_bytes())


@pytest.mark.parametrize("change", [edit_price, edit_template, swap_photo])
def test_whatever_has_changed_is_noticed(project: Project, change: Callable[[Project], None]) -> None:
    _, _, before = make(project)
    change(project)
    _, stages, content = make(project)
    assert "typeset" in stages
    assert content != before
    for part in project.cache.iterdir():
        if part.name != "fonts":
            shutil.rmtree(part) if part.is_dir() else part.unlink()
    _, _, clean = make(project, jobs=2)
    assert content == clean


def book_of(project: Project) -> Path:
    return project.build / "profil" / "catalogue.pdf"


def record_of(project: Project) -> Path:
    return project.cache / "made" / "profil"


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("file", [book_of, record_of])
@pytest.mark.parametrize("harm", [Path.unlink, damage, lambda path: path.write_bytes(b"")])
def test_what_was_lost_or_damaged_is_made_again(
    project: Project, file: Callable[[Project], Path], harm: Callable[[Path], None]
) -> None:
    _, _, content = make(project)
    harm(file(project))
    _, stages, again = make(project)
    assert again == content
    # A record that is damaged may still be true; a book never is.
    assert "bind" in stages or file is record_of
    assert make(project)[1:] == ([], content)


def test_another_day_is_another_book(project: Project) -> None:
    make(project)
    stages = Stages()
    build(project, ["profil"], BuildOptions(DAY + datetime.timedelta(400), 1, SCREEN), stages)
    assert "bind" in stages.names
