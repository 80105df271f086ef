"""The store of small values: what is kept is found, damage is a miss, several may share it, the least used go first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from catalog.memo import FILE, Memo, content_key

KEPT = {content_key(name): name.encode() * 100 for name in ("kain", "tas", "krupuk")}


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def overwrite(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def rebuild(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE memo (name TEXT)")


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "new")
    assert memo.find(KEPT) == {}
    memo.keep(KEPT)
    assert Memo(tmp_path / "new").find([*KEPT, content_key("madu")]) == KEPT


def test_pieces_of_a_key_are_not_mixed_up() -> None:
    assert len({content_key("ab", "c"), content_key("a", "bc"), content_key("abc"), content_key("abc", "")}) == 4


def test_several_share_a_file(tmp_path: Path) -> None:
    memos = [Memo(tmp_path) for _ in KEPT]
    for memo, (key, value) in zip(memos, KEPT.items(), strict=True):
        memo.keep({key: value})
    assert all(Memo(tmp_path).find(KEPT) == KEPT for _ in memos)


@pytest.mark.parametrize("damage", [truncate, overwrite, empty, rebuild, Path.unlink])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    Memo(tmp_path).keep(KEPT)
    damage(tmp_path / FILE)
    memo = Memo(tmp_path)
    assert memo.find(KEPT) == {}
    Memo(tmp_path).keep(KEPT)
    assert Memo(tmp_path).find(KEPT) == KEPT


def test_a_value_of_which_a_byte_has_changed_is_not_found(tmp_path: Path) -> None:
    Memo(tmp_path).keep(KEPT)
    key = next(iter(KEPT))
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        (value,) = base.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
        base.execute("UPDATE memo SET value = ? WHERE key = ?", (value[:-1] + bytes([value[-1] ^ 1]), key))
    assert Memo(tmp_path).find(KEPT) == {other: KEPT[other] for other in KEPT if other != key}


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    memo = Memo(tmp_path / "cache")
    memo.keep(KEPT)
    assert memo.find(KEPT) == {}


def test_pruning_to_nothing_leaves_what_was_just_used(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    memo.keep(KEPT)
    memo.prune(0, time.time() - 3600)
    assert Memo(tmp_path).find(KEPT) == KEPT
