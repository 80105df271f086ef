"""Drawn things (motifs, maps, QR codes) as files named by their content, so that a page's HTML tells all it shows."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import segno

from catalog.book import cloth
from catalog.cache import used


class Drawings:
    """A folder of drawings in the cache; `add` returns the address by which a page shows one."""

    SCHEME = "drawing"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, suffix: str) -> str:
        """Keep `content`; the address is `drawing:<content key>.<suffix>`."""
        name = f"{sha256(content).hexdigest()[:24]}.{suffix}"
        if not self._has(name):
            self._keep(name, content)
        return f"{self.SCHEME}:{name}"

    def _has(self, name: str) -> bool:
        path = self.folder / name
        used(path)
        return path.exists()

    def _keep(self, name: str, content: bytes) -> None:
        beside = self.folder / f"{name}.{os.getpid()}.new"
        beside.write_bytes(content)
        beside.replace(self.folder / name)

    @classmethod
    def file(cls, address: str) -> str:
        """The name of the file that binding finds at an address; "" for what is none of these drawings."""
        scheme, _, name = address.partition(":")
        return name if scheme == cls.SCHEME else f"{name}.{scheme}" if scheme == cloth.SCHEME else ""

    def svg(self, text: str) -> str:
        return self.add(text.encode(), "svg")

    def drawn(self, key: tuple[object, ...], suffix: str, draw: Callable[[], bytes]) -> str:
        """What `draw` draws, kept under all that it depends on, for what takes longer to draw than a page to set."""
        name = f"{sha256(repr(key).encode()).hexdigest()[:24]}.{suffix}"
        if not self._has(name):
            self._keep(name, draw())
        return f"{self.SCHEME}:{name}"

    def qr(self, url: str) -> str:
        """A QR code (ISO/IEC 18004, error level M) as a one-bit PNG, one pixel a module: the page scales it sharply."""
        return self.drawn(("qr", segno.__version__, url), "png", lambda: _qr_png(url))


def _qr_png(url: str) -> bytes:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False, boost_error=False).save(out, kind="png", scale=1, border=0)
    return out.getvalue()
