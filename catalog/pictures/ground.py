"""The ground of a photo, by its edge pixels: where it is even, what stands on it (stage 5).

A product is photographed on paper, cloth or a table of one colour, which runs to the edges and grows darker or lighter
from place to place as the light falls: a colour that changes as a square of the place does. What differs from it is the
subject. An edge at which the subject itself is cut off, a shoe below, is no ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageFilter

LOOKED_AT: Final = 120  # px of the longer side of the copy that is looked at
LEAST_PX: Final = 8  # of the shorter side
EACH: Final = 2  # pixel of an edge is looked at
INWARDS: Final = 1  # px from the edge: those at the edge itself may be a hairline of the scanner's
FAR: Final = 70  # of 255: what is farther from the middle colour of all edges is no part of the ground
ALIKE: Final = 12  # of 255: what grain and paper do to one colour
DIFFERENT: Final = 20  # of 255: a step within two px that no shadow makes
SPECKS: Final = 0.012  # of a row or column: less is dust
LEAST_EVEN: Final = 0.92  # of an edge's pixels
LEAST_ROOM: Final = 0.02  # of a side, between the subject and the edge that it does not touch
ROUNDS: Final = 4  # in which pixels that are no ground are left out
COARSE: Final = 16  # px of the longer side on which the ground is worked out
SIDES: Final = ("left", "top", "right", "bottom")

Box = tuple[float, float, float, float]
Colour = tuple[int, ...]
Edge = list[tuple[float, float, Colour]]  # place (−1 to 1) and colour of each pixel of an edge
Surface = tuple[tuple[float, ...], ...]  # for each channel, the factors of 1, x, y, x², xy, y²


@dataclass(frozen=True, slots=True)
class Ground:
    """An even ground. `subject` is the box around what stands on it, in fractions of the photo (left, top, right,
    bottom); `free` are the sides of the photo that the subject does not touch."""

    subject: Box
    free: frozenset[str]


def find_ground(image: Image.Image) -> Ground | None:
    """The ground of an upright image of mode L or RGB; None where fewer than two sides, or neither the left nor the
    right one, are ground."""
    small = image.convert("RGB")
    small.thumbnail((LOOKED_AT, LOOKED_AT), Image.Resampling.BOX)
    if min(small.size) < LEAST_PX:
        return None
    small = small.filter(ImageFilter.MedianFilter(3))
    edges = {side: list(_edge(small, side)) for side in SIDES}
    surface = _surface([pixel for side in SIDES for pixel in edges[side]])
    if surface is None:
        return None
    even = {side for side in SIDES if _share(edges[side], surface) >= LEAST_EVEN}
    if len(even) < 2 or not {"left", "right"} & even:
        return None
    subject = _subject(small, surface)
    if subject is None:
        return None
    left, top, right, bottom = subject
    room = dict(zip(SIDES, (left, top, 1 - right, 1 - bottom), strict=True))
    return Ground(subject, frozenset(side for side in SIDES if side in even or room[side] > LEAST_ROOM))


def _edge(image: Image.Image, side: str) -> Iterable[tuple[float, float, Colour]]:
    """The pixels of an edge, one of each second row or column."""
    width, height = image.size
    fixed = {"left": INWARDS, "top": INWARDS, "right": width - 1 - INWARDS, "bottom": height - 1 - INWARDS}[side]
    upright = side in ("left", "right")
    places = ((fixed, y) for y in range(0, height, EACH)) if upright else ((x, fixed) for x in range(0, width, EACH))
    for x, y in places:
        colour = image.getpixel((x, y))
        assert isinstance(colour, tuple)
        yield _at(x, width), _at(y, height), colour


def _at(place: float, length: int) -> float:
    """A pixel's place from −1 to 1."""
    return (2 * place + 1) / length - 1


def _terms(x: float, y: float) -> tuple[float, ...]:
    return 1.0, x, y, x * x, x * y, y * y


def _value(factors: Sequence[float], terms: Sequence[float]) -> float:
    return sum(factor * term for factor, term in zip(factors, terms, strict=True))


def _distance(surface: Surface, x: float, y: float, colour: Colour) -> float:
    """How far a colour is from the ground at its place, in the channel that differs most."""
    xx, xy, yy = x * x, x * y, y * y
    return max(
        abs(a + b * x + c * y + d * xx + e * xy + f * yy - part)
        for (a, b, c, d, e, f), part in zip(surface, colour, strict=True)
    )


