"""Whatever was edited, and whatever became of the cache: the same catalogue, messages and books as without a cache."""

from __future__ import annotations

import datetime
import json
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.cache.value_store import FILE
from catalog.content.business_cache import BusinessCache, open_business_cache
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import Problem
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, SmallBuild, copy_small
from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER
from tests.running import COMMAND, environment, started

pytestmark = pytest.mark.no_cover  # many builds of lines that others run: counting them takes half as long again


Edit = Callable[[Project], None]
Result = tuple[str, tuple[Problem, ...], tuple[Problem, ...]]  # an edition, warnings of its making, and of the content
ENTRIES = (KITCHEN, WEAVER, CHIPS, SARONG, "businesses/dapur-contoh/keripik-3.yaml")
SETTINGS = ("catalogue.yaml", "categories.yaml", "regions.yaml", "editions/petak.yaml", "editions/profil.yaml")
KILLS = 50
LONGEST = 1.4  # s; when nothing is kept a build of the small project takes about three times that
PHOTOS = ("tenun-contoh/sarung.jpg", "tenun-contoh/ruang.jpg", "dapur-contoh/keripik.jpg")


def wrote(name: str, key: str, value: object) -> Edit:
    """Sets a field of an entry, whether it has it or not."""

    def edit(project: Project) -> None:
        path = project.content / name
        if path.is_file():
            lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{key}:")]
            path.write_text("\n".join([*lines, f"{key}: {json.dumps(value)}", ""]), "utf-8")

    return edit


def typed(name: str, at: float, text: str) -> Edit:
    """Puts something into a file, wherever that is."""

    def edit(project: Project) -> None:
        path = project.content / name
        if path.is_file():
            content = path.read_bytes()
            place = int(at * len(content))
            path.write_bytes(content[:place] + text.encode("utf-8", "replace") + content[place:])

    return edit


def removed(name: str) -> Edit:
    return lambda project: (project.content / name).unlink(missing_ok=True)


def copied(name: str, to: str) -> Edit:
    def edit(project: Project) -> None:
        if (project.content / name).is_file():
            (project.content / to).parent.mkdir(exist_ok=True)
            (project.content / to).write_bytes((project.content / name).read_bytes())

    return edit


def photo(name: str, like: str) -> Edit:
    """Puts another photo in the place of one, or what is none, or nothing."""

    def edit(project: Project) -> None:
        path = project.images / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        if like.endswith(".jpg"):
            source = project.images / like
            path.write_bytes(source.read_bytes() + b"\0" if source.is_file() else b"")
        elif like:
            path.write_text(like)

    return edit


def spoilt(seed: int) -> Edit:
    """Damages the stored values, or takes it away."""

    def edit(project: Project) -> None:
        path = project.cache / FILE
        if not path.is_file():
            return
        content = bytearray(path.read_bytes())
        chance = random.Random(seed)
        for _ in range(seed):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content) if seed else path.unlink()

    return edit


def restored(project: Project) -> None:
    for name in ("content", "images"):
        shutil.rmtree(project.root / name)
    copy_small(project.root)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=5)
VALUES = st.one_of(
    TEXTS, st.integers(-1, 10**6), st.dictionaries(st.sampled_from(["id", "en", "x"]), TEXTS, max_size=2)
)
PRICES = st.builds(lambda amount, day: {"retail": str(amount), "date": str(day)}, st.integers(1, 9), st.dates(DAY))
KEYS = st.sampled_from(["name", "line", "sku", "hs", "category", "tags", "hidden", "story", "photos"])
EDITS = st.one_of(
    st.builds(wrote, st.sampled_from(ENTRIES[2:]), st.just("price"), PRICES),
    st.builds(wrote, st.sampled_from(ENTRIES), KEYS, VALUES),
    st.builds(wrote, st.sampled_from(ENTRIES), st.just("name"), TEXTS.filter(str.strip)),
    st.builds(wrote, st.sampled_from(SETTINGS), st.sampled_from(["title", "code", "year", "language"]), VALUES),
    st.builds(typed, st.sampled_from((*ENTRIES, *SETTINGS)), st.floats(0, 1), TEXTS),
    st.builds(removed, st.sampled_from(ENTRIES)),
    st.builds(copied, st.sampled_from(ENTRIES), st.sampled_from(["businesses/baru/business.yaml", CHIPS, KITCHEN])),
    st.builds(photo, st.sampled_from(PHOTOS), st.sampled_from([*PHOTOS, "", "no photo"])),
    st.builds(spoilt, st.sampled_from([0, 1, 30])),
    st.just(restored),
)


