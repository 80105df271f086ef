"""Batik textures drawn with a line of wax: scrolls, parang, kawung, gates, dots and the crackle of the wax."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from .fabric import Colour
from .noise import Array, layered

Line = list[tuple[float, float]]


def spiral(x: float, y: float, size: float, turns: float, start: float, side: int = 1) -> Line:
    """Points of a spiral from its outer end inward."""
    t = np.linspace(0, 1, 46)
    radius, angle = size * (1 - t) ** 1.15, start + side * t * turns * 2 * np.pi
    return list(zip(x + radius * np.cos(angle), y + radius * np.sin(angle), strict=True))


def turned(points: Sequence[tuple[float, float]], x: float, y: float, angle: float, size: float) -> Line:
    c, s = np.cos(angle), np.sin(angle)
    return [(x + size * (a * c - b * s), y + size * (a * s + b * c)) for a, b in points]


LEAF = [(0, 0), (0.16, -0.2), (0.42, -0.27), (0.7, -0.18), (1, 0), (0.7, 0.1), (0.42, 0.13), (0.16, 0.1)]


def rounded(points: Sequence[tuple[float, float]]) -> Line:
    """A closed outline with its corners cut twice (Chaikin)."""
    p = np.asarray(points, np.float64)
    for _ in range(3):
        q = np.roll(p, -1, axis=0)
        p = np.stack([0.75 * p + 0.25 * q, 0.25 * p + 0.75 * q], axis=1).reshape(-1, 2)
    return [(float(a), float(b)) for a, b in p]


class Wax:
    """A tile to draw on: what crosses its edge comes in again on the other side."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        self.picture = Image.new("RGB", (width * 2, height * 2), ground)
        self.draw = ImageDraw.Draw(self.picture)

    def _copies(self, points: Line) -> list[Line]:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        shifts_x = [0.0] + [self.width] * int(min(xs) < 30) + [-self.width] * int(max(xs) > self.width - 30)
        shifts_y = [0.0] + [self.height] * int(min(ys) < 30) + [-self.height] * int(max(ys) > self.height - 30)
        return [[((x + a) * 2, (y + b) * 2) for x, y in points] for a in shifts_x for b in shifts_y]

    def fill(self, points: Line, colour: Colour, edge: Colour | None = None, thick: float = 2.0) -> None:
        for copy in self._copies(points):
            self.draw.polygon(copy, fill=colour)
            if edge:
                self.draw.line([*copy, copy[0], copy[1]], fill=edge, width=round(thick * 2), joint="curve")

    def line(self, points: Line, colour: Colour, thick: float) -> None:
        for copy in self._copies(points):
            self.draw.line(copy, fill=colour, width=max(1, round(thick * 2)), joint="curve")
            for x, y in (copy[0], copy[-1]):
                self.draw.ellipse([x - thick, y - thick, x + thick, y + thick], fill=colour)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        for copy in self._copies([(x, y)]):
            a, b = copy[0]
            self.draw.ellipse([a - 2 * radius, b - 2 * radius, a + 2 * radius, b + 2 * radius], fill=colour)

    def leaf(self, x: float, y: float, angle: float, size: float, colours: Sequence[Colour]) -> None:
        """A leaf with a lit edge, a vein and dots along it."""
        self.fill(turned(rounded(LEAF), x, y, angle, size), colours[1], colours[0], 2.4)
        self.line(turned([(0.05, -0.02), (0.5, -0.06), (0.9, -0.01)], x, y, angle, size), colours[0], 1.4)
        for k in range(5):
            (a, b), *_ = turned([(0.2 + 0.14 * k, -0.13)], x, y, angle, size)
            self.dot(a, b, size * 0.017 + 0.6, colours[2])

    def flower(self, x: float, y: float, size: float, petals: int, colours: Sequence[Colour], turn: float = 0) -> None:
        petal = rounded([(0.1, 0), (0.35, -0.3), (0.85, -0.26), (1.0, 0), (0.85, 0.26), (0.35, 0.3)])
        for k in range(petals):
            angle = turn + 2 * np.pi * k / petals
            self.fill(turned(petal, x, y, angle, size), colours[1], colours[0], 2.2)
            self.line(turned([(0.3, 0), (0.75, 0)], x, y, angle, size), colours[2], 2.0)
        self.dot(x, y, size * 0.24, colours[0])
        self.dot(x, y, size * 0.15, colours[2])

    def tile(self) -> Image.Image:
        return self.picture.resize((self.width, self.height), Image.Resampling.LANCZOS)


