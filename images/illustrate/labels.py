"""Printed matter: fronts of pouches, jar labels, box faces, from a title and a few colours."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from .fabric import Colour
from .heaps import tint

CREAM: Colour = (246, 239, 224)
INK: Colour = (46, 36, 30)


@cache
def font(size: int, weight: int = 700) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(files("fontpkg_plus_jakarta_sans") / "files" / "PlusJakartaSans[wght].ttf"), size)
    face.set_variation_by_axes([weight])
    return face


def dark(colour: Colour) -> bool:
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2] < 150


def written(
    sheet: Image.Image,
    text: str,
    middle: tuple[float, float],
    size: float,
    colour: Colour,
    weight: int = 700,
    room: float = 0.86,
    spacing: float = 0.0,
) -> None:
    """A line of text centred at a point (parts of the sheet); made smaller until it fits `room` of the width."""
    width, height = sheet.size
    pixels = int(size * width)
    while True:
        face = font(pixels, weight)
        wide = sum(face.getlength(c) for c in text) + spacing * pixels * (len(text) - 1)
        if wide <= room * width or pixels < 12:
            break
        pixels = int(pixels * 0.94)
    pen = ImageDraw.Draw(sheet)
    x, y = middle[0] * width - wide / 2, middle[1] * height
    if not spacing:
        pen.text((middle[0] * width, y), text, font=face, fill=colour, anchor="mm")
        return
    for letter in text:
        pen.text((x, y), letter, font=face, fill=colour, anchor="lm")
        x += face.getlength(letter) + spacing * pixels


def lozenges(sheet: Image.Image, top: float, tall: float, colours: Sequence[Colour], count: int = 11) -> None:
    """A band of ikat lozenges across the sheet, heights in parts of its height."""
    width, height = sheet.size
    pen = ImageDraw.Draw(sheet)
    step = width / count
    y, r = (top + tall / 2) * height, tall * height * 0.46
    for k in range(count):
        x = (k + 0.5) * step
        for part, colour in ((1.0, colours[k % len(colours)]), (0.55, CREAM), (0.3, colours[(k + 1) % len(colours)])):
            a, b = step * 0.42 * part, r * part
            pen.polygon([(x - a, y), (x, y - b), (x + a, y), (x, y + b)], fill=colour)


def split(title: str) -> tuple[str, str]:
    """The first word and the rest, both in capitals."""
    first, _, rest = title.upper().partition(" ")
    return first, rest


def pouch_front(
    title: str,
    colour: Colour,
    accents: Sequence[Colour],
    foot: str,
    heap: Image.Image | None,
    size: tuple[int, int] = (1000, 1480),
) -> Image.Image:
    """The printed front of a stand-up pouch; with a heap, an oval window shows it."""
    width, height = size
    sheet = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(sheet)
    for k in range(7):
        y = height * (0.012 + k * 0.011)
        pen.line([(0, y), (width, y)], fill=tint(colour, 0.82), width=4)
    first, rest = split(title)
    ink = CREAM if dark(colour) else INK
    pen.rectangle([0, height * 0.13, width, height * 0.245], fill=CREAM)
    lozenges(sheet, 0.142, 0.09, accents)
    written(sheet, first, (0.5, 0.325), 0.17, ink, 800)
    if rest:
        written(
            sheet, rest, (0.5, 0.425), 0.078, accents[-1] if dark(colour) else tint(accents[0], 0.8), 700, 0.8, 0.08
        )
    if heap is not None:
        box = [int(width * 0.15), int(height * 0.5), int(width * 0.85), int(height * 0.85)]
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        ImageDraw.Draw(mask).rounded_rectangle([0, 0, *mask.size], radius=mask.size[1] // 2.3, fill=255)
        pen.rounded_rectangle([box[0] - 14, box[1] - 14, box[2] + 14, box[3] + 14], mask.size[1] // 2.2, fill=CREAM)
        sheet.paste(heap.resize(mask.size), (box[0], box[1]), mask)
    else:
        lozenges(sheet, 0.52, 0.2, accents, 3)
    written(sheet, foot, (0.5, 0.905), 0.042, ink, 600, 0.7, 0.04)
    return sheet


def wrap_label(title: str, colour: Colour, accents: Sequence[Colour], foot: str, size: tuple[int, int]) -> Image.Image:
    """A label that goes round a jar or a bottle: its middle third carries the text."""
    width, height = size
    sheet = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(sheet)
    ink = CREAM if dark(colour) else INK
    for y in (0.0, 0.84):
        pen.rectangle([0, height * y, width, height * (y + 0.16)], fill=CREAM if dark(colour) else accents[0])
        lozenges(sheet, y + 0.02, 0.12, accents, max(18, round(width / height * 9)))
    part = Image.new("RGB", (width // 3, int(height * 0.66)), colour)
    first, rest = split(title)
    flat = part.height / part.width
    written(part, first, (0.5, 0.3 if rest else 0.42), min(0.22, 0.4 * flat), ink, 800, 0.9)
    if rest:
        bright = accents[-1] if dark(colour) else accents[0]
        written(part, rest, (0.5, 0.63), min(0.1, 0.2 * flat), bright, 700, 0.9, 0.05)
    written(part, foot, (0.5, 0.88), min(0.055, 0.11 * flat), ink, 600, 0.9, 0.04)
    sheet.paste(part, (width // 3, int(height * 0.17)))
    return sheet


def box_face(title: str, colour: Colour, accents: Sequence[Colour], foot: str, size: tuple[int, int]) -> Image.Image:
    """The front or the lid of a carton."""
    width, height = size
    sheet = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(sheet)
    ink = CREAM if dark(colour) else INK
    pen.rectangle([0, 0, width, height * 0.2], fill=CREAM if dark(colour) else accents[0])
    lozenges(sheet, 0.02, 0.16, accents, max(7, round(width / height * 8)))
    first, rest = split(title)
    written(sheet, first, (0.5, 0.46 if rest else 0.54), min(0.17, 0.2 * height / width), ink, 800, 0.88)
    if rest:
        size_second = min(0.085, 0.11 * height / width)
        written(sheet, rest, (0.5, 0.66), size_second, accents[-1] if dark(colour) else accents[0], 700, 0.88, 0.06)
    written(sheet, foot, (0.5, 0.88), min(0.045, 0.06 * height / width), ink, 600, 0.8, 0.04)
    return sheet
