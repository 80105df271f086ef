"""How much ink a page takes, measured on its separations: Ghostscript makes a picture of each plate (device tiffsep),
and they are added up pixel by pixel."""

from __future__ import annotations

import math
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
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
    found: dict[int, tuple[HeavyPlace, ...]] = {}
    pages = [page for page in document.pages if _has_inks(page)]
    for start in range(0, len(pages), AT_ONCE):
        some = pages[start : start + AT_ONCE]
        with tempfile.TemporaryDirectory(prefix="catalog-ink-") as folder:
            dpi = _dpi(some)
            if dpi < LEAST_DPI or not _separate(path, some, dpi, program, Path(folder)):
                return None
            for index, page in enumerate(some, start=1):
                places = tuple(_heavy(Path(folder), index, page, dpi, limit))
                if places:
                    found[page.number] = places
        advance("inks", start + len(some), len(pages))
    return Ink(InkMethod.SEPARATIONS, found)


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
