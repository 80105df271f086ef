"""Links of a project: those that lead out of it, or round in a ring, are told; all others are followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.links import check_links, real_root, stray


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for folder in ("content/businesses/dapur", "images/dapur", "templates/book"):
        (project / folder).mkdir(parents=True)
    (project / "images" / "dapur" / "a.jpg").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    return project


@pytest.mark.parametrize(
    ("link", "target", "code"),
    [
        ("images/lain", "../../elsewhere", "link-outside"),
        ("images/dapur/b.jpg", "../../../elsewhere/nothing.jpg", "link-outside"),
        ("content/businesses/lain", "../../../elsewhere", "link-outside"),
        ("templates/book/card.html", "/etc/hostname", "link-outside"),
        ("images/dapur/c.jpg", "c.jpg", "link-ring"),
        ("images/dapur/lagi", "..", "link-ring"),
        ("content/businesses/dapur/lagi", "../../..", "link-ring"),
        ("images/dapur/b.jpg", "a.jpg", ""),
        ("images/lain", "dapur", ""),
        ("images/lain", "../content", ""),
        ("images/dapur/d.jpg", "nothing.jpg", ""),
    ],
)
def test_a_link_is_told_by_where_it_leads(root: Path, link: str, target: str, code: str) -> None:
    (root / link).symlink_to(target)
    assert stray(str(root / link), real_root(root)) == code
    assert [(problem.code, problem.place.file) for problem in check_links(root)] == ([(code, link)] if code else [])


def test_folders_that_link_to_one_another_end(root: Path) -> None:
    (root / "images" / "lain").mkdir()
    (root / "images" / "dapur" / "x").symlink_to("../lain")
    (root / "images" / "lain" / "y").symlink_to("../dapur")
    assert {problem.code for problem in check_links(root)} == {"link-ring"}


def test_a_link_behind_a_link_is_told_as_well(root: Path) -> None:
    (root / "foto").mkdir()
    (root / "foto" / "luar").symlink_to("/etc")
    (root / "images" / "lain").symlink_to("../foto")
    assert [(problem.code, problem.place.file) for problem in check_links(root)] == [
        ("link-outside", "images/lain/luar")
    ]


def test_a_whole_folder_of_the_project_may_not_lie_elsewhere(root: Path, tmp_path: Path) -> None:
    (root / "images").rename(tmp_path / "images")
    (root / "images").symlink_to(tmp_path / "images")
    assert [(problem.code, problem.place.file) for problem in check_links(root)] == [("link-outside", "images")]


def test_a_project_that_is_reached_by_a_link_is_as_any_other(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    (root / "images" / "dapur" / "b.jpg").symlink_to("a.jpg")
    assert list(check_links(tmp_path / "link")) == []


def test_names_that_begin_with_a_dot_are_nobodys(root: Path) -> None:
    (root / "content" / ".#catalogue.yaml").symlink_to("user@host.1234:5678")  # Emacs, while the file is changed
    assert list(check_links(root)) == []
