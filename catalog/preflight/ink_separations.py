"""How much ink a page takes, measured on its separations: Ghostscript makes a picture of each plate (device tiffsep),
and they are added up pixel by pixel."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from catalog.core.units import MM_PER_INCH
from catalog.pictures.plates import Pixels, heavy_pixels, picture_height
from catalog.preflight.reading.colour import Family
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.ink import HeavyPlace, Ink, InkMethod
from catalog.preflight.reading.painted import Document, Page

NAMES: Final = ("gs", "gswin64c", "gswin32c")
DPI: Final = 72.0
MOST_PROCESSES: Final = 4
LEAST_DPI: Final = 5.0  # of which plates show anything: a page of 10 m
PT_PER_INCH: Final = 72.0
MOST_PIXELS: Final = 6_000_000  # of a plate; larger pages are looked at more coarsely
AT_ONCE: Final = 8  # pages
SECONDS: Final = 20.0  # a page may take
LEAST_AREA: Final = 0.5  # mm² of too much ink, below which it is a stray edge


def find_ghostscript() -> str | None:
    """The program, where it is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def measure_ink(
    path: Path, document: Document, limit: float, program: str, advance: Callable[[str, int, int], None]
) -> Ink | None:
    """Places with more ink than `limit` per cent; None where Ghostscript cannot make plates of this file. What is not
    in print's colours yet is left out: which inks it will take only its conversion decides."""
    pages = [page for page in document.pages if _has_inks(page)]
    pieces = [pages[start : start + AT_ONCE] for start in range(0, len(pages), AT_ONCE)]
    processes = min(MOST_PROCESSES, os.cpu_count() or 1)
    found: dict[int, tuple[HeavyPlace, ...]] = {}
    done = 0
    for start in range(0, len(pieces), processes):  # no more plates than these lie on the disk
        for piece, measured in _measure(path, pieces[start : start + processes], limit, program):
            if measured is None:
                return None
            found |= measured
            done += len(piece)
            advance("inks", done, len(pages))
    return Ink(InkMethod.SEPARATIONS, found)


def _measure(
    path: Path, pieces: Sequence[Sequence[Page]], limit: float, program: str
) -> Iterator[tuple[Sequence[Page], dict[int, tuple[HeavyPlace, ...]] | None]]:
    """The heavy places of some pages at a time by their numbers, None where there are no plates of them. The plates of
    all pieces are made at once, each in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="catalog-ink-") as folder, ThreadPoolExecutor(len(pieces)) as pool:
        resolutions = [_dpi(pages) for pages in pieces]
        folders = [Path(folder) / str(index) for index in range(len(pieces))]
        running = [
            pool.submit(_separate, path, pages, dpi, program, own)
            for pages, dpi, own in zip(pieces, resolutions, folders, strict=True)
        ]
        for pages, dpi, own, one in zip(pieces, resolutions, folders, running, strict=True):
            if not one.result():
                yield pages, None
                continue
            places = {
                page.number: tuple(_heavy(own, index, page, dpi, limit)) for index, page in enumerate(pages, start=1)
            }
            yield pages, {number: heavy for number, heavy in places.items() if heavy}


def _has_inks(page: Page) -> bool:
    """Whether anything on it is painted in several inks; grey takes one."""
    return any(
        painted.colour is not None and painted.colour.space.family in (Family.CMYK, Family.SPOT)
        for painted in page.objects
    )


def _dpi(pages: Sequence[Page]) -> float:
    """Pixels an inch at which the largest of some pages has not too many."""
    square_inches = max(page.media.area for page in pages) / PT_PER_INCH**2
    return min(DPI, math.sqrt(MOST_PIXELS / square_inches))


def _separate(path: Path, pages: Sequence[Page], dpi: float, program: str, folder: Path) -> bool:
    """Have the plates of pages written as `page-0001(Cyan).tif` …; False where that fails. A thread of its own."""
    if dpi < LEAST_DPI:
        return False
    folder.mkdir()
    arguments = [
        program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{dpi:.2f}",
        f"-sPageList={','.join(str(page.number) for page in pages)}",
        f"-sOutputFile={folder / 'page-%04d.tif'}", "-f", str(path.resolve()),
    ]  # fmt: skip
    try:
        done = subprocess.run(
            arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS * len(pages), check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and any(folder.glob("page-*(*).tif"))


def _heavy(folder: Path, index: int, page: Page, dpi: float, limit: float) -> Iterator[HeavyPlace]:
    """Where the plates of the page that was made as the `index`-th are too heavy: one place around all of it."""
    plates = sorted(folder.glob(f"page-{index:04d}(*).tif"))
    if not plates:
        return
    scale = dpi / PT_PER_INCH
    height = picture_height(plates[0])
    x, y = page.media.left, page.media.bottom

    def pixels(box: Box) -> Pixels:
        return (
            (box.left - x) * scale,
            height - (box.top - y) * scale,
            (box.right - x) * scale,
            height - (box.bottom - y) * scale,
        )

    foreign = [
        pixels(painted.box)
        for painted in page.objects
        if painted.colour is not None and painted.colour.space.family in (Family.RGB, Family.LAB)
    ]
    found = heavy_pixels(plates, limit, pixels(page.cut), foreign)
    if found is None:
        return
    area = found.count * (MM_PER_INCH / dpi) ** 2
    if area >= LEAST_AREA:
        left, upper, right, lower = found.box
        box = Box(left / scale + x, (height - lower) / scale + y, right / scale + x, (height - upper) / scale + y)
        yield HeavyPlace(box, found.percent, area)
