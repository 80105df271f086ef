"""What is remembered: found whole or not at all, by several builds at once, whatever becomes of the file."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from catalog.cache import value_store as module
from catalog.cache.value_store import BATCH, FILE, LENGTH, SECONDS, ValueStore
from catalog.core.content_keys import content_key

KEPT = {content_key("a"): b"first", content_key("b"): b"", content_key("c"): b"third" * 50_000}


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The day that the store sees, which a test may change."""
    days = [20_000]
    monkeypatch.setattr(module, "_today", lambda: days[-1])
    return days


def base(folder: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(folder / FILE))


def test_a_key_says_where_each_piece_ends() -> None:
    keys = {content_key(*pieces) for pieces in [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), ()]}
    assert len(keys) == 6
    assert content_key("é\udc80") == content_key("é\udc80".encode("utf-8", "surrogatepass"))
    assert {len(key) for key in keys} == {LENGTH}


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    value_store = ValueStore(tmp_path / "new")
    assert value_store.find(KEPT) == {}
    assert not (tmp_path / "new").exists()
    value_store.keep(KEPT)
    assert value_store.find([*KEPT, content_key("d")]) == KEPT
    assert ValueStore(tmp_path / "new").find(KEPT) == KEPT
    value_store.keep({content_key("a"): b"another"})
    assert value_store.find([content_key("a")]) == {content_key("a"): b"another"}
    assert value_store.find([]) == {}


def test_more_is_found_than_one_question_can_hold(tmp_path: Path) -> None:
    many = {content_key(str(number)): str(number).encode() for number in range(2 * BATCH + 1)}
    value_store = ValueStore(tmp_path)
    value_store.keep(many)
    assert value_store.find(many) == many


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def overwrite(file: Path) -> None:
    file.write_bytes(b"no database at all" * 300)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def rebuild(file: Path) -> None:
    file.unlink()
    with base(file.parent) as other, other:
        other.execute("CREATE TABLE stored (name TEXT)")


def zero_the_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3 : 2 * len(content) // 3] = bytes(len(content) // 3)
    file.write_bytes(content)


def spoil_the_schema(file: Path) -> None:
    """The message that quotes it is no text any more."""
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE", b"CREATE\xa1TABLE"))


@pytest.mark.parametrize(
    "damage", [truncate, overwrite, empty, rebuild, zero_the_middle, spoil_the_schema, Path.unlink]
)
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    damage(tmp_path / FILE)
    found = value_store.find(KEPT)
    assert found.items() <= KEPT.items()
    value_store.keep(KEPT)
    value_store.keep(KEPT)  # the first time, the damage may have been found
    assert value_store.find(KEPT) == KEPT