def seen(
    project: Project, day: datetime.date, business_cache: BusinessCache | None
) -> tuple[tuple[Problem, ...], list[EditionView]]:
    """Every message, and all that is printed."""
    loaded = load_catalogue(project.root, day, jobs=1, business_cache=business_cache)
    catalogue = loaded.catalogue
    if catalogue is None:
        return loaded.problems, []
    value_store = business_cache.value_store if business_cache else None
    views = [
        select(catalogue, name, language, project.images, day, value_store)
        for name, edition in catalogue.editions.items()
        for language in edition.languages
    ]
    return loaded.problems, views


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(EDITS, st.sampled_from([DAY, DAY + datetime.timedelta(400)])), max_size=6))
def test_any_edits_are_seen_as_without_a_cache(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Edit, datetime.date]]
) -> None:
    project = copy_small(tmp_path_factory.mktemp("edited"))
    for edit, day in [(restored, DAY), *edits]:
        edit(project)
        expected = seen(project, day, None)
        assert seen(project, day, open_business_cache(project.cache, 1)) == expected
        assert seen(project, day, open_business_cache(project.cache, 1)) == expected
    shutil.rmtree(project.root)


def files(project: Project) -> dict[str, bytes]:
    """All that was made, but the reports of changes."""
    return {
        path.relative_to(project.build).as_posix(): path.read_bytes()
        for path in sorted(project.build.rglob("*"))
        if path.is_file() and not path.is_relative_to(project.cache) and not path.name.startswith("changes.")
    }


def made(built: list[Built]) -> list[Result]:
    return [(one.edition, one.problems, one.checked) for one in built]


def make(project: Project, fonts: Path, outputs: tuple[str, ...]) -> list[Result]:
    if not (project.cache / "fonts").exists():
        project.cache.mkdir(parents=True, exist_ok=True)
        (project.cache / "fonts").symlink_to(fonts / "fonts")
    return made(build(project, (), BuildOptions(DAY, jobs=1, outputs=outputs), Silence()))


def without(name: str) -> Edit:
    """Takes part of the cache away."""

    def edit(project: Project) -> None:
        path = project.cache / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(project.cache / "made", ignore_errors=True)

    return edit


def damaged(*names: str) -> Edit:
    """Changes one bit in the middle of every file in these parts of the cache."""

    def edit(project: Project) -> None:
        for path in [path for name in names for path in (project.cache / name).rglob("*") if path.is_file()]:
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)

    return edit


@pytest.mark.parametrize(
    ("outputs", "edits"),
    [
        (("screen",), (wrote(CHIPS, "price", {"retail": "23000", "unit": "pack"}), photo(PHOTOS[0], PHOTOS[1]))),
        (("screen",), (wrote(SARONG, "line", {"id": "Nila", "en": "Indigo"}), without("drawings"))),
        (("screen",), (without("pictures"), without("parts"))),
        (("screen",), (damaged("made", "drawings"), damaged("made", "pictures", "parts", "drawings"))),
        (("html",), (removed(CHIPS), wrote("editions/profil.yaml", "code", "BARU"), without(FILE))),
    ],
)
def test_a_book_after_any_edit_is_the_book_without_a_cache(
    tmp_path: Path, small: SmallBuild, outputs: tuple[str, ...], edits: tuple[Edit, ...]
) -> None:
    project = copy_small(tmp_path / "warm")
    fonts = small.project.cache
    make(project, fonts, outputs)
    for number, edit in enumerate(edits):
        edit(project)
        clean = Project(tmp_path / f"cold-{number}")
        shutil.copytree(project.root, clean.root, ignore=shutil.ignore_patterns("build"))
        assert make(project, fonts, outputs) == make(clean, fonts, outputs)
        assert files(project) == files(clean)


def start(project: Project) -> AbstractContextManager[subprocess.Popen[str]]:
    return started([*COMMAND, "build", "--jobs", "1", "--output", "screen"], project.root, environment())


def books(project: Project) -> dict[str, bytes]:
    return {name: content for name, content in files(project).items() if name.endswith(".pdf")}


def prepared(folder: Path, small: SmallBuild) -> Project:
    """The small project with fonts and pictures alone at hand."""
    project = copy_small(folder)
    project.cache.mkdir(parents=True)
    for name in ("fonts", "pictures"):
        (project.cache / name).symlink_to(small.project.cache.resolve() / name)
    return project


def test_two_builds_at_once_make_the_same(tmp_path: Path, small: SmallBuild) -> None:
    project = prepared(tmp_path / "project", small)
    with start(project) as one, start(project) as other:
        said = [build.communicate(timeout=120)[1] for build in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), said
    assert books(project) == books(small.project)


def test_builds_that_were_killed_leave_what_the_next_can_use(tmp_path: Path, small: SmallBuild) -> None:
    project = prepared(tmp_path / "project", small)
    chance = random.Random(KILLS)
    ended = 0
    for _ in range(KILLS):
        with start(project) as killed:
            time.sleep(chance.uniform(0.2, LONGEST))
            before, ended = ended, ended + (killed.poll() is not None)
            killed.kill()
            killed.communicate(timeout=60)
        if ended > before:  # it was done: the next ones begin anew
            for name in ("made", "parts", "drawings"):
                shutil.rmtree(project.cache / name, ignore_errors=True)
    assert KILLS - ended > KILLS // 2
    with start(project) as last:
        said = last.communicate(timeout=120)[1]
    assert last.returncode == 0, said
    assert books(project) == books(small.project)
