"""A font file's face → the bytes of a smaller one, cut by HarfBuzz: fewer letters and features, axes pinned.

HarfBuzz takes hundredths of a second for what fontTools takes seconds. Letters keep the order of their glyphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import uharfbuzz

NO_AXES: Final[Mapping[str, float]] = MappingProxyType({})
MAIN_NAMES: Final = range(7)  # copyright, family, style, number, full name, version, PostScript name
# Pages are not drawn on a pixel grid, so that hints are of no use. In a face cut from a variable font outlines overlap;
# renderers join them only where that is marked.
FLAGS: Final = (
    uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE | uharfbuzz.SubsetFlags.SET_OVERLAPS_FLAG
)


def subset_face(
    face: uharfbuzz.Face,
    letters: Iterable[int],
    features: Iterable[str],
    axes: Mapping[str, float] = NO_AXES,
    names: Iterable[int] = MAIN_NAMES,
    dropped: Iterable[str] = (),
) -> bytes:
    """The face with the glyphs of `letters` (code points) alone, and those that `features` make of them.

    `axes` has the place on each axis of a variable font, in the axis's own units; ValueError for an axis that the face
    lacks. `names` are the entries of the name table that stay, by number, in English; `dropped` are tags of tables that
    are left out.
    """
    order = uharfbuzz.SubsetInput()
    order.unicode_set.update(sorted(letters))
    order.layout_feature_tag_set.clear()
    order.layout_feature_tag_set.update(map(tag_number, features))
    order.drop_table_tag_set.update(map(tag_number, dropped))
    order.name_id_set.clear()
    order.name_id_set.update(names)
    order.flags = FLAGS
    for tag, place in axes.items():
        if not order.pin_axis_location(face, tag, place):
            raise ValueError(f"the face has no axis {tag!r}")
    return bytes(uharfbuzz.subset(face, order).blob.data)


def tag_number(tag: str) -> int:
    """A tag of four letters (OpenType, Data Types) as HarfBuzz counts it."""
    return int.from_bytes(tag.encode("ascii"), "big")
