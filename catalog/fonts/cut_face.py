"""A face → its static TTF, cut from the package that has it; the same bytes at any time.

WeasyPrint would instance a variable face again for every document (0.2 s a face), so they are made static here, by
HarfBuzz: a tenth of a second for a face with 17,000 Han letters.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import as_file, files
from typing import Any, Final

import uharfbuzz

from catalog.fonts.faces import BLANK, EAST_ASIAN_PACKAGE, EXTRA, LEVEL, SIGNS, SPACE, Face
from catalog.fonts.squeezed_marks import squeeze_marks
from catalog.fonts.subset import subset_face

STYLES: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
# Small capitals and stylistic sets go: they are a third of the glyphs.
SHAPING: Final = (  # by which letters of other scripts take their forms and their room
    *("abvf", "abvm", "abvs", "akhn", "blwf", "blwm", "blws", "cfar", "cjct", "clig", "curs", "dist", "fina", "fin2"),
    *("fin3", "half", "haln", "halt", "init", "isol", "ljmo", "med2", "medi", "nukt", "pref", "pres", "pstf"),
    *("psts", "rclt", "rkrf", "rphf", "rtlm", "tjmo", "vatu", "vert", "vjmo"),
)
KEPT_NAMES: Final = (0, 5, 7, 8, 9, 11, 13, 14)  # copyright, version, trademark, makers, licence
WINDOWS_ENGLISH: Final = (3, 1, 0x409)
ERROR: Final = 1.0  # units by which a quadratic curve may miss a cubic one
OWN: Final = "catalog.fonts"  # holds the faces that no package has
MODULE: Final = ".py"  # of a package that holds its faces as modules


def cut_face(face: Face, features: Sequence[str], recipe: str) -> bytes:
    """A static TTF of `face` with the OpenType `features` that style sheets may use. `recipe` goes into its name."""
    from fontTools.ttLib import TTFont

    variable = _source(face)
    characters = _characters(face, variable)
    axes = {"wght": float(face.weight), **dict(face.axes)} if variable.has_axes else {}
    # STAT describes the axes, which are gone; DSIG has signed other bytes.
    static = subset_face(variable.face, characters, features, axes, names=KEPT_NAMES, dropped=["STAT", "DSIG"])
    named = io.BytesIO()
    with TTFont(io.BytesIO(static), lazy=True, recalcBBoxes=False, recalcTimestamp=False) as font:
        if "CFF " in font:
            _make_quadratic(font)
        _name_face(font, face, recipe)
        if face.package == EAST_ASIAN_PACKAGE:
            squeeze_marks(font, static)
        if face.family in SIGNS:  # between signs their own space is drawn, which is as wide as they are
            font["hmtx"][font.getBestCmap()[ord(" ")]] = (font["head"].unitsPerEm // 4, 0)
        if face.family in EXTRA:
            _empty(font, BLANK)
        if face.family in EXTRA or face.family in SIGNS:
            _fit_in(font, face)
        font.save(named, reorderTables=None)
    return named.getvalue()


def source_letters(face: Face) -> frozenset[str]:
    """The letters that a face has, read from its source."""
    return frozenset(map(chr, _characters(face, _source(face))))


def _characters(face: Face, source: _Source) -> set[int]:
    without = {code for first, last in face.without for code in range(first, last + 1)}
    return set(map(ord, face.letters)) or set(source.unicodes).difference(without)


class _Source:
    """What a face is cut from, opened: a font of a package, or one that lies beside this module."""

    def __init__(self, content: bytes) -> None:
        self.face = uharfbuzz.Face(uharfbuzz.Blob(content))
        self.has_axes = bool(self.face.axis_infos)
        self.unicodes = self.face.unicodes


def _source(face: Face) -> _Source:
    package = face.package.replace("-", "_") or OWN
    if face.source.endswith(MODULE):
        return _Source(import_module(f"{package}.{face.source.removesuffix(MODULE)}").fontbuffer)
    with as_file(files(package) / face.folder / face.source) as source:
        return _Source(source.read_bytes())


def _fit_in(font: Any, face: Face) -> None:  # noqa: ANN401
    """Size and line metrics as they sit with the text around."""
    head, em = font["head"], round(font["head"].unitsPerEm / face.scale)
    head.unitsPerEm = em
    up, down = (round(value * em) for value in LEVEL)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, down, 0
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = up, down, 0
    if face.letters:  # marks, whose space stands before a line's text where there is one
        font["hmtx"][font.getBestCmap()[ord(" ")]] = (round(SPACE * em), 0)


def _empty(font: Any, letter: str) -> None:  # noqa: ANN401
    """The glyph of a letter without an outline and without a width, where there is such a glyph."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    name = font.getBestCmap().get(ord(letter))
    if name and "glyf" in font:
        font["glyf"][name] = Glyph()
        font["hmtx"][name] = (0, 0)


def _make_quadratic(font: Any) -> None:  # noqa: ANN401 fontTools has no types
    """Outlines of cubic curves (CFF) as TrueType has them, so that PDF embeds all faces in one way."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    for glyph in drawn.values():
        glyph.recalcBounds(font["glyf"])
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones, maxp.maxTwilightPoints, maxp.maxStorage = 1, 0, 0
    maxp.maxFunctionDefs = maxp.maxInstructionDefs = maxp.maxStackElements = maxp.maxSizeOfInstructions = 0
    maxp.maxComponentElements = max((len(getattr(glyph, "components", ())) for glyph in drawn.values()), default=0)
    font["head"].glyphDataFormat = 0
    font["post"].formatType = 3.0
    font["hmtx"].metrics = {name: (font["hmtx"][name][0], getattr(drawn[name], "xMin", 0)) for name in order}
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    maxp.recalc(font)
    font.sfntVersion = "\x00\x01\x00\x00"


def _name_face(font: Any, face: Face, recipe: str) -> None:  # noqa: ANN401 fontTools has no types
    """Family, style and weight as the OpenType specification has them (name, OS/2, head), so that they select it."""
    four_styles = face.weight in (400, 700)  # the older names have only regular, italic, bold and bold italic
    style = f"{STYLES[face.weight]} Italic" if face.italic else STYLES[face.weight]
    style = "Italic" if style == "Regular Italic" else style
    full = f"{face.family} {style}"
    postscript = f"{face.family.replace(' ', '')}-{style.replace(' ', '')}"
    texts = {
        1: face.family if four_styles else f"{face.family} {STYLES[face.weight]}",
        2: style if four_styles else ("Italic" if face.italic else "Regular"),
        3: f"{postscript};{recipe}",
        4: full,
        6: postscript,
        16: face.family,
        17: style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES]  # those of tables came along
    for number, text in texts.items():
        table.setName(text, number, *WINDOWS_ENGLISH)
    bold = face.weight == 700
    font["OS/2"].usWeightClass = face.weight
    kept = font["OS/2"].fsSelection & ~0b0110_0001  # italic, bold, regular
    font["OS/2"].fsSelection = kept | face.italic | bold << 5 | (not face.italic and not bold) << 6
    font["head"].macStyle = bold | face.italic << 1
