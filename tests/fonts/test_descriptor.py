"""What a PDF states of a face is what its tables and its outlines say, as fontTools reads them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from catalog.fonts.descriptor import Descriptor, describe_face
from catalog.fonts.faces import FACES, Face
from catalog.fonts.metrics import open_face
from catalog.fonts.static_faces import FontSet, prepare_fonts
from tests.fonts.text_faces import TEXT

SERIF, SYMBOLIC, ITALIC = 2, 4, 64
Box = tuple[int, int, int, int]  # left, lower, right and upper edge


@pytest.fixture(scope="module")
def faces(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts")


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file_name)
def test_it_states_what_the_tables_say(faces: FontSet, face: Face) -> None:
    file = faces.folder / face.file_name
    found = describe_face(open_face(file))
    with TTFont(file) as font:
        em = 1000 / font["head"].unitsPerEm
        assert found.cap_height == round(font["OS/2"].sCapHeight * em)
        assert (found.ascent, found.descent) == (round(font["hhea"].ascent * em), round(font["hhea"].descent * em))
        assert found.italic_angle == font["post"].italicAngle
        edges = (getattr(font["head"], edge) for edge in ("xMin", "yMin", "xMax", "yMax"))
        assert found.box == tuple(round(edge * em) for edge in edges)
        glyphs, bounds = font.getGlyphSet(), BoundsPen(None)
        for name in glyphs.keys():  # noqa: SIM118 a glyph set is no dictionary
            bounds.glyphSet = glyphs
            glyphs[name].draw(bounds)
        # Boxes are those of the points before HarfBuzz rounds them.
        assert all(abs(edge - seen * em) <= 1 for edge, seen in zip(found.box, bounds.bounds, strict=True))
    serif = SERIF if face.family == "Source Serif 4" else 0
    assert found.flags == SYMBOLIC | serif | (ITALIC if face.italic else 0)


@pytest.mark.parametrize("family", sorted({face.family for face in TEXT}))
def test_bolder_faces_have_wider_stems(faces: FontSet, family: str) -> None:
    upright = sorted((face.weight, face.file_name) for face in FACES if face.family == family and not face.italic)
    stems = [describe_face(open_face(faces.folder / name)).stem_v for _, name in upright]
    assert len(stems) >= 2
    assert stems == sorted(set(stems))
    assert 60 < stems[0] < 100 < stems[-1] < 160


@pytest.mark.parametrize(
    "face", [face for face in TEXT if face.family != "Source Serif 4"], ids=lambda face: face.file_name
)
def test_the_stem_of_a_sans_is_as_wide_as_its_i_without_dot(faces: FontSet, face: Face) -> None:
    """A dotless i is a rectangle in them."""
    file = faces.folder / face.file_name
    with TTFont(file) as font:
        glyph = font["glyf"][font.getBestCmap()[ord("ı")]]
        assert glyph.numberOfContours == 1
        assert describe_face(open_face(file)).stem_v == pytest.approx(glyph.xMax - glyph.xMin, abs=3)


def made(letter: str, boxes: list[Box], **os2: Any) -> Descriptor:  # noqa: ANN401 fields of a table
    """The description of a face of 2,000 units with one letter, drawn as rectangles."""
    pen = TTGlyphPen(None)
    for left, lower, right, upper in boxes:
        pen.moveTo((left, lower))
        for corner in ((left, upper), (right, upper), (right, lower)):
            pen.lineTo(corner)
        pen.closePath()
    builder = FontBuilder(2000)
    builder.setupGlyphOrder([".notdef", "letter"])
    builder.setupCharacterMap({ord(letter): "letter"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "letter": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "letter": (500, 0)})
    builder.setupHorizontalHeader(ascent=1600, descent=-400)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular"})
    builder.setupOS2(**os2)
    builder.setupPost(isFixedPitch=1, italicAngle=-9.5)
    content = io.BytesIO()
    builder.save(content)
    return describe_face(uharfbuzz.Face(uharfbuzz.Blob(content.getvalue())))


def test_lengths_are_thousandths_of_the_em() -> None:
    found = made("l", [(100, -100, 260, 1500), (100, 1400, 900, 1500)], sCapHeight=1401, version=4)
    assert found == Descriptor((50, -50, 450, 750), 800, -200, 700, 80, -9.5, 1 | SYMBOLIC | ITALIC)


def test_overlapping_contours_are_one_stem() -> None:
    assert made("l", [(100, 0, 260, 1500), (200, 0, 300, 1500)]).stem_v == 100


@pytest.mark.parametrize(("letter", "stem"), [("I", 80), ("1", 80), ("o", 0)])
def test_other_upright_letters_will_do(letter: str, stem: int) -> None:
    assert made(letter, [(100, 0, 260, 1500)]).stem_v == stem


def test_a_letter_without_outline_has_no_stem() -> None:
    assert made("l", []).stem_v == 0
