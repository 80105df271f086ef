"""Pages of a book compared with their pictures in `tests/references/`; UPDATE_REFERENCES=1 writes them anew."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from tests.tools import require_tool

REFERENCES: Final = Path(__file__).parent.parent / "references"
DIFFERENT: Final = Path("build/different")  # where pages are kept that look otherwise
DPI: Final = 40
TOLERANCE: Final = 24  # of 255, for the edges of letters
MOST_DIFFERENT: Final = 0.004  # of a page's pixels


def different_pages(book: Path, name: str, folder: Path, dpi: int = DPI) -> list[str]:
    """Names of the pages of `book` that do not look like those in the references `name`; `folder` is for their
    pictures. All of them where there are more or fewer."""
    subprocess.run([require_tool("pdftoppm"), "-r", str(dpi), "-png", book, folder / "page"], check=True)
    pages = sorted(folder.glob("page-*.png"))
    references = REFERENCES / name
    if os.environ.get("UPDATE_REFERENCES"):
        _update(pages, references)
    if [page.stem for page in pages] != sorted(path.stem for path in references.glob("*.webp")):
        return [page.stem for page in pages]
    different = [page for page in pages if _difference(page, references / f"{page.stem}.webp") > MOST_DIFFERENT]
    for page in different:
        (DIFFERENT / name).mkdir(parents=True, exist_ok=True)
        Image.open(page).save(DIFFERENT / name / page.name)
    return [page.stem for page in different]


def _update(pages: list[Path], references: Path) -> None:
    references.mkdir(parents=True, exist_ok=True)
    for old in references.glob("*.webp"):
        old.unlink()
    for page in pages:
        Image.open(page).convert("RGB").save(references / f"{page.stem}.webp", lossless=True, method=6)


def _difference(one: Path, other: Path) -> float:
    """The share of the pixels that differ."""
    first, second = (np.asarray(Image.open(path).convert("RGB"), dtype=int) for path in (one, other))
    if first.shape != second.shape:
        return 1.0
    return float((np.abs(first - second).max(axis=2) > TOLERANCE).mean())
