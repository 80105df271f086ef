"""Digests of photos: of the bytes alone, each worked out once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from blake3 import blake3

from catalog.pictures import photo_digests as module
from catalog.pictures.photo_digests import LARGE, PhotoDigests
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.probe import CHUNK, PhotoFacts, photo_digest, study_photo
from tests.pictures.samples import encode, quadrants


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The photos that were read."""
    found: list[str] = []

    def noted(path: str) -> str | PhotoProblem:
        found.append(path)
        return photo_digest(path)

    monkeypatch.setattr(module, "photo_digest", noted)
    return found


def photos(folder: Path, sizes: list[int]) -> dict[str, str]:
    """Files of these sizes, and their digests."""
    made = {}
    for number, size in enumerate(sizes):
        content = os.urandom(size)
        path = folder / f"{number}.jpg"
        path.write_bytes(content)
        made[str(path)] = blake3(content).hexdigest()
    return made


@pytest.mark.parametrize("jobs", [0, 1, 3])
def test_each_photo_is_read_once(tmp_path: Path, read: list[str], jobs: int) -> None:
    made = photos(tmp_path, [1, LARGE, LARGE + 1, *[LARGE * 2] * 20, CHUNK + 1])
    digests_of = PhotoDigests(jobs)
    names = list(made)
    assert digests_of.digest(names[3]) == made[names[3]]
    assert digests_of.enter(names + names[:2]) == [*made.values(), *list(made.values())[:2]]
    assert digests_of.enter(names[5:]) == list(made.values())[5:]
    assert sorted(read) == sorted(names)
    for name in names:
        Path(name).write_bytes(b"changed meanwhile")
    assert [digests_of.digest(name) for name in names] == list(made.values())
    assert digests_of.enter([]) == []


def test_what_was_worked_out_elsewhere_is_not_read(tmp_path: Path, read: list[str]) -> None:
    digests_of = PhotoDigests(1)
    digests_of.add({"a.jpg": "digest"})
    assert digests_of.enter(["a.jpg"]) == ["digest"]
    assert read == []


def test_a_photo_that_cannot_be_read_has_a_flaw_for_a_digest(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "folder.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    names = ["gone.jpg", "empty.jpg", "folder.jpg", "pipe.jpg", "empty.jpg/below.jpg", "nul\0.jpg"]
    found = PhotoDigests(2).enter([f"{tmp_path}/{name}" for name in names])
    codes = [flaw.code for flaw in found if isinstance(flaw, PhotoProblem)]
    assert codes == [
        *("photo-gone", "photo-empty", "photo-not-a-file", "photo-not-a-file", "photo-gone", "photo-locked")
    ]


def test_a_photo_is_studied_and_hashed_in_one(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode(quadrants(), "JPEG"))
    digest, facts = study_photo(path)
    assert digest == blake3(path.read_bytes()).hexdigest() == photo_digest(str(path))
    assert isinstance(facts, PhotoFacts)
    path.write_bytes(b"no photo")
    digest, facts = study_photo(path)
    assert digest == blake3(b"no photo").hexdigest()
    assert facts == PhotoProblem("photo-unknown")
    gone = PhotoProblem("photo-gone")
    assert study_photo(tmp_path / "gone.jpg") == (gone, gone)


def test_what_was_begun_is_what_would_be_read(tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(module, "RUN_BYTES", 100)
    made = photos(tmp_path, [1, 60, 60, 200, 40])
    names = [*made, f"{tmp_path}/gone.jpg"]
    digests_of = PhotoDigests(2)
    digests_of.begin(names)
    found = digests_of.enter(names)
    assert found[:-1] == list(made.values())
    assert isinstance(found[-1], PhotoProblem)
    assert read == []
    digests_of.begin(names)
    digests_of.close()
    assert digests_of.digest(names[0]) == made[names[0]]


def test_a_few_photos_are_not_worth_a_process(tmp_path: Path, read: list[str]) -> None:
    made = photos(tmp_path, [1, 60])
    digests_of = PhotoDigests(2)
    digests_of.begin(list(made))
    assert digests_of.enter(list(made)) == list(made.values())
    assert sorted(read) == sorted(made)


def test_where_no_process_can_be_started_photos_are_read_here(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(module, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(module, "ProcessPoolExecutor", refused)
    made = photos(tmp_path, [1, 60])
    digests_of = PhotoDigests(2)
    digests_of.begin(list(made))
    assert digests_of.enter(list(made)) == list(made.values())
    assert sorted(read) == sorted(made)
