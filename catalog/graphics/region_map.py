"""Kecamatan as square tiles: the small locator beside an address (SVG), the tile map of the numbers page (geometry).

The squares lie about where the kecamatan lie; their columns and rows come from `regions.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.core.units import MM_PER_PT
from catalog.graphics import colour

Place = tuple[str, tuple[int, int]]  # slug; column and row

_GAP = 0.1  # of a tile
_LETTER = 0.57  # mean width of a letter of the titles' face in em, a little on the safe side
_PREFIXES = ("karang", "kedung", "kembang", "sumber", "kali", "suko", "tanjung")  # that begin Javanese place names

_VOWELS = "aeiou"
_PAIRS = ("ng", "ny", "kh", "sy")  # one sound in two letters


@dataclass(frozen=True, slots=True)
class Tile:
    """A kecamatan's square, mm from the map's top left; `text` reads on `shade` with a contrast of 4.5 or more."""

    slug: str
    value: float
    x: float
    y: float
    size: float
    shade: str
    text: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """The whole map, mm."""

    width: float
    height: float
    tiles: tuple[Tile, ...]


def draw_locator(tiles: Sequence[Place], here: str | None, accent: str, size_mm: float) -> str:
    """A square SVG of `size_mm` with all `tiles` pale and the one called `here` in the accent, a little larger."""
    left, top, columns, rows = _extent(tiles)
    pitch = size_mm / max(columns, rows)
    shift_x, shift_y = (size_mm - columns * pitch) / 2, (size_mm - rows * pitch) / 2
    pale = colour.lighten(accent, 0.8)
    paths: dict[bool, list[str]] = {False: [], True: []}
    for slug, (column, row) in tiles:
        chosen = slug == here
        inset = pitch * _GAP / 2 * (0 if chosen else 1)
        side = pitch - 2 * inset
        x, y = shift_x + (column - left) * pitch + inset, shift_y + (row - top) * pitch + inset
        paths[chosen].append(f"M{x:.2f} {y:.2f}h{side:.2f}v{side:.2f}h-{side:.2f}z")
    drawn = [
        f'<path fill="{fill}" d="{"".join(paths[chosen])}"/>'
        for chosen, fill in ((False, pale), (True, accent))
        if paths[chosen]
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size_mm:g}mm" height="{size_mm:g}mm" '
        f'viewBox="0 0 {size_mm:g} {size_mm:g}">{"".join(drawn)}</svg>'
    )


def draw_tile_map(tiles: Sequence[Place], values: Mapping[str, float], accent: str, width_mm: float) -> TileMap:
    """Where the tiles of a map `width_mm` wide lie, the darker the greater their value (0 where there is none)."""
    left, top, columns, rows = _extent(tiles)
    pitch = width_mm / (columns - _GAP / 2)
    greatest = max([values.get(slug, 0) for slug, _ in tiles], default=0) or 1
    placed = []
    for slug, (column, row) in tiles:
        value = values.get(slug, 0)
        shade = _shade(accent, value / greatest)
        placed.append(
            Tile(
                slug=slug,
                value=value,
                x=(column - left) * pitch,
                y=(row - top) * pitch,
                size=pitch * (1 - _GAP / 2),
                shade=shade,
                text=colour.text_on(shade),
            )
        )
    return TileMap(width=width_mm, height=pitch * (rows - _GAP / 2), tiles=tuple(placed))


def split_name(name: str, room_mm: float, size_pt: float = 7.5) -> tuple[str, ...]:
    """`name` as one line, or as two with a hyphen where it would not fit into `room_mm` at `size_pt`."""
    if len(name) * _LETTER * size_pt * MM_PER_PT <= room_mm:
        return (name,)
    for prefix in _PREFIXES:
        if name.lower().startswith(prefix) and len(name) > len(prefix) + 2:
            return (f"{name[: len(prefix)]}-", name[len(prefix) :])
    breaks = [at for at in range(3, len(name) - 2) if _between_syllables(name.lower(), at)]
    if not breaks:
        return (name,)
    at = min(breaks, key=lambda place: abs(place - len(name) / 2))
    return (f"{name[:at].rstrip()}-" if name[at - 1] != " " else name[:at].rstrip(), name[at:])


def _between_syllables(name: str, at: int) -> bool:
    """Whether an Indonesian word may be broken before letter `at`: before one consonant and its vowel; `ng` is one."""
    if name[at - 1] == " ":
        return True
    if name[at] in _VOWELS or name[at - 1 : at + 1] in _PAIRS:
        return False
    following = at + (2 if name[at : at + 2] in _PAIRS else 1)
    return following < len(name) and name[following] in _VOWELS


def _shade(accent: str, share: float) -> str:
    """A tint of the accent that grows with `share` (0–1); the next darker one where no text would read on it."""
    base = colour.mix("#f1eee8", accent, 0.12 + 0.88 * share) if share > 0 else "#f1eee8"
    for step in range(200):
        shade = colour.darken(base, step / 400)
        if colour.contrast(shade, colour.text_on(shade)) >= colour.READABLE:
            return shade
    return accent


def _extent(tiles: Sequence[Place]) -> tuple[int, int, int, int]:
    """Leftmost column, topmost row, and how many columns and rows the tiles take."""
    if not tiles:
        return 0, 0, 1, 1
    columns = [column for _, (column, _) in tiles]
    rows = [row for _, (_, row) in tiles]
    return min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
