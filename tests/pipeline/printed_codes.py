"""The QR codes of a bound book: where they stand, and what two readers, ZXing and ZBar, find on whole pages."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import zxingcpp
from PIL import Image

from catalog.edition.views import EditionView
from catalog.graphics.qr_code import QUIET
from catalog.planning.page_grid import Box
from tests.loops import some
from tests.pipeline.painted import painted
from tests.tools import require_tool

DPI = 300
LEAST_MODULE = 0.45 - 1e-3  # mm, but for rounding
LEAST_WHITE = 2.0 - 1e-3


@dataclass(frozen=True)
class PrintedCode:
    """A code on a page, white ground included (mm from the top left), and its modules in a row."""

    box: Box
    modules: int

    @property
    def module(self) -> float:
        """Of the ground on all sides and of the code itself, mm."""
        return self.box.width / (self.modules + 2 * QUIET)


def known_codes(view: EditionView) -> set[str]:
    """What the codes of a book may say."""
    orders = [*(business.order for business in view.businesses), *(product.order for product in view.products)]
    return {order.code for order in (*orders, view.publisher.order) if order}


def codes_of(page: pikepdf.Page) -> list[PrintedCode]:
    """The codes on a page."""
    return [
        PrintedCode(one.box, round(float(one.form.BBox[2]) - QUIET))
        for one in painted(page)
        if one.form is not None and float(one.form.BBox[0]) == -QUIET
    ]


def check_codes(book: Path, folder: Path) -> Counter[str]:
    """Hold each code of a book to its size and its ground, and each page that has one to what both readers find on it
    at 300 dpi; what the codes say, with how many say it."""
    said: Counter[str] = Counter()
    with pikepdf.open(book) as pdf:
        found = {number: codes for number, page in enumerate(pdf.pages, 1) if (codes := codes_of(page))}
    for number, codes in some(found.items()):
        for code in codes:
            assert code.module >= LEAST_MODULE, (number, code)
            assert code.module * QUIET >= LEAST_WHITE, (number, code)
            assert abs(code.box.width - code.box.height) < 0.01, (number, code)
        picture = _picture(book, number, folder)
        read = [Counter(reader(picture)) for reader in (_zxing, _zbar)]
        picture.unlink()
        assert read[0] == read[1], number
        assert read[0].total() == len(codes), (number, read[0])
        said += read[0]
    return said


def _picture(book: Path, number: int, folder: Path) -> Path:
    """A page as grey pixels, not compressed, which would take twenty times as long."""
    pages = ["-f", str(number), "-l", str(number), "-singlefile"]
    name = folder / f"page-{number}"
    subprocess.run([require_tool("pdftoppm"), "-r", str(DPI), "-gray", *pages, book, name], check=True)
    return name.with_suffix(".pgm")


def qr_texts(picture: Image.Image) -> list[str]:
    """What ZXing reads on a picture."""
    # No value of it outlives this: it reports those that are left when Python ends.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=formats)]


def _zxing(picture: Path) -> Iterator[str]:
    with Image.open(picture) as page:
        yield from qr_texts(page)


def _zbar(picture: Path) -> Iterator[str]:
    only = ["-Sdisable", "-Sqrcode.enable"]
    done = subprocess.run(
        [require_tool("zbarimg"), "--quiet", "--raw", *only, picture], capture_output=True, text=True, check=True
    )
    yield from done.stdout.splitlines()
