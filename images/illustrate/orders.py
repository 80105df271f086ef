"""Which drawing each product gets: the file's name and its title in, a shot out."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from . import cloths as c
from . import fabric, garments, heaps, packs, specials, wares
from . import palettes as p
from .fabric import Colour
from .packs import Printed
from .render import Shot, Surface
from .shapes import moved, spin

Rng = np.random.Generator
Draw = Callable[[Rng, str], Shot]
FOOT = "LAMONGAN · JAWA TIMUR"
LAID = garments.laid_out
NATURAL = wares.straps(wares.PANDAN, wares.PANDAN, (44, 34), 2)
MENDONG = wares.straps((*wares.MENDONG, (126, 32, 33), *wares.MENDONG, *wares.MENDONG), wares.MENDONG, (70, 44), 1)


def slip(title: str, colour: Colour) -> Printed:
    return Printed(title, FOOT, colour, p.ACCENTS)


def pouch(
    colour: Colour,
    food: str,
    size: float = 0.17,
    loose: float = 4.6,
    matt: bool = False,
    specks: Colour | None = None,
) -> Draw:
    heap = heaps.discs(p.FOOD[food], size, specks=specks)
    return lambda rng, title: packs.pouch_shot(rng, slip(title, colour), heap, p.FOOD[food], loose, matt=matt)


def clear(colour: Colour, food: str, size: float = 0.2, loose: float = 5.0) -> Draw:
    return lambda rng, title: packs.clear_pack(
        rng, heaps.discs(p.FOOD[food], size), slip(title, colour), p.FOOD[food], loose
    )


def jar(colour: Colour, heap: heaps.Heap, food: str | None = None, loose: float = 3.0, wide: float = 1.0) -> Draw:
    return lambda rng, title: packs.jar_shot(
        rng, slip(title, colour), heap, loose=p.FOOD[food] if food else (), loose_size=loose, wide=wide
    )


def box(colour: Colour) -> Draw:
    return lambda rng, title: packs.carton_shot(slip(title, colour), lying=True)


def bag(weave: c.Weave, trim: Colour = wares.BROWN, size: tuple[float, float, float] = (32, 12, 26)) -> Draw:
    return lambda rng, title: wares.standing(wares.tote(rng, weave, trim, size), 17)


def soft(
    weave: c.Weave,
    trim: Colour,
    size: tuple[float, float, float],
    flap: float,
    strap: float,
    over: c.Weave | None = None,
) -> Draw:
    return lambda rng, title: wares.standing(
        wares.soft_bag(rng, weave, trim, size, flap, strap, over), fill=0.84 if strap else 0.7
    )


def shirts(*pieces: tuple[c.Weave, Colour], **how: object) -> Draw:
    """One garment or several side by side."""

    def draw(rng: Rng, title: str) -> Shot:
        surfaces: list[Surface] = []
        for k, (weave, trim) in enumerate(pieces):
            at = ((k - (len(pieces) - 1) / 2) * 74.0, -4.0 * k)
            surfaces += garments.shirt(rng, weave, trim, at=at, **how)  # type: ignore[arg-type]
        return LAID(surfaces)

    return draw


def uniform(rng: Rng, title: str) -> Shot:
    white, red = c.plain(p.WHITE), c.plain((150, 30, 36))
    return LAID(garments.shirt(rng, white, p.WHITE, at=(-28, 0)) + garments.trousers(rng, red, None, (36, 0), 76))


def three_bags(rng: Rng, title: str) -> Shot:
    left = wares.tote(rng, wares.straps((p.SEA, p.CREAM), (p.SEA, p.CREAM), (18, 14)), wares.BROWN, (24, 10, 20), -14)
    right = wares.soft_bag(rng, wares.leather(p.CLAY), wares.BROWN, (22, 17, 7), 0.5, 1.3)
    middle = wares.round_bag(rng, NATURAL, wares.BROWN, 11.5)
    surfaces = [(s, -29, 4) for s in left] + [(s, 29, 2) for s in right] + [(s, 0, -4) for s in middle]
    for surface, x, y in surfaces:
        surface.points = moved(surface.points, x, y)
    return wares.standing([s for s, _, _ in surfaces], 13, 0.86)


def three_pouches(rng: Rng, title: str) -> Shot:
    foods = (("red", p.MADDER), ("gold", p.LEAF), ("taro", p.VIOLET))
    prints = [Printed("Keripik", "", colour, p.ACCENTS) for _, colour in foods]
    return packs.three(rng, prints, [heaps.discs(p.FOOD[food], 0.17) for food, _ in foods])


def mats(rng: Rng, title: str) -> Shot:
    shot = c.rolled(rng, MENDONG, 46, 5.4, 1, 26)
    folded = c.stacked(rng, [MENDONG], (40, 20, 5)).surfaces
    for surface in folded:
        surface.points = spin(moved(surface.points, 8, 21), -6)
    shot.surfaces += folded
    shot.elevation = 36
    return shot


def cap(rng: Rng, title: str) -> Shot:
    from .weaves import knitted

    return c.peci(rng, knitted(rng, (p.NAVY, p.NAVY, p.CREAM, p.NAVY, p.CREAM, p.NAVY), 70, (2200, 700)))


def bottle_holder(rng: Rng, title: str) -> Shot:
    knit = wares.knit((p.TURMERIC, p.CREAM, p.SEA, p.CREAM, p.TURMERIC), 40)
    surfaces = wares.basket(rng, knit, 4.6, 15, trim=p.SEA, belly=1.02)
    surfaces += packs.bottle_shot(slip("Air", p.SEA), (196, 222, 226), (60, 60, 64)).surfaces[:4][2:]
    for surface in surfaces[3:]:
        surface.points = moved(surface.points, 3.2, 0, 0.5)
    surfaces.append(wares.handle(0, 4.4, 14, 34, 0, 0.6, p.SEA))
    return wares.standing(surfaces, 14)


def fish_tray(count: int) -> Draw:
    def draw(rng: Rng, title: str) -> Shot:
        fish: list[Surface] = []
        for k in range(count):
            y = 4.2 - 8.4 * k / max(1, count - 1)
            fish += packs.fish(rng, 22, (-1.2, y), 3 - 4 * k, (62, 76, 88))
        return packs.tray_shot(rng, slip(title, p.NAVY), fish)

    return draw


def ginger(rng: Rng, title: str) -> Shot:
    powder = heaps.grains(((190, 96, 48), (168, 78, 36), (206, 120, 66)), 70)
    shot = packs.pouch_shot(rng, slip(title, p.MADDER), powder)
    for surface in packs.jar_parts(rng, slip(title, p.MADDER), powder, (186, 142, 60), 4.2, 9.5, (15.5, -2)):
        shot.surfaces.append(surface)
    return shot


def runner(rng: Rng, title: str) -> Shot:
    return c.laid(rng, c.ikat(p.IKAT["clay"], "hooked", 9), 92, 40, p.CREAM)


def scarf(weave: c.Weave, colour: Colour, narrow: float = 36) -> Draw:
    return lambda rng, title: c.scarf(rng, weave, colour, narrow)


def fold(*weaves: c.Weave, size: tuple[float, float, float] = (40, 28, 5)) -> Draw:
    return lambda rng, title: c.stacked(rng, weaves, size)


def hung(weave: c.Weave) -> Draw:
    return lambda rng, title: c.hung(rng, weave)


def near_cloth(weave: c.Weave) -> Draw:
    return lambda rng, title: c.near(weave, rng)


def near_food(food: str, specks: Colour | None = None) -> Draw:
    return lambda rng, title: specials.close(rng, p.FOOD[food], heaps.discs(p.FOOD[food], 0.16, specks=specks))


def embroidered(weave: c.Weave, ink: Colour) -> c.Weave:
    """A cloth with an embroidered border of gold or coloured stars."""

    def made(rng: Rng, size: tuple[int, int]) -> Image.Image:
        ground = weave(rng, size)
        rows: list[fabric.Row] = [(fabric.stripe, 11, 1), (fabric.star, 2.4, 12), (fabric.waves, 1.2, 22)]
        pattern = np.asarray(
            fabric.ikat(rng, ((0, 0, 0), (255,) * 3, (200,) * 3, (0, 0, 0), (255,) * 3), rows, size, 1.0), np.float32
        )
        pattern[: int(size[1] * 0.74)] = 0
        mix = pattern[..., :1] / 255
        return Image.fromarray(
            (np.asarray(ground, np.float32) * (1 - mix) + np.array(ink, np.float32) * mix).astype(np.uint8)
        )

    return made
