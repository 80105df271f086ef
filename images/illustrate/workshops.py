"""The workshops of the sample: which scene each business has."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from . import cloths as c
from . import palettes as p
from . import wares
from .fabric import Colour
from .heaps import tint
from .scenes import CANE, EARTH, ROOM, STEEL, TILE, WOOD, Rng, Scene, Stage


def loom(cloth: c.Weave, warp: Colour) -> Scene:
    def draw(rng: Rng) -> Stage:
        s = Stage(ROOM, EARTH, 104)
        s.window(14, 18, 34, 36)
        for x in (46, 168):
            s.box(x, 24, 6, 104, WOOD)
        s.box(40, 22, 140, 6, tint(WOOD, 1.1))
        for k in range(104):
            thread = 56 + k * 1.06
            s.line([(thread, 30), (thread - 2 + 4 * (k % 2), 80)], tint(warp, 1.15 if k % 3 else 0.8), 0.35)
        for y in (46, 54):
            s.box(52, y, 116, 2.4, tint(WOOD, 0.8))
        s.box(50, 66, 120, 9, tint(WOOD, 0.92))
        s.paste(cloth(rng, (1500, 1500)).crop((0, 0, 1500, 474)), 54, 78, 114, 36)
        s.box(44, 112, 134, 8, tint(WOOD, 1.08))
        s.box(8, 114, 30, 4, WOOD)
        for k, colour in enumerate((p.MADDER, p.TURMERIC, p.SEA)):
            s.oval(14 + 9 * k, 110, 3.6, 4.4, colour)
        return s

    return draw


def canting(cloth: c.Weave) -> Scene:
    def draw(rng: Rng) -> Stage:
        s = Stage((222, 210, 192), EARTH, 108)
        s.window(150, 16, 36, 40)
        s.box(20, 26, 108, 4, WOOD)
        s.paste(cloth(rng, (1100, 900)), 26, 30, 96, 78)
        for x in (20, 124):
            s.box(x, 26, 4, 100, tint(WOOD, 0.9))
        s.box(146, 112, 26, 20, (150, 82, 54))
        s.oval(159, 110, 15, 4, (60, 50, 46))
        s.oval(159, 109.4, 11, 2.6, (196, 138, 50), 0)
        s.line([(166, 108), (182, 92)], WOOD, 1.2)
        s.oval(166, 108, 2.2, 1.6, (190, 110, 60))
        s.box(136, 132, 14, 8, tint(WOOD, 0.8))
        return s

    return draw


def sewing(colours: Sequence[Colour]) -> Scene:
    def draw(rng: Rng) -> Stage:
        s = Stage((226, 222, 210), TILE, 112)
        s.window(18, 14, 40, 36)
        s.box(82, 16, 104, 2.5, STEEL)
        for k in range(9):
            x, colour = 86 + k * 11, colours[k % len(colours)]
            s.shape([(x, 24), (x + 4, 20), (x + 8, 24), (x + 10, 56 + 3 * (k % 3)), (x - 2, 56 + 3 * (k % 3))], colour)
        for x in (12, 106):
            s.table(x, 92, 80)
            s.box(x + 26, 86, 34, 6, (58, 60, 66))
            s.box(x + 50, 68, 10, 20, (66, 68, 74))
            s.box(x + 26, 66, 34, 8, (72, 74, 80))
            s.box(x + 28, 74, 5, 10, (72, 74, 80))
            s.oval(x + 62, 74, 3.4, 5, STEEL)
            s.shape([(x + 2, 92), (x + 30, 91), (x + 26, 110), (x + 4, 106)], colours[x % len(colours)])
        return s

    return draw


def plaiting(weave: c.Weave, colours: Sequence[Colour], made: str) -> Scene:
    def draw(rng: Rng) -> Stage:
        s = Stage(ROOM, (186, 156, 118), 100)
        s.window(82, 16, 40, 34)
        for k in range(16):
            x, colour = 10 + k * 3.4, colours[k % len(colours)]
            s.line([(x, 20), (x + 1.5 * np.sin(k), 82 + 8 * ((k * 5) % 3))], tint(colour, 1 + 0.08 * (k % 3)), 2.4)
        s.box(6, 16, 60, 4, WOOD)
        s.table(130, 76, 60, tall=30)
        if made == "mat":
            s.shape([(30, 110), (150, 110), (180, 146), (4, 146)], tint(colours[0], 0.9))
            picture = weave(rng, (1200, 360))
            s.paste(picture, 36, 112, 110, 32)
            for k in range(3):
                s.oval(142 + 16 * k, 70, 7, 7, tint(colours[k % len(colours)], 1))
                s.oval(142 + 16 * k, 70, 3, 3, tint(colours[k % len(colours)], 0.6), 0)
        else:
            for x, w, h in ((24, 44, 36), (84, 34, 28)):
                y = 140 - h
                s.paste(weave(rng, (800, 640)), x, y, w, h)
                s.box(x - 1, y - 2, w + 2, 4, wares.BROWN)
                arch = [
                    (x + w / 2 - w * 0.26 * np.cos(a), y - 2 - h * 0.5 * np.sin(a)) for a in np.linspace(0, np.pi, 30)
                ]
                s.line(arch, wares.BROWN, 2)
            for k in range(3):
                s.paste(weave(rng, (300, 260)), 134 + 18 * k, 62, 15, 14)
        return s

    return draw


def joinery(rng: Rng) -> Stage:
    s = Stage((224, 210, 188), (176, 140, 100), 104)
    s.window(20, 16, 40, 36)
    for k in range(6):
        s.paste(wares.timber()(rng, (200, 700)), 146 + 8 * k, 22 + 3 * k, 7, 84 - 3 * k)
    s.table(18, 86, 120, tall=40)
    for x, w in ((26, 26), (60, 20), (88, 30)):
        a = np.linspace(0, np.pi, 40)
        bowl = [(x + w / 2 - w / 2 * np.cos(t), 70 + 15 * np.sin(t) ** 0.7) for t in a]
        s.shape(bowl, (176, 118, 64))
        s.oval(x + w / 2, 70, w / 2, 2.6, (136, 86, 44), 0)
    for k in range(5):
        s.line([(84 + k * 9, 34), (84 + k * 9, 50)], STEEL, 1.4)
        s.line([(84 + k * 9, 26), (84 + k * 9, 35)], WOOD, 2.2)
    s.box(78, 22, 52, 3, tint(WOOD, 0.8))
    for _ in range(60):
        left, top = rng.uniform(20, 150), rng.uniform(128, 146)
        s.oval(left, top, 1.6, 0.8, (222, 184, 130), 0.3)
    return s


def racks(food: str, sea: bool, size: float = 0.03) -> Scene:
    """Bamboo racks with food that dries in the sun."""

    def draw(rng: Rng) -> Stage:
        s = Stage((198, 220, 226), (222, 204, 168), 84)
        if sea:
            s.box(0, 56, 200, 28, (88, 146, 158), 0)
            for _ in range(30):
                x, y = rng.uniform(0, 196), rng.uniform(58, 82)
                s.line([(x, y), (x + 7, y)], (150, 194, 200), 0.4)
            for x, y, w, hull in ((34, 56, 40, p.MADDER), (138, 60, 28, p.SEA)):
                s.shape([(x, y), (x + w, y), (x + w * 0.84, y + w * 0.2), (x + w * 0.16, y + w * 0.2)], hull, 0.6)
                s.line([(x + w * 0.5, y), (x + w * 0.5, y - w * 0.7)], (70, 54, 40), 0.8)
                s.shape([(x + w * 0.53, y - w * 0.66), (x + w * 0.9, y - 2), (x + w * 0.53, y - 2)], p.CREAM, 0)
        for row, (y, x, w, h) in enumerate(((74, 30, 140, 12), (92, 16, 168, 18), (116, 2, 196, 26))):
            for leg in (x + 8, x + w - 12):
                s.box(leg, y + h - 2, 3, 10, tint(CANE, 0.7), 0.6)
            s.shape([(x + 8, y), (x + w - 8, y), (x + w, y + h), (x, y + h)], tint(CANE, 0.95))
            count = 34 - row * 3
            for line in range(4):
                for k in range(count):
                    t = (line + 0.5) / 4
                    inset = 8 * (1 - t)
                    cx = x + inset + 3 + (k + 0.5) * (w - 2 * inset - 6) / count
                    pick = p.FOOD[food][int(rng.integers(len(p.FOOD[food])))]
                    s.oval(cx, y + h * t, 1.1 + 0.45 * row, 0.6 + 0.35 * row, pick, 0.25 if row else 0)
            s.line([(x, y + h), (x + w, y + h)], tint(CANE, 0.7), 1.4)
        return s

    return draw


def kitchen(food: str, packs: Colour, steel: bool = False, bottles: Colour | None = None) -> Scene:
    """Pans on a stove, trays of food, a row of packs on a shelf."""

    def draw(rng: Rng) -> Stage:
        s = Stage((230, 222, 204), TILE, 112)
        s.window(14, 14, 40, 34, far=(120, 158, 160) if steel else (142, 170, 128))
        s.box(70, 44, 118, 3, WOOD)
        for k in range(9):
            x = 74 + k * 12.6
            if bottles:
                s.box(x + 1, 24, 7, 20, bottles)
                s.box(x + 3, 17, 3, 8, tint(bottles, 0.9), 0)
                s.box(x + 2.5, 15, 4, 3, (54, 44, 36), 0)
                s.box(x + 1, 31, 7, 7, packs, 0)
            else:
                s.box(x, 22, 10, 22, packs)
                s.box(x, 26, 10, 4, p.CREAM, 0)
                s.oval(x + 5, 38, 3.4, 2.8, p.FOOD[food][0], 0)
        bench = STEEL if steel else WOOD
        s.table(6, 92, 92, bench, 44)
        s.box(106, 96, 88, 40, (168, 96, 70) if not steel else (150, 158, 162))
        for x in (128, 172):
            s.shape([(x - 20, 86), (x + 20, 86), (x + 11, 97), (x - 11, 97)], (62, 60, 62))
            s.oval(x, 86, 20, 4.4, (82, 80, 82), 0)
            s.oval(x, 86, 17, 3.2, tint(p.FOOD[food][0], 0.82), 0)
            for k in range(3):
                curl = [(x - 8 + 8 * k + 1.6 * np.sin(t * 5 + k), 80 - 14 * t) for t in np.linspace(0, 1, 20)]
                s.line(curl, (244, 240, 232), 0.8)
        for k in range(3):
            s.box(10 + 29 * k, 86, 27, 6, tint(CANE if not steel else STEEL, 0.95))
            for _ in range(40):
                a, b = rng.uniform(12, 35) + 29 * k, rng.uniform(82, 87)
                s.oval(a, b, 1.8, 1.1, p.FOOD[food][int(rng.integers(len(p.FOOD[food])))], 0.3)
        return s

    return draw


def vats(rng: Rng) -> Stage:
    s = Stage((206, 214, 210), TILE, 96)
    s.window(74, 12, 52, 34, far=(92, 148, 160))
    for x in (10, 58, 106, 154):
        s.box(x, 62, 38, 50, (86, 118, 132))
        s.oval(x + 19, 62, 19, 5, (110, 144, 156))
        s.oval(x + 19, 62.4, 15.5, 3.6, (122, 70, 64), 0)
    for x in (4, 70, 136):
        s.box(x, 122, 60, 20, tint(CANE, 0.95))
        for _ in range(130):
            s.oval(
                rng.uniform(x + 3, x + 57), rng.uniform(125, 139), 1.5, 0.6, (206, 120 + int(rng.integers(30)), 96), 0.2
            )
    return s


def oven(rng: Rng) -> Stage:
    s = Stage((232, 220, 198), TILE, 114)
    for row in range(11):
        for column in range(9):
            s.box(
                96 + column * 11 + (row % 2) * 5 - 4,
                24 + row * 8.4,
                10.4,
                7.8,
                tint((170, 88, 62), 1 + 0.07 * rng.standard_normal()),
                0,
            )
    a = np.linspace(0, np.pi, 40)
    s.shape([(145 - 28 * np.cos(t), 92 - 34 * np.sin(t)) for t in a], (48, 32, 28), 0)
    s.shape([(145 - 20 * np.cos(t), 92 - 18 * np.sin(t)) for t in a], (232, 130, 44), 0)
    s.shape([(145 - 12 * np.cos(t), 92 - 10 * np.sin(t)) for t in a], (250, 204, 104), 0)
    s.window(18, 16, 44, 36)
    s.table(4, 96, 88, tall=40)
    for k in range(3):
        s.oval(20 + 27 * k, 93, 12.4, 4.4, (70, 62, 58))
        s.oval(20 + 27 * k, 92, 11, 3.4, (206, 144, 70), 0)
    for k in range(10):
        s.box(100 + 9 * k, 120 + 3 * (k % 2), 7, 5, p.CREAM if k % 2 else p.GOLD)
    s.box(96, 127, 100, 4, WOOD)
    return s


KEBAYA = ((150, 44, 70), p.WHITE, p.INDIGO, p.SEA, p.TURMERIC)
PASTEL = ((190, 142, 128), (214, 196, 170), (120, 130, 110), p.WHITE)
SCENES: dict[str, Scene] = {
    "tenun-arum-parengan": loom(c.ikat(p.IKAT["indigo"]), p.INDIGO),
    "ikat-maduran-makmur": loom(c.ikat(p.IKAT["clay"], "hooked", 9), p.IKAT["clay"][0]),
    "tenun-sri-rejeki": loom(c.lurik((p.TURMERIC, p.CREAM, p.NAVY, p.MADDER), 4), p.TURMERIC),
    "batik-sendang-wangi": canting(c.printed(p.BATIK["soga"], "gate")),
    "batik-sendang-duwur": canting(c.printed(p.BATIK["madder"], "singo", True, 640)),
    "konveksi-sukodadi-jaya": sewing(((38, 70, 62), (30, 62, 112), (148, 32, 40), p.WHITE, p.NAVY)),
    "hijab-nur-aini": sewing(PASTEL),
    "griya-anyam-sugio": plaiting(
        wares.straps((p.TURMERIC, p.INDIGO, p.CREAM, p.MADDER), (p.MADDER, p.CREAM, p.TURMERIC, p.INDIGO)),
        (p.TURMERIC, p.INDIGO, p.CREAM, p.MADDER),
        "bag",
    ),
    "tas-pandan-mantup": plaiting(wares.straps(wares.PANDAN, wares.PANDAN, (24, 20), 2), wares.PANDAN, "bag"),
    "tikar-kedungpring": plaiting(
        wares.straps((*wares.MENDONG, (126, 32, 33), *wares.MENDONG), wares.MENDONG, (70, 24)), wares.MENDONG, "mat"
    ),
    "bambu-sambeng": plaiting(wares.straps(wares.BAMBOO, wares.BAMBOO, (14, 12)), wares.BAMBOO, "bag"),
    "jati-ngimbang": joinery,
    "dapur-nyai-sekar": kitchen("gold", p.LEAF),
    "keripik-tempe-bu-sri": kitchen("tempe", p.KRAFT),
    "krupuk-segara": racks("pale", True),
    "ud-samudra-brondong": vats,
    "abon-paciran": kitchen("brown", (34, 82, 104), True),
    "bandeng-kalitengah": kitchen("pale", p.NAVY, True),
    "wingko-kali-babat": oven,
    "jamu-mbok-darmi": kitchen("red", p.LEAF, False, (206, 122, 16)),
}


def workshop(rng: np.random.Generator, business: str) -> Image.Image:
    """The workshop of a business, 2000 × 1500 pixels."""
    return SCENES[business](rng).done(rng)
