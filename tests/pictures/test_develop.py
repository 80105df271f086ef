"""Developing: parallel, cached by content, every flaw told, nothing half written."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PIL import Image

from catalog.crew.alone import Alone
from catalog.crew.crew import Crew, Lost
from catalog.crew.hire import hire
from catalog.crew.pool import Pool
from catalog.errors import CatalogError, ExitCode
from catalog.pictures import darkroom, store
from catalog.pictures.develop import Developed, Told, develop
from catalog.pictures.flaw import PhotoFlaw
from catalog.pictures.request import PictureRequest
from catalog.project import PACKAGE

from .samples import encode, png, quadrants, turned


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """Six photos of four kinds."""
    folder = tmp_path / "images"
    folder.mkdir()
    for number in range(3):
        noise = Image.effect_noise((400 + number, 300), 60).convert("RGB")
        (folder / f"{number}.jpg").write_bytes(encode(noise, "JPEG"))
    (folder / "3.jpg").write_bytes(turned("JPEG", 6, quadrants()))
    (folder / "4.png").write_bytes(encode(quadrants().convert("RGBA"), "PNG"))
    (folder / "5.heic").write_bytes(encode(quadrants(), "HEIF"))
    return folder


def requests_for(images: Path) -> list[PictureRequest]:
    """Two places and a web picture for each photo."""
    return [
        request
        for photo in sorted(images.iterdir())
        for request in (
            PictureRequest(photo, 40, 30, 100),
            PictureRequest(photo, 10, 10, 150, focus=(0.2, 0.8), fit="contain", encoding="png"),
            PictureRequest.for_width(photo, 80, 1.0, encoding="webp"),
        )
    ]


def developed(requests: Iterable[PictureRequest], cache: Path, jobs: int, told: Told | None = None) -> Developed:
    with closing(hire(jobs)) as crew:
        return develop(requests, cache, crew, told)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def no_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        pytest.fail("a photo was decoded")

    monkeypatch.setattr(darkroom, "decode", refuse)


def test_the_same_bytes_with_one_process_and_with_two(images: Path, tmp_path: Path) -> None:
    requests = requests_for(images)
    serial = developed(requests, tmp_path / "one", 1)
    parallel = developed(reversed(requests), tmp_path / "two", 2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) == len(requests)
    assert list(serial.pictures) == requests
    assert {request: picture.path.name for request, picture in serial.pictures.items()} == {
        request: picture.path.name for request, picture in parallel.pictures.items()
    }
    assert not serial.failures


def test_a_picture_says_what_its_file_is(images: Path, tmp_path: Path) -> None:
    for request, picture in developed(requests_for(images), tmp_path / "cache", 1).pictures.items():
        with Image.open(picture.path) as image:
            assert image.size == (picture.width, picture.height)
            assert image.format == request.encoding.upper()
            assert picture.dpi == pytest.approx(request.dpi_of(*image.size))


def test_one_picture_serves_several_requests(images: Path, tmp_path: Path) -> None:
    request = PictureRequest(images / "0.jpg", 50.8, 25.4, 100)
    half = PictureRequest(images / "0.jpg", 25.4, 12.7, 200)
    pictures = developed([request, half, request], tmp_path / "cache", 1).pictures
    assert pictures[request].path == pictures[half].path
    assert (pictures[request].dpi, pictures[half].dpi) == (100, 200)
    assert len(files(tmp_path / "cache")) == 1


@pytest.mark.usefixtures("no_decoding")
def test_the_fixture_notices_decoding(images: Path, tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception):
        developed(requests_for(images), tmp_path / "cache", 1)


def test_a_second_run_decodes_nothing(images: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    first = developed(requests_for(images), tmp_path / "cache", 1)
    for photo in images.iterdir():
        os.utime(photo)  # a new time says nothing about the content
    request.getfixturevalue("no_decoding")
    assert developed(requests_for(images), tmp_path / "cache", 1) == first


def test_a_renamed_photo_is_found_again(images: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    first = developed([wanted], tmp_path / "cache", 1).pictures[wanted]
    renamed = replace(wanted, photo=(images / "0.jpg").rename(images / "sarung.jpg"))
    request.getfixturevalue("no_decoding")
    assert developed([renamed], tmp_path / "cache", 1).pictures[renamed] == first


def test_a_changed_photo_is_developed_anew(images: Path, tmp_path: Path) -> None:
    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    first = developed([wanted], tmp_path / "cache", 1).pictures[wanted]
    times = (images / "0.jpg").stat()
    (images / "0.jpg").write_bytes((images / "1.jpg").read_bytes())
    os.utime(images / "0.jpg", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert developed([wanted], tmp_path / "cache", 1).pictures[wanted].path != first.path


@pytest.mark.parametrize("change", ["library", "code"])
def test_another_library_or_other_code_develops_anew(
    change: str, images: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    first = developed([wanted], tmp_path / "cache", 1).pictures[wanted]
    if change == "library":
        monkeypatch.setattr(store, "version", lambda _name: "99.0")
    else:
        shutil.copytree(Path(store.__file__).parent, tmp_path / "pictures")
        with (tmp_path / "pictures" / "printing.py").open("a") as module:
            module.write("# changed")
        monkeypatch.setattr(store, "__file__", str(tmp_path / "pictures" / "store.py"))
    store._recipe.cache_clear()
    try:
        assert developed([wanted], tmp_path / "cache", 1).pictures[wanted].path != first.path
    finally:
        store._recipe.cache_clear()


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:99] + b"x" + data[100:], lambda _: b""])
def test_a_damaged_file_in_the_cache_is_made_anew(images: Path, tmp_path: Path, damage: object) -> None:
    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    first = developed([wanted], tmp_path / "cache", 1)
    path = first.pictures[wanted].path
    whole = path.read_bytes()
    path.write_bytes(damage(whole))  # type: ignore[operator]
    assert developed([wanted], tmp_path / "cache", 1) == first
    assert path.read_bytes() == whole


def test_strange_files_in_the_cache_are_left_alone(images: Path, tmp_path: Path) -> None:
    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    path = developed([wanted], tmp_path / "cache", 1).pictures[wanted].path
    (tmp_path / "cache" / "README").write_text("?")
    path.unlink()
    path.mkdir()
    with pytest.raises(CatalogError):  # a folder where a picture should be cannot be replaced
        developed([wanted], tmp_path / "cache", 1)
    assert sorted(files_and_folders(tmp_path / "cache")) == sorted(["README", path.name])


def files_and_folders(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_photos_do_not_stop_the_good_ones(images: Path, tmp_path: Path, jobs: int) -> None:
    good = (images / "0.jpg").read_bytes()
    bad = {
        "truncated.jpg": (good[: len(good) // 2], PhotoFlaw("photo-truncated", (("found", "JPEG"),))),
        "bomb.png": (
            png(30_000, 30_000, 8, 2, b""),
            PhotoFlaw("photo-bomb", (("limit", "200"), ("size", "30000 × 30000"))),
        ),
        "letter.jpg": (b"%PDF-1.4", PhotoFlaw("photo-not-a-picture", (("found", "PDF"),))),
        "empty.jpg": (b"", PhotoFlaw("photo-empty")),
    }
    for name, (data, _) in bad.items():
        (images / name).write_bytes(data)
    wanted = [*requests_for(images), PictureRequest(images / "none.jpg", 40, 30, 100)]
    told: list[tuple[int, int]] = []
    result = developed(wanted, tmp_path / "cache", jobs, lambda done, total: told.append((done, total)))
    expected = {images / name: flaw for name, (_, flaw) in bad.items()} | {images / "none.jpg": PhotoFlaw("photo-gone")}
    assert result.failures == expected
    assert list(result.failures) == sorted(expected)
    assert set(result.pictures) == {request for request in wanted if request.photo not in expected}
    assert told == sorted(told)
    assert told[-1] == (len(wanted), len(wanted))


def test_a_disguised_photo_is_developed(images: Path, tmp_path: Path) -> None:
    (images / "5.heic").rename(images / "5.jpg")
    wanted = PictureRequest(images / "5.jpg", 40, 30, 100)
    assert wanted in developed([wanted], tmp_path / "cache", 1).pictures


def test_nothing_asked_nothing_made(tmp_path: Path) -> None:
    result = developed([], tmp_path / "cache", 2)
    assert not result.pictures
    assert not (tmp_path / "cache").exists()


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

    def refuse(*_: object) -> NoReturn:  # root may write everywhere, so the system cannot be asked to refuse
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
    with closing(Pool(2)) as crew:
        result = develop(requests, tmp_path / "cache", FalteringCrew(crew), None)
    assert result.failures == {images / "0.jpg": PhotoFlaw("photo-ends-process")}
    assert set(result.pictures) == {request for request in requests if request.photo != images / "0.jpg"}
    assert not multiprocessing.active_children()


@dataclass
class FalteringCrew:
    """A crew whose processes do not survive some photos."""

    crew: Crew
    size = 2

    def run(self, work: Any, kit: Any, jobs: Sequence[Any]) -> Any:  # noqa: ANN401
        assert work is darkroom.process_one
        return self.crew.run(falter, kit, jobs)

    def close(self) -> None:
        self.crew.close()


def falter(opened: None, job: darkroom.Work) -> object:
    """Runs in a worker."""
    if job.photo.read_bytes().endswith(b"the end of its process"):
        os._exit(1)
    return darkroom.process_one(opened, job)


def test_a_photo_that_takes_for_ever_is_a_flaw(images: Path, tmp_path: Path) -> None:
    lost = Lost("hung", 120.0)

    class Lame(Alone):
        def run(self, work: Any, kit: Any, jobs: Sequence[Any]) -> Any:  # noqa: ANN401
            return ((job, lost) for job in jobs)

    wanted = PictureRequest(images / "0.jpg", 40, 30, 100)
    result = develop([wanted], tmp_path / "cache", Lame(), None)
    assert result.failures == {images / "0.jpg": PhotoFlaw("photo-hangs", (("seconds", "120"),))}


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
from catalog.crew.pool import Pool
from catalog.pictures.develop import develop
from catalog.pictures.request import PictureRequest

if __name__ == "__main__":
    photos = sorted(Path(sys.argv[1]).iterdir())
    requests = [PictureRequest(photo, 90, 70, 100 + dpi) for photo in photos for dpi in range(9)]
    try:
        with closing(Pool(2)) as crew:
            develop(requests, Path(sys.argv[2]), crew, lambda done, total: print(done, flush=True))
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
    main = subprocess.Popen(
        [sys.executable, script, images, tmp_path / "cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
    )
    assert main.stdout is not None
    while int(main.stdout.readline()) == 0:  # until the first picture is made, both processes at work
        pass
    if ending is signal.SIGINT:
        os.killpg(main.pid, ending)  # as a terminal does: to the workers as well
    else:
        os.kill(main.pid, ending)
    _, told = main.communicate(timeout=10)  # ends when no process holds the pipe any more
    assert main.returncode == code
    assert "Traceback" not in told
    assert len(files(tmp_path / "cache")) < 40 * 9
    if ending is signal.SIGINT:
        assert told == ""
        assert_only_whole_files(tmp_path / "cache", images)


def assert_only_whole_files(cache: Path, images: Path) -> None:
    """Each file is one that a whole run would have made."""
    found = files(cache)
    assert found
    shelf = store.PictureStore(cache)
    assert all(shelf.find(name[:32]) for name in found), images
