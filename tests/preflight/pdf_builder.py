"""PDF files made from nothing: by default one page that a print shop takes as PDF/X-4, to which a test adds its fault.

The trim is 200 × 200 pt, its lower left corner at 20, 20 of the medium; the bleed is 3 mm."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String

from catalog.preflight.preflight_run import PreflightReport, run_preflight
from catalog.preflight.rules.terms import PrintTerms, Standard

MEDIA: Final = (0, 0, 240, 240)
TRIM: Final = (20, 20, 220, 220)
BLEED: Final = (11.4, 11.4, 228.6, 228.6)
X4: Final = PrintTerms(standard=Standard.X4)
X1A: Final = PrintTerms(standard=Standard.X1A)
CMYK: Final = PrintTerms(standard=Standard.CMYK)
ANY: Final = PrintTerms(standard=Standard.NONE)
XMP: Final = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="STANDARD"/>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
BACKGROUND: Final = "q 0 0.1 0.2 0 k 10 10 220 220 re f Q\n"  # from bleed to bleed
TEXT: Final = "q /Over gs 0 0 0 1 k BT /F 10 Tf 100 180 Td (AAA) Tj ET Q\n"


class Builder:
    """A file in the making. `content` of pages is what PDF itself writes."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.fonts: dict[str, Any] = {"/F": self.font()}
        self.states: dict[str, Any] = {"/Over": Dictionary(OP=True, op=True, OPM=1)}
        self.spaces: dict[str, Any] = {}
        self.objects: dict[str, Any] = {}
        self.patterns: dict[str, Any] = {}
        self.shadings: dict[str, Any] = {}
        self.properties: dict[str, Any] = {}

    def resources(self) -> Any:  # noqa: ANN401 pikepdf's objects, here and below
        """What every page knows by name."""
        return Dictionary(
            Font=Dictionary(self.fonts),
            ExtGState=Dictionary(self.states),
            ColorSpace=Dictionary(self.spaces),
            XObject=Dictionary(self.objects),
            Pattern=Dictionary(self.patterns),
            Shading=Dictionary(self.shadings),
            Properties=Dictionary(self.properties),
        )

    def page(
        self,
        content: str | bytes = "",
        *,
        background: bool = True,
        media: Sequence[float] = MEDIA,
        trim: Sequence[float] | None = TRIM,
        bleed: Sequence[float] | None = BLEED,
        **keys: object,
    ) -> Any:  # noqa: ANN401
        """Add a page: its content over a background that bleeds and a line of text. `keys` are more of its entries."""
        begun = f"{BACKGROUND}{TEXT}".encode() if background else b""
        data = begun + (content.encode() if isinstance(content, str) else content)
        page = Dictionary(
            Type=Name.Page, MediaBox=Array(media), Contents=self.pdf.make_stream(data), Resources=self.resources()
        )
        for key, box in {"/TrimBox": trim, "/BleedBox": bleed}.items():
            if box is not None:
                page[key] = Array(box)
        for name, value in keys.items():
            page[f"/{name}"] = value
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    def font(self, name: str = "ABCDEF+Kotak", *, embedded: bool = True, kind: str = "TrueType") -> Any:  # noqa: ANN401
        """A font with a single letter, A: a box of 600 by 700."""
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{name}"), Flags=32, FontBBox=[0, -200, 600, 800],
            ItalicAngle=0, Ascent=750, Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        if embedded:
            descriptor.FontFile2 = self.pdf.make_stream(_truetype())
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name(f"/{kind}"), BaseFont=Name(f"/{name}"), FirstChar=65, LastChar=65,
                Widths=[600], Encoding=Name.WinAnsiEncoding, FontDescriptor=self.pdf.make_indirect(descriptor),
            )
        )  # fmt: skip

    def stream(self, data: str | bytes, **keys: object) -> Any:  # noqa: ANN401
        """A stream with entries."""
        made = self.pdf.make_stream(data.encode() if isinstance(data, str) else data)
        for name, value in keys.items():
            made[f"/{name}"] = value
        return made

    def form(self, content: str, **keys: object) -> Any:  # noqa: ANN401
        """A form as large as the medium, with the resources of pages so far."""
        given = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array(MEDIA), "Resources": self.resources()}
        return self.stream(content, **(given | keys))

    def picture(self, width: int, height: int, space: object = Name.DeviceCMYK, bits: int = 8, **keys: object) -> Any:  # noqa: ANN401
        """A picture, packed with Flate, of as many bytes as its space needs; light all over."""
        count = {"/DeviceRGB": 3, "/DeviceCMYK": 4}.get(str(space), 1)
        row = (width * bits * count + 7) // 8
        given = {
            "Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height, "ColorSpace": space,
            "BitsPerComponent": bits,
        }  # fmt: skip
        made = self.stream(b"", **(given | keys))
        made.write(zlib.compress(b"\x10" * (row * height)), filter=Name.FlateDecode)
        return made

    def save(self, path: Path, standard: str = "PDF/X-4", version: str = "1.6", **options: Any) -> Path:  # noqa: ANN401
        """Write the file, with all that its standard wants; of no standard for ""."""
        if standard:
            _standard(self.pdf, standard)
        if "encryption" in options:  # which pikepdf leaves out where a version is forced
            self.pdf.save(path, **options)
        else:
            as_they_are = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
            self.pdf.save(path, force_version=version, **as_they_are, **options)
        return path


