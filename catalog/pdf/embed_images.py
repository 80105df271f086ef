"""The pictures of a book in its PDF: developed photos, cloths and codes, each once for the whole book (stage 8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from catalog.graphics.drawing_cache import CLOTH, CODE, DrawingCache
from catalog.graphics.ikat.pdf_form import cloth_form
from catalog.graphics.qr_code import code_form
from catalog.pdf.writer import PdfWriter

FRAME_MARKERS: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # those that begin a frame (ITU-T T.81)
PICTURE: Final = "picture"  # scheme of a developed photo
FORMS: Final = {CLOTH: cloth_form, CODE: code_form}  # by scheme
INVERTED: Final = "/Decode[1 0 1 0 1 0 1 0]"  # a JPEG in inks has, since Photoshop, 0 for the most of each
SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class EmbeddedImages:
    """Writes each picture when it is first used. `pictures` and `drawings` are folders of the cache; `instead` has the
    names of the pictures that stand for others in this file, `recoloured` the colours that drawings have there."""

    def __init__(
        self,
        pdf: PdfWriter,
        pictures: Path,
        drawings: Path,
        instead: Mapping[str, str] | None = None,
        recoloured: Callable[[bytes], bytes] | None = None,
    ) -> None:
        self._pdf, self._pictures, self._drawings = pdf, pictures, drawings
        self._instead, self._recoloured = instead or {}, recoloured
        self._written: dict[str, int] = {}

    def number(self, address: str) -> int:
        """The object that draws what `address` (`picture:…`, `cloth:…`, `code:…`) names in the unit square."""
        if address not in self._written:
            self._written[address] = self._write(address)
        return self._written[address]

    @property
    def photos(self) -> tuple[str, ...]:
        """The names of the pictures so far, in the order of their first use, whatever stands for them here."""
        return tuple(name for scheme, _, name in (one.partition(":") for one in self._written) if scheme == PICTURE)

    def add(self, address: str, jpeg: bytes) -> None:
        """Write a picture that is in no folder, under an address of its own."""
        self._written[address] = self._photo(jpeg)

    def _write(self, address: str) -> int:
        scheme, _, name = address.partition(":")
        if scheme in FORMS:
            entries, content = FORMS[scheme](_read(self._drawings, DrawingCache.file(address)))
            return self._pdf.add_stream(entries, self._recoloured(content) if self._recoloured else content)
        return self._photo(_read(self._pictures, self._instead.get(name, name)))

    def _photo(self, jpeg: bytes) -> int:
        width, height, channels = jpeg_frame(jpeg)
        image = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8"
        turned = INVERTED if channels == 4 else ""
        return self._pdf.add_stream(f"{image}/ColorSpace{SPACES[channels]}{turned}/Filter/DCTDecode", jpeg)


def _read(folder: Path, name: str) -> bytes:
    with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 thousands of files
        return file.read()


def jpeg_frame(jpeg: bytes) -> tuple[int, int, int]:
    """Width, height (px) and channels of a JPEG, from the head of its frame. ValueError where there is none."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker in FRAME_MARKERS:
            height, width = (int.from_bytes(jpeg[at + place : at + place + 2], "big") for place in (5, 7))
            return width, height, jpeg[at + 9]
        at += 2 + length
    raise ValueError("a picture that is no JPEG")
