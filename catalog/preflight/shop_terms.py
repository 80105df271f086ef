"""What a print shop of the project wants → the terms that its file is checked by."""

from __future__ import annotations

from typing import Final

from catalog.model.print_shop import PrintShop
from catalog.preflight.rules.terms import PrintTerms, Standard

STANDARDS: Final = {"pdf-x-4": Standard.X4, "pdf-x-1a": Standard.X1A, "cmyk": Standard.CMYK}
# Of the resolution that a shop asks for (GWG 2015, 4.26: 225 and 150 of 300); what is missing then is not seen.
ENOUGH: Final = 0.75
LEAST: Final = 0.5


def terms_of(shop: PrintShop, *, cover: bool = False) -> PrintTerms:
    """The terms of a shop for the book, or for a `cover` in a file of its own, which has as many pages as it has."""
    return PrintTerms(
        standard=STANDARDS[shop.standard],
        bleed=float(shop.bleed),
        safe_zone=float(shop.safe),
        ink_limit=float(shop.ink_limit),
        colour_dpi=shop.dpi * ENOUGH,
        least_colour_dpi=shop.dpi * LEAST,
        page_multiple=1 if cover else shop.page_multiple,
    )
