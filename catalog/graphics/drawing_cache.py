"""Drawn things (motifs, maps, QR codes) as files named by their content, which a page's HTML names."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

import segno

from catalog.cache.eviction import used
from catalog.core.atomic_files import write_quickly
from catalog.core.content_keys import digest_of

DIGITS: Final = 24  # hexadecimal, of a content key
CLOTH: Final = "cloth"  # scheme of a drawing that binding draws as vectors; its ending as well
NOTE: Final = ".name"  # behind the name of a file that says which drawing it is


class DrawingCache:
    """A folder of drawings in the cache; `add` returns the address by which a page shows one."""

    SCHEME = "drawing"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, str] = {}  # addresses of what was drawn, by key
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, suffix: str) -> str:
        """Keep `content`; the address is `drawing:<content key>.<suffix>`."""
        path = self.folder / f"{_content_key(content)}.{suffix}"
        if not is_whole(path):
            write_quickly(path, content)
        used(path)
        return f"{self.SCHEME}:{path.name}"

    @classmethod
    def file(cls, address: str) -> str:
        """The name of the file that binding finds at an address; "" for what is none of these drawings."""
        scheme, _, name = address.partition(":")
        return name if scheme == cls.SCHEME else f"{name}.{scheme}" if scheme == CLOTH else ""

    def svg(self, text: str) -> str:
        return self.add(text.encode(), "svg")

    def drawn(self, key: tuple[object, ...], suffix: str, draw: Callable[[], bytes]) -> str:
        """What `draw` draws, for what takes longer to draw than a page to set: a file that is named by all that it
        depends on says which drawing it is."""
        name = f"{_content_key(repr(key).encode())}.{suffix}"
        if name not in self._known:
            self._known[name] = self._noted(name, suffix) or self._draw(name, suffix, draw)
        return self._known[name]

    def _noted(self, name: str, suffix: str) -> str:
        note = self.folder / f"{name}{NOTE}"
        try:
            drawing = self.folder / f"{int(note.read_bytes(), 16):0{DIGITS}x}.{suffix}"
        except (OSError, ValueError):
            return ""
        for path in (note, drawing):
            used(path)
        return f"{self.SCHEME}:{drawing.name}" if is_whole(drawing) else ""

    def _draw(self, name: str, suffix: str, draw: Callable[[], bytes]) -> str:
        address = self.add(draw(), suffix)
        write_quickly(self.folder / f"{name}{NOTE}", Path(self.file(address)).stem.encode())
        return address

    def qr(self, url: str) -> str:
        """A QR code (ISO/IEC 18004, error level M) as a one-bit PNG, one pixel a module: the page scales it sharply."""
        return self.drawn(("qr", segno.__version__, url), "png", lambda: _qr_png(url))


def is_whole(path: Path) -> bool:
    """Whether a drawing is there, and as it was drawn, by the digest in its name."""
    try:
        return path.stem == _content_key(path.read_bytes())
    except OSError:
        return False


def _content_key(content: bytes) -> str:
    return digest_of(content)[:DIGITS]


def _qr_png(url: str) -> bytes:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False, boost_error=False).save(out, kind="png", scale=1, border=0)
    return out.getvalue()