def _standard(pdf: pikepdf.Pdf, standard: str) -> None:
    xmp = XMP.replace("STANDARD", standard)
    if "/Metadata" not in pdf.Root:
        pdf.Root.Metadata = pdf.make_stream(xmp.encode())
    day = String("D:20261124120000Z")
    given = {"/Title": String("Katalog"), "/Trapped": Name("/False"), "/CreationDate": day, "/ModDate": day}
    if "X-1" in standard:
        given["/GTS_PDFXVersion"] = String(standard)
    for key, value in given.items():
        if key not in pdf.docinfo:
            pdf.docinfo[key] = value
    if "/OutputIntents" not in pdf.Root:
        pdf.Root.OutputIntents = Array([intent(pdf)])


def intent(pdf: pikepdf.Pdf, components: int = 4, *, profile: bool = True) -> Any:  # noqa: ANN401
    """An output intent; its profile is none that a press could use, but is there."""
    made = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"))
    if profile:
        stream = pdf.make_stream(b"no profile")
        stream.N = components
        made.DestOutputProfile = stream
    return made


def _truetype() -> bytes:
    pen = TTGlyphPen(None)
    for index, point in enumerate([(0, 0), (0, 700), (600, 700), (600, 0)]):
        (pen.lineTo if index else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupGlyf({".notdef": pen.glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=750, descent=-200)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


Build = Callable[[Builder], object]


def built(folder: Path, build: Build, standard: str = "PDF/X-4", version: str = "1.6", **options: Any) -> Path:  # noqa: ANN401
    """The file that `build` makes."""
    builder = Builder()
    build(builder)
    return builder.save(folder / "made.pdf", standard, version, **options)


def checked(path: Path, terms: PrintTerms = X4, *, separations: bool = False) -> PreflightReport:
    """What preflight finds in a file; without Ghostscript, so that it is the same on every machine."""
    return run_preflight(path, terms, lambda *_: None, separations=separations)


def codes(report: PreflightReport) -> set[str]:
    """The kinds of findings, without notes."""
    return {group.code for group in report.groups if group.level.value != "note"}


def found(
    folder: Path,
    build: Build,
    terms: PrintTerms = X4,
    standard: str = "PDF/X-4",
    **options: Any,  # noqa: ANN401
) -> Mapping[str, Mapping[str, str]]:
    """The values of the worst finding of each kind in the file that `build` makes."""
    report = checked(built(folder, build, standard, **options), terms)
    return {group.code: dict(group.worst.values) for group in report.groups}
