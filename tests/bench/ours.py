"""Our own builds, measured as the user runs them: by the command line, in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from catalog.core.project import Project
from tests.bench.district import EDITION, ROOT
from tests.bench.entries import slug_of
from tests.bench.measure import Run, measure
from tests.running import environment

KEPT: Final = frozenset({"pictures", "fonts", "drawings"})  # of the cache, when a build is to be cold
# A stage as a build shows it.
STAGE: Final = re.compile(r"^  \d ([\w ]+?)(?: \d+/\d+)? · ([\d.]+) s(?:, \d+ pages a second)?$", re.MULTILINE)
PRICE: Final = re.compile(r"^  retail: '?(\d+)'?$", re.MULTILINE)


def build(project: Project, jobs: int, *outputs: str) -> Run:
    """`catalog build` of the district's book, or of these outputs."""
    command = [sys.executable, "-m", "catalog", "--project", str(project.root), "build", EDITION]
    # In the checkout, so that it is its package that runs.
    return measure(
        [*command, "--output", ",".join(outputs or ("screen",)), "--jobs", str(jobs)], ROOT, plain_environment()
    )


def stages_of(run: Run) -> dict[str, float]:
    """Seconds of each stage, by its name."""
    found: dict[str, float] = {}
    for name, seconds in STAGE.findall(run.output):  # once more for every plan that was set
        found[name] = found.get(name, 0.0) + float(seconds)
    return found


def plain_environment() -> dict[str, str]:
    """What every measured command runs in: on the tests' day, and nothing that only this process is to see."""
    return {name: value for name, value in environment().items() if name not in ("FONTCONFIG_FILE", "PYTHONPATH")}


def book(project: Project) -> Path:
    return project.build / EDITION / "catalogue.pdf"


def make_cold(project: Project) -> None:
    """Take away all that a build leaves behind but pictures, fonts and drawings."""
    for kept in list(project.cache.iterdir()):
        if kept.name not in KEPT:
            _remove(kept)
    for made in (project.build / EDITION, project.content / "plans" / f"{EDITION}.yaml"):
        _remove(made)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def price_changed(project: Project, businesses: int, rupiah: int) -> Iterator[None]:
    """A price in the middle of the book is `rupiah` higher while this lasts."""
    file = project.content / "businesses" / slug_of(businesses // 2) / "produk-2.yaml"
    before = file.read_text("utf-8")
    after = PRICE.sub(lambda found: f"  retail: '{int(found[1]) + rupiah}'", before, count=1)
    if before == after:
        raise ValueError(f"{file} has no price that could be changed")
    _replace(file, after)
    try:
        yield
    finally:
        _replace(file, before)


def _replace(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_text(text, "utf-8")
    beside.replace(file)
