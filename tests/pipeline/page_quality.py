"""How well pages are filled and words are broken in a book: `python -m tests.pipeline.page_quality FILE`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from tests.tools import require_tool

DPI: Final = 50
TOP, BOTTOM = 20.0, 22.0  # mm of a page that are margins
BAND: Final = 5.0  # mm: a band of a page in which nothing is printed is empty
PAPER: Final = 250  # of 255: paler is white
LINE: Final = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*?)</line>', re.DOTALL)
WORD: Final = re.compile(r"<word[^>]*>(.*?)</word>")


def filled_shares(path: Path) -> list[float]:
    """Of each page, how much of the height between its margins has something printed on it, 0 to 1. Pictures of pages
    are not compressed, which would take longer than to draw them."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "page"
        subprocess.run([require_tool("pdftoppm"), "-r", str(DPI), "-gray", path, pages], check=True)
        return [_filled(picture) for picture in sorted(Path(folder).glob("*.pgm"))]


def _filled(picture: Path) -> float:
    px = DPI / 25.4
    with Image.open(picture) as image:
        rows = np.asarray(image)[int(TOP * px) : int(image.height - BOTTOM * px)].min(axis=1) < PAPER
    bands = np.array_split(rows, int(len(rows) / (BAND * px)))
    return float(np.mean([band.any() for band in bands]))


def hyphen_ladders(path: Path, most: int = 2) -> list[tuple[int, str]]:
    """Page and words of each run of more than `most` lines of a text whose last word is broken: a hyphen
    that was typed is another character."""
    html = subprocess.run(
        [require_tool("pdftotext"), "-bbox-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    return [
        (number, words)
        for number, page in enumerate(html.split("<page ")[1:])
        for block in page.split("<block ")[1:]
        for words in _ladders(block, most)
    ]


def _ladders(block: str, most: int) -> Iterator[str]:
    run: list[str] = []
    for _, _, line in [*LINE.findall(block), ("", "", "")]:
        words = WORD.findall(line)
        if words and re.search(r"[^\W\d_]\N{HYPHEN}$", words[-1]):
            run.append(words[-1])
            continue
        if len(run) > most:
            yield " ".join(run)
        run = []


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        print(file, "ladders:", hyphen_ladders(file))
        print({number: round(share, 2) for number, share in enumerate(filled_shares(file), 1) if share < 0.75})
