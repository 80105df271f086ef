"""A folder is replaced as a whole or stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from catalog.core.atomic_folder import replace_folder
from catalog.core.content_keys import digest_of


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_replaces_all(tmp_path: Path) -> None:
    out, source = tmp_path / "html", tmp_path / "a.webp"
    source.write_bytes(b"12345")
    replace_folder(out, {"old/page.html": b"old"}, {})
    assert replace_folder(out, {"new.html": b"new"}, {"pictures/a.webp": source}).size == 8
    assert names(tmp_path) == ["a.webp", "html/new.html", "html/pictures/a.webp"]


def test_missing_source_leaves_the_old_folder(tmp_path: Path) -> None:
    out = tmp_path / "html"
    replace_folder(out, {"page.html": b"good"}, {})
    with pytest.raises(FileNotFoundError):
        replace_folder(out, {"page.html": b"new"}, {"a.webp": tmp_path / "gone.webp"})
    assert names(tmp_path) == ["html/page.html"]
    assert (out / "page.html").read_bytes() == b"good"


def test_failed_swap_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, rename = tmp_path / "html", Path.rename
    replace_folder(out, {"page.html": b"good"}, {})

    def fail_on_new(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_on_new)
    with pytest.raises(PermissionError):
        replace_folder(out, {"page.html": b"new"}, {})
    assert (out / "page.html").read_bytes() == b"good"
    assert names(tmp_path) == ["html/page.html"]


def test_run_that_ended_between_the_renames_is_mended(tmp_path: Path) -> None:
    out = tmp_path / "html"
    replace_folder(out, {"page.html": b"good"}, {})
    out.rename(tmp_path / ".html.old")
    with pytest.raises(FileNotFoundError):
        replace_folder(out, {}, {"a.webp": tmp_path / "gone.webp"})
    assert names(tmp_path) == ["html/page.html"]


def test_a_file_that_did_not_change_is_linked_and_what_was_damaged_is_written(tmp_path: Path) -> None:
    out, source = tmp_path / "html", tmp_path / "a.webp"
    source.write_bytes(b"12345")
    written = {"same.html": b"same", "damaged.html": b"whole", "changed.html": b"old", "longer.html": b"1"}
    replace_folder(out, written, {"a.webp": source, "b.webp": source})
    before = {name: (out / name).stat().st_ino for name in names(out)}
    (out / "damaged.html").write_bytes(b"elohw")
    (out / "b.webp").unlink()
    written |= {"changed.html": b"new", "longer.html": b"12"}
    filled = replace_folder(out, written, {"a.webp": source, "b.webp": source})
    assert filled.size == 24
    assert filled.digests == {name: digest_of((out / name).read_bytes()) for name in names(out)}
    assert {name: (out / name).read_bytes() for name in written} == written
    assert (out / "b.webp").read_bytes() == b"12345"
    after = {name: (out / name).stat().st_ino for name in names(out)}
    assert {name for name in after if after[name] == before[name]} == {"same.html", "a.webp"}


def test_a_link_to_another_place_becomes_a_file(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "html", tmp_path / "elsewhere.html"
    elsewhere.write_bytes(b"page")
    out.mkdir()
    (out / "page.html").symlink_to(elsewhere)
    replace_folder(out, {"page.html": b"page"}, {})
    assert not (out / "page.html").is_symlink()
    assert elsewhere.read_bytes() == b"page"


def test_a_disk_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links")

    monkeypatch.setattr(os, "link", refuse)
    out = tmp_path / "html"
    for _ in range(2):
        assert replace_folder(out, {"page.html": b"page"}, {}).size == 4
    assert (out / "page.html").read_bytes() == b"page"
