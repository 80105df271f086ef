"""Files and folders that may not be opened: check and build report them alike, and never as what cannot be written."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.conftest import copy_small
from tests.running import COMMAND, environment

DROP_FROM_BOUNDING_SET = 24  # prctl(2)
OVERRIDE, READ_SEARCH = 1, 2  # capabilities(7): by these root may read what nobody may

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="drops capabilities of Linux")


def as_anybody() -> None:
    """Take from the process to come what root may do beyond others."""
    libc = ctypes.CDLL(None)
    for capability in (OVERRIDE, READ_SEARCH):
        libc.prctl(DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


def run(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=project.root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=as_anybody,
    )


def errors(report: str) -> list[str]:
    return [line for line in report.splitlines() if "error: " in line]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_small(tmp_path / "project")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("content/businesses/tenun-contoh", "content/businesses/tenun-contoh: error: This folder cannot be read"),
        ("content/businesses", "content/businesses: error: This folder cannot be read"),
        ("content/editions", "content/editions: error: This folder cannot be read"),
        ("content/businesses/tenun-contoh/sarung.yaml", "sarung.yaml: error: This file cannot be read (Permission"),
        ("content/catalogue.yaml", "content/catalogue.yaml: error: This file cannot be read (Permission denied)"),
        ("content/editions/petak.yaml", "content/editions/petak.yaml: error: This file cannot be read (Permission"),
        ("images/tenun-contoh", "images/tenun-contoh: error: This folder cannot be read"),
        ("images", "images: error: This folder cannot be read"),
        ("images/tenun-contoh/sarung.jpg", "error: The photo “sarung.jpg” cannot be opened."),
        ("templates", "templates: error: This folder cannot be read"),
        ("templates/book/foreword.html", "templates/book/foreword.html: error: This file cannot be read"),
        ("templates/book/theme.yaml", "templates/book/theme.yaml: error: This file cannot be read"),
    ],
)
def test_check_and_build_report_what_may_not_be_opened(name: str, said: str, project: Project) -> None:
    if name.startswith("templates"):
        (project.templates / "book").mkdir(parents=True)
        if "." in name:
            (project.root / name).write_text("x", encoding="utf-8")
    path = project.root / name
    path.chmod(0)
    try:
        checked, built = run(project, "check"), run(project, "build", "--output", "html", "--jobs", "1")
    finally:
        path.chmod(0o755)
    alone = "/tenun-contoh" in name and not name.endswith(".jpg")  # the rest is made; the photo is a chapter's as well
    assert (checked.returncode, built.returncode) == (1, 0 if alone else 1)
    assert said in checked.stdout
    assert said in built.stderr
    assert errors(checked.stdout) == errors(built.stderr)
    assert "Traceback" not in checked.stderr + built.stderr


@pytest.mark.parametrize("mode", [0, 0o600])
def test_a_project_that_may_not_be_entered_cannot_be_read(mode: int, project: Project) -> None:
    project.content.chmod(mode)
    try:
        done = run(project, "check")
    finally:
        project.content.chmod(0o755)
    assert done.returncode == 3
    assert f"error: {project.content / 'catalogue.yaml'} cannot be read." in done.stderr


def test_outputs_that_may_not_be_written_are_the_surroundings_fault(project: Project) -> None:
    project.build.mkdir()
    project.build.chmod(0)
    try:
        done = run(project, "build", "profil", "--output", "html", "--jobs", "1")
    finally:
        project.build.chmod(0o755)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert str(project.build) in done.stderr
