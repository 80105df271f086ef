"""An import of 10,000 rows against its peer, by turns in one run: `python -m tests.bench.imports`.

The peer does the least that must be done: python-calamine reads the workbook, and PyYAML writes an entry for each row
and each business, without reading a value, looking for a photo, or asking what was there before.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import yaml
from python_calamine import CalamineWorkbook

from tests.bench.clock import timed
from tests.conftest import copy_small
from tests.exchange.test_ten_thousand_rows import ROWS, write_workbook

TURNS: Final = 3
PHOTO: Final = b"\xff\xd8\xff\xe0"  # of which the names count here


def ours(folder: Path, workbook: Path, photos: Path) -> Callable[[], object]:
    project = copy_small(folder)
    command = [sys.executable, "-m", "catalog", "--project", str(project.root), "import", str(workbook)]
    return lambda: subprocess.run([*command, "--photos", str(photos)], check=False, capture_output=True)


def peer(folder: Path, workbook: Path) -> Callable[[], object]:
    def work() -> None:
        rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()
        for number, row in enumerate(rows):
            business = folder / str(row[1])
            business.mkdir(parents=True, exist_ok=True)
            entry = {"name": str(row[5]), "price": {"retail": str(row[6])}, "net_weight": str(row[7])}
            for name in (f"{number}.yaml", "business.yaml"):
                (business / name).write_text(yaml.safe_dump(entry, allow_unicode=True), "utf-8")

    return work


def main() -> None:
    """Print the seconds of each turn, and the ratio of the medians."""
    found: dict[str, list[float]] = {"first": [], "again": [], "peer": []}
    with TemporaryDirectory() as name:
        workbook, photos = Path(name) / "data.xlsx", Path(name) / "photos"
        write_workbook(workbook)
        photos.mkdir()
        for number in range(0, ROWS, 2):
            (photos / f"kain corak {number}.jpg").write_bytes(PHOTO + str(number).encode())
        for turn in range(TURNS):
            run = ours(Path(name) / f"ours-{turn}", workbook, photos)
            found["first"].append(timed(run))
            found["again"].append(timed(run))
            found["peer"].append(timed(peer(Path(name) / f"peer-{turn}", workbook)))
    for one, seconds in found.items():
        print(f"{one}: {', '.join(f'{second:.2f}' for second in seconds)} s")
    for one in ("first", "again"):
        print(f"{one} / peer: {median(found[one]) / median(found['peer']):.2f}")


if __name__ == "__main__":
    main()
