"""The HTML measured: the first build of the sample, beside that of another checkout; one price of a large shop."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench import ours
from tests.bench.district import EDITION, ROOT, district
from tests.bench.entries import PRODUCTS_EACH
from tests.bench.measure import Run, measure
from tests.bench.results import Row

TRIALS: Final = 2  # first builds of each checkout, in turn; the shorter counts
EDITS: Final = 3
SHOP: Final = 634  # businesses: some 1,900 products


def first_rows(before: Path | None) -> Iterator[Row]:
    """The first build of the sample, books and HTML, with an empty cache; and its share of what `before` takes."""
    checkouts = [ROOT, before] if before else [ROOT]
    seconds: dict[Path, float] = {}
    for _ in range(TRIALS):
        for checkout in checkouts:
            run = first_build(checkout)
            seconds[checkout] = min(run.seconds, seconds.get(checkout, run.seconds))
    yield Row("first build of the sample", f"{seconds[ROOT]:.1f} s", "")
    if before:
        share = seconds[ROOT] / seconds[before]
        yield Row("first build of the sample, to the checkout before", f"{share:.2f}", "≤ 0.45")


def first_build(checkout: Path) -> Run:
    """`catalog build` of the sample of a checkout, by its own environment where it has one."""
    own = checkout / ".venv" / "bin" / "python"
    python = str(own) if checkout != ROOT and own.is_file() else sys.executable
    with tempfile.TemporaryDirectory() as name:
        for part in ("content", "images", "templates"):
            shutil.copytree(checkout / part, Path(name) / part)
        # In the checkout, so that it is its package that runs.
        return measure([python, "-m", "catalog", "--project", name, "build"], checkout, ours.plain_environment())


def shop_rows() -> Iterator[Row]:
    """One edited price of a shop with its book and its HTML, each time another."""
    with district(SHOP) as project:
        ours.build(project, 2, "screen", "html")
        runs: list[Run] = []
        for time in range(EDITS):
            with ours.price_changed(project, SHOP, 100 * (time + 1)):
                runs.append(ours.build(project, 2, "screen", "html"))
        pages = sum(1 for _ in (project.build / EDITION / "html").rglob("*.html"))
    products = SHOP * PRODUCTS_EACH
    shortest = min(run.seconds for run in runs)
    yield Row(f"one edited price of {products:,} products, {pages:,} pages of HTML", f"{shortest:.2f} s", "≤ 4 s")
