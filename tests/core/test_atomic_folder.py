"""A folder is replaced as a whole or stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.atomic_folder import replace_folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_replaces_all(tmp_path: Path) -> None:
    out, source = tmp_path / "html", tmp_path / "a.webp"
    source.write_bytes(b"12345")
    replace_folder(out, {"old/page.html": b"old"}, {})
    assert replace_folder(out, {"new.html": b"new"}, {"pictures/a.webp": source}) == 8
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
