"""Faults of colours, inks, small things, overprint and transparency."""

from __future__ import annotations

from typing import Any, Final

from pikepdf import Array, Dictionary, Name

from catalog.preflight.rules.terms import PrintTerms, Standard
from tests.preflight.cases import Case, drawn, page
from tests.preflight.pdf_builder import ANY, CMYK, X1A, Build, Builder
from tests.preflight.sheet_cases import shading

X1: Final = "PDF/X-1a:2003"
BOX: Final = " 60 60 60 60 re f "
SPOT_SHOP: Final = PrintTerms(standard=Standard.X4, spot_colours=frozenset({"Emas"}))
RGB_SHOP: Final = PrintTerms(standard=Standard.X4, rgb_allowed=True)


def icc(builder: Builder, count: int) -> Any:  # noqa: ANN401 pikepdf
    """A colour space with a profile of so many components."""
    return Array([Name.ICCBased, builder.stream(b"profile", N=count)])


def spot(name: str, replaced: str = "/DeviceCMYK", full: float = 1.0) -> Any:  # noqa: ANN401
    """A spot colour, and what is printed where there is no such ink."""
    count = 4 if replaced == "/DeviceCMYK" else 1
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * count, C1=[0, full, 0, 0][:count], N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name(replaced), function])


def text(colour: str, size: float = 10, extra: str = "") -> str:
    """A word in a colour."""
    return f"q {extra} {colour} BT /F {size} Tf 60 120 Td (AAA) Tj ET Q "


def _two_spots(first: Any, second: Any) -> Build:  # noqa: ANN401
    return drawn(f"/A cs 1 scn {BOX} /B cs 1 scn 130 60 50 50 re f", spaces={"A": first, "B": second})


def _cell(content: str) -> Build:
    """An area filled with a pattern whose cell holds `content`."""

    def patterns(builder: Builder) -> dict[str, Any]:
        keys = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": [0, 0, 10, 10], "XStep": 10, "YStep": 10}
        return {"P": builder.stream(content, Resources=Dictionary(), **keys)}

    return drawn(f"/Pattern cs /P scn {BOX}", patterns=patterns)


def _jpeg2000(number: int) -> Build:
    """A picture whose dictionary leaves the space to its data."""

    def build(made: Builder) -> None:
        picture = made.picture(300, 300)
        del picture["/ColorSpace"]
        picture.write(b"\0\0\0\x0fcolr\x01\0\0" + number.to_bytes(4, "big"), filter=Name.JPXDecode)
        made.objects["/P"] = picture
        made.page("q 60 0 0 60 60 60 cm /P Do Q")

    return build


def _hidden(state: str) -> Build:
    """An RGB area on a layer that is printed or not."""

    def build(builder: Builder) -> None:
        layer = builder.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Catatan"))
        default = Dictionary(OFF=Array([layer] if state == "off" else []))
        builder.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)
        builder.properties["/L"] = layer
        builder.page(f"/OC /L BDC 1 0 0 rg {BOX} EMC")

    return build


def _appearance(colour: str) -> Build:
    """A stamp that is printed with the page, in a shop that takes stamps."""

    def build(builder: Builder) -> None:
        stamp = builder.form(f"{colour} 0 0 40 40 re f", BBox=[0, 0, 40, 40])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[60, 60, 100, 100], F=4, AP=Dictionary(N=stamp))
        builder.page(Annots=Array([builder.pdf.make_indirect(note)]))

    return build


def group(space: str) -> Any:  # noqa: ANN401
    """A transparency group that is blended in a space."""
    return Dictionary(S=Name.Transparency, CS=Name(space))


