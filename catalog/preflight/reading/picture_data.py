"""The data of pictures: whether they are whole, and how much ink their heaviest place takes. Each picture once a
file."""

from __future__ import annotations

import warnings
import zlib
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.colour import CMYK, GREY, RGB, ColourSpace, Family
from catalog.preflight.reading.pdf_objects import MOST_DATA, WRONG, entry, filters, identity, number, unpacked
from catalog.preflight.reading.unpacking import UNPACKERS

MOST_PIXELS: Final = 50_000_000  # of a picture that is opened to look for ink
LOOKED_AT: Final = 400  # px along the longer side at which ink is looked for, so that a stray pixel does not count
PAPER: Final = {"CMYK": 0, "RGB": 255, "L": 255}  # what white is, by Pillow's mode
OFF_WHITE: Final = 3  # steps of 255 by which compression may be off
HEADER: Final = 4096  # bytes at the beginning of JPEG 2000 data in which they describe themselves
ENUMERATED: Final = {12: CMYK, 16: RGB, 17: GREY, 18: RGB}
END_OF_JPEG: Final = b"\xff\xd9"
TAIL: Final = 4096  # bytes at the end of a JPEG in which its end must stand


class PictureData:
    """Looks into the pictures of one file. `measure_ink`: also for their ink, which takes long."""

    def __init__(self, *, measure_ink: bool) -> None:
        self._measure_ink = measure_ink
        self._whole: dict[tuple[int, int], bool] = {}
        self._white: dict[tuple[int, int], frozenset[str]] = {}
        self._ink: dict[tuple[int, int], float | None] = {}

    def is_whole(self, stream: Any, space: ColourSpace | None) -> bool:  # noqa: ANN401 pikepdf
        """Whether the data of a picture are there to its end."""
        key = identity(stream)
        if key is None:
            return True  # an inline picture: its end is where the content goes on
        if key not in self._whole:
            try:
                self._whole[key] = _whole(stream, space)
            except WRONG:
                self._whole[key] = False
        return self._whole[key]

    def most_ink(self, stream: Any, space: ColourSpace | None) -> float | None:  # noqa: ANN401
        """The sum of the inks of the heaviest place of a CMYK picture, 1 an ink; None where it is not looked for, or
        not known."""
        key = identity(stream)
        if not self._measure_ink or key is None or space is None or space.family is not Family.CMYK:
            return None
        if key not in self._ink:
            try:
                self._ink[key] = _most_ink(stream)
            except Exception:  # pikepdf and Pillow have errors of many kinds for data that are no picture
                self._ink[key] = None
        return self._ink[key]

    def white_edges(self, stream: Any) -> frozenset[str]:  # noqa: ANN401
        """Which edges of a picture are white, of `top`, `bottom`, `left`, `right` as its data have them."""
        key = identity(stream)
        if key is None:
            return frozenset()
        if key not in self._white:
            try:
                self._white[key] = _white_edges(stream)
            except Exception:
                self._white[key] = frozenset()
        return self._white[key]


def space_inside(stream: Any) -> ColourSpace | None:  # noqa: ANN401
    """The space that the data of a JPEG 2000 picture name themselves, where the dictionary names none (ISO 32000-1,
    7.4.9; ISO 15444-1, I.5.3.3); None for all else."""
    if "JPXDecode" not in filters(stream):
        return None
    try:
        data = bytes(stream.get_raw_stream_buffer())[:HEADER]
    except WRONG:
        return None
    at = data.find(b"colr\x01")
    return ENUMERATED.get(int.from_bytes(data[at + 7 : at + 11], "big")) if at >= 0 else None


def _white_edges(stream: Any) -> frozenset[str]:  # noqa: ANN401
    picture = _opened(stream)
    if picture is None or picture.mode not in PAPER:
        return frozenset()
    width, height = picture.size
    edges = {
        "top": (0, 0, width, 1),
        "bottom": (0, height - 1, width, height),
        "left": (0, 0, 1, height),
        "right": (width - 1, 0, width, height),
    }
    paper = PAPER[picture.mode]
    return frozenset(
        name
        for name, box in edges.items()
        if all(abs(value - paper) <= OFF_WHITE for value in picture.crop(box).tobytes())
    )


def _opened(stream: Any) -> Any:  # noqa: ANN401
    """A picture as Pillow has it; None for one of too many pixels."""
    if number(entry(stream, "Width")) * number(entry(stream, "Height")) > MOST_PIXELS:
        return None
    if any(kind in UNPACKERS for kind in filters(stream)):
        unpacked(stream, MOST_PIXELS * 4)  # which pikepdf would do without a limit
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pikepdf.PdfImage(stream).as_pil_image()


def _whole(stream: Any, space: ColourSpace | None) -> bool:  # noqa: ANN401
    kinds = filters(stream)
    data = bytes(stream.get_raw_stream_buffer())
    if kinds == ("DCTDecode",):
        return data[:2] == b"\xff\xd8" and END_OF_JPEG in data[-TAIL:]
    if kinds not in (("FlateDecode",), ()):
        return bool(data)
    bits = 1 if entry(stream, "ImageMask") else int(number(entry(stream, "BitsPerComponent"), 8))
    components = space.components if space is not None else 1
    row = (int(number(entry(stream, "Width"))) * bits * components + 7) // 8
    wanted = row * int(number(entry(stream, "Height")))
    if wanted > MOST_DATA:
        return True
    return _length(data, wanted) >= wanted if kinds else len(data) >= wanted


def _length(data: bytes, wanted: int) -> int:
    """How much Flate data unpack to, up to `wanted`."""
    machine = zlib.decompressobj()
    length = 0
    try:
        while length < wanted and data:
            piece = machine.decompress(data, min(1 << 20, wanted - length))
            length += len(piece)
            data = machine.unconsumed_tail
            if not piece:
                break
    except zlib.error:
        pass
    return length


def _most_ink(stream: Any) -> float | None:  # noqa: ANN401
    picture = _opened(stream)
    if picture is None or picture.mode != "CMYK":
        return None
    factor = max(1, max(picture.size) // LOOKED_AT)
    plates = picture.reduce(factor).split()
    sums = (sum(pixel) for pixel in zip(*(plate.tobytes() for plate in plates), strict=True))
    return max(sums, default=0) / 255
