"""The faces of a book in its PDF: one font each, with the glyphs that the book uses (stage 8).

Parts name glyphs by their number in the face, which stays what it is, so one subset serves all parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Final

import uharfbuzz

from catalog.core.content_keys import checksum
from catalog.fonts.descriptor import describe_face
from catalog.fonts.metrics import glyph_widths, open_face
from catalog.fonts.subset import tag_number
from catalog.pdf.writer import PdfWriter, number, ref

DROPPED: Final = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "OS/2", "STAT", "cmap", "gasp", "name", "post")
TAG_LETTERS: Final = 6
MOST_IN_BLOCK: Final = 100  # lines of a block in a CMap
CMAP_HEAD: Final = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
CMAP_FOOT: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def embed_face(pdf: PdfWriter, file: Path, used: Mapping[int, str], font: int) -> None:
    """Write the face in `file` as the object `font`. `used` has the text of each glyph that the book shows."""
    face = open_face(file)
    widths = {glyph: glyph_widths(file).get(glyph, 0) for glyph in used}
    label = f"{_tag(used)}+{file.stem}"
    program = _subset(face, used)
    embedded = pdf.add_deflated(f"/Length1 {len(program)}", program)
    descriptor = pdf.add(_descriptor(face, label, embedded))
    inner = pdf.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{label}/CIDToGIDMap/Identity/DW 0/W[{_runs(widths)}]"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {ref(descriptor)}>>"
    )
    unicode = pdf.add_deflated("", _to_unicode(used).encode())
    pdf.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{label}/Encoding/Identity-H/DescendantFonts[{ref(inner)}]"
        f"/ToUnicode {ref(unicode)}>>",
        font,
    )


def _tag(used: Mapping[int, str]) -> str:
    """Six letters before the name of a subset (9.6.4), by what is in it."""
    digest = checksum(repr(sorted(used)).encode())
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:TAG_LETTERS])


def _subset(face: uharfbuzz.Face, used: Mapping[int, str]) -> bytes:
    order = uharfbuzz.SubsetInput()
    order.glyph_set.update(sorted({0, *(glyph for glyph in used if glyph < face.glyph_count)}))
    order.drop_table_tag_set.update(map(tag_number, DROPPED))
    order.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    return bytes(uharfbuzz.subset(face, order).blob.data)


def _descriptor(face: uharfbuzz.Face, label: str, embedded: int) -> str:
    """The font's descriptor (9.8), around the embedded file."""
    facts = describe_face(face)
    return (
        f"<</Type/FontDescriptor/FontName/{label}/Flags {facts.flags}/FontBBox[{' '.join(map(str, facts.box))}]"
        f"/ItalicAngle {number(facts.italic_angle)}/Ascent {facts.ascent}/Descent {facts.descent}"
        f"/CapHeight {facts.cap_height}/StemV {facts.stem_v}/FontFile2 {ref(embedded)}>>"
    )


def _runs(widths: Mapping[int, int]) -> str:
    """Widths by glyph (9.7.4.3): runs of glyphs that follow one another."""
    pieces: list[str] = []
    before = -2
    for glyph, width in sorted(widths.items()):
        pieces.append(f" {width}" if glyph == before + 1 else f"{']' if pieces else ''}{glyph}[{width}")
        before = glyph
    return "".join(pieces) + ("]" if pieces else "")


def _to_unicode(used: Mapping[int, str]) -> str:
    """The CMap by which text can be found and copied (9.10.3)."""
    lines = iter(f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for glyph, text in sorted(used.items()))
    blocks = []
    while block := list(islice(lines, MOST_IN_BLOCK)):
        blocks.append(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n")
    return CMAP_HEAD + "".join(blocks) + CMAP_FOOT
