"""Folders and small files are read once, until all is forgotten."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from catalog.core.disk_reads import SMALL, DiskReads, Found, file_digest


def test_a_folder_is_as_it_was_when_it_was_first_read(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("b")
    (tmp_path / "a").mkdir()
    (tmp_path / ".hidden").write_text("")
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "ring").symlink_to("ring")
    os.mkfifo(tmp_path / "pipe")
    reads = DiskReads()
    found = reads.folder(str(tmp_path))
    assert found == (
        Found("a", is_link=False, is_folder=True, is_file=False),
        Found("b.yaml", is_link=False, is_folder=False, is_file=True),
        Found("link", is_link=True, is_folder=True, is_file=False),
        Found("pipe", is_link=False, is_folder=False, is_file=False),
        Found("ring", is_link=True, is_folder=False, is_file=False),
    )
    (tmp_path / "c.yaml").write_text("c")
    assert reads.folder(str(tmp_path)) is found
    reads.forget()
    assert len(reads.folder(str(tmp_path))) == len(found) + 1


@pytest.mark.parametrize("size", [0, 1, SMALL, SMALL + 1, 2 * SMALL + 7])
def test_a_small_file_is_kept_with_its_digest(tmp_path: Path, size: int) -> None:
    content = b"0123456789" * (size // 10) + b"x" * (size % 10)
    file = tmp_path / "entry.yaml"
    file.write_bytes(content)
    reads = DiskReads()
    assert reads.content(str(file)) is None
    assert reads.digest(str(file)) == file_digest(str(file)) == sha256(content).hexdigest()
    assert reads.content(str(file)) == (content if size <= SMALL else None)
    reads.forget()
    assert reads.content(str(file)) is None


def test_what_cannot_be_read_is_no_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        DiskReads().folder(str(tmp_path / "nothing"))
    with pytest.raises(FileNotFoundError):
        DiskReads().digest(str(tmp_path / "nothing"))
