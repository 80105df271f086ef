"""Drawn things (motifs, maps, QR codes) as files named by their content, so that a page's HTML tells all it shows."""

from __future__ import annotations

import io
import os
from functools import cache
from hashlib import sha256
from pathlib import Path

import segno


class Drawings:
    """A folder of drawings in the cache; `add` returns the address by which a page shows one."""

    SCHEME = "drawing"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, suffix: str) -> str:
        """Keep `content`; the address is `drawing:<content key>.<suffix>`."""
        name = f"{sha256(content).hexdigest()[:24]}.{suffix}"
        path = self.folder / name
        if not path.exists():
            beside = path.with_suffix(f".{os.getpid()}.new")
            beside.write_bytes(content)
            beside.replace(path)
        return f"{self.SCHEME}:{name}"

    def svg(self, text: str) -> str:
        return self.add(text.encode(), "svg")

    def qr(self, url: str) -> str:
        """A QR code (ISO/IEC 18004, error level M) as a one-bit PNG, one pixel a module: the page scales it sharply."""
        return self.add(_qr_png(url), "png")


@cache
def _qr_png(url: str) -> bytes:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False, boost_error=False).save(out, kind="png", scale=1, border=0)
    return out.getvalue()
