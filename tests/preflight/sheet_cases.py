"""Faults of pages as sheets: boxes, sizes, bleed, the distance of text from the edge."""

from __future__ import annotations

from typing import Final

from pikepdf import Dictionary, Name

from catalog.preflight.rules.terms import PrintTerms, Standard
from tests.preflight.cases import Case, drawn, page
from tests.preflight.pdf_builder import BLEED, CMYK, MEDIA, TRIM, Build, Builder

CLIPPED: Final = "q 20 20 200 200 re W n 0.2 0 0 0 k 10 100 100 50 re f Q"
TILES: Final = "0.2 0 0 0 k 100 20 60 60 re f 100 0 60 20 re f"  # a pattern's piece ends at the trim, the next goes on
FRAME: Final = "0 0.9 0 0 k 0 50 30 110 re f"  # over the left edge
MOTIF: Final = "17 120 m 40 100 l 63 120 l 40 140 l f"  # a diamond that reaches 1 mm beyond the trim
TERMS: Final = PrintTerms(standard=Standard.X4, page_multiple=4)


def _pages(*sizes: float) -> Build:
    """A page for each width of the trim."""

    def build(builder: Builder) -> None:
        for width in sizes:
            trim, bleed = (20, 20, 20 + width, 220), (11.4, 11.4, 28.6 + width, 228.6)
            builder.page(background=False, media=(0, 0, 40 + width, 240), trim=trim, bleed=bleed, content=_text())

    return build


def _text(x: float = 100, y: float = 100) -> str:
    return f"/Over gs 0 0 0 1 k BT /F 10 Tf {x} {y} Td (AAA) Tj ET\n"


SHEET_CASES: Final = (
    Case("no box says where it is cut", "pdf-trim-missing", page(trim=None, bleed=None, media=MEDIA, background=False,
         content=_text()), page()),
    Case("plain CMYK without a trim box", "pdf-trim-missing", page(trim=None, bleed=None, background=False,
         content=_text()), page(bleed=None), CMYK, "", level="warning"),
    Case("two boxes say it", "pdf-trim-and-art", page(ArtBox=[*TRIM]), page()),
    Case("the bleed box reaches out of the medium", "pdf-boxes-order", page(bleed=(-5, 5, 235, 235)), page()),
    Case("the trim box reaches out of the bleed box", "pdf-boxes-order",
         page(bleed=(30, 30, 210, 210), background=False, content=_text()), page(background=False, content=_text())),
    Case("the crop box cuts the page", "pdf-crop-box", page(CropBox=[30, 30, 210, 210]), page(CropBox=[*BLEED]),
         level="warning"),
    Case("the unit is scaled", "pdf-page-scaled", page(UserUnit=2, background=False, content=_text()),
         page(UserUnit=1)),
    Case("the page is turned", "pdf-page-turned", page(Rotate=90), page(Rotate=360), level="warning"),
    Case("one page is wider", "pdf-page-size", _pages(200, 200, 210), _pages(200, 200, 200.5), level="warning"),
    Case("three pages for a stapled booklet", "pdf-page-count", _pages(200, 200, 200), _pages(200, 200, 200, 200),
         TERMS, level="warning"),
    Case("a page without anything", "pdf-page-empty", page(background=False), page(), level="warning"),
    Case("a page with white alone", "pdf-page-empty", page("0 0 0 0 k 50 50 80 80 re f", background=False),
         page("0 0 0 0.1 k 50 50 80 80 re f", background=False), level="warning"),
    Case("an area that ends at the edge", "pdf-bleed-short", page("0.2 0 0 0 k 20 100 50 50 re f"),
         page("0.2 0 0 0 k 24 100 50 50 re f")),
    Case("an area that is clipped at the edge", "pdf-bleed-short", page(CLIPPED),
         page(CLIPPED.replace("20 20 200 200 re", "0 0 240 240 re"))),
    Case("an area in a form that is clipped", "pdf-bleed-short",
         drawn("/X Do", objects=lambda made: {"X": made.form("0.2 0 0 0 k 0 0 90 90 re f", BBox=[15, 50, 90, 90])}),
         drawn("/X Do", objects=lambda made: {"X": made.form("0.2 0 0 0 k 0 0 90 90 re f", BBox=[5, 50, 90, 90])})),
    Case("a picture 2 mm beyond the edge", "pdf-bleed-short",
         drawn("q 50 0 0 50 14.4 100 cm /P Do Q", objects=lambda made: {"P": made.picture(300, 300)}),
         drawn("q 50 0 0 50 11.4 100 cm /P Do Q", objects=lambda made: {"P": made.picture(300, 300)})),
    Case("a frame on the edge", "pdf-bleed-short", page("0.2 0 0 0 K 1 w 20.5 50 100 100 re S"),
         page("0.2 0 0 0 K 1 w 30 50 100 100 re S")),
    Case("pieces of a pattern without their neighbours", "pdf-bleed-short", page(TILES.split(" re f ")[0] + " re f"),
         page(TILES)),
    Case("a motif that ends at the edge, without a ground and with one", "pdf-bleed-short",
         page(f"0 1 0 0 k {MOTIF}", background=False), page(f"0 1 0 0 k {MOTIF}")),
    Case("a motif that is clipped at the edge", "pdf-bleed-short", page(f"20 20 200 200 re W n 0 1 0 0 k {MOTIF}"),
         page(f"0 1 0 0 k {MOTIF}")),
    Case("an area whose edge lies below a frame, and beside one", "pdf-bleed-short",
         page(f"0.2 0 0 0 k 20 60 90 90 re f {FRAME.replace('k 0', 'k 300')}"),
         page(f"0.2 0 0 0 k 20 60 90 90 re f {FRAME}")),
    Case("an area that goes on in its own colour, and in another", "pdf-bleed-short",
         page(f"{FRAME} 0 0.2 0 0 k 20 60 90 90 re f"), page(f"{FRAME} 0 0.9 0 0 k 20 60 90 90 re f")),
    Case("the bleed box is too small", "pdf-bleed-short", page(bleed=(18, 18, 222, 222)), page(bleed=None)),
    Case("a gradient that ends at the edge", "pdf-bleed-short",
         drawn("q 20 60 90 90 re W n /S sh Q", shadings=lambda made: {"S": shading(made)}),
         drawn("q 0 60 90 90 re W n /S sh Q", shadings=lambda made: {"S": shading(made)})),
    Case("text at the edge", "pdf-text-near-trim", page(_text(x=24)), page(_text(x=30)), level="warning"),
    Case("text at the foot, turned", "pdf-text-near-trim",
         page("/Over gs 0 0 0 1 k BT /F 10 Tf 0 1 -1 0 100 25 Tm (AA) Tj ET"),
         page("/Over gs 0 0 0 1 k BT /F 10 Tf 0 1 -1 0 100 35 Tm (AA) Tj ET"), level="warning"),
)  # fmt: skip


def shading(builder: Builder, space: str = "/DeviceCMYK") -> object:
    """A gradient from left to right."""
    count = {"/DeviceCMYK": 4, "/DeviceRGB": 3}[space]
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.1] * count, C1=[0.2] * count, N=1)
    return builder.pdf.make_indirect(
        Dictionary(ShadingType=2, ColorSpace=Name(space), Coords=[0, 0, 240, 0], Function=function, Extend=[True, True])
    )