SEPARATED: Final = Array([Name.DeviceN, Array([Name.Cyan, Name.Magenta, Name.Yellow]), Name.DeviceCMYK, Dictionary()])
PAPER: Final = "0 0 0 0 k 40 100 100 60 re f"
BLACK_WORD: Final = text("0 0 0 1 k")
HALF: Final = {"Half": Dictionary(ca=0.5)}
COLOUR_CASES: Final = (
    Case("an area", "pdf-colour-space", page(f"1 0 0 rg {BOX}"), page(f"0 1 0 0 k {BOX}")),
    Case("whatever prints", "pdf-colour-space", page(f"1 0 0 rg {BOX}"), page(f"0 1 0 0 k {BOX}"), ANY, "",
         level="warning"),
    Case("text", "pdf-colour-space", page(text("0 0 0 rg")), page(text("/Over gs 0 0 0 1 k"))),
    Case("a line", "pdf-colour-space", page("0 0 1 RG 60 60 m 90 90 l S"), page("0 0 1 0 K 60 60 m 90 90 l S")),
    Case("a picture", "pdf-colour-space",
         drawn("q 60 0 0 60 60 60 cm /P Do Q", objects=lambda made: {"P": made.picture(300, 300, Name.DeviceRGB)}),
         drawn("q 60 0 0 60 60 60 cm /P Do Q", objects=lambda made: {"P": made.picture(300, 300)})),
    Case("a picture with a palette of RGB", "pdf-colour-space",
         drawn("q 60 0 0 60 60 60 cm /P Do Q", objects=lambda made: {
             "P": made.picture(300, 300, Array([Name.Indexed, Name.DeviceRGB, 0, b"\1\2\3"]))}),
         drawn("q 60 0 0 60 60 60 cm /P Do Q", objects=lambda made: {
             "P": made.picture(300, 300, Array([Name.Indexed, Name.DeviceCMYK, 0, b"\1\2\3\4"]))})),
    Case("a picture in the content itself", "pdf-colour-space",
         page(b"q 0.5 0 0 0.5 60 60 cm BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID " + b"00" * 12 + b"> EI Q"),
         page("")),
    Case("JPEG 2000 that says itself what it is", "pdf-colour-space", _jpeg2000(16), _jpeg2000(12)),
    Case("a profile of three colours", "pdf-colour-space",
         drawn(f"/S cs 1 0 0 scn {BOX}", spaces=lambda made: {"S": icc(made, 3)}),
         drawn(f"/S cs 1 0 0 0 scn {BOX}", spaces=lambda made: {"S": icc(made, 4)})),
    Case("RGB without a profile, in a shop that converts", "pdf-colour-space", page(f"1 0 0 rg {BOX}"),
         drawn(f"/S cs 1 0 0 scn {BOX}", spaces=lambda made: {"S": icc(made, 3)}), RGB_SHOP),
    Case("Lab", "pdf-colour-space",
         drawn(f"/S cs 50 0 0 scn {BOX}", spaces={"S": Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])}),
         page(f"0 0 0 0.5 k {BOX}")),
    Case("the page puts a profile in place of RGB", "pdf-colour-space",
         drawn(f"0 0 0 rg {BOX}", spaces=lambda made: {"DefaultRGB": icc(made, 3)}),
         drawn(f"0 0 0 rg {BOX}", spaces={"DefaultRGB": SEPARATED})),
    Case("in a form", "pdf-colour-space", drawn("/X Do", objects=lambda made: {"X": made.form(f"1 0 0 rg {BOX}")}),
         drawn("/X Do", objects=lambda made: {"X": made.form(f"1 0 0 0 k {BOX}")})),
    Case("in the cell of a pattern", "pdf-colour-space", _cell("1 0 0 rg 0 0 5 5 re f"),
         _cell("1 0 0 0 k 0 0 5 5 re f")),
    Case("a gradient", "pdf-colour-space",
         drawn("q 60 60 90 90 re W n /S sh Q", shadings=lambda made: {"S": shading(made, "/DeviceRGB")}),
         drawn("q 60 60 90 90 re W n /S sh Q", shadings=lambda made: {"S": shading(made)})),
    Case("a gradient as a pattern", "pdf-colour-space",
         drawn(f"/Pattern cs /P scn {BOX}", patterns=lambda made: {
             "P": Dictionary(PatternType=2, Shading=shading(made, "/DeviceRGB"))}),
         drawn(f"/Pattern cs /P scn {BOX}", patterns=lambda made: {
             "P": Dictionary(PatternType=2, Shading=shading(made))})),
    Case("on a layer that is printed", "pdf-colour-space", _hidden("on"), _hidden("off")),
    Case("in a stamp", "pdf-colour-space", _appearance("1 0 0 rg"), _appearance("1 0 0 0 k"),
         PrintTerms(annotations_allowed=True), ""),
    Case("a profile in PDF/X-1a", "pdf-colour-tagged",
         drawn(f"/S cs 1 0 0 0 scn {BOX}", spaces=lambda made: {"S": icc(made, 4)}), page(f"1 0 0 0 k {BOX}"), X1A, X1,
         "1.4"),
    Case("a plate of its own", "pdf-spot", drawn(f"/S cs 1 scn {BOX}", spaces={"S": spot("Emas")}),
         drawn(f"/S cs 1 scn {BOX}", spaces={"S": spot("Cyan")})),
    Case("another one than the shop has", "pdf-spot", drawn(f"/S cs 1 scn {BOX}", spaces={"S": spot("Perak")}),
         drawn(f"/S cs 1 scn {BOX}", spaces={"S": spot("Emas")}), SPOT_SHOP),
    Case("one name, two colours", "pdf-spot-ambiguous", _two_spots(spot("Emas"), spot("Emas", full=0.5)),
         _two_spots(spot("Emas"), spot("Emas")), SPOT_SHOP),
    Case("two names for one", "pdf-spot-names", _two_spots(spot("PANTONE 871 C"), spot("Pantone 871 CV")),
         _two_spots(spot("PANTONE 871 C"), spot("PANTONE 872 C")), PrintTerms(standard=Standard.X4,
         spot_colours=frozenset({"PANTONE 871 C", "Pantone 871 CV", "PANTONE 872 C"})), level="warning"),
    Case("registration colour on the page", "pdf-registration",
         drawn(f"/S cs 0.5 scn {BOX}", spaces={"S": spot("All")}),
         drawn("/S cs 0.5 scn 0 60 8 1 re f", spaces={"S": spot("All")})),
    Case("small rich black text", "pdf-text-rich-black", page(text("0.5 0.4 0.4 1 k")),
         page(text("/Over gs 0 0 0 1 k"))),
    Case("large rich black text", "pdf-text-rich-black", page(text("0.5 0.4 0.4 1 k", 20)),
         page(text("0 0 0 1 k", 20)), level="warning"),
    Case("small text in three inks", "pdf-text-inks", page(text("0.5 0.4 0.4 0 k", 8)),
         page(text("0.5 0.4 0.4 0 k", 9))),
    Case("small text in two inks", "pdf-text-inks", page(text("0.5 0.4 0 0 k", 8)), page(text("0 1 0 0 k", 8)),
         level="warning"),
    Case("text made small by the matrix", "pdf-text-inks", page(text("0.5 0.4 0.4 0 k", 12, "0.5 0 0 0.5 40 40 cm")),
         page(text("0.5 0.4 0.4 0 k", 12))),
    Case("a line as thin as can be", "pdf-line-thin", page("0 w 0 1 0 0 K 60 60 m 90 90 l S"),
         page("0.3 w 0 1 0 0 K 60 60 m 90 90 l S")),
    Case("a line made thin by the matrix", "pdf-line-thin",
         page("0.4 0 0 0.4 0 0 cm 0.5 w 0 1 0 0 K 160 160 m 190 190 l S"),
         page("0.6 0 0 0.6 0 0 cm 0.5 w 0 1 0 0 K 160 160 m 190 190 l S"), level="warning"),
    Case("a thin area", "pdf-line-thin", page("0 1 0 0 k 60 60 50 0.1 re f"), page("0 1 0 0 k 60 60 50 0.3 re f")),
    Case("a thin line in two inks", "pdf-line-inks", page("0.3 w 0 1 1 0 K 60 60 m 90 90 l S"),
         page("0.5 w 0 1 1 0 K 60 60 m 90 90 l S"), level="warning"),
    Case("white text that overprints", "pdf-white-overprints", page(text("/Over gs 0 0 0 0 k")),
         page(text("0 0 0 0 k"))),
    Case("a white area that overprints", "pdf-white-overprints", page(f"/Over gs 0 0 0 0 k {BOX}"),
         page(f"0 0 0 0 k {BOX}")),
    Case("grey that overprints", "pdf-grey-overprints", page(f"/Over gs 0.5 g {BOX}"), page(f"0.5 g {BOX}"),
         level="warning"),
    Case("black text on colour", "pdf-black-knocks-out", page(text("0 0 0 1 k")),
         page("0 0 0 0 k 50 110 60 40 re f " + text("0 0 0 1 k")), level="warning"),
    Case("black text in a frame", "pdf-black-knocks-out",
         page(f"{PAPER} 0 1 0 0 k 50 110 60 30 re f 51 111 58 28 re f {BLACK_WORD}"),
         page(f"{PAPER} 0 1 0 0 k 50 110 60 30 re 51 111 58 28 re f* {BLACK_WORD}"), level="warning"),
    Case("black text in a frame that is drawn", "pdf-black-knocks-out",
         page(f"{PAPER} 0 1 0 0 K 0 1 0 0 k 50 110 60 30 re B {BLACK_WORD}"),
         page(f"{PAPER} 0 1 0 0 K 0 1 0 0 k 50 110 60 30 re S {BLACK_WORD}"), level="warning"),
    Case("a thin line that is cut off", "pdf-line-thin", page("0.1 w 0 1 0 0 K 100 25 m 150 25 l S"),
         page("0.1 w 0 1 0 0 K 100 15 m 150 15 l S")),
    Case("a thin frame", "pdf-line-thin", page("0 1 0 0 k 60 60 50 40 re 60.1 60.1 49.8 39.8 re f*"),
         page("0 1 0 0 k 60 60 50 40 re 61 61 48 38 re f* 60 60 50 40 re 60 60 50 39 re f*")),
    Case("black text that overprints in vain", "pdf-black-knocks-out",
         drawn(text("/Mode0 gs 0 0 0 1 k"), states={"Mode0": Dictionary(OP=True, op=True, OPM=0)}),
         drawn(text("/Mode1 gs 0 0 0 1 k"), states={"Mode1": Dictionary(OP=True, op=True, OPM=1)}), level="warning"),
    Case("a thin black line on colour", "pdf-black-knocks-out", page("1 w 0 0 0 1 K 60 60 m 90 90 l S"),
         page("3 w 0 0 0 1 K 60 60 m 90 90 l S"), level="warning"),
    Case("half seen through in PDF/X-1a", "pdf-transparency", drawn(f"/Half gs 1 0 0 0 k {BOX}", states=HALF),
         drawn(f"1 0 0 0 k {BOX}", states=HALF), X1A, X1, "1.4"),
    Case("multiplied in PDF/X-1a", "pdf-transparency",
         drawn(f"/Mul gs 1 0 0 0 k {BOX}", states={"Mul": Dictionary(BM=Name.Multiply)}),
         drawn(f"/Mul gs 1 0 0 0 k {BOX}", states={"Mul": Dictionary(BM=Name.Normal)}), X1A, X1, "1.4"),
    Case("in a form that is seen through", "pdf-transparency",
         drawn("/Half gs /X Do", states=HALF, objects=lambda made: {
             "X": made.form(f"1 0 0 0 k {BOX}", Group=group("/DeviceCMYK"))}),
         drawn("/X Do", states=HALF, objects=lambda made: {"X": made.form(f"1 0 0 0 k {BOX}")}), X1A, X1, "1.4"),
    Case("a group in PDF/X-1a", "pdf-transparency-group", page(Group=group("/DeviceCMYK")), page(), X1A, X1, "1.4"),
    Case("blended in RGB", "pdf-blend-space",
         lambda made: (made.states.update({"/Half": HALF["Half"]}),
                       made.page(f"/Half gs 1 0 0 0 k {BOX}", Group=group("/DeviceRGB"))),
         lambda made: (made.states.update({"/Half": HALF["Half"]}),
                       made.page(f"/Half gs 1 0 0 0 k {BOX}", Group=group("/DeviceCMYK")))),
    Case("a page group of RGB with nothing to blend", "pdf-blend-space", page(Group=group("/DeviceRGB")),
         page(Group=group("/DeviceGray")), CMYK, "", level="warning"),
)  # fmt: skip
