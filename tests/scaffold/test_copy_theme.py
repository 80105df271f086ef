"""A theme is copied into the project once, and serves there."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import shipped
from catalog.scaffold.copy_theme import copy_theme, described_themes
from catalog.templating.jinja import Templates


@pytest.mark.parametrize("name", ["tenun", "pasar", "galeri"])
def test_a_copied_theme_serves_as_the_shipped_one_did(tmp_path: Path, name: str) -> None:
    before = Templates(tmp_path, theme=name).digest("book")
    folder = copy_theme(tmp_path, name)
    assert folder == tmp_path / "themes" / name
    assert Templates(tmp_path, theme=name).digest("book") == before
    assert Templates(tmp_path, theme=name).file("book/theme.yaml") == folder / "theme.yaml"
    assert [found.name for found in folder.parent.iterdir()] == [name]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (copy_theme(tmp_path, "pasar") / "theme.css").write_text("mine", "utf-8")
    with pytest.raises(CatalogError) as caught:
        copy_theme(tmp_path, "pasar")
    assert (caught.value.exit_code, caught.value.problems[0].code) == (ExitCode.USAGE, "new.exists")
    assert (tmp_path / "themes" / "pasar" / "theme.css").read_text("utf-8") == "mine"


def test_a_theme_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        copy_theme(tmp_path, "pasr")
    assert dict(caught.value.problems[0].values)["near"] == "pasar"
    assert not (tmp_path / "themes").exists()


def test_the_list_has_those_that_ship_and_the_project_s_own(tmp_path: Path) -> None:
    assert list(described_themes(tmp_path)) == [("tenun", False), ("galeri", False), ("pasar", False)]
    copy_theme(tmp_path, "pasar").rename(tmp_path / "themes" / "toko")
    assert ("toko", True) in described_themes(tmp_path)
    assert list(described_themes(shipped("templates"))) == [("tenun", False), ("galeri", False), ("pasar", False)]
