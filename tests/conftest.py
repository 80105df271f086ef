"""What many tests share: the small project, built once."""

from __future__ import annotations

import datetime
import json
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.scaffold.editor_support import write_editor_settings, write_schemas
from catalog.scaffold.new_project import start_project
from tests.language_server import LanguageServer
from tests.tools import require_yaml_language_server

SMALL = Path(__file__).parent / "content" / "small"
DAY = datetime.date(2026, 11, 24)

settings.register_profile("tests", deadline=None)  # a busy machine is no failure
settings.load_profile("tests")

# A shell that runs the tests in the background lets them ignore Ctrl-C, and what they start as well.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Silence:
    """A progress that shows nothing."""

    def edition(self, name: str) -> None:
        pass

    def stage(self, number: int, name: str, total: int = 0) -> None:
        pass

    def advance(self, count: int = 1) -> None:
        pass


@dataclass(frozen=True)
class SmallBuild:
    project: Project
    built: dict[str, Built]


def copy_small(folder: Path) -> Project:
    """A copy of the small project that a test may change."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    return Project(folder)


@pytest.fixture(scope="session")
def font_cache(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One cache of fonts and pictures for the whole run: what it holds is named by content, so sharing is safe."""
    root = tmp_path_factory.getbasetemp()
    shared = (root.parent if worker_id != "master" else root) / "cache"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> SmallBuild:
    project = copy_small(tmp_path_factory.mktemp("small"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    built = build(project, (), BuildOptions(DAY, jobs=1), Silence())
    return SmallBuild(project, {one.edition: one for one in built})


@pytest.fixture(scope="session")
def language_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """The YAML language server of editors, with the small project as its workspace and the settings that VS Code finds
    there."""
    node, script = require_yaml_language_server()
    project = copy_small(tmp_path_factory.mktemp("workspace"))
    write_schemas(project, "en")
    assert write_editor_settings(project) == ()
    with LanguageServer.started(node, script, project.root) as running:
        running.configure(json.loads((project.root / ".vscode" / "settings.json").read_text(encoding="utf-8")))
        yield running


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A new project, which no test changes: what editors open in it lies in no file."""
    return Project(start_project(tmp_path_factory.mktemp("new") / "katalog", "en"))


@pytest.fixture
def working_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, with the working folder in it."""
    copied = copy_small(tmp_path / "project")
    monkeypatch.chdir(copied.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    return copied
