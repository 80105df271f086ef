"""What an edition prints, in order → its volumes (stage 4).

A volume takes whole groups (kecamatan or categories) as long as there is room; a group that is larger than a volume
fills several as evenly as it can, and a maker is never parted. Where the volumes of the last build still have room,
everything stays in its volume: an entry that is new joins the volume of the one before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import Final

from catalog.edition.volumes import Member

Key = tuple[str, str]  # chapter and maker
Group = Callable[[Member], str]
HALVINGS: Final = 30  # until a room is known to less than a page
MOST_MOVED: Final = 0.1  # of the members: where more stand elsewhere in the order, the volumes before are of no use

# What is kept together, the largest groups first.
GROUPS: Final[Mapping[str, tuple[Group, ...]]] = {
    "kecamatan": (lambda member: member.kecamatan, lambda member: member.category),
    "category": (lambda member: member.category,),
    "pages": (),
}


def in_volume_order(members: Sequence[Member], by: str, kecamatan: Sequence[str]) -> list[Member]:
    """`members`, in the order of the edition, as they follow one another in its volumes: by kecamatan in the order of
    the project's list, those without one last."""
    if by != "kecamatan":
        return list(members)
    places = {slug: place for place, slug in enumerate(kecamatan)}
    return sorted(members, key=lambda member: places.get(member.kecamatan, len(places)))


def divide(members: Sequence[Member], by: str, pages: Mapping[Key, float], room: float) -> list[list[Member]]:
    """The members of each volume, which have `room` pages for them. `pages` is how many each one takes."""
    volumes: list[list[Member]] = [[]]
    used = 0.0

    def place(group: Sequence[Member], levels: Sequence[Group], most: float) -> None:
        nonlocal used
        size = sum(pages[member.key] for member in group)
        if used and used + size > most:
            volumes.append([])
            used = 0.0
        if used + size <= room or len(group) == 1:
            volumes[-1].extend(group)
            used += size
        else:
            parts = _parts(group, levels)
            sizes = [sum(pages[member.key] for member in part) for part in parts]
            even = _even_room(sizes, room) if by != "pages" else room
            for part in parts:
                place(part, levels[1:], even)

    for group in _parts(members, GROUPS[by]):
        place(group, GROUPS[by][1:], room)
    return [volume for volume in volumes if volume]


def _even_room(sizes: Sequence[float], room: float) -> float:
    """The least room with which parts of these sizes, in their order, fill no more volumes than with `room`: so there
    is none of a few pages at the end."""
    fewest, enough = _filled(sizes, room), room
    least = min(room, max(*sizes, sum(sizes) / fewest))
    for _ in range(HALVINGS):
        middle = (least + enough) / 2
        if _filled(sizes, middle) <= fewest:
            enough = middle
        else:
            least = middle
    return enough


def _filled(sizes: Sequence[float], room: float) -> int:
    """How many volumes are filled; what has no room by itself fills as many as it needs."""
    count, used = 0, room
    for size in sizes:
        if used + size > room:
            count, used = count + max(1, ceil(size / room)), 0.0
        used += size
    return count


def _parts(members: Sequence[Member], levels: Sequence[Group]) -> list[list[Member]]:
    """Members in the groups of the first level; where there is none, each by itself."""
    if not levels:
        return [[member] for member in members]
    return [list(group) for _, group in groupby(members, key=levels[0])]


def keep_borders(members: Sequence[Member], before: Mapping[Key, int]) -> list[list[Member]]:
    """The members in the volumes in which they stood `before`, by the number of these; [] where that is not known, or
    the order has become another one."""
    known = [(place, before[member.key]) for place, member in enumerate(members) if member.key in before]
    steady = _longest_rise(known)
    if not steady or len(steady) < (1 - MOST_MOVED) * len(known):
        return []
    numbers = dict(steady)
    volumes: dict[int, list[Member]] = {}
    number = steady[0][1]
    for place, member in enumerate(members):
        number = numbers.get(place, number)
        volumes.setdefault(number, []).append(member)
    return list(volumes.values())


def _longest_rise(known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of the pairs as have numbers, the second ones, that never fall."""
    ends: list[int] = []  # the lowest number with which a run of each length ends
    lengths = []
    for _, number in known:
        length = bisect_right(ends, number)
        ends[length : length + 1] = [number]
        lengths.append(length)
    found: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for pair, length in zip(reversed(known), reversed(lengths), strict=True):
        if length == wanted and (not found or pair[1] <= found[-1][1]):
            found.append(pair)
            wanted -= 1
    return found[::-1]
