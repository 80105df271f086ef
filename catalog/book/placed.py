"""The pictures of a book in its PDF: developed photos, cloths and codes, each once for the whole book (stage 8)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image

from catalog.book import cloth
from catalog.book.drawings import Drawings
from catalog.book.pdf import PdfWriter

FRAME_MARKERS: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # those that begin a frame (ITU-T T.81)
SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class PlacedPictures:
    """Writes each picture the first time it is asked for. `pictures` and `drawings` are folders of the cache."""

    def __init__(self, pdf: PdfWriter, pictures: Path, drawings: Path) -> None:
        self._pdf, self._pictures, self._drawings = pdf, pictures, drawings
        self._written: dict[str, int] = {}

    def number(self, address: str) -> int:
        """The object that draws what `address` (`picture:…`, `cloth:…`, `drawing:…`) names in the unit square."""
        if address not in self._written:
            self._written[address] = self._write(address)
        return self._written[address]

    def _write(self, address: str) -> int:
        drawing = Drawings.file(address)
        if not drawing:
            return self._photo((self._pictures / address.partition(":")[2]).read_bytes())
        if address.startswith(cloth.SCHEME):
            return self._pdf.add_stream(*cloth.cloth_form((self._drawings / drawing).read_bytes()))
        return self._code(self._drawings / drawing)

    def _photo(self, jpeg: bytes) -> int:
        width, height, channels = jpeg_frame(jpeg)
        entries = f"{_image(width, height, 8)}/ColorSpace{SPACES[channels]}/Filter/DCTDecode"
        return self._pdf.add_stream(entries, jpeg)

    def _code(self, file: Path) -> int:
        """A picture of black and white modules, one bit each."""
        with Image.open(file) as picture:
            bits = picture.convert("1")
            entries = f"{_image(bits.width, bits.height, 1)}/ColorSpace/DeviceGray"
            return self._pdf.add_deflated(entries, bits.tobytes())


def _image(width: int, height: int, bits: int) -> str:
    return f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent {bits}"


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
