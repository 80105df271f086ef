"""The pictures of a book in its PDF: developed photos, cloths and codes, each once for the whole book (stage 8)."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from catalog.graphics.drawing_cache import CLOTH, DrawingCache
from catalog.graphics.ikat import pdf_form
from catalog.pdf.writer import PdfWriter

FRAME_MARKERS: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # those that begin a frame (ITU-T T.81)
PNG_HEAD: Final = struct.Struct(">8xI4sIIBBBBB4x")  # signature and first chunk (ISO/IEC 15948, 11.2.2)
CHUNK: Final = struct.Struct(">I4s")  # length and kind
BITS: Final = (1, 0, 0, 0, 0)  # a bit a pixel, greyscale, deflated, filtered, not interlaced
SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class EmbeddedImages:
    """Writes each picture when it is first used. `pictures` and `drawings` are folders of the cache."""

    def __init__(self, pdf: PdfWriter, pictures: Path, drawings: Path) -> None:
        self._pdf, self._pictures, self._drawings = pdf, pictures, drawings
        self._written: dict[str, int] = {}

    def number(self, address: str) -> int:
        """The object that draws what `address` (`picture:…`, `cloth:…`, `drawing:…`) names in the unit square."""
        if address not in self._written:
            self._written[address] = self._write(address)
        return self._written[address]

    def _write(self, address: str) -> int:
        drawing = DrawingCache.file(address)
        if not drawing:
            return self._photo(_read(self._pictures, address.partition(":")[2]))
        if address.startswith(CLOTH):
            return self._pdf.add_stream(*pdf_form.cloth_form(_read(self._drawings, drawing)))
        return self._code(_read(self._drawings, drawing))

    def _photo(self, jpeg: bytes) -> int:
        width, height, channels = jpeg_frame(jpeg)
        entries = f"{_image(width, height, 8)}/ColorSpace{SPACES[channels]}/Filter/DCTDecode"
        return self._pdf.add_stream(entries, jpeg)

    def _code(self, png: bytes) -> int:
        """A picture of black and white modules, one bit each: PDF takes what is deflated in the PNG as it is."""
        width, height, deflated = png_bits(png)
        rows = f"/DecodeParms<</Predictor 15/Columns {width}/BitsPerComponent 1>>"  # PNG's filters (7.4.4.4)
        entries = f"{_image(width, height, 1)}/ColorSpace/DeviceGray/Filter/FlateDecode{rows}"
        return self._pdf.add_stream(entries, deflated)


def _read(folder: Path, name: str) -> bytes:
    with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 thousands of files
        return file.read()


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


def png_bits(png: bytes) -> tuple[int, int, bytes]:
    """Width, height (px) and deflated rows of a PNG with one bit a pixel in grey. ValueError where it is another."""
    try:
        _, kind, width, height, *form = PNG_HEAD.unpack_from(png)
        if (kind, tuple(form)) != (b"IHDR", BITS):
            raise ValueError("a picture that is no PNG of single bits")
        at, pieces = PNG_HEAD.size, []
        while (chunk := CHUNK.unpack_from(png, at))[1] != b"IEND":
            if chunk[1] == b"IDAT":
                pieces.append(png[at + CHUNK.size : at + CHUNK.size + chunk[0]])
            at += CHUNK.size + chunk[0] + 4  # its check
    except struct.error as reason:
        raise ValueError("a picture that is cut off") from reason
    return width, height, b"".join(pieces)
