"""An edition of which nothing has changed is left as it is; any other is made again, to the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.book.fonts import prepare_fonts
from catalog.build import Built, Order, build
from catalog.content.settings import Output
from catalog.project import Project
from tests.conftest import DAY, Silence, copy_small

SCREEN = (Output.SCREEN,)


class Stages(Silence):
    """Which stages a build came to."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def stage(self, number: int, name: str, total: int = 0) -> None:
        self.names.append(name)


def make(project: Project, jobs: int = 1) -> tuple[Built, list[str], bytes]:
    stages = Stages()
    (one,) = build(project, ["profil"], Order(DAY, jobs, SCREEN), stages)
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


@pytest.mark.parametrize("change", [edit_price])
def test_whatever_has_changed_is_noticed(project: Project, change: Callable[[Project], None]) -> None:
    make(project)
    change(project)
    _, stages, content = make(project)
    assert "typeset" in stages
    for part in project.cache.iterdir():
        if part.name != "fonts":
            shutil.rmtree(part) if part.is_dir() else part.unlink()
    _, _, clean = make(project, jobs=2)
    assert content == clean
