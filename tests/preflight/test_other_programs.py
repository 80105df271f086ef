"""PDF files of other programs: what is wrong with them is found, and nothing else.

`other_programs/libreoffice.pdf` was made by LibreOffice 7.4 from the file beside it (`soffice --convert-to pdf`); all
others are made here, where the program is installed."""

from __future__ import annotations

import importlib.resources
import subprocess
import sys
from pathlib import Path

import pytest
import typst
from PIL import Image

from catalog.preflight.rules.terms import PrintTerms
from tests.preflight.pdf_builder import CMYK, X1A, X4, checked, codes
from tests.tools import require_tool

FONT = next(Path(str(importlib.resources.files("fontpkg_plus_jakarta_sans"))).rglob("*.ttf"))
PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Katalog</title><style>
@page { size: 100mm 140mm; margin: 15mm }
@font-face { font-family: J; src: url(FONT) }
body { font: 10pt J; margin: 0; color: BLACK } p + p { border: 1pt solid; opacity: OPACITY }
</style></head><body><p>Keripik Pisang</p><p>Rp12.500</p>
<img alt="Keripik Pisang" src="picture.png" style="width:50mm"></body></html>"""
TYPST = """#set page(width: 100mm, height: 140mm, margin: 15mm)
#set text(font: "Libertinus Serif")
= Keripik Pisang
#image("picture.png", width: 50mm, alt: "Keripik Pisang")
#text(fill: cmyk(0%, 80%, 90%, 10%))[Rp12.500]
"""
X3 = """%!
[ /GTS_PDFXVersion (PDF/X-3:2002) /Title (Katalog) /Trapped /False /DOCINFO pdfmark
[/_objdef {Intent} /type /dict /OBJ pdfmark
[{Intent} << /Type /OutputIntent /S /GTS_PDFX /OutputCondition (Offset) /Info (none)
  /OutputConditionIdentifier (CGATS TR001) /RegistryName (http://www.color.org) >> /PUT pdfmark
[{Catalog} << /OutputIntents [ {Intent} ] >> /PUT pdfmark
"""


SET = """import sys, weasyprint
page, out, variant = sys.argv[1:]
weasyprint.HTML(page).write_pdf(out, pdf_variant=variant or None)"""


def _weasyprint(page: Path, out: Path, variant: str = "") -> Path:
    """What WeasyPrint makes of a page, in a process of its own: in this one it would have the fonts of the system,
    which the program's own pages must not have."""
    command = [sys.executable, "-c", SET, str(page), str(out), variant]
    subprocess.run(command, capture_output=True, timeout=90, check=True)
    return out


@pytest.fixture
def html(tmp_path: Path) -> Path:
    """A page with text in RGB, something half seen through, and a picture of 102 dpi."""
    Image.linear_gradient("L").resize((200, 150)).convert("RGB").save(tmp_path / "picture.png")
    return _page(tmp_path, black="black", opacity="0.6")


def _page(folder: Path, black: str, opacity: str) -> Path:
    path = folder / "page.html"
    page = PAGE.replace("FONT", FONT.as_uri()).replace("BLACK", black).replace("OPACITY", opacity)
    path.write_text(page, encoding="utf-8")
    return path


def _found(path: Path, terms: PrintTerms = CMYK) -> set[str]:
    return codes(checked(path, terms))


def test_weasyprint(html: Path, tmp_path: Path) -> None:
    out = _weasyprint(html, tmp_path / "weasyprint.pdf")
    assert _found(out) == {"pdf-colour-space", "pdf-picture-coarse", "pdf-blend-space"}


def test_weasyprint_as_x4(html: Path, tmp_path: Path) -> None:
    out = tmp_path / "weasyprint.pdf"
    page = _page(tmp_path, black="device-cmyk(0 0 0 1)", opacity="1")
    Image.open(tmp_path / "picture.png").resize((450, 338)).convert("CMYK").save(tmp_path / "picture.jpg")
    page.write_text(page.read_text(encoding="utf-8").replace("picture.png", "picture.jpg"), encoding="utf-8")
    _weasyprint(page, out, "pdf/x-4")
    assert _found(out) == set()
    assert _found(out, X4) == {"pdf-intent-missing"}  # the page names no profile


def test_borders_of_weasyprint_around_black_text_lie_below_nothing(tmp_path: Path) -> None:
    colour = "device-cmyk(0 0.5 0.5 0)"
    borders = (f"border: .5pt solid {colour}", f"border-bottom: .5pt solid {colour}", f"border: 1pt dashed {colour}",
               f"border: 1pt solid {colour}; border-radius: 3pt")  # fmt: skip
    style = f"@page {{ size: 100mm 60mm }} @font-face {{ font-family: J; src: url({FONT.as_uri()}) }}"
    style += "p { margin: 4mm; color: device-cmyk(0 0 0 1); font: 9pt J }"
    page = f"<style>{style}</style>" + "".join(f'<p style="{border}">Renyah</p>' for border in borders)
    written = tmp_path / "page.html"
    written.write_text(page, encoding="utf-8")
    assert _found(_weasyprint(written, tmp_path / "borders.pdf")) == set()
    written.write_text(page.replace("border: .5pt solid", "background:"), encoding="utf-8")
    assert _found(_weasyprint(written, tmp_path / "filled.pdf")) == {"pdf-black-knocks-out"}


def test_chromium(html: Path, tmp_path: Path) -> None:
    program = require_tool("chromium")
    out = tmp_path / "chromium.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}"]
    subprocess.run([program, *options, html.as_uri()], capture_output=True, timeout=90, check=True)
    found = _found(out)
    assert found - {"pdf-font-type3"} == {"pdf-colour-space", "pdf-picture-coarse", "pdf-trim-missing"}


def test_typst(html: Path, tmp_path: Path) -> None:
    source = tmp_path / "page.typ"
    source.write_text(TYPST, encoding="utf-8")
    typst.compile(source, output=tmp_path / "typst.pdf")
    report = checked(tmp_path / "typst.pdf", CMYK)
    assert codes(report) == {"pdf-colour-space", "pdf-picture-coarse", "pdf-trim-missing"}
    (coarse,) = [group.worst for group in report.groups if group.code == "pdf-picture-coarse"]
    assert (coarse.subject, dict(coarse.values)["dpi"]) == ("Keripik Pisang", "102")
    assert html.is_file()


def test_ghostscript_as_x3(html: Path, tmp_path: Path) -> None:
    program = require_tool("gs")
    plain, out = tmp_path / "plain.pdf", tmp_path / "x3.pdf"
    _weasyprint(html, plain)
    (tmp_path / "x3.ps").write_text(X3)
    options = ["-q", "-dPDFX", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK"]
    command = [
        program,
        *options,
        "-sProcessColorModel=DeviceCMYK",
        f"-sOutputFile={out}",
        str(tmp_path / "x3.ps"),
        str(plain),
    ]
    subprocess.run(command, capture_output=True, timeout=90, check=True)
    assert _found(out) == set()  # it has drawn the whole page as a picture that is white at its edges
    assert _found(out, X1A) == {"pdf-standard-other"}
    assert _found(out, X4) == {"pdf-standard-other", "pdf-key-missing", "pdf-intent-profile"}


def test_ghostscript_in_cmyk(html: Path, tmp_path: Path) -> None:
    program = require_tool("gs")
    plain, out = tmp_path / "plain.pdf", tmp_path / "cmyk.pdf"
    _weasyprint(html, plain)
    options = ["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK"]
    subprocess.run([program, *options, f"-sOutputFile={out}", plain], capture_output=True, timeout=90, check=True)
    # Black text has become four inks, and the picture is as small as it was.
    assert _found(out) == {"pdf-text-rich-black", "pdf-picture-coarse", "pdf-blend-space"}


def test_libreoffice() -> None:
    report = checked(Path(__file__).parent / "other_programs" / "libreoffice.pdf", CMYK)
    assert codes(report) == {"pdf-colour-space", "pdf-picture-coarse", "pdf-blend-space", "pdf-trim-missing"}
    (colours,) = [group for group in report.groups if group.code == "pdf-colour-space"]
    assert colours.count == 4
