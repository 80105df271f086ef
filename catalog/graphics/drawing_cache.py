"""Drawn things (motifs, maps, QR codes) as files named by their content, which a page's HTML names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from catalog.cache.eviction import used
from catalog.core.atomic_files import write_quickly
from catalog.core.content_keys import digest_of
from catalog.graphics import qr_code

DIGITS: Final = 24  # hexadecimal, of a content key
CLOTH: Final = "cloth"  # schemes of drawings that binding draws as vectors; their endings as well
CODE: Final = "code"
AT_BINDING: Final = (CLOTH, CODE)
NOTE: Final = ".name"  # behind the name of a file that says which drawing it is


class DrawingCache:
    """A folder of drawings in the cache; `add` returns the address by which a page shows one."""

    SCHEME = "drawing"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, str] = {}  # addresses of what was drawn, by key
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, suffix: str) -> str:
        """Keep `content`; the address is `drawing:<content key>.<suffix>`, or `cloth:<content key>` of what binding
        draws."""
        path = self.folder / f"{_content_key(content)}.{suffix}"
        if not is_whole(path):
            write_quickly(path, content)
        used(path)
        return self._address(path)

    @classmethod
    def file(cls, address: str) -> str:
        """The name of the file that is found at an address; "" for what is none of these drawings."""
        scheme, _, name = address.partition(":")
        return name if scheme == cls.SCHEME else f"{name}.{scheme}" if scheme in AT_BINDING else ""

    @classmethod
    def _address(cls, path: Path) -> str:
        scheme = path.suffix.removeprefix(".")
        return f"{scheme}:{path.stem}" if scheme in AT_BINDING else f"{cls.SCHEME}:{path.name}"

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
        return self._address(drawing) if is_whole(drawing) else ""

    def _draw(self, name: str, suffix: str, draw: Callable[[], bytes]) -> str:
        address = self.add(draw(), suffix)
        write_quickly(self.folder / f"{name}{NOTE}", Path(self.file(address)).stem.encode())
        return address

    def code(self, text: str) -> qr_code.QrCode:
        """The QR code of a text."""
        address = self.drawn((qr_code.FORM, text), CODE, lambda: qr_code.draw_code(text))
        return qr_code.QrCode(address, qr_code.code_size((self.folder / self.file(address)).read_bytes()))


def is_whole(path: Path) -> bool:
    """Whether a drawing is there, and as it was drawn, by the digest in its name."""
    try:
        return path.stem == _content_key(path.read_bytes())
    except OSError:
        return False


def _content_key(content: bytes) -> str:
    return digest_of(content)[:DIGITS]
