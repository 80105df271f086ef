"""The cache stays within its size: by last use, without what a build needs, and without what killed builds left."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from catalog.cache.eviction import DAY, prune, used
from catalog.cache.value_store import FILE, ValueStore
from catalog.core.project import Project

NOW = time.time()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.cache.mkdir(parents=True)
    return project


def put(project: Project, name: str, days: float, size: int = 100) -> Path:
    """A file below the build folder, last used so many days ago."""
    path = project.build / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (NOW - days * DAY, NOW - days * DAY))
    return path


def left(project: Project) -> list[str]:
    files = (path for path in project.build.rglob("*") if path.is_file() and path.name != FILE)
    return sorted(path.relative_to(project.build).as_posix() for path in files)


def others(project: Project) -> list[Path]:
    return [*project.outputs(), project.content / "plans"]


def pruned(project: Project, most: int) -> list[str]:
    prune(project.cache, others(project), most, NOW, ValueStore(project.cache))
    return left(project)


def test_a_use_is_noted_once_a_day(project: Project) -> None:
    late, early = put(project, "cache/parts/late", 0.5), put(project, "cache/parts/early", 1.5)
    coming = put(project, "cache/parts/coming", -3)  # the clock was wrong
    times = late.stat().st_mtime_ns
    for path in (late, early, coming):
        used(path)
    used(project.cache / "parts" / "gone")
    assert late.stat().st_mtime_ns == times
    assert abs(early.stat().st_mtime - time.time()) < 60
    assert abs(coming.stat().st_mtime - time.time()) < 60


def test_what_was_used_least_lately_goes_first(project: Project) -> None:
    for number in range(2, 8):
        put(project, f"cache/{'parts' if number % 2 else 'pictures'}/{number}", number)
    assert len(pruned(project, 1000)) == 6
    assert pruned(project, 350) == ["cache/parts/3", "cache/pictures/2", "cache/pictures/4"]
    assert pruned(project, 0) == []


def test_what_this_build_used_stays_however_much_it_is(project: Project) -> None:
    for number in range(5):
        put(project, f"cache/parts/{number}", 0.99, size=1_000_000)
    put(project, "cache/parts/old", 1.5)
    assert pruned(project, 10) == [f"cache/parts/{number}" for number in range(5)]


def test_a_use_that_was_not_noted_again_counts(project: Project) -> None:
    """A file that was used within a day keeps its time when it is used again."""
    path = put(project, "cache/parts/known", 0.9999)
    used(path)
    assert pruned(project, 0) == ["cache/parts/known"]


def test_only_the_cache_is_pruned(project: Project) -> None:
    put(project, "trade-fair/catalogue.pdf", 100)
    put(project, "trade-fair/html/index.html", 100)
    put(project, "cache/parts/old", 100)
    assert pruned(project, 0) == ["trade-fair/catalogue.pdf", "trade-fair/html/index.html"]


def test_folders_that_lie_on_another_disk_belong_to_the_cache(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "old").write_bytes(b"x" * 100)
    os.utime(elsewhere / "old", (0, 0))
    (elsewhere / "up").symlink_to(tmp_path)
    (project.cache / "pictures").symlink_to(elsewhere)
    prune(project.cache, others(project), 0, NOW, ValueStore(project.cache))
    assert not (elsewhere / "old").exists()
    assert (project.cache / "pictures").is_symlink()


def test_what_a_killed_build_left_half_written_goes_after_a_day(project: Project) -> None:
    names = [
        "cache/pictures/.0123-10x10-45.jpg.77.part",
        "cache/parts/.0123.part.77.new",
        "cache/drawings/0123.svg.77.new",
        "cache/fonts/.new-abc/faces/serif.ttf",
        "trade-fair/.catalogue.pdf.77.new",
        "../content/plans/.trade-fair.yaml.77.new",
    ]
    kept = [
        "cache/parts/0123.part",  # a set part
        "cache/fonts/0123/serif.ttf",
        "trade-fair/.html.old/index.html",  # the last good one, until the new one is in its place
        "trade-fair/new",
        "../content/plans/trade-fair.yaml",
        "../content/.entry.yaml.77.new",  # somebody else's
    ]
    for name in (*names, *kept):
        put(project, name, 2)
    young = put(project, "trade-fair/.catalogue.pdf.78.new", 0.5)
    os.utime(project.cache / "fonts" / ".new-abc", (0, 0))
    prune(project.cache, others(project), 10**9, NOW, ValueStore(project.cache))
    assert [name for name in names if (project.build / name).exists()] == []
    assert [name for name in kept if not (project.build / name).exists()] == []
    assert young.exists()
    assert not (project.cache / "fonts" / ".new-abc").exists()


def test_the_memo_takes_its_part_of_the_room(project: Project) -> None:
    value_store = ValueStore(project.cache)
    value_store.keep({b"a" * 16: os.urandom(200_000)})
    put(project, "cache/parts/old", 3, size=50_000)
    prune(project.cache, others(project), value_store.size + 40_000, NOW, value_store)
    assert left(project) == []
    assert value_store.find([b"a" * 16])  # of today


def test_where_there_is_no_cache_nothing_is_done(tmp_path: Path) -> None:
    prune(tmp_path / "nowhere", (), 0, NOW, ValueStore(tmp_path / "nowhere"))
    assert list(tmp_path.iterdir()) == []
