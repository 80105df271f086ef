"""Developing where something hinders it: the disk, a photo that ends its process, Ctrl-C. Nothing is half written."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import PACKAGE
from catalog.pictures import photo_job, picture_cache
from catalog.pictures.develop import develop
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.request import PictureRequest
from catalog.workers.interface import Executor, LostJob
from catalog.workers.process_pool import ProcessPool
from catalog.workers.serial import SerialExecutor
from tests.pictures.developing import developed, files, requests_for
from tests.running import started


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk(images: Path, tmp_path: Path, jobs: int) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))  # the system refuses to write more into a file
    try:
        with pytest.raises(CatalogError) as caught:
            developed(requests_for(images), tmp_path / "cache", jobs)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert_cache_not_writable(caught.value)
    assert all(len(data) <= 2000 and not name.endswith(".part") for name, data in files(tmp_path / "cache").items())


def test_a_read_only_cache(images: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = requests_for(images)[:3]
    developed(kept, tmp_path / "cache", 1)

    def refuse(*_: object) -> NoReturn:  # root may write everywhere, so the system cannot be made to refuse
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(CatalogError) as caught:
        developed(requests_for(images), tmp_path / "cache", 1)
    assert_cache_not_writable(caught.value)
    assert len(developed(kept, tmp_path / "cache", 1).pictures) == len(kept)


@pytest.mark.parametrize("cache", ["images/0.jpg", "images/0.jpg/cache"])
def test_a_file_in_the_place_of_the_cache(images: Path, tmp_path: Path, cache: str) -> None:
    with pytest.raises(CatalogError) as caught:
        developed(requests_for(images), tmp_path / cache, 1)
    assert_cache_not_writable(caught.value)


def assert_cache_not_writable(error: CatalogError) -> None:
    assert error.exit_code is ExitCode.ENVIRONMENT
    assert [problem.code for problem in error.problems] == ["cache-not-writable"]
    assert {name for name, _ in error.problems[0].values} == {"value", "reason"}


def test_a_photo_that_ends_its_process_is_a_flaw_and_the_others_are_developed(images: Path, tmp_path: Path) -> None:
    (images / "0.jpg").write_bytes((images / "0.jpg").read_bytes() + b"the end of its process")
    requests = requests_for(images)
    with closing(ProcessPool(2)) as executor:
        result = develop(requests, tmp_path / "cache", FalteringExecutor(executor), None)
    assert result.failures == {images / "0.jpg": PhotoProblem("photo-ends-process")}
    assert set(result.pictures) == {request for request in requests if request.photo != images / "0.jpg"}
    assert not multiprocessing.active_children()


@dataclass
class FalteringExecutor:
    """An executor whose processes do not survive some photos."""

    executor: Executor
    size = 2

    def run(self, work: Any, setup: Any, jobs: Sequence[Any]) -> Any:  # noqa: ANN401
        assert work is photo_job.process_one
        return self.executor.run(falter, setup, jobs)

    def prepare(self, setup: Any, most: int) -> None:  # noqa: ANN401
        self.executor.prepare(setup, most)

    def close(self) -> None:
        self.executor.close()


def falter(opened: None, job: photo_job.PhotoJob) -> object:
    """Runs in a worker."""
    if job.photo.read_bytes().endswith(b"the end of its process"):
        os._exit(1)
    return photo_job.process_one(opened, job)


def test_a_photo_that_takes_for_ever_is_a_flaw(images: Path, tmp_path: Path) -> None:
    lost = LostJob("hung", 120.0)

    class Lame(SerialExecutor):
        def run(self, work: Any, setup: Any, jobs: Sequence[Any]) -> Any:  # noqa: ANN401
            return ((job, lost) for job in jobs)

    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    result = develop([wanted], tmp_path / "cache", Lame(), None)
    assert result.failures == {images / "0.jpg": PhotoProblem("photo-hangs", (("seconds", "120"),))}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_between_two_pictures(images: Path, tmp_path: Path, jobs: int) -> None:
    def interrupt(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        developed(requests_for(images), tmp_path / "cache", jobs, interrupt)
    assert not multiprocessing.active_children()
    assert_only_whole_files(tmp_path / "cache", images)


def test_an_interrupt_while_a_picture_is_written(images: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def write_half(path: Path, data: bytes) -> NoReturn:
        write(path, data[:99])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(KeyboardInterrupt):
        developed(requests_for(images), tmp_path / "cache", 1)
    assert files(tmp_path / "cache") == {}


SCRIPT = """
import sys
from contextlib import closing
from pathlib import Path
from catalog.workers.process_pool import ProcessPool
from catalog.pictures.develop import develop
from catalog.pictures.request import PictureRequest

if __name__ == "__main__":
    photos = sorted(Path(sys.argv[1]).iterdir())
    requests = [PictureRequest(photo, 90, 70, 100 + dpi) for photo in photos for dpi in range(9)]
    try:
        with closing(ProcessPool(2)) as pool:
            develop(requests, Path(sys.argv[2]), pool, lambda done, total: print(done, flush=True))
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_ctrl_c_and_a_kill_leave_no_process_behind(
    images: Path, tmp_path: Path, ending: signal.Signals, code: int
) -> None:
    for number in range(6, 40):
        (images / f"{number}.jpg").write_bytes((images / "0.jpg").read_bytes() + bytes(number))
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    variables = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    with started([sys.executable, script, images, tmp_path / "cache"], env=variables) as main:
        assert main.stdout is not None
        while int(main.stdout.readline()) == 0:  # until the first picture is made, both processes at work
            pass
        if ending is signal.SIGINT:
            os.killpg(main.pid, ending)  # as a terminal does: to the workers as well
        else:
            os.kill(main.pid, ending)
        _, printed = main.communicate(timeout=10)  # ends when no process holds the pipe any more
    assert main.returncode == code
    assert "Traceback" not in printed
    assert len(files(tmp_path / "cache")) < 40 * 9
    if ending is signal.SIGINT:
        assert printed == ""
        assert_only_whole_files(tmp_path / "cache", images)


def assert_only_whole_files(cache: Path, images: Path) -> None:
    """Each file is one that a whole run would have made."""
    found = files(cache)
    assert found
    store = picture_cache.PictureCache(cache)
    assert all(store.find(name[:32]) for name in found), images
