"""Pages of a PDF as Ghostscript separates them into inks, and as it shows them on a screen."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.tools import require_tool

INKS: Final = ("Cyan", "Magenta", "Yellow", "Black")
Levels = NDArray[np.float64]


def separations(file: Path, folder: Path, dpi: int) -> list[Levels]:
    """For each page the percent of each ink of each pixel: height × width × 4."""
    folder.mkdir()
    _render(file, "tiffsep", folder / "%04d.tif", dpi)
    pages = sorted(path.name.partition("(")[0] for path in folder.glob("*(Cyan).tif"))
    return [np.stack([_levels(folder / f"{page}({ink}).tif") for ink in INKS], axis=2) for page in pages]


def pictures(file: Path, folder: Path, dpi: int, *options: str) -> list[NDArray[np.uint8]]:
    """For each page its colours in sRGB: height × width × 3."""
    folder.mkdir()
    _render(file, "png16m", folder / "%04d.png", dpi, *options)
    return [np.asarray(Image.open(path).convert("RGB")) for path in sorted(folder.glob("*.png"))]


def _render(file: Path, device: str, out: Path, dpi: int, *options: str) -> None:
    fixed = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", f"-sDEVICE={device}", f"-r{dpi}", f"-sOutputFile={out}")
    subprocess.run([require_tool("gs"), *fixed, *options, file], check=True)


def _levels(path: Path) -> Levels:
    return (255 - np.asarray(Image.open(path).convert("L"), dtype=np.float64)) / 2.55


def inside(page: NDArray[np.generic], around: float, dpi: int) -> NDArray[np.generic]:
    """The pixels of a page without `around` mm at each edge."""
    edge = round(around / 25.4 * dpi)
    return page[edge : page.shape[0] - edge, edge : page.shape[1] - edge]