@pytest.mark.parametrize("damage", [overwrite, rebuild, zero_the_middle])
def test_to_keep_in_a_damaged_file_forgets_and_goes_on(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    damage(tmp_path / FILE)
    value_store.keep(KEPT)
    value_store.keep(KEPT)
    assert value_store.find(KEPT) == KEPT


def test_a_journal_of_the_damaged_file_goes_with_it(tmp_path: Path) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    overwrite(tmp_path / FILE)
    (tmp_path / f"{FILE}-journal").write_bytes(b"a journal of another file")
    assert value_store.find(KEPT) == {}
    assert not (tmp_path / FILE).exists()
    assert not (tmp_path / f"{FILE}-journal").exists()


def change_value(packed: bytes) -> bytes:
    return packed[:-1] + bytes([packed[-1] ^ 1])


def claim_to_be_large(_: bytes) -> bytes:
    value = zlib.compress(bytes(module.LARGEST + 1), 9)
    return sha256(content_key("a") + value).digest()[:LENGTH] + value


def sign_what_is_not_packed(_: bytes) -> bytes:
    return sha256(content_key("a") + b"plain").digest()[:LENGTH] + b"plain"


@pytest.mark.parametrize(
    "change", [change_value, claim_to_be_large, sign_what_is_not_packed, lambda _: b"", lambda _: "text", lambda _: 7]
)
def test_a_value_that_was_changed_is_none(tmp_path: Path, change: Callable[[bytes], object]) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    with base(tmp_path) as changed, changed:
        ((packed,),) = changed.execute("SELECT value FROM stored WHERE key = ?", (content_key("a"),))
        changed.execute("UPDATE stored SET value = ? WHERE key = ?", (change(packed), content_key("a")))
    assert set(value_store.find(KEPT)) == {content_key("b"), content_key("c")}


def test_the_value_of_another_key_is_none(tmp_path: Path) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    with base(tmp_path) as changed, changed:
        ((packed,),) = changed.execute("SELECT value FROM stored WHERE key = ?", (content_key("a"),))
        changed.execute("UPDATE stored SET value = ? WHERE key = ?", (packed, content_key("b")))
    assert content_key("b") not in value_store.find(KEPT)


def uses(folder: Path) -> dict[bytes, int]:
    with base(folder) as read:
        return dict(read.execute("SELECT key, day FROM used"))


def test_the_last_use_is_noted_once_a_day(tmp_path: Path, days: list[int]) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    first, second, third = KEPT
    days.append(20_003)
    value_store.find([second])
    before = (tmp_path / FILE).stat().st_mtime_ns
    value_store.find([second])
    assert (tmp_path / FILE).stat().st_mtime_ns == before
    assert uses(tmp_path) == {first: 20_000, second: 20_003, third: 20_000}


def test_what_was_used_least_lately_is_forgotten_first(tmp_path: Path, days: list[int]) -> None:
    value_store = ValueStore(tmp_path)
    values = {content_key(str(number)): os.urandom(10_000) for number in range(6)}
    for key, value in values.items():
        value_store.keep({key: value})
        days.append(days[-1] + 1)
    oldest, second, third, *_ = values
    value_store.find([oldest])
    large = value_store.size
    value_store.prune(45_000, days[-1] * SECONDS)
    assert set(value_store.find(values)) == values.keys() - {second, third}
    assert value_store.size < large - 15_000
    assert uses(tmp_path).keys() == values.keys() - {second, third}
    value_store.prune(45_000, days[-1] * SECONDS)
    assert set(value_store.find(values)) == values.keys() - {second, third}


def test_what_was_used_today_is_never_forgotten(tmp_path: Path, days: list[int]) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep(KEPT)
    value_store.prune(0, days[-1] * SECONDS)
    assert value_store.find(KEPT) == KEPT
    value_store.prune(0, (days[-1] + 1) * SECONDS)
    assert value_store.find(KEPT) == {}


def test_to_prune_what_is_not_there_or_damaged_does_no_harm(tmp_path: Path) -> None:
    value_store = ValueStore(tmp_path)
    value_store.prune(0, 0)
    value_store.keep(KEPT)
    overwrite(tmp_path / FILE)
    value_store.prune(0, 0)
    value_store.keep(KEPT)
    assert value_store.find(KEPT) == KEPT


def test_a_file_that_cannot_be_written_is_still_read(tmp_path: Path) -> None:
    ValueStore(tmp_path).keep(KEPT)
    value_store = ValueStore(tmp_path)
    with base(tmp_path) as other:
        other.execute("PRAGMA query_only = 1")
        other.execute("BEGIN")
        other.execute("SELECT * FROM stored").fetchone()  # who reads keeps others from writing, not from reading
        value_store._patience = 0.01
        value_store.keep({content_key("d"): b"fourth"})
        assert value_store.find([*KEPT, content_key("d")]) == KEPT
    assert (tmp_path / FILE).exists()


def test_a_file_that_another_build_holds_is_left_to_it(tmp_path: Path) -> None:
    ValueStore(tmp_path).keep(KEPT)
    value_store = ValueStore(tmp_path)
    value_store._patience = 0.01
    with base(tmp_path) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert value_store.find(KEPT) == {}
        value_store.keep({content_key("d"): b"fourth"})
        value_store.prune(0, 0)
    assert ValueStore(tmp_path).find(KEPT) == KEPT


@pytest.mark.parametrize("blocked", ["folder", "file"])
def test_where_nothing_can_be_kept_the_work_goes_on(tmp_path: Path, blocked: str) -> None:
    folder = tmp_path / "cache"
    if blocked == "folder":
        folder.write_bytes(b"mine")
    else:
        (folder / FILE).mkdir(parents=True)
    value_store = ValueStore(folder)
    value_store.keep(KEPT)
    assert value_store.find(KEPT) == {}
    value_store.prune(0, 0)
    assert folder.is_file() or (folder / FILE).is_dir()


def keep_many(folder: Path, name: str) -> None:
    for number in range(30):
        ValueStore(folder).keep({content_key(name, str(number)): f"{name} {number}".encode()})


def test_two_builds_share_the_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    builds = [context.Process(target=keep_many, args=(tmp_path, name)) for name in ("one", "two")]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    pieces_of_keys = [(name, str(number)) for name in ("one", "two") for number in range(30)]
    wanted = {content_key(*pieces): " ".join(pieces).encode() for pieces in pieces_of_keys}
    assert ValueStore(tmp_path).find(wanted) == wanted


def keep_for_ever(folder: Path) -> None:
    number = 0
    while True:
        number += 1
        ValueStore(folder).keep({content_key(str(number), str(part)): str(number).encode() * 500 for part in range(50)})


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process cannot be killed like that here")
def test_a_build_that_is_killed_leaves_a_file_that_can_be_used(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    pieces_of_keys = [(str(number), str(part)) for number in range(1, 500) for part in range(50)]
    wanted = {content_key(*pieces): pieces[0].encode() * 500 for pieces in pieces_of_keys}
    for moment in (0.3, 0.37, 0.44):
        build = context.Process(target=keep_for_ever, args=(tmp_path,))
        build.start()
        while not (tmp_path / FILE).exists():
            pass
        build.join(moment)
        build.kill()
        build.join()
        value_store = ValueStore(tmp_path)
        found = value_store.find(wanted)
        assert found
        assert found.items() <= wanted.items()
        value_store.keep(KEPT)
        assert value_store.find(KEPT) == KEPT
