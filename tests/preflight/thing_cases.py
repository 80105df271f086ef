"""Faults of pictures and fonts, and of content that is damaged or none for a press."""

from __future__ import annotations

import zlib
from typing import Any, Final

from pikepdf import Array, Dictionary, Name

from tests.preflight.cases import Case, drawn, page
from tests.preflight.colour_cases import X1
from tests.preflight.pdf_builder import ANY, CMYK, X1A, Build, Builder

PLACED: Final = "q 72 0 0 72 60 60 cm /P Do Q"  # an inch square: pixels are dpi
TURNED: Final = "q 51 51 -51 51 120 60 cm /P Do Q"  # as large, turned by 45°
FLAT: Final = "q 72 0 0 36 60 60 cm /P Do Q"  # half as high


def picture(content: str, width: int, height: int, **keys: Any) -> Build:  # noqa: ANN401 what Builder.picture takes
    """A page with a picture that `content` places."""
    return drawn(content, objects=lambda made: {"P": made.picture(width, height, **keys)})


def _masked(size: int) -> Build:
    """A picture of 300 dpi whose soft mask has fewer."""

    def objects(made: Builder) -> dict[str, Any]:
        return {"P": made.picture(300, 300, SMask=made.picture(size, size, Name.DeviceGray))}

    return drawn(PLACED, objects=objects)


def _cut_out(size: int, key: str = "Mask") -> Build:
    """A picture of 300 dpi that is cut out by a mask of one bit, or a soft one."""

    def objects(made: Builder) -> dict[str, Any]:
        if key == "Mask":
            mask = made.picture(size, size, Name.DeviceGray, 1, ImageMask=True)
            del mask["/ColorSpace"]
        else:
            mask = made.picture(size, size, Name.DeviceGray)
        return {"P": made.picture(300, 300, **{key: mask})}

    return drawn(PLACED, objects=objects)


def _in_soft_mask(size: int) -> Build:
    """An area behind a soft mask that a picture shapes."""

    def build(made: Builder) -> None:
        made.objects["/P"] = made.picture(size, size, Name.DeviceGray)
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        made.states["/Masked"] = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=made.form(PLACED, Group=group)))
        made.page("/Masked gs 0 1 0 0 k 60 60 70 70 re f")

    return build


def _in_form(scale: float) -> Build:
    """A picture of 300 pixels an inch in a form that is shown larger."""

    def build(made: Builder) -> None:
        made.objects["/P"] = made.picture(300, 300)
        made.objects["/X"] = made.form(PLACED)
        made.page(f"q {scale} 0 0 {scale} 0 0 cm /X Do Q")

    return build


def _font(**keys: Any) -> Build:  # noqa: ANN401 what Builder.font takes
    return drawn("/Over gs 0 0 0 1 k BT /G 10 Tf 60 120 Td (AA) Tj ET", fonts=lambda made: {"G": made.font(**keys)})


def _invisible(**keys: Any) -> Build:  # noqa: ANN401
    """Text that is not seen, as scanners put it over a picture."""
    return drawn("BT 3 Tr /G 10 Tf 60 120 Td (AA) Tj ET", fonts=lambda made: {"G": made.font(**keys)})


def _type3(letter: str) -> Build:
    """Text whose letter is a drawing."""

    def fonts(made: Builder) -> dict[str, Any]:
        return {
            "G": Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                CharProcs=Dictionary(a=made.stream(letter)), Encoding=Dictionary(Differences=[65, Name.a]),
                FirstChar=65, LastChar=65, Widths=[600], Resources=Dictionary(),
            )
        }  # fmt: skip

    return drawn("/Over gs 0 0 0 1 k BT /G 10 Tf 60 120 Td (AA) Tj ET", fonts=fonts)


def _self_containing(content: str) -> Build:
    """A form that shows what `content` names: /X is the form itself."""

    def build(made: Builder) -> None:
        made.objects["/Y"] = made.form("0 1 0 0 k 60 60 9 9 re f")
        form = made.form(content)
        made.objects["/X"] = form
        form.Resources = made.resources()
        made.page("/X Do")

    return build


def _bomb(size: int) -> Build:
    """A page whose content unpacks to so many bytes of spaces."""

    def build(made: Builder) -> None:
        packed = made.page(background=True)
        packed.Contents = Array([packed.Contents, made.stream(b"")])
        packed.Contents[1].write(zlib.compress(b" " * size), filter=Name.FlateDecode)

    return build


def _damaged_content(data: bytes) -> Build:
    def build(made: Builder) -> None:
        damaged = made.page()
        damaged.Contents = Array([damaged.Contents, made.stream(b"")])
        damaged.Contents[1].write(data, filter=Name.FlateDecode)

    return build


def _postscript(kind: Any) -> Build:  # noqa: ANN401
    return drawn("/Z Do", objects=lambda made: {
        "Z": made.stream(b"", Type=Name.XObject, Subtype=kind, BBox=[0, 0, 9, 9])
    })  # fmt: skip


def _cut_picture(data: bytes) -> Build:
    def build(made: Builder) -> None:
        cut = made.picture(300, 300)
        cut.write(data, filter=Name.FlateDecode)
        made.objects["/P"] = cut
        made.page(PLACED)

    return build


