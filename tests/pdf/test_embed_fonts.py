"""The fonts of a book as a preflight reads them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from catalog.fonts.faces import Face
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.pdf.embed_fonts import embed_face
from catalog.pdf.writer import PdfWriter, ref
from tests.fonts.text_faces import TEXT


@pytest.fixture(scope="module")
def faces(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts")


@contextmanager
def embedded(file: Path, text: str) -> Iterator[pikepdf.Object]:
    """The font of a PDF of one page in which the letters of `text` are used."""
    with TTFont(file) as font:
        used = {font.getGlyphID(font.getBestCmap()[ord(letter)]): letter for letter in text}
    content = io.BytesIO()
    pdf = PdfWriter(content)
    root, tree, font_number = pdf.reserve(), pdf.reserve(), pdf.reserve()
    embed_face(pdf, file, used, font_number)
    resources = f"/Resources<</Font<</F {ref(font_number)}>>>>"
    page = pdf.add(f"<</Type/Page/Parent {ref(tree)}/MediaBox[0 0 100 100]{resources}>>")
    pdf.add(f"<</Type/Pages/Count 1/Kids[{ref(page)}]>>", tree)
    pdf.add(f"<</Type/Catalog/Pages {ref(tree)}>>", root)
    pdf.finish(root, pdf.add("<<>>"))
    with pikepdf.open(content) as opened:
        yield opened.pages[0].Resources.Font.F.DescendantFonts[0]


@pytest.mark.parametrize("face", TEXT, ids=lambda face: face.file_name)
def test_the_descriptor_says_what_the_tables_say(faces: FontSet, face: Face) -> None:
    file = faces.folder / face.file_name
    with embedded(file, "Hal") as inner, TTFont(file) as font:
        descriptor = inner.FontDescriptor
        assert font["head"].unitsPerEm == 1000
        assert descriptor.CapHeight == font["OS/2"].sCapHeight
        assert (descriptor.Ascent, descriptor.Descent) == (font["hhea"].ascent, font["hhea"].descent)
        assert float(descriptor.ItalicAngle) == font["post"].italicAngle == (-12 if face.italic else 0)
        head = font["head"]
        assert list(descriptor.FontBBox) == [head.xMin, head.yMin, head.xMax, head.yMax]
        assert bool(int(descriptor.Flags) & 64) == face.italic
        assert bool(int(descriptor.Flags) & 2) == (face.family == "Source Serif 4")
        assert int(descriptor.Flags) & 4
        assert 70 < descriptor.StemV < 160


def test_widths_and_outlines_are_those_of_the_face(faces: FontSet) -> None:
    file = faces.folder / "SourceSerif4-400.ttf"
    with embedded(file, "Hal") as inner, TTFont(file) as font:
        program = TTFont(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
        runs = list(inner.W)
        widths = {
            int(start) + at: int(width)
            for start, run in zip(runs[::2], runs[1::2], strict=True)
            for at, width in enumerate(run)
        }
        names = [font.getBestCmap()[ord(letter)] for letter in "Hal"]
        assert widths == {font.getGlyphID(name): font["hmtx"][name][0] for name in names}
        for glyph in widths:
            before, after = (one["glyf"][one.getGlyphName(glyph)] for one in (font, program))
            assert list(after.getCoordinates(program["glyf"])[0]) == list(before.getCoordinates(font["glyf"])[0])
