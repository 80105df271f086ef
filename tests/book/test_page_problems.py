"""A text that is too long goes down the ladder, and what is left out is told with its place and the millimetres."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.problems import Level, Problem
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, copy_small

FILE = "content/businesses/dapur-contoh/keripik-1.yaml"


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    copied = copy_small(tmp_path / "copy")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    return copied


def write(project: Project, field: str, text: str) -> int:
    """Put `text` into a field of the product, as its last line; answers which line that is."""
    path = project.root / FILE
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{field}:")]
    path.write_text("\n".join([*lines, f"{field}: {text}", ""]), "utf-8")
    return len(lines) + 1


def make(project: Project) -> Built:
    return build(project, ["petak"], BuildOptions(DAY, 1, ("screen",)), Silence())[0]


def found(problems: tuple[Problem, ...], code: str) -> list[tuple[str, int, str]]:
    return [(p.place.file, p.place.line, dict(p.values)["language"]) for p in problems if p.code == code]


def test_a_long_description_costs_nothing_but_a_larger_slot_or_smaller_type(project: Project) -> None:
    write(project, "description", "Diiris tipis lalu digoreng. " * 8)
    assert [p for p in make(project).problems if p.level is Level.ERROR] == []


def test_a_line_that_no_slot_holds_ends_sooner_and_is_told_with_line_language_and_millimetres(project: Project) -> None:
    line = write(project, "line", "gurih " * 400)
    (problem,) = (p for p in make(project).problems if p.code == "text-left-out")
    assert problem.level is Level.WARNING
    assert (problem.place.file, problem.place.line) == (FILE, line)
    values = dict(problem.values)
    assert values["language"] == "id"
    assert float(values["over"]) > 0
    assert float(values["height"]) > 0


def test_one_that_is_too_long_in_another_language_of_the_edition_is_told_too(project: Project) -> None:
    edition = project.content / "editions" / "petak.yaml"
    edition.write_text(edition.read_text("utf-8").replace("languages: [id]", "languages: [id, en]"), "utf-8")
    line = write(project, "line", f"{{id: Gurih., en: {'savoury ' * 400}}}")
    assert found(make(project).problems, "text-too-long-elsewhere") == [(FILE, line, "en")]
