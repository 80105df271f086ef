"""Disks that are full and folders that cannot be written: exit code 3, and the last good catalogue stays in place."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.conftest import SmallBuild, copy_small
from tests.running import COMMAND, catalog, environment

LAST_GOOD = b"the last good one"
CACHES = ("fonts", "parts", "pictures", "drawings")


@pytest.fixture
def project(tmp_path: Path, small: SmallBuild) -> Project:
    """The small project with a warm cache, and catalogues of an earlier build."""
    return furnish(copy_small(tmp_path / "project"), small)


def furnish(project: Project, small: SmallBuild) -> Project:
    project.cache.mkdir(parents=True)
    for name in CACHES:
        (project.cache / name).symlink_to(small.project.cache.resolve() / name)
    html = project.build / "profil" / "html"
    html.mkdir(parents=True)
    (project.build / "petak").mkdir()
    for path in made(project):
        path.write_bytes(LAST_GOOD)
    return project


def made(project: Project) -> list[Path]:
    return [project.build / "petak" / "catalogue.pdf", project.build / "profil" / "html" / "index.html"]


def leftovers(folder: Path) -> list[Path]:
    """What a build that was cut short may have left beside its outputs."""
    return [
        path for path in folder.rglob("*") if path.name.endswith((".new", ".part", ".old")) and "cache" not in str(path)
    ]


def build_with_room_for(size: int, project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Build where no file may grow over `size` bytes, as on a disk that has no more room."""
    return subprocess.run(
        [*COMMAND, "build", *arguments],
        cwd=project.root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.parametrize(
    ("cold", "arguments"),
    [
        ("", ["petak"]),
        ("pictures", ["petak"]),
        ("parts", ["petak", "--jobs", "1"]),
        ("parts", ["petak", "--jobs", "2"]),
        ("drawings", ["petak"]),
        ("", ["profil", "--output", "html"]),
    ],
)
def test_a_full_disk_ends_with_3_and_the_last_good_catalogue_stays(
    cold: str, arguments: list[str], project: Project, small: SmallBuild
) -> None:
    if cold:
        (project.cache / cold).unlink()
    done = build_with_room_for(1_000 if cold == "drawings" else 8_000, project, *arguments)
    assert "Traceback" not in done.stderr
    assert done.returncode == 3, done.stderr
    assert "room left on the disk" in done.stderr or "cannot be kept in" in done.stderr
    assert [path.read_bytes() for path in made(project)] == [LAST_GOOD, LAST_GOOD]
    assert leftovers(project.build) == []


def test_once_there_is_room_again_the_build_makes_what_a_clean_one_makes(project: Project, small: SmallBuild) -> None:
    (project.cache / "pictures").unlink()
    assert build_with_room_for(1_000, project, "petak").returncode == 3
    assert catalog("build", "petak", folder=project.root).returncode == 0
    clean = small.built["petak"].book
    assert clean is not None
    assert (project.build / "petak" / "catalogue.pdf").read_bytes() == clean.path.read_bytes()


@pytest.mark.parametrize("blocked", ["build/cache", "build/petak", "build/petak/catalogue.pdf"])
def test_something_else_in_the_place_of_a_folder_or_file_ends_with_3(blocked: str, project: Project) -> None:
    place = project.root / blocked
    if place.name == "catalogue.pdf":
        place.unlink()
        place.mkdir()
        (place / "mine").touch()
    else:
        shutil.rmtree(place)
        place.write_bytes(b"mine")
    done = catalog("build", "petak", folder=project.root)
    assert done.returncode == 3
    assert f"error: {place} cannot be written." in done.stderr
    assert place.read_bytes() == b"mine" if place.is_file() else (place / "mine").exists()


def test_a_file_in_the_place_of_the_folder_of_builds_is_a_problem_of_the_project(project: Project) -> None:
    shutil.rmtree(project.build)
    project.build.write_bytes(b"mine")
    for command in ("check", "build"):
        done = catalog(command, folder=project.root)
        assert done.returncode == 1
        assert "build: error: This is a file, and a folder should stand here." in done.stdout + done.stderr
    assert project.build.read_bytes() == b"mine"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; only root can have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    reason = mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder))
    if reason:
        if os.environ.get("CI") == "true" and os.geteuid() == 0:
            pytest.fail(reason)
        pytest.skip(f"no disk can be mounted here: {reason}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def mount(*arguments: str) -> str:
    """Why it could not be mounted, "" when it was."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can"
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    return done.stderr


def test_a_disk_that_is_really_full_or_read_only_ends_with_3(disk: Path, small: SmallBuild) -> None:
    project = furnish(copy_small(disk / "project"), small)
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filler").write_bytes(b"\0" * (free - 200_000))
    full = catalog("build", "petak", folder=project.root)
    assert full.returncode == 3
    assert "error: There is no room left on the disk." in full.stderr
    site = catalog("build", "profil", "--output", "html", folder=project.root)
    assert site.returncode == 3
    assert [path.read_bytes() for path in made(project)] == [LAST_GOOD, LAST_GOOD]
    assert leftovers(project.build) == []

    (disk / "filler").unlink()
    assert mount("-o", "remount,ro", str(disk)) == ""
    sealed = catalog("build", "petak", folder=project.root)
    assert sealed.returncode == 3
    assert "cannot be written." in sealed.stderr
    cleaned = catalog("clean", folder=project.root)
    assert cleaned.returncode == 3

    assert mount("-o", "remount,rw", str(disk)) == ""
    assert catalog("build", "petak", folder=project.root).returncode == 0
    assert (project.build / "petak" / "catalogue.pdf").read_bytes() != LAST_GOOD
