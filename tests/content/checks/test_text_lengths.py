"""Texts that are too long for any page are reported by `check`, with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.checks.text_lengths import MOST
from catalog.content.load_catalogue import load_catalogue
from tests.conftest import DAY, SMALL, copy_small


@pytest.mark.parametrize(
    ("file", "field"),
    [("keripik-1", "name"), ("keripik-1", "line"), ("keripik-1", "description"), ("business", "story")],
)
@pytest.mark.parametrize("more", [0, 1])
def test_a_text_longer_than_a_page_has_room_for_is_reported(tmp_path: Path, file: str, field: str, more: int) -> None:
    project = copy_small(tmp_path / "copy")
    path = project.content / "businesses" / "dapur-contoh" / f"{file}.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{field}:")]
    text = ("kata " * 1000)[: MOST[field] + more - 1] + "."
    path.write_text("\n".join([*lines, f"{field}: {text}", ""]), "utf-8")
    found = [p for p in load_catalogue(project.root, DAY).problems if p.code == "text-long"]
    assert [(p.place.line, p.field) for p in found] == [(len(lines) + 1, field)] * more


def test_the_small_project_has_no_text_too_long() -> None:
    from catalog.core.project import Project

    assert not [p for p in load_catalogue(Project(SMALL).root, DAY).problems if p.code == "text-long"]
