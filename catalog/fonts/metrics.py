"""Faces as PDF sees them: the widths of their glyphs, and which of them text uses (stages 7 and 8)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import uharfbuzz

from catalog.fonts.faces import EVERY_FACE

EM: Final = 1000  # PDF's units to the em, in which widths are stated (ISO 32000-1, 9.2.4)


FACE_OF: Final = {(face.family, face.weight, face.italic): face.name for face in EVERY_FACE}


@lru_cache
def open_face(path: Path) -> uharfbuzz.Face:
    """The face in a file of a `FontSet`."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))


@lru_cache
def glyph_widths(path: Path) -> dict[int, int]:
    """The advance width of every glyph of a face, in thousandths of the em."""
    face = open_face(path)
    font = uharfbuzz.Font(face)
    return {glyph: round(font.get_glyph_h_advance(glyph) * EM / face.upem) for glyph in range(face.glyph_count)}


@lru_cache(maxsize=16)
def character_widths(path: Path) -> dict[int, float]:
    """The advance width of every character of a face, in em."""
    face = open_face(path)
    font = uharfbuzz.Font(face)
    glyphs = {code: font.get_nominal_glyph(code) for code in face.unicodes}
    return {code: font.get_glyph_h_advance(glyph) / face.upem for code, glyph in glyphs.items() if glyph is not None}
