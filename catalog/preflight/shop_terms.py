"""What a print shop of the project wants → the terms that its file is checked by."""

from __future__ import annotations

from math import lcm
from typing import Final

from catalog.model.print_shop import PrintShop
from catalog.preflight.rules.terms import PrintTerms, Standard

STANDARDS: Final = {"pdf-x-4": Standard.X4, "pdf-x-1a": Standard.X1A, "cmyk": Standard.CMYK}
LEAST: Final = 0.5  # of the resolution that a shop asks for (GWG 2015, 4.26: 150 of 300)
PAGES_A_SIDE: Final = 2  # of a sheet of a booklet


def terms_of(shop: PrintShop, *, cover: bool = False) -> PrintTerms:
    """The terms of a shop for the book, or for a `cover` in a file of its own, which has as many pages as it has. What
    is a page to them is a sheet's side where the shop wants a booklet; inner sheets are cut smaller."""
    booklet = shop.imposition == "booklet" and not cover
    multiple = lcm(shop.page_multiple, 2 * PAGES_A_SIDE) // PAGES_A_SIDE if booklet else shop.page_multiple
    return PrintTerms(
        standard=STANDARDS[shop.standard],
        bleed=float(shop.bleed),
        safe_zone=float(shop.safe),
        ink_limit=float(shop.ink_limit),
        colour_dpi=shop.enough_dpi,
        least_colour_dpi=shop.dpi * LEAST,
        page_multiple=1 if cover else multiple,
        same_size=not booklet,
    )
