"""Drawings inside a page's drawing: forms, soft masks, cells of patterns, letters of Type 3, appearances of annotations
(ISO 32000-1, 8.10, 11.6.5, 8.7.3, 9.6.5, 12.5.5)."""

from __future__ import annotations

from typing import Any

from catalog.preflight.reading.colour import Colour
from catalog.preflight.reading.font_widths import PageFont
from catalog.preflight.reading.geometry import IDENTITY, Box, Matrix, box_under, joined
from catalog.preflight.reading.graphics_state import BLACK, GraphicsState, Paint
from catalog.preflight.reading.painted import Group
from catalog.preflight.reading.pdf_objects import entry, identity, matrix, name, number, rectangle
from catalog.preflight.reading.walk import Walk


def show_form(walk: Walk, form: Any, placed: Matrix = IDENTITY) -> None:  # noqa: ANN401 pikepdf
    """Read a form as the state shows it; `placed` is done after the form's own matrix."""
    if walk.file.layers.hides(entry(form, "OC")):
        return
    outer = walk.state
    state = outer.copied()
    state.matrix = joined(joined(matrix(entry(form, "Matrix")) or IDENTITY, placed), outer.matrix)
    frame = rectangle(entry(form, "BBox"))
    if frame is not None:
        state.clip = outer.clipped(box_under(state.matrix, frame))
    if state.clip is None:
        return
    group = entry(form, "Group")
    if name(entry(group, "S")) == "Transparency":
        _begin_group(walk, state, group, state.clip)
    if entry(form, "Ref") is not None:
        walk.features.add("Reference")
    if entry(form, "OPI") is not None:
        walk.features.add("OPI")
    with walk.inner(state, base=state.matrix):
        walk.run_stream(form, entry(form, "Resources"))


def _begin_group(walk: Walk, state: GraphicsState, group: Any, box: Box) -> None:  # noqa: ANN401
    """What a group holds is blended by itself first: the settings around apply to all of it at once (11.6.6)."""
    space = walk.file.spaces.read(entry(group, "CS"), walk.resources)
    if not walk.in_mask:
        walk.groups.append(Group(box, space, of_page=False))
    state.outer_alpha *= state.fill.alpha
    state.outer_blend = state.blend if state.blend != "Normal" else state.outer_blend
    state.outer_masked = state.outer_masked or state.masked
    state.fill.alpha = state.stroke.alpha = 1.0
    state.blend, state.masked = "Normal", False


def show_soft_mask(walk: Walk, mask: Any) -> None:  # noqa: ANN401
    """Read what shapes a soft mask, each once a page: its pictures are looked at, its colours print nowhere."""
    form = entry(mask, "G")
    key = ("mask", identity(form), walk.state.matrix)
    if form is None or key in walk.once:
        return
    walk.once.add(key)
    state = walk.state.copied()
    state.masked = False
    with walk.inner(state, in_mask=True):
        show_form(walk, form)


def show_cell(walk: Walk, pattern: Any, paint: Paint, place: Box) -> None:  # noqa: ANN401
    """Read the cell of a tiling pattern once a page; all that it paints is taken to be seen at `place`."""
    key = ("cell", identity(pattern), paint.colour if number(entry(pattern, "PaintType")) == 2 else None)
    if identity(pattern) is not None and key in walk.once:
        return
    walk.once.add(key)
    state = walk.state.copied()
    own = matrix(entry(pattern, "Matrix")) or IDENTITY
    state.matrix = joined(own, walk.base)
    state.clip = place
    coloured = number(entry(pattern, "PaintType"), 1) != 2
    plain = _underlying(paint)
    state.fill = Paint(plain.colour, None, paint.alpha, paint.overprint)
    state.stroke = Paint(plain.colour, None, paint.alpha, paint.overprint)
    with walk.inner(state, place=place, coloured=coloured and walk.coloured, base=state.matrix):
        walk.run_stream(pattern, entry(pattern, "Resources"))


def _underlying(paint: Paint) -> Paint:
    """The colour that an uncoloured pattern is painted in."""
    space = paint.colour.space.base
    return Paint(Colour(space, paint.colour.values) if space is not None else BLACK)


def show_letter(walk: Walk, procedure: Any, font: PageFont, size: float, placed: Matrix, place: Box) -> None:  # noqa: ANN401
    """Read the drawing of a letter of Type 3, which is `size` pt high on paper."""
    state = walk.state.copied()
    state.matrix = placed
    with walk.inner(state, place=place, coloured=walk.coloured, letter=(font.font, size)):
        walk.run_stream(procedure, font.resources)


def show_appearance(walk: Walk, appearance: Any, frame: Box) -> None:  # noqa: ANN401
    """Read an annotation's appearance, fitted into its rectangle (12.5.5)."""
    box = rectangle(entry(appearance, "BBox"))
    if box is None:
        return
    turned = box_under(matrix(entry(appearance, "Matrix")) or IDENTITY, box)
    if turned.width <= 0 or turned.height <= 0:
        return
    across, up = frame.width / turned.width, frame.height / turned.height
    fitted = (across, 0.0, 0.0, up, frame.left - turned.left * across, frame.bottom - turned.bottom * up)
    with walk.inner(walk.state.copied(), annotation=True):
        show_form(walk, appearance, fitted)
