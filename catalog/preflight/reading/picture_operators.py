"""Operators that paint pictures, forms and shadings: Do, inline pictures, sh (ISO 32000-1, 8.8 to 8.10)."""

from __future__ import annotations

import math
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.colour import Colour, ColourSpace
from catalog.preflight.reading.forms import show_form
from catalog.preflight.reading.geometry import Box, box_under, moved
from catalog.preflight.reading.marked_content import shortened
from catalog.preflight.reading.painted import FaultKind, Kind, Painted, Picture
from catalog.preflight.reading.path_operators import paint_pattern, paint_shading
from catalog.preflight.reading.pdf_objects import entry, filters, name, number, rectangle, text
from catalog.preflight.reading.picture_data import space_inside
from catalog.preflight.reading.walk import Operator, Walk

UNIT_SQUARE: Final = Box(0.0, 0.0, 1.0, 1.0)  # what a picture fills in its own space (8.9.5.1)
PT_PER_INCH: Final = 72.0
NEAR: Final = 1.0  # pt from the trim


def _external(walk: Walk, operands: Any) -> None:  # noqa: ANN401 pikepdf's operands, here and below
    word = name(operands[0])
    given = entry(entry(walk.resources, "XObject"), word)
    if not isinstance(given, pikepdf.Stream):
        walk.fault(FaultKind.MISSING, f"/{word}")
        return
    kind = name(entry(given, "Subtype"))
    if kind == "Form":
        if name(entry(given, "Subtype2")) == "PS":
            walk.features.add("PostScript")
        show_form(walk, given)
    elif kind == "Image":
        _image(walk, given)
    elif kind == "PS":
        walk.features.add("PostScript")
    else:
        walk.fault(FaultKind.BROKEN, f"/{word}")


def _image(walk: Walk, image: Any) -> None:  # noqa: ANN401
    if walk.file.layers.hides(entry(image, "OC")):
        return
    for key in ("OPI", "Alternates"):
        if entry(image, key) is not None:
            walk.features.add(key)
    space = walk.file.spaces.read(entry(image, "ColorSpace"), walk.resources) or space_inside(image)
    stencil = entry(image, "ImageMask") is True
    size = int(number(entry(image, "Width"))), int(number(entry(image, "Height")))
    bits = 1 if stencil else int(number(entry(image, "BitsPerComponent"), 8))
    whole = walk.file.pictures.is_whole(image, space)
    ink = walk.file.pictures.most_ink(image, space) if whole else None
    box = box_under(walk.state.matrix, UNIT_SQUARE)
    picture = Picture(*size, bits, filters(image), *_placed(walk, size), ink, _white_sides(walk, image, box))
    own = shortened(text(entry(image, "Alt")))
    if not _paint(walk, picture, space, stencil, own, masked=entry(image, "SMask") is not None):
        return
    if not whole:
        walk.fault(FaultKind.UNREADABLE, f"/{name(entry(image, 'Name')) or 'Image'}")
    mask = _mask_of(image)
    if mask is not None:
        kind = entry(mask, "ImageMask") is True
        size = int(number(entry(mask, "Width"))), int(number(entry(mask, "Height")))
        _paint_mask(walk, size, 1 if kind else int(number(entry(mask, "BitsPerComponent"), 8)), filters(mask))


def _mask_of(image: Any) -> Any:  # noqa: ANN401
    """What says where a picture is seen: its soft mask, or its mask where that is a picture; else None."""
    for key in ("SMask", "Mask"):
        found = entry(image, key)
        if isinstance(found, pikepdf.Stream):
            return found
    return None


def _inline(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    """BI ID EI: a picture in the content itself, whose keys pikepdf has written out already (8.9.7)."""
    image = operands[0].obj
    stencil = entry(image, "ImageMask", "IM") is True
    space = None if stencil else walk.file.spaces.read(entry(image, "ColorSpace", "CS"), walk.resources)
    bits = 1 if stencil else int(number(entry(image, "BitsPerComponent", "BPC"), 8))
    size = int(number(entry(image, "Width", "W"))), int(number(entry(image, "Height", "H")))
    _paint(walk, Picture(*size, bits, filters(image), *_placed(walk, size)), space, stencil, "", masked=False)


def _placed(walk: Walk, size: tuple[int, int]) -> tuple[float, float]:
    """Pixels an inch along both sides of a picture, as the matrix turns and stretches it; infinite along one that has
    no length on paper."""
    a, b, c, d, _, _ = walk.state.matrix
    across, up = math.hypot(a, b), math.hypot(c, d)
    return (
        size[0] * PT_PER_INCH / across if across else math.inf,
        size[1] * PT_PER_INCH / up if up else math.inf,
    )


def _white_sides(walk: Walk, image: Any, box: Box) -> frozenset[str]:  # noqa: ANN401
    """The sides of the page on which a picture is white, where it comes near the trim and no clip cuts it."""
    cut, clip = walk.cut, walk.state.clip
    if clip is None or not clip.holds(box, NEAR) or cut.grown(-NEAR).holds(box):
        return frozenset()
    middles = {"left": (0.0, 0.5), "right": (1.0, 0.5), "bottom": (0.5, 0.0), "top": (0.5, 1.0)}
    white = walk.file.pictures.white_edges(image)
    sides = set()
    for edge in white:
        x, y = moved(walk.state.matrix, *middles[edge])
        away = {"left": x - box.left, "right": box.right - x, "bottom": y - box.bottom, "top": box.top - y}
        sides.add(min(away, key=lambda side: abs(away[side])))
    return frozenset(sides)


def _paint(
    walk: Walk, picture: Picture, space: ColourSpace | None, stencil: bool, own_name: str, *, masked: bool
) -> bool:
    """Collect a picture; False where it is not seen."""
    seen = walk.seen(box_under(walk.state.matrix, UNIT_SQUARE))
    if seen is None or seen.area <= 0:
        return False
    common = walk.common()
    common["masked"] = common["masked"] or masked
    name_here = own_name or walk.name_here()
    if not stencil:
        colour = Colour(space, ()) if space is not None else None
        walk.paint(Painted(Kind.PICTURE, seen, colour, picture=picture, name=name_here, **common))
        return True
    if walk.state.fill.pattern is not None:
        paint_pattern(walk, walk.state.fill, seen)
    colour = walk.state.fill.colour
    walk.paint(Painted(Kind.STENCIL, seen, colour, picture=picture, name=name_here, **common))
    return True


def _paint_mask(walk: Walk, size: tuple[int, int], bits: int, names: tuple[str, ...]) -> None:
    seen = walk.seen(box_under(walk.state.matrix, UNIT_SQUARE))
    if seen is None:
        return
    across, up = _placed(walk, size)
    picture = Picture(*size, bits, names, across, up)
    walk.paint(Painted(Kind.MASK, seen, None, picture=picture, name=walk.name_here(), **walk.common()))


def _shading(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    word = name(operands[0])
    shading = entry(entry(walk.resources, "Shading"), word)
    if shading is None:
        walk.fault(FaultKind.MISSING, f"/{word}")
        return
    frame = rectangle(entry(shading, "BBox"))
    place = walk.state.clip if frame is None else walk.state.clipped(box_under(walk.state.matrix, frame))
    if place is not None and not walk.hidden:
        paint_shading(walk, shading, walk.place or place)


PICTURE_OPERATORS: Final[dict[str, Operator]] = {"Do": _external, "INLINE IMAGE": _inline, "sh": _shading}
