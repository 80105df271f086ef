"""Pages of a PDF as small pictures, drawn by PDFium in a process of its own: a file that breaks the drawing program
breaks that process alone."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from catalog.preflight.preflight_run import Advance, Sheet

WIDTH: Final = 480  # px of the longer side
SECONDS: Final = 30.0  # for the start, and a page may take a tenth of it
AT_ONCE: Final = 8  # pages a process


def draw_pages(path: Path, sheets: Sequence[Sheet], advance: Advance) -> dict[int, bytes]:
    """The pages as PNG by their numbers: the whole medium, as a reader sees it. One that cannot be drawn is missing."""
    found: dict[int, bytes] = {}
    for start in range(0, len(sheets), AT_ONCE):
        some = sheets[start : start + AT_ONCE]
        found |= _draw(path, some)
        advance("pictures", start + len(some), len(sheets))
    return found


def _draw(path: Path, sheets: Sequence[Sheet]) -> dict[int, bytes]:
    wanted = [
        ",".join(
            [str(sheet.number), *(f"{value:.3f}" for value in sheet.media), str(sheet.user_unit), str(sheet.rotation)]
        )
        for sheet in sheets
    ]
    with tempfile.TemporaryDirectory(prefix="catalog-pages-") as folder:
        # -P: what lies in the working folder is no part of the program.
        command = [
            sys.executable,
            "-P",
            "-m",
            "catalog.preflight.pdfium_process",
            str(path.resolve()),
            folder,
            str(WIDTH),
        ]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):  # what was drawn until then is there
            subprocess.run(
                [*command, *wanted],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS * (1 + len(sheets) / 10),
                check=False,
            )
        return {int(file.stem): file.read_bytes() for file in sorted(Path(folder).glob("*.png"))}
