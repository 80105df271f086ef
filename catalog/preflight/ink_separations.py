"""How much ink a page takes, measured on its separations: Ghostscript makes a picture of each plate (device tiffsep),
and they are added up pixel by pixel."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final, Self

from catalog.core.units import MM_PER_INCH
from catalog.pictures.plates import Pixels, heavy_pixels, picture_height
from catalog.preflight.reading.colour import Family
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.ink import HeavyPlace, Ink, InkMethod
from catalog.preflight.reading.painted import Page

NAMES: Final = ("gs", "gswin64c", "gswin32c")
DPI: Final = 50.0  # a pixel is a fourth of a mm²
MOST_PROCESSES: Final = 4
LEAST_DPI: Final = 5.0  # of which plates show anything: a page of 10 m
PT_PER_INCH: Final = 72.0
MOST_PIXELS: Final = 6_000_000  # of a plate; larger pages are looked at more coarsely
AT_ONCE: Final = 12  # pages
SECONDS: Final = 20.0  # a page may take
LEAST_AREA: Final = 0.5  # mm² of too much ink, below which it is a stray edge
BUFFER: Final = 50_000_000  # bytes in which a page is drawn at once

HeavyPages = dict[int, tuple[HeavyPlace, ...]]


def find_ghostscript() -> str | None:
    """The program, where it is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class InkMeasure:
    """Measures the ink of a file's pages while others are read, some at a time, each time in a process of its own."""

    def __init__(self, path: Path, limit: float, program: str) -> None:
        self._path, self._limit, self._program = path, limit, program
        self._pool = ThreadPoolExecutor(min(MOST_PROCESSES, os.cpu_count() or 1))
        self._waiting: list[Page] = []
        self._running: list[tuple[int, Future[HeavyPages | None]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def add(self, page: Page) -> None:
        """Have a page measured. What is not in print's colours yet is left out: which inks it will take only its
        conversion decides."""
        if _has_inks(page):
            self._waiting.append(page)
        if len(self._waiting) == AT_ONCE:
            self._begin()

    def measured(self, advance: Callable[[str, int, int], None]) -> Ink | None:
        """Places with more ink than the limit, when all pages are measured; None where Ghostscript cannot make plates
        of this file."""
        self._begin()
        found: HeavyPages = {}
        done, total = 0, sum(count for count, _ in self._running)
        for count, running in self._running:
            heavy = running.result()
            if heavy is None:
                return None
            found |= heavy
            done += count
            advance("inks", done, total)
        return Ink(InkMethod.SEPARATIONS, found)

    def _begin(self) -> None:
        pages, self._waiting = self._waiting, []
        if pages:
            running = self._pool.submit(_measure, self._path, pages, self._limit, self._program)
            self._running.append((len(pages), running))


def _measure(path: Path, pages: Sequence[Page], limit: float, program: str) -> HeavyPages | None:
    """The heavy places of some pages by their numbers; None where there are no plates of them. A thread of its own."""
    dpi = _dpi(pages)
    with tempfile.TemporaryDirectory(prefix="catalog-ink-") as name:
        folder = Path(name)
        if not _separate(path, pages, dpi, program, folder):
            return None
        places = {
            page.number: tuple(_heavy(folder, index, page, dpi, limit)) for index, page in enumerate(pages, start=1)
        }
    return {number: heavy for number, heavy in places.items() if heavy}


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
    """Have the plates of pages written as `page-0001(Cyan).tif` …; False where that fails."""
    if dpi < LEAST_DPI:
        return False
    arguments = [
        program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{dpi:.2f}",
        "-sCompression=none", f"-dMaxBitmap={BUFFER}", f"-dBufferSpace={BUFFER}",
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