def _surface(pixels: Edge) -> Surface | None:
    """The ground that fits the most pixels of the edges; None where they have none in common."""
    middle = [sorted(colour[channel] for _, _, colour in pixels)[len(pixels) // 2] for channel in range(3)]
    kept = [pixel for pixel in pixels if max(abs(a - b) for a, b in zip(pixel[2], middle, strict=True)) <= FAR]
    surface: Surface | None = None
    for most in [2.5 * ALIKE, *[ALIKE] * (ROUNDS - 1)]:
        if len(kept) < len(pixels) / 3:
            return None
        surface = _fitted(kept)
        kept = [pixel for pixel in pixels if _distance(surface, *pixel) <= most]
    return surface


def _fitted(pixels: Edge) -> Surface:
    """The factors with the least squares of errors, in each channel."""
    sums = [[0.0] * 6 for _ in range(6)]
    results = [[0.0] * 6 for _ in range(3)]
    for x, y, colour in pixels:
        terms = _terms(x, y)
        for row, term in zip(sums, terms, strict=True):
            for place, other in enumerate(terms):
                row[place] += term * other
        for result, part in zip(results, colour, strict=True):
            for place, term in enumerate(terms):
                result[place] += term * part
    for place in range(6):
        sums[place][place] += 1e-6 * len(pixels)  # never singular, whatever pixels are left
    return tuple(_solved([[*row, value] for row, value in zip(sums, result, strict=True)]) for result in results)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """Gauss's elimination; `rows` are the factors of the unknowns and the result of each equation."""
    count = len(rows)
    for place in range(count):
        best = max(range(place, count), key=lambda row: abs(rows[row][place]))
        rows[place], rows[best] = rows[best], rows[place]
        pivot = rows[place][place]
        rows[place] = [value / pivot for value in rows[place]]
        for other in range(count):
            if other != place:
                factor = rows[other][place]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[place], strict=True)]
    return tuple(row[-1] for row in rows)


def _share(pixels: Edge, surface: Surface) -> float:
    """How many of the pixels are ground."""
    return sum(_distance(surface, *pixel) <= ALIKE for pixel in pixels) / len(pixels)


def _drawn(surface: Surface, size: tuple[int, int]) -> Image.Image:
    """The ground as an image: worked out at few places, smooth between them."""
    scale = COARSE / max(size)
    coarse = Image.new("RGB", (max(2, round(size[0] * scale)), max(2, round(size[1] * scale))))
    for y in range(coarse.height):
        for x in range(coarse.width):
            terms = _terms(_at(x, coarse.width), _at(y, coarse.height))
            red, green, blue = (min(255, max(0, round(_value(factors, terms)))) for factors in surface)
            coarse.putpixel((x, y), (red, green, blue))
    return coarse.resize(size, Image.Resampling.BICUBIC)


def _subject(image: Image.Image, surface: Surface) -> Box | None:
    """The box around all that has an outline on the ground, which a shadow has not; None where nothing has."""
    red, green, blue = ImageChops.difference(image, _drawn(surface, image.size)).split()
    difference = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    steps = ImageChops.lighter(_steps(difference, 1, 0), _steps(difference, 0, 1))
    mask = steps.point(lambda value: 255 if value > DIFFERENT else 0)
    columns = _taken(mask.resize((mask.width, 1), Image.Resampling.BOX))
    rows = _taken(mask.resize((1, mask.height), Image.Resampling.BOX))
    if not columns or not rows:
        return None
    return (columns[0] / mask.width, rows[0] / mask.height, columns[1] / mask.width, rows[1] / mask.height)


def _steps(image: Image.Image, across: int, down: int) -> Image.Image:
    """How much the pixels on both sides of each differ."""
    width, height = image.size
    before = image.crop((-across, -down, width - across, height - down))
    behind = image.crop((across, down, width + across, height + down))
    steps = ImageChops.difference(before, behind)
    edge = Image.new("L", image.size)  # beyond the edge there is nothing to differ from
    edge.paste(steps.crop((across, down, width - across, height - down)), (across, down))
    return edge


def _taken(shares: Image.Image) -> tuple[int, int] | None:
    """The first and the end of the rows or columns that hold more than dust."""
    taken = [place for place, share in enumerate(shares.tobytes()) if share / 255 > SPECKS]
    return (taken[0], taken[-1] + 1) if taken else None
