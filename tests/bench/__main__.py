"""`make bench`: how fast it is beside others, and how much memory it takes, on generated districts.

Each run of a program is a process of its own. What was measured is added to build/bench/results.json, so that parts can
be measured one by one (`--only 160`); `--write` puts the last results into the README.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.fonts.static_faces import prepare_fonts
from catalog.fonts.web_subset import LETTERS, make_webfonts
from tests.bench.clock import timed
from tests.bench.district import REGISTERED, ROOT, generate
from tests.bench.entries import PRODUCTS_EACH
from tests.bench.plan import plan_rows
from tests.bench.report import text_report, write_report
from tests.bench.results import DISTRICTS, SIZES, Results, Row, describe_machine, read_results, write_results
from tests.bench.sizes import measure_district, measure_size
from tests.bench.website import first_rows, shop_rows
from tests.conftest import DAY

RESULTS: Final = ROOT / "build" / "bench" / "results.json"
SIZE_PARTS: Final = tuple(map(str, SIZES))
DISTRICT: Final = "district"


def planning() -> Iterator[Row]:
    """The planner, on the sample and on generated chapters."""
    with tempfile.TemporaryDirectory() as name:
        copy = Project(Path(name) / "sample")
        for part in ("content", "images"):
            shutil.copytree(ROOT / part, copy.root / part)
        prepare_fonts(copy.cache / "fonts")
        yield from (Row(*row) for row in plan_rows(copy))


def loading() -> Iterator[Row]:
    """Reading and checking the entries of the whole district, without photos."""
    with tempfile.TemporaryDirectory() as name:
        project = generate(Path(name).resolve(), REGISTERED, photos=False)
        seconds = timed(lambda: load_catalogue(project.root, DAY))
    entries = REGISTERED * (1 + PRODUCTS_EACH)
    yield Row(f"load and check {entries:,} entries", f"{seconds:.1f} s", "≤ 12 s")


def helping() -> Iterator[Row]:
    """How soon the program answers."""
    command = [sys.executable, "-m", "catalog", "--help"]
    runs = sorted(timed(lambda: subprocess.run(command, capture_output=True, check=True, cwd=ROOT)) for _ in range(5))
    yield Row("catalog --help (median of 5)", f"{runs[2]:.2f} s", "≤ 0.3 s")


def cutting() -> Iterator[Row]:
    """The fonts of book and pages, made from nothing."""
    with tempfile.TemporaryDirectory() as name:
        cache = Path(name) / "fonts"
        yield Row("cut the faces of the book", f"{timed(lambda: prepare_fonts(cache)):.2f} s", "≤ 1 s")
        fonts = prepare_fonts(cache)
        yield Row("cut the fonts of the HTML", f"{timed(lambda: make_webfonts(fonts, LETTERS)):.2f} s", "≤ 2 s")


OTHERS: Final[dict[str, Callable[[], Iterator[Row]]]] = {
    "plan": planning,
    "load": loading,
    "help": helping,
    "shop": shop_rows,
    "fonts": cutting,
}
FIRST: Final = "first"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parts = (*SIZE_PARTS, *OTHERS, FIRST, DISTRICT)
    parser.add_argument("--only", action="append", choices=parts, help="measure this part; may be repeated")
    parser.add_argument("--district", action="store_true", help="measure the full district alone")
    parser.add_argument("--before", type=Path, help="another checkout, with which the first build is compared")
    parser.add_argument("--write", action="store_true", help="put the last results into the README")
    asked = parser.parse_args()
    results = read_results(RESULTS)
    if asked.write:
        write_report(results, ROOT)
        return
    chosen = asked.only or ([DISTRICT] if asked.district else [*SIZE_PARTS, *OTHERS, FIRST])
    results.machine = describe_machine()
    for part in chosen:
        say(f"— {part}")
        _measure(part, results, asked.before)
        write_results(RESULTS, results)
    print(text_report(results))


def _measure(part: str, results: Results, before: Path | None) -> None:
    if part in SIZE_PARTS:
        measure_size(int(part), results, say)
    elif part == DISTRICT:
        for name in DISTRICTS:
            measure_district(int(name), results, say)
            write_results(RESULTS, results)
    elif part == FIRST:
        results.rows[part] = list(first_rows(before.resolve() if before else None))
    else:
        results.rows[part] = list(OTHERS[part]())


def say(text: str) -> None:
    """Tell how far it is, apart from what is printed."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
