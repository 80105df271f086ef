"""The processes of one Dask worker, without the Dask worker; and what is sent there."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from catalog.workers import dask_worker
from catalog.workers.file_transfer import BundledSetup, FileBundle, WorkOnBundles, pack_files, unpack
from catalog.workers.interface import LostJob
from catalog.workers.version_check import differences, versions
from catalog.workers.worker_process import make_order, read_reply
from tests.workers.dask import wait_until
from tests.workers.tasks import Task, Tools, do

LIMIT = 30.0  # s


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That of the Dask worker. Its set of processes is new, and ends them soon."""
    monkeypatch.setattr(dask_worker, "IDLE", 0.5)
    monkeypatch.setattr(dask_worker, "LOOK", 0.1)
    monkeypatch.setattr(dask_worker, "_processes", dask_worker._WorkerProcesses())
    monkeypatch.setattr(
        dask_worker, "_dask_worker", lambda: SimpleNamespace(local_directory=tmp_path, address="tcp://here")
    )
    yield tmp_path
    wait_until(lambda: not multiprocessing.active_children())
    wait_until(lambda: not list(tmp_path.glob("catalog-*")))


def done_by_worker(task: Task, limit: float = LIMIT, session: str = "session") -> object:
    reply = dask_worker.do(session, "key", pickle.dumps(task), limit)
    return read_reply(reply) if isinstance(reply, bytes) else reply


def prepared() -> None:
    dask_worker.prepare("key", make_order(do, Tools()))


def test_an_order_that_is_not_known_is_asked_for() -> None:
    assert done_by_worker(Task("one")) == dask_worker.Unprepared("tcp://here")
    assert not dask_worker.greet("key", ()).prepared
    prepared()
    assert dask_worker.greet("key", ()).prepared
    assert done_by_worker(Task("one", number=3)) == ("one", 9, "tools")


def test_a_worker_says_which_files_it_does_not_see(folder: Path) -> None:
    greeting = dask_worker.greet("key", (str(folder), str(folder / "none")))
    assert greeting == dask_worker.Greeting(versions(), False, (str(folder / "none"),))


def test_each_thread_has_a_process_that_stays_until_nothing_was_done_for_long() -> None:
    prepared()
    with ThreadPoolExecutor(2) as threads:
        first = set(threads.map(done_by_worker, [Task(str(number), "pid") for number in range(8)]))
        again = set(threads.map(done_by_worker, [Task(str(number), "pid") for number in range(8)]))
    assert len(first) == 2
    assert first == again
    wait_until(lambda: not dask_worker.greet("key", ()).prepared)
    prepared()
    assert done_by_worker(Task("one", "pid")) not in first


def test_a_process_that_dies_hangs_or_was_killed_is_replaced() -> None:
    prepared()
    assert done_by_worker(Task("fatal", "die")) == LostJob("died", LIMIT)
    assert done_by_worker(Task("slow", "hang"), 0.2) == LostJob("hung", 0.2)
    pid = done_by_worker(Task("pid", "pid"))
    assert isinstance(pid, int)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not multiprocessing.active_children())
    assert done_by_worker(Task("one", number=3)) == ("one", 9, "tools")


def test_what_is_in_work_for_a_session_is_dropped_with_it() -> None:
    prepared()
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(done_by_worker, Task("slow", "hang"))
        wait_until(lambda: dask_worker._processes._busy and multiprocessing.active_children())
        dask_worker.dismiss("another session")
        assert not slow.done()
        dask_worker.dismiss("session")
        assert slow.result(5) == LostJob("died", LIMIT)


def test_files_that_came_along_are_there_as_long_as_they_are_needed(folder: Path, tmp_path: Path) -> None:
    source, file = tmp_path / "source", tmp_path / "file"
    source.write_text("sent along")
    file.write_bytes(b"and this")
    tools, task = Tools(source=source), Task("read", "read", file=file)
    setup = BundledSetup(tools, pack_files(tools.files()))
    bundle = FileBundle(task, pack_files(tools.files_of(task)))
    source.unlink()
    file.unlink()
    opened = setup.open()
    inside = Path(opened.folder.name)
    assert opened.opened == "sent along"
    assert WorkOnBundles(do)(opened, bundle) == (b"and this", str(inside / "job"))
    assert [path.name for path in inside.iterdir()] == ["tools"]
    opened.folder.cleanup()


@pytest.mark.parametrize("name", ["../outside", "/outside", "a/../../outside"])
def test_no_file_is_unpacked_outside(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="outside"):
        unpack(((name, b""),), tmp_path)


def test_differences_are_reported_by_name() -> None:
    here = {"python": "3.11", "pillow": "13.0.0", "pango": ""}
    assert differences(here, here) == ""
    assert differences({"python": "3.12", "pillow": "13.0.0"}, here) == "python 3.12 → 3.11"
    assert differences({"python": "3.11", "pango": "1.50"}, here) == "pillow – → 13.0.0, pango 1.50 → –"


def test_versions_tell_the_libraries_that_lay_out_and_draw() -> None:
    assert {"python", "catalog-usaha-mikro", "weasyprint", "pillow", "pango", "code"} <= set(versions())
    assert all(versions().values())
