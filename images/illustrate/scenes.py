"""Workshops as calm flat scenes: a room or the open air, tools of the trade, light from a window."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .fabric import Colour
from .heaps import tint
from .noise import layered

Rng = np.random.Generator
WOOD: Colour = (150, 104, 62)
STEEL: Colour = (176, 184, 188)
CANE: Colour = (214, 180, 118)


class Stage:
    """A picture of 200 × 150 parts to draw on; every solid thing gets a soft shadow below right."""

    def __init__(self, wall: Colour, floor: Colour, level: float = 98) -> None:
        self.k = 10.0
        self.sheet = Image.new("RGB", (2000, 1500), wall)
        down = np.linspace(1.04, 0.9, 1500)[:, None, None]
        shade = np.asarray(self.sheet, np.float32) * down
        self.sheet = Image.fromarray(np.clip(shade, 0, 255).astype(np.uint8))
        self.pen = ImageDraw.Draw(self.sheet, "RGBA")
        self.pen.rectangle([0, level * 10, 2000, 1500], fill=floor)
        for step in range(14):
            self.pen.line(
                [(0, level * 10 + step * 3), (2000, level * 10 + step * 3)], fill=(0, 0, 0, 26 - 2 * step + 2), width=3
            )

    def shape(self, points: Sequence[tuple[float, float]], colour: Colour, shadow: float = 1.2) -> None:
        line = [(x * self.k, y * self.k) for x, y in points]
        if shadow:
            cast = Image.new("L", (500, 375), 0)
            moved = [((x + shadow * 10) / 4, (y + shadow * 12) / 4) for x, y in line]
            ImageDraw.Draw(cast).polygon(moved, fill=70)
            cast = cast.filter(ImageFilter.GaussianBlur(shadow * 2.4)).resize((2000, 1500))
            self.sheet.paste((30, 20, 14), (0, 0), cast)
        self.pen.polygon(line, fill=colour)

    def box(self, x: float, y: float, w: float, h: float, colour: Colour, shadow: float = 1.2) -> None:
        self.shape([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, shadow)
        self.pen.rectangle([x * 10, y * 10, (x + w) * 10, y * 10 + min(8, h * 2)], fill=(255, 255, 255, 46))

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour, shadow: float = 0.8) -> None:
        if rx < 4:  # small things come in hundreds: their shadow is a plain one
            where = [(x - rx) * 10, (y - ry) * 10, (x + rx) * 10, (y + ry) * 10]
            self.pen.ellipse([v + shadow * 6 for v in where], fill=(30, 20, 14, 60))
            self.pen.ellipse(where, fill=colour)
            return
        a = np.linspace(0, 2 * np.pi, 60)
        self.shape(list(zip(x + rx * np.cos(a), y + ry * np.sin(a), strict=True)), colour, shadow)

    def line(self, points: Sequence[tuple[float, float]], colour: Colour, wide: float = 1.0) -> None:
        self.pen.line([(x * 10, y * 10) for x, y in points], fill=colour, width=max(1, round(wide * 10)), joint="curve")

    def paste(self, picture: Image.Image, x: float, y: float, w: float, h: float) -> None:
        self.shape([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], (120, 100, 80), 1.2)
        self.sheet.paste(picture.convert("RGB").resize((round(w * 10), round(h * 10))), (round(x * 10), round(y * 10)))

    def window(
        self, x: float, y: float, w: float, h: float, sky: Colour = (206, 224, 226), far: Colour = (142, 170, 128)
    ) -> None:
        self.box(x - 1.5, y - 1.5, w + 3, h + 3, tint(WOOD, 1.05))
        self.box(x, y, w, h, sky, 0)
        self.box(x, y + h * 0.66, w, h * 0.34, far, 0)
        self.line([(x + w / 2, y), (x + w / 2, y + h)], tint(WOOD, 1.05), 1.2)
        self.line([(x, y + h / 2), (x + w, y + h / 2)], tint(WOOD, 1.05), 0.9)

    def table(self, x: float, y: float, w: float, colour: Colour = WOOD, tall: float = 34) -> None:
        for leg in (x + 3, x + w - 6):
            self.box(leg, y + 3, 3, tall, tint(colour, 0.75), 0.8)
        self.box(x, y, w, 4, colour)

    def done(self, rng: Rng) -> Image.Image:
        """The picture with light that falls in from the upper left and a little grain."""
        y, x = np.mgrid[0:375, 0:500].astype(np.float32)
        beam = 1.1 - 0.3 * np.clip((x / 500) * 0.6 + (y / 375) * 0.5, 0, 1) + 0.03 * layered(rng, 375, 500, 3, 2)
        slant = ((x + y * 0.9) % 190 < 90) * np.clip(1 - x / 420, 0, 1) * 0.07
        gain = (
            Image.fromarray(((beam + slant) * 128).clip(0, 255).astype(np.uint8))
            .filter(ImageFilter.GaussianBlur(5))
            .resize((2000, 1500))
        )
        light = np.asarray(gain, np.float32)[..., None] / 128 * np.array([1.02, 1.0, 0.965], np.float32)
        return Image.fromarray(np.clip(np.asarray(self.sheet, np.float32) * light, 0, 255).astype(np.uint8))


Scene = Callable[[Rng], Stage]
ROOM, EARTH, TILE = (228, 216, 194), (170, 138, 106), (190, 176, 158)
