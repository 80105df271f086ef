"""Ctrl-C at any moment of a build: exit code 130, nothing half written, no process left, the next build is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.conftest import SmallBuild, copy_small
from tests.running import COMMAND, environment

LAST_GOOD = b"the last good one"
PATIENCE = 60  # s


@pytest.fixture
def project(tmp_path: Path, small: SmallBuild) -> Project:
    """The small project with fonts and pictures at hand, no part set, and a book of an earlier build."""
    project = copy_small(tmp_path / "project")
    (project.cache / "parts").mkdir(parents=True)
    for name in ("fonts", "pictures", "drawings"):
        (project.cache / name).symlink_to(small.project.cache.resolve() / name)
    (project.build / "petak").mkdir()
    (project.build / "petak" / "catalogue.pdf").write_bytes(LAST_GOOD)
    return project


class Building:
    """A build in a group of processes of its own, as a shell starts it."""

    def __init__(self, project: Project, log: Path, *arguments: str) -> None:
        self.log = log
        with log.open("wb") as written:
            self.process = subprocess.Popen(
                [*COMMAND, "build", "--jobs", "2", *arguments],
                cwd=project.root,
                env=environment(),
                stdout=written,
                stderr=written,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.005)

    def press_ctrl_c(self) -> None:
        """A terminal sends it to every process of the group."""
        os.killpg(self.process.pid, signal.SIGINT)

    def assert_all_gone(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                os.killpg(self.process.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.01)
        os.killpg(self.process.pid, signal.SIGKILL)
        pytest.fail("a process was left")


def assert_stopped(building: Building, project: Project) -> None:
    assert building.process.wait(PATIENCE) == 130, building.said
    building.assert_all_gone()
    assert "Traceback" not in building.said
    assert building.said.rstrip().endswith("Stopped. What was finished is kept; nothing is half written.")
    assert (project.build / "petak" / "catalogue.pdf").read_bytes() == LAST_GOOD
    outputs = [path for name in ("petak", "profil") for path in (project.build / name).rglob("*")]
    assert [path for path in outputs if path.name.endswith((".new", ".old"))] == []


def test_ctrl_c_at_several_moments_leaves_nothing_half_done(
    project: Project, small: SmallBuild, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    parts = project.cache / "parts"
    count = 0
    moments: list[Callable[[Building], bool]] = [
        lambda building: "5 develop" in building.said,
        lambda building: "6 render" in building.said,  # its processes are just starting
        lambda _: len(list(parts.glob("*.part"))) > count,
    ]
    for moment in moments:
        count = len(list(parts.glob("*.part")))
        building = Building(project, log, "petak")
        building.wait_for(lambda moment=moment, building=building: moment(building))  # type: ignore[misc]
        building.press_ctrl_c()
        assert_stopped(building, project)
    last = Building(project, log, "petak")
    assert last.process.wait(PATIENCE) == 0, last.said
    clean = small.built["petak"].book
    assert clean is not None
    assert (project.build / "petak" / "catalogue.pdf").read_bytes() == clean.path.read_bytes()


def test_ctrl_c_while_the_html_is_made_leaves_the_last_good_one(project: Project, tmp_path: Path) -> None:
    html = project.build / "profil" / "html"
    html.mkdir(parents=True)
    (html / "index.html").write_bytes(LAST_GOOD)
    building = Building(project, tmp_path / "log", "profil", "--output", "html")
    building.wait_for((html.parent / ".html.new").exists)
    building.press_ctrl_c()
    assert_stopped(building, project)
    assert [path.name for path in html.parent.iterdir()] == ["html"]
    assert (html / "index.html").read_bytes() == LAST_GOOD


def test_ctrl_c_for_the_second_time_is_no_fault_either(project: Project, tmp_path: Path) -> None:
    building = Building(project, tmp_path / "log", "petak")
    building.wait_for(lambda: "6 render" in building.said)
    building.press_ctrl_c()
    building.press_ctrl_c()
    assert building.process.wait(PATIENCE) == 130
    building.assert_all_gone()
    assert "Traceback" not in building.said


def test_when_the_program_is_killed_its_processes_end_too(project: Project, tmp_path: Path) -> None:
    building = Building(project, tmp_path / "log", "petak")
    building.wait_for(lambda: bool(list((project.cache / "parts").glob("*.part"))))
    building.process.kill()
    building.process.wait(PATIENCE)
    building.assert_all_gone()
    assert (project.build / "petak" / "catalogue.pdf").read_bytes() == LAST_GOOD


def test_ctrl_c_while_modules_are_loaded_is_no_fault(tmp_path: Path) -> None:
    """Where it meets an extension module half loaded, an ImportError comes of it, or the process aborts."""
    project = copy_small(tmp_path / "project")
    for delay in (0.1, 0.15, 0.2, 0.3):  # no condition marks these moments; any is as good as another
        building = Building(project, tmp_path / "log", "petak")
        time.sleep(delay)
        building.press_ctrl_c()
        assert building.process.wait(PATIENCE) == 130, building.said
        building.assert_all_gone()
        assert "Traceback" not in building.said


STARTING = """
import signal
from multiprocessing import resource_tracker
from catalog.workers.signals import interrupts_ignored

with interrupts_ignored():
    resource_tracker.ensure_running()  # as multiprocessing does before it starts the first worker
    print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
"""


def test_the_first_worker_ignores_ctrl_c_from_its_first_moment() -> None:
    done = subprocess.run([sys.executable, "-c", STARTING], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
