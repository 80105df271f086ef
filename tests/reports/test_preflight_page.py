"""The report of preflight as a page of thumbnails."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from pathlib import Path

from PIL import Image

from catalog.i18n.translator import Translator
from catalog.preflight.page_pictures import draw_pages
from catalog.reports.preflight_page import MOST_PICTURES, pictured_sheets, preflight_page
from tests.preflight.pdf_builder import CMYK, Builder, built, checked
from tests.reports.test_preflight_text import bad, coarse
from tests.tools import require_tool, require_vnu


def two_pages(made: Builder) -> None:
    """A page without a fault, and one with a coarse picture and a word near its edge, which is turned for showing."""
    made.page()
    coarse(made)
    made.pdf.pages[1].obj.Rotate = 90


def test_pages_with_findings_are_shown_with_their_places(tmp_path: Path) -> None:
    report = checked(built(tmp_path, two_pages))
    assert [sheet.number for sheet in pictured_sheets(report)] == [2]
    pictures = draw_pages(report.path, pictured_sheets(report), lambda *_: None)
    text = preflight_page(report, pictures, Translator("id"))
    assert 'id="page-2"' in text
    assert 'id="page-1"' not in text
    assert "Foto “Keripik Pisang” 180 dpi, perlu 225." in text
    # Turned clockwise, its place from the left is what it was from below, 60 of 240 pt, and that from the top what it
    # was from the left; 72 of 240 wide and high.
    assert 'style="left:25.00%;top:25.00%;width:30.00%;height:30.00%"' in text
    (data,) = re.findall(r'src="data:image/png;base64,([^"]+)"', text)
    with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
        assert picture.size == (480, 480)
        shown = picture.convert("RGB")
        assert shown.getpixel((2, 2)) == (255, 255, 255)  # the medium beyond the bleed
        assert shown.getpixel((400, 400)) != (255, 255, 255)  # the background


def test_the_page_needs_no_other_file(tmp_path: Path) -> None:
    report = checked(built(tmp_path, two_pages))
    text = preflight_page(report, {}, Translator("en"))
    assert not re.findall(r"""(?:src|href)=["'](?!data:)""", text)
    assert "<script" not in text
    assert 'class="blank"' in text  # a page that could not be drawn has its frames all the same


def test_what_the_file_says_is_text(tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        made.fonts["/G"] = made.font("<script>alert(1)</script>", embedded=False)
        made.page("BT /G 9 Tf 60 60 Td 0 1 0 0 k (A) Tj ET")

    text = preflight_page(checked(built(tmp_path, build)), {}, Translator("en"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_long_report_shows_the_first_pages(tmp_path: Path) -> None:
    report = checked(built(tmp_path, lambda made: bad(MOST_PICTURES + 4, made), ""), CMYK)
    text = preflight_page(report, {}, Translator("en"))
    assert text.count("<figure") == MOST_PICTURES
    assert text.count("<section") == MOST_PICTURES + 4
    assert f"({MOST_PICTURES})" in text


def test_a_file_that_cannot_be_drawn_has_no_pictures(tmp_path: Path) -> None:
    report = checked(built(tmp_path, two_pages))
    report.path.write_bytes(b"no")
    assert draw_pages(report.path, pictured_sheets(report), lambda *_: None) == {}


def test_the_page_is_good_html(tmp_path: Path) -> None:
    jar, java = require_vnu(), require_tool("java")
    page = tmp_path / "report.html"
    report = checked(built(tmp_path, two_pages))
    pictures = draw_pages(report.path, pictured_sheets(report), lambda *_: None)
    page.write_text(preflight_page(report, pictures, Translator("id")), encoding="utf-8")
    done = subprocess.run([java, "-jar", jar, page], capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