def scrolls(rng: np.random.Generator, palette: Sequence[Colour], size: int = 640, gate: bool = False) -> Image.Image:
    """Vines with leaves and flowers over a field of dots; with `gate`, a winged gate in their middle (gapura)."""
    ground, light, warm, bright, deep = palette
    wax = Wax(size, size, ground)
    for _ in range(900):
        left, top = rng.uniform(0, size, 2)
        wax.dot(left, top, float(rng.uniform(1.0, 1.9)), deep)
    for side, y0 in ((1, size * 0.25), (-1, size * 0.75)):
        x = np.linspace(0, size, 60)
        y = y0 + side * np.sin(x / size * 2 * np.pi) * size * 0.13
        wax.line(list(zip(x, y, strict=True)), light, 4.2)
        wax.line(list(zip(x, y, strict=True)), warm, 1.8)
        for k in range(8):
            a = size * (k + 0.5) / 8
            b = y0 + side * np.sin(a / size * 2 * np.pi) * size * 0.13
            up = 1 if k % 2 else -1
            wax.line(spiral(a, b + up * size * 0.062, size * 0.06, 1.35, -up * np.pi / 2, up), light, 3.2)
            wax.leaf(a, b, up * 1.0 + 0.3, size * 0.12, (light, warm, bright))
            wax.leaf(a + size * 0.03, b, -up * 2.3, size * 0.08, (light, bright, ground))
    for left, top, petals in ((0.25, 0.5, 8), (0.75, 0.02, 8), (0.75, 0.5, 6), (0.25, 0.02, 6)):
        if not (gate and left == 0.75 and top == 0.5):
            radius = size * (0.072 if petals == 8 else 0.05)
            wax.flower(left * size, top * size, radius, petals, (light, warm, bright), 0.2)
    if gate:
        _gate(wax, size * 0.75, size * 0.53, size * 0.16, (light, warm, bright, deep, ground))
    return wax.tile()


def _gate(wax: Wax, x: float, y: float, s: float, colours: Sequence[Colour]) -> None:
    """The winged gate of Sendangduwur: stepped posts, a peak, two spread wings."""
    light, warm, bright, deep, ground = colours
    for side in (-1, 1):
        for k in range(5):
            feather = [(0, 0), (0.4, -0.5 - 0.06 * k), (1.0, -0.62 + 0.17 * k), (0.55, -0.02 + 0.05 * k)]
            turned_feather = [(x + side * s * (0.35 + a * (1.05 - 0.08 * k)), y - s * 0.1 + s * b) for a, b in feather]
            wax.fill(rounded(turned_feather), bright if k % 2 else warm, light, 2.2)
    half = [(0.0, -1.25), (0.1, -1.0), (0.22, -0.98), (0.22, -0.82), (0.34, -0.8), (0.34, -0.62), (0.46, -0.6)]
    half += [(0.46, -0.42), (0.4, -0.4), (0.4, 0.42), (0.5, 0.44), (0.5, 0.6), (0.0, 0.6)]
    outline = [(x + s * a, y + s * b) for a, b in half] + [(x - s * a, y + s * b) for a, b in half[::-1]]
    wax.fill(outline, deep, light, 3.0)
    door = [(-0.16, 0.6), (-0.16, -0.1), (-0.08, -0.24), (0.0, -0.3), (0.08, -0.24), (0.16, -0.1), (0.16, 0.6)]
    wax.fill([(x + s * a, y + s * b) for a, b in door], ground, light, 2.4)
    for level in (-0.9, -0.7, -0.5):
        reach = 0.16 + (level + 0.9) * 0.5
        wax.line([(x - s * reach, y + s * level), (x + s * reach, y + s * level)], bright, 2.4)
    for side in (-1, 1):
        for k in range(5):
            wax.dot(x + side * s * 0.28, y + s * (-0.3 + 0.17 * k), 2.6, bright)