BIG: Final = zlib.compress(b"\x10" * 360_000)
THING_CASES: Final = (
    Case("100 dpi", "pdf-picture-coarse", picture(PLACED, 100, 100), picture(PLACED, 225, 225)),
    Case("200 dpi", "pdf-picture-coarse", picture(PLACED, 200, 200), picture(PLACED, 225, 225), level="warning"),
    Case("turned by 45°", "pdf-picture-coarse", picture(TURNED, 100, 100), picture(TURNED, 300, 300)),
    Case("stretched", "pdf-picture-coarse", picture(FLAT, 100, 200), picture(FLAT, 300, 150)),
    Case("enlarged by a form", "pdf-picture-coarse", _in_form(3), _in_form(1)),
    Case("outside the page, or on it", "pdf-picture-coarse", picture(PLACED, 100, 100),
         picture("q 72 0 0 72 400 60 cm /P Do Q", 100, 100)),
    Case("a line of pixels is no picture", "pdf-picture-coarse", picture(PLACED, 2, 2), picture(PLACED, 1, 2)),
    Case("clipped away", "pdf-picture-coarse", picture(f"50 50 99 99 re W n {PLACED}", 100, 100),
         picture(f"150 150 9 9 re W n {PLACED}", 100, 100)),
    Case("inside a soft mask", "pdf-picture-coarse", _in_soft_mask(100), _in_soft_mask(300)),
    Case("one bit at 300 dpi", "pdf-bitmap-coarse", picture(PLACED, 300, 300, space=Name.DeviceGray, bits=1),
         picture(PLACED, 800, 800, space=Name.DeviceGray, bits=1)),
    Case("a stencil at 600 dpi", "pdf-bitmap-coarse", picture(PLACED, 600, 600, space=Name.DeviceGray, bits=1,
         ImageMask=True), picture(PLACED, 800, 800, space=Name.DeviceGray, bits=1, ImageMask=True), level="warning"),
    Case("a soft mask of 60 dpi", "pdf-mask-coarse", _masked(60), _masked(200), level="warning"),
    Case("a mask of 60 dpi", "pdf-mask-coarse", _cut_out(60), _cut_out(300), level="warning"),
    Case("a soft mask in PDF/X-1a, and a hard one", "pdf-transparency", _cut_out(300, "SMask"), _cut_out(300), X1A, X1,
         "1.4"),
    Case("not in the file", "pdf-font-missing", _font(embedded=False), _font()),
    Case("not in the file, and not seen", "pdf-font-missing", _invisible(embedded=False), _invisible()),
    Case("not in the file, seen or not", "pdf-font-missing", _font(embedded=False), _invisible(embedded=False),
         CMYK, ""),
    Case("letters that are drawings", "pdf-font-type3", _type3("600 0 0 0 600 700 d1 0 0 600 700 re f"), _font(),
         level="warning"),
    Case("letters that are drawings with thin lines", "pdf-font-type3", _type3("600 0 d0 0 0 600 9 re f"), _font(),
         level="warning"),
    Case("a typewriter's font", "pdf-font-courier", _font(name="ABCDEF+CourierNew"), _font(name="ABCDEF+Kurir"),
         level="warning"),
    Case("a font that the page does not have", "pdf-content-missing", page("BT /Nix 9 Tf (A) Tj ET"), page("")),
    Case("a picture that the page does not have", "pdf-content-missing", page("/Nix Do"),
         drawn("/X Do", objects=lambda made: {"X": made.form("")})),
    Case("a state that the page does not have", "pdf-content-missing", page("/Nix gs"), page("/Over gs")),
    Case("a command that there is not", "pdf-content-unknown", page("foo"), page("BX foo EX"), level="warning"),
    Case("too few numbers", "pdf-content-broken", page("1 0 0 re"), page("60 60 1 1 re n"), level="warning"),
    Case("more restored than saved", "pdf-content-broken", page("Q"), page("q Q"), level="warning"),
    Case("more saved than restored", "pdf-content-broken", page("q"), page("q Q"), level="warning"),
    Case("a text without its end", "pdf-content-broken", page("(abc"), page(["(abc)", " BX"][0] + " Tj"),
         level="warning"),
    Case("a form in itself", "pdf-content-recursive", _self_containing("/X Do"), _self_containing("/Y Do")),
    Case("a page that unpacks to 64 MB", "pdf-content-too-large", _bomb(64 << 20), _bomb(1 << 20)),
    Case("damaged content", "pdf-content-unreadable", _damaged_content(b"nothing packed"),
         _damaged_content(zlib.compress(b"q Q"))),
    Case("a picture that lacks its end", "pdf-content-unreadable", _cut_picture(BIG[: len(BIG) // 2]),
         _cut_picture(BIG)),
    Case("PostScript in a page", "pdf-feature", _postscript(Name.PS), _postscript(Name.Form)),
    Case("a curve for the press", "pdf-press-state",
         drawn("/T gs", states={"T": Dictionary(TR=Dictionary(FunctionType=2, Domain=[0, 1], N=1))}),
         drawn("/T gs", states={"T": Dictionary(TR=Name.Identity)})),
    Case("a curve where no standard is wanted", "pdf-press-state",
         drawn("/T gs", states={"T": Dictionary(TR2=Dictionary(FunctionType=2, Domain=[0, 1], N=1))}),
         drawn("/T gs", states={"T": Dictionary(TR2=Name.Default)}), ANY, "", level="warning"),
    Case("a picture packed as JBIG2 in PDF/X-1a", "pdf-compression",
         lambda made: made.page(PieceInfo=made.stream(b"1", Filter=Name.JBIG2Decode)), page(), X1A, X1, "1.4"),
)  # fmt: skip
