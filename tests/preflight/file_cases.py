"""Faults of what a file says of itself."""

from __future__ import annotations

from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.preflight.cases import Case, page
from tests.preflight.colour_cases import X1
from tests.preflight.pdf_builder import CMYK, X1A, Build, Builder, intent

LOCK: Final = {"encryption": pikepdf.Encryption(owner="pemilik", user="")}


def _root(**keys: Any) -> Build:  # noqa: ANN401
    """A page, and entries of the catalogue dictionary: values, or functions of the builder that make them."""

    def build(made: Builder) -> None:
        made.page()
        for name, value in keys.items():
            made.pdf.Root[f"/{name}"] = value(made) if callable(value) else value

    return build


def _info(**keys: Any) -> Build:  # noqa: ANN401
    """A page, and entries of the information dictionary."""

    def build(made: Builder) -> None:
        made.page()
        for name, value in keys.items():
            made.pdf.docinfo[f"/{name}"] = value

    return build


def _intents(*components: int, profile: bool = True) -> Build:
    return _root(OutputIntents=lambda made: Array([intent(made.pdf, count, profile=profile) for count in components]))


def _layer(made: Builder) -> Any:  # noqa: ANN401
    layer = made.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Bahasa Inggris")))
    return Dictionary(OCGs=Array([layer]), D=Dictionary())


def _note(kind: str, rect: list[int], **keys: Any) -> Build:  # noqa: ANN401
    def build(made: Builder) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect, **keys)
        if "F" in keys:
            note.AP = Dictionary(N=made.form("0 1 0 0 k 0 0 9 9 re f", BBox=[0, 0, 9, 9]))
        made.page(Annots=Array([made.pdf.make_indirect(note)]))

    return build


def _attached(made: Builder) -> None:
    made.page()
    made.pdf.attachments["harga.csv"] = b"1"


LZW: Final = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"  # of the standard's own example (ISO 32000-1, 7.4.4.2)
SCRIPT: Final = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
FILE_CASES: Final = (
    Case("says nothing", "pdf-standard-missing", _root(Metadata=lambda made: made.stream(b"<x/>")), page()),
    Case("says PDF/X-3", "pdf-standard-other", page(), page(), standard="PDF/X-3:2003", right_standard="PDF/X-4"),
    Case("newer than its standard", "pdf-version", page(), page(), version="1.7", right_version="1.6", level="warning"),
    Case("newer than PDF/X-1a", "pdf-version", page(), page(), X1A, X1, "1.6", right_version="1.4", level="warning"),
    Case("trapped or not", "pdf-trapped-missing", _info(Trapped=Name.Unknown), _info(Trapped=Name("/True"))),
    Case("no title", "pdf-key-missing", _info(Title=String("")), _info(Title=String("Katalog"))),
    Case("for no press", "pdf-intent-missing", _intents(), _intents(4)),
    Case("for two presses", "pdf-intent-several", _intents(4, 4), _intents(4)),
    Case("for a press without a profile", "pdf-intent-profile", _intents(4, profile=False), _intents(4)),
    Case("for a screen", "pdf-intent-colour", _intents(3), _intents(4)),
    Case("locked", "pdf-encrypted", page(), page(), CMYK, "", "1.7", options=LOCK),
    Case("a script", "pdf-script", _root(OpenAction=SCRIPT), _root(OpenAction=Dictionary(S=Name.GoTo))),
    Case("a script where no standard is wanted", "pdf-script", _root(OpenAction=SCRIPT),
         _root(OpenAction=Dictionary(S=Name.GoTo)), CMYK, "", level="warning"),
    Case("a form", "pdf-form", _root(AcroForm=lambda made: Dictionary(Fields=Array([
         made.pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("nama")))]))),
         _root(AcroForm=Dictionary(Fields=Array([]))), level="warning"),
    Case("a file inside", "pdf-attachments", _attached, page(), level="warning"),
    Case("layers in PDF/X-1a", "pdf-layers", _root(OCProperties=_layer), page(), X1A, X1, "1.4"),
    Case("packed as LZW", "pdf-compression",
         lambda made: made.page(PieceInfo=made.stream(LZW, Filter=Name.LZWDecode)), page()),
    Case("a link on the page", "pdf-annotation", _note("Link", [60, 60, 90, 70]), _note("Link", [0, 0, 9, 9])),
    Case("a stamp that is printed", "pdf-annotation-prints", _note("Stamp", [60, 60, 90, 70], F=4),
         _note("Stamp", [60, 60, 90, 70], F=0), CMYK, "", level="warning"),
)  # fmt: skip