def parang(palette: Sequence[Colour], size: int = 480, bands: int = 4) -> Image.Image:
    """Slanting rows of S-shaped blades, small lozenges between the rows."""
    ground, light, warm, bright, _ = palette
    wax = Wax(size, size, ground)
    step = size / bands / np.sqrt(2)
    along = np.array([1, -1]) / np.sqrt(2)
    across = np.array([1, 1]) / np.sqrt(2)
    count = bands * 2
    pitch = size * np.sqrt(2) / count
    for row in range(-bands * 2, bands * 3):
        for k in range(-count, count * 2):
            c = across * row * step + along * k * pitch
            if not (-60 < c[0] < size + 60 and -60 < c[1] < size + 60):
                continue
            w, h = pitch * 0.5, step * 0.36
            blade = [(-w * 0.9, -h), (-w * 0.1, -h * 0.9), (w * 0.5, -h * 0.2), (w * 0.35, h * 0.35), (w * 0.95, h)]
            blade += [(w * 0.1, h * 0.9), (-w * 0.5, h * 0.2), (-w * 0.35, -h * 0.35)]
            points = [tuple(c + along * a + across * b) for a, b in rounded(blade)]
            wax.fill(points, warm if row % 2 else light, light if row % 2 else warm, 2.0)
            core = [tuple(c + along * a * 0.45 + across * b * 0.55) for a, b in rounded(blade)]
            wax.fill(core, ground)
            gap = c + across * step * 0.5
            lozenge = [(-w * 0.34, 0), (0, -h * 0.17), (w * 0.34, 0), (0, h * 0.17)]
            wax.fill([tuple(gap + along * a + across * b) for a, b in lozenge], bright)
    return wax.tile()


def kawung(palette: Sequence[Colour], size: int = 320, cells: int = 2) -> Image.Image:
    """Four ovals about a point, crosses and dots between."""
    ground, light, warm, bright, deep = palette
    wax = Wax(size, size, ground)
    cell = size / cells
    oval = rounded([(0.1, 0), (0.28, -0.24), (0.68, -0.26), (0.92, 0), (0.68, 0.26), (0.28, 0.24)])
    for row in range(cells):
        for column in range(cells):
            x, y = (column + 0.5) * cell, (row + 0.5) * cell
            for k in range(4):
                angle = np.pi / 4 + k * np.pi / 2
                wax.fill(turned(oval, x, y, angle, cell * 0.68), light, warm, 2.4)
                wax.fill(
                    turned(oval, x + np.cos(angle) * cell * 0.13, y + np.sin(angle) * cell * 0.13, angle, cell * 0.42),
                    deep,
                )
                for t in (0.28, 0.42):
                    wax.dot(x + np.cos(angle) * cell * t, y + np.sin(angle) * cell * t, cell * 0.022, bright)
            wax.dot(x, y, cell * 0.04, bright)
            for a, b in ((0.5, 0), (0, 0.5)):
                wax.flower(x + a * cell, y + b * cell, cell * 0.1, 4, (warm, bright, light))
    return wax.tile()


