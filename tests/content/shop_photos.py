"""A kind of goods and a colour → an upright product photo on white or on an even ground, always the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

FORMATS: Final = ((1000, 1250), (1000, 1500))  # px: 4:5 and 2:3, as shops have them
GROUNDS: Final = ("#ffffff", "#ffffff", "#f3f1ec", "#e6e9ec")
COLOURS: Final = ("#1d2733", "#8c2f39", "#2f5d50", "#c9a227", "#6b7a8f", "#d9d2c5", "#3b3054", "#b5651d")
TURNS: Final = 8  # after so many the photos are the same again

Points = tuple[tuple[float, float], ...]  # from 0 to 1: from the left, from the top
Fill = str

SHIRT: Final[Points] = (
    (0.36, 0.05),
    (0.64, 0.05),
    (0.82, 0.12),
    (0.97, 0.42),
    (0.84, 0.48),
    (0.77, 0.34),
    (0.77, 0.95),
    (0.23, 0.95),
    (0.23, 0.34),
    (0.16, 0.48),
    (0.03, 0.42),
    (0.18, 0.12),
)
TROUSERS: Final[Points] = (
    (0.28, 0.05),
    (0.72, 0.05),
    (0.80, 0.95),
    (0.58, 0.95),
    (0.50, 0.36),
    (0.42, 0.95),
    (0.20, 0.95),
)
SHORTS: Final[Points] = (
    (0.22, 0.20),
    (0.78, 0.20),
    (0.92, 0.80),
    (0.55, 0.80),
    (0.50, 0.52),
    (0.45, 0.80),
    (0.08, 0.80),
)
BOOT: Final[Points] = (
    (0.30, 0.05),
    (0.62, 0.05),
    (0.62, 0.60),
    (0.92, 0.76),
    (0.94, 0.92),
    (0.30, 0.92),
)


class Sheet:
    """A photo while it is drawn; places are parts of its width and height."""

    def __init__(self, size: tuple[int, int], ground: str) -> None:
        self.width, self.height = size
        self.ground = ground
        self.image = Image.new("RGB", (self.width, self.height), ground)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Points, fill: Fill) -> None:
        self.pen.polygon([(x * self.width, y * self.height) for x, y in points], fill=fill)

    def oval(self, box: tuple[float, float, float, float], fill: Fill) -> None:
        self.pen.ellipse(self._box(box), fill=fill)

    def slab(self, box: tuple[float, float, float, float], fill: Fill) -> None:
        self.pen.rounded_rectangle(self._box(box), radius=0.04 * self.width, fill=fill)

    def ring(self, box: tuple[float, float, float, float], fill: Fill) -> None:
        """A handle: an oval line."""
        self.pen.ellipse(self._box(box), outline=fill, width=int(0.045 * self.width))

    def jpeg(self) -> bytes:
        held = BytesIO()
        self.image.save(held, "JPEG", quality=80)
        return held.getvalue()

    def _box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        left, top, right, low = box
        return left * self.width, top * self.height, right * self.width, low * self.height


def draw_photo(shape: str, turn: int, colour: str = "") -> bytes:
    """The JPEG of an upright photo of goods of a `shape` (a key of SHAPES): each `turn`, of which there are TURNS, in
    another format, ground, and colour where none is given."""
    return _drawn(shape, turn % TURNS, colour or COLOURS[turn % len(COLOURS)])


@lru_cache
def _drawn(shape: str, turn: int, colour: str) -> bytes:
    sheet = Sheet(FORMATS[turn % len(FORMATS)], GROUNDS[turn // len(FORMATS) % len(GROUNDS)])
    for step in range(8):  # a shadow on the floor that grows darker inwards
        edge = step * 0.005
        level = 226 - step * 6
        sheet.oval(
            (0.15 + 3 * edge, 0.92 + edge / 2, 0.85 - 3 * edge, 0.98 - edge / 2), f"#{level:02x}{level:02x}{level:02x}"
        )
    SHAPES[shape](sheet, colour)
    return sheet.jpeg()


def draw_workshop() -> bytes:
    """The JPEG of a landscape photo of a room with windows."""
    sheet = Sheet((2400, 1500), "#8f8578")
    for number in range(4):
        sheet.slab((0.06 + number * 0.24, 0.1, 0.22 + number * 0.24, 0.55), "#dfe6e8")
    sheet.slab((0.04, 0.66, 0.96, 0.78), "#5b4630")
    return sheet.jpeg()


def _shirt(sheet: Sheet, fill: Fill) -> None:
    sheet.polygon(SHIRT, fill)
    sheet.oval((0.39, 0.0, 0.61, 0.11), sheet.ground)


def _model(sheet: Sheet, fill: Fill) -> None:
    """A person from the head to the knees, in a shirt: what a crop through the middle beheads."""
    sheet.polygon(
        ((0.34, 0.60), (0.66, 0.60), (0.64, 0.99), (0.52, 0.99), (0.50, 0.70), (0.48, 0.99), (0.36, 0.99)), "#2b2d33"
    )
    sheet.slab((0.31, 0.24, 0.69, 0.64), fill)
    sheet.polygon(((0.31, 0.25), (0.40, 0.24), (0.27, 0.62), (0.19, 0.60)), fill)
    sheet.polygon(((0.69, 0.25), (0.60, 0.24), (0.73, 0.62), (0.81, 0.60)), fill)
    sheet.slab((0.45, 0.18, 0.55, 0.27), "#c99b7f")
    sheet.oval((0.40, 0.04, 0.60, 0.22), "#c99b7f")
    sheet.oval((0.39, 0.02, 0.61, 0.12), "#3a2a20")


def _trousers(sheet: Sheet, fill: Fill) -> None:
    sheet.polygon(TROUSERS, fill)


def _shorts(sheet: Sheet, fill: Fill) -> None:
    sheet.polygon(SHORTS, fill)


def _bag(sheet: Sheet, fill: Fill) -> None:
    sheet.ring((0.28, 0.05, 0.72, 0.62), fill)
    sheet.slab((0.12, 0.36, 0.88, 0.95), fill)
    sheet.slab((0.42, 0.48, 0.58, 0.54), "#e9dcc0")


def _boot(sheet: Sheet, fill: Fill) -> None:
    sheet.polygon(BOOT, fill)
    sheet.polygon(((0.42, 0.10), (0.52, 0.10), (0.55, 0.46), (0.44, 0.46)), "#111111")
    sheet.slab((0.29, 0.90, 0.95, 0.95), "#111111")


def _mug(sheet: Sheet, fill: Fill) -> None:
    sheet.ring((0.58, 0.32, 0.96, 0.72), fill)
    sheet.slab((0.14, 0.18, 0.76, 0.90), fill)
    sheet.oval((0.14, 0.14, 0.76, 0.24), "#f5f5f2")


SHAPES: Final[dict[str, Callable[[Sheet, Fill], None]]] = {
    "shirt": _shirt,
    "model": _model,
    "trousers": _trousers,
    "shorts": _shorts,
    "bag": _bag,
    "boot": _boot,
    "mug": _mug,
}
