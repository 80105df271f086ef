"""Developing: parallel, cached by content, every flaw reported."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from PIL import Image

from catalog.core.problems import CatalogError
from catalog.pictures import photo_job, picture_cache
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.request import PictureRequest
from tests.loops import some
from tests.pictures.developing import developed, files, requests_for
from tests.pictures.samples import png


@pytest.fixture
def no_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        pytest.fail("a photo was decoded")

    monkeypatch.setattr(photo_job, "decode", refuse)


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
    for request, picture in some(developed(requests_for(images), tmp_path / "cache", 1).pictures.items()):
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
        monkeypatch.setattr(picture_cache, "version", lambda _name: "99.0")
    else:
        shutil.copytree(Path(picture_cache.__file__).parent, tmp_path / "pictures")
        with (tmp_path / "pictures" / "printing.py").open("a") as module:
            module.write("# changed")
        monkeypatch.setattr(picture_cache, "__file__", str(tmp_path / "pictures" / "store.py"))
    picture_cache._recipe.cache_clear()
    try:
        assert developed([wanted], tmp_path / "cache", 1).pictures[wanted].path != first.path
    finally:
        picture_cache._recipe.cache_clear()


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
        "truncated.jpg": (good[: len(good) // 2], PhotoProblem("photo-truncated", (("found", "JPEG"),))),
        "bomb.png": (
            png(30_000, 30_000, 8, 2, b""),
            PhotoProblem("photo-bomb", (("limit", "200"), ("size", "30000 × 30000"))),
        ),
        "letter.jpg": (b"%PDF-1.4", PhotoProblem("photo-not-a-picture", (("found", "PDF"),))),
        "empty.jpg": (b"", PhotoProblem("photo-empty")),
    }
    for name, (data, _) in bad.items():
        (images / name).write_bytes(data)
    wanted = [*requests_for(images), PictureRequest(images / "none.jpg", 40, 30, 100)]
    calls: list[tuple[int, int]] = []
    result = developed(wanted, tmp_path / "cache", jobs, lambda done, total: calls.append((done, total)))
    expected = {images / name: flaw for name, (_, flaw) in bad.items()} | {
        images / "none.jpg": PhotoProblem("photo-gone")
    }
    assert result.failures == expected
    assert list(result.failures) == sorted(expected)
    assert set(result.pictures) == {request for request in wanted if request.photo not in expected}
    assert calls == sorted(calls)
    assert calls[-1] == (len(wanted), len(wanted))


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_step_of_other_work_is_done_after_each_photo(images: Path, tmp_path: Path, jobs: int) -> None:
    wanted, steps = requests_for(images), iter(range(1000))
    photos = {request.photo for request in wanted}
    with_work = developed(wanted, tmp_path / "cache", jobs, meanwhile=steps).pictures
    assert next(steps) == len(photos)
    assert with_work == developed(wanted, tmp_path / "cache", jobs, meanwhile=steps).pictures
    assert next(steps) == len(photos) + 1  # nothing was made: there was nothing to wait for


def test_a_disguised_photo_is_developed(images: Path, tmp_path: Path) -> None:
    (images / "5.heic").rename(images / "5.jpg")
    wanted = PictureRequest(images / "5.jpg", 40, 30, 100)
    assert wanted in developed([wanted], tmp_path / "cache", 1).pictures


def test_nothing_asked_nothing_made(tmp_path: Path) -> None:
    result = developed([], tmp_path / "cache", 2)
    assert not result.pictures
    assert not (tmp_path / "cache").exists()