def singo(rng: np.random.Generator, palette: Sequence[Colour], size: int = 720) -> Image.Image:
    """A crouching lion of scrolls, after singo mengkok: mane, wing, curled tail, among dots and sprigs."""
    ground, light, warm, bright, deep = palette
    wax = Wax(size, size, ground)
    for _ in range(1100):
        left, top = rng.uniform(0, size, 2)
        wax.dot(left, top, float(rng.uniform(1.0, 1.8)), deep)
    for x0, y0, flip in ((0.27, 0.27, 1), (0.77, 0.77, -1)):
        x, y, s = x0 * size, y0 * size, size * 0.2

        def at(points: Line, x: float = x, y: float = y, s: float = s, flip: int = flip) -> Line:
            return [(x + flip * s * a, y + s * b) for a, b in points]

        body = [(-0.75, 0.55), (-0.8, 0.05), (-0.45, -0.25), (0.1, -0.2), (0.45, -0.4), (0.75, -0.3), (0.85, 0.0)]
        body += [(0.6, 0.2), (0.62, 0.6), (0.35, 0.6), (0.2, 0.3), (-0.3, 0.35), (-0.42, 0.6)]
        wax.fill(at(rounded(body)), warm, light, 3.2)
        for k in range(9):
            a = -2.6 + k * 0.48
            cx, cy = 0.62 + 0.36 * np.cos(a), -0.12 + 0.36 * np.sin(a)
            wax.line(at(spiral(cx, cy, 0.14, 1.2, a)), light if k % 2 else bright, 3.2)
        for k in range(6):
            feather = [(-0.2, -0.1), (-0.35 - 0.1 * k, -0.7 + 0.05 * k), (-0.75 - 0.06 * k, -0.9 + 0.17 * k)]
            feather += [(-0.5, -0.2 + 0.04 * k)]
            wax.fill(at(rounded(feather)), bright if k % 2 else deep, light, 2.2)
        wax.line(at(spiral(-1.0, 0.2, 0.34, 1.5, 0.6, -1)), light, 5)
        wax.line(at(spiral(-1.0, 0.2, 0.34, 1.5, 0.6, -1)), warm, 2.2)
        for k in range(14):
            wax.dot(*at([(-0.55 + 0.07 * k, 0.08 + 0.08 * np.sin(k))])[0], 2.6, bright)
        wax.dot(*at([(0.66, -0.16)])[0], 6, ground)
        wax.dot(*at([(0.66, -0.16)])[0], 3, light)
    for x0, y0 in ((0.77, 0.27), (0.27, 0.77)):
        x, y = x0 * size, y0 * size
        wax.flower(x, y, size * 0.08, 8, (light, warm, bright))
        for k in range(8):
            a = k * np.pi / 4 + 0.3
            cx, cy = x + np.cos(a) * size * 0.135, y + np.sin(a) * size * 0.135
            wax.leaf(cx, cy, a, size * 0.09, (light, bright if k % 2 else warm, deep))
            wax.line(spiral(cx, cy, size * 0.035, 1.3, a + 2, 1), light, 2.6)
    return wax.tile()


def cloth(
    rng: np.random.Generator,
    tile: Image.Image,
    size: tuple[int, int],
    border: Sequence[Colour] | None = None,
    crackle: float = 1.0,
) -> Image.Image:
    """A length of batik: the tile repeated, a border of pointed tumpal at the foot if `border`, wax crackle."""
    width, height = size
    whole = Image.new("RGB", size)
    for y in range(0, height, tile.height):
        for x in range(0, width, tile.width):
            whole.paste(tile, (x, y))
    if border:
        _border(whole, border)
    pixels = np.asarray(whole, np.float32)
    pixels = pixels * (1 + layered(rng, height, width, 5, 3) * 0.05)[..., None]
    if crackle:
        lines = _crackle(rng, width, height)
        pixels = pixels * (1 - 0.28 * crackle * lines[..., None])
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _border(whole: Image.Image, colours: Sequence[Colour]) -> None:
    ground, light, warm, bright, deep = colours
    width, height = whole.size
    tall = height // 6
    band = Wax(width, tall, deep)
    count = max(8, width // 110)
    step = width / count
    for k in range(count):
        x = (k + 0.5) * step
        for inset, colour in ((0.0, light), (0.12, ground), (0.24, warm)):
            half = step * (0.46 - inset)
            peak = tall * (0.16 + inset * 1.4)
            band.fill([(x - half, tall * 0.92), (x, peak), (x + half, tall * 0.92)], colour)
        band.flower(x, tall * 0.72, step * 0.13, 6, (light, bright, deep))
        band.dot(x + step / 2, tall * 0.25, 4, bright)
        band.flower(x + step / 2, tall * 0.36, step * 0.12, 5, (light, warm, deep))
    for y, colour, thick in ((0.03, light, 4), (0.07, warm, 2), (0.96, light, 4)):
        band.line([(0, tall * y), (width, tall * y)], colour, thick)
    whole.paste(band.tile(), (0, height - tall))


def _crackle(rng: np.random.Generator, width: int, height: int) -> Array:
    sheet = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(sheet)
    for _ in range(width * height // 24000):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        angle = rng.uniform(0, 2 * np.pi)
        points = [(x, y)]
        for _ in range(int(rng.integers(4, 14))):
            angle += rng.normal(0, 0.5)
            x, y = x + np.cos(angle) * 16, y + np.sin(angle) * 16
            points.append((x, y))
        draw.line(points, fill=int(rng.integers(90, 220)), width=1)
    return np.asarray(sheet, np.float32) / 255
