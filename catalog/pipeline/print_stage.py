"""The files for print shops among the outputs of an edition, and the pictures in inks that they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from catalog.book.flat_pages import FlatPage
from catalog.book.imposition import PAGES_A_SIDE
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.print_shops import profile_file
from catalog.core.content_keys import digest_of
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error, warning
from catalog.model.print_shop import PrintShop
from catalog.model.settings import Edition
from catalog.outputs.output_types import BookOutput
from catalog.outputs.print_output import PRINT, print_files
from catalog.outputs.print_settings import PrintSettings
from catalog.pictures.request import Picture, PictureInks, PictureRequest
from catalog.pipeline.session import Session

QUALITY: Final = 92  # of pictures for print, of 100
STYLE: Final = "templates/book/style.css"  # where a project makes things show through
STAPLED: Final = 5.0  # mm that staples hold in a fold; most shops go no further than 80 pages of 120 g/m²


def print_outputs(session: Session, slug: str, names: Sequence[str]) -> list[BookOutput]:
    """The files for the print shops among the outputs `names` of an edition: `print` for the shop that the edition
    names, `print:<shop>` for another. CatalogError where there is no such shop, or it wants more bleed than the theme
    paints."""
    found: list[BookOutput] = []
    for name in names:
        output, _, asked = name.partition(":")
        if output == PRINT.name:
            edition = session.catalogue.editions[slug]
            if edition.extract:
                raise CatalogError([error("extract-print", Place(f"content/editions/{slug}.yaml"), "outputs")])
            found += _files(session, name, asked or edition.print_shop, f"content/editions/{slug}.yaml", edition)
    return found


def _files(session: Session, name: str, shop_name: str, file: str, edition: Edition) -> Iterator[BookOutput]:
    asked = ":" in name
    place = Place("") if asked else LineNumbers(session.project.root)(file, ("print_shop",))
    shop = session.catalogue.print_shops.get(shop_name)
    if shop is None:
        known = session.catalogue.print_shops
        near, listed = nearest(shop_name, known), ", ".join(known)
        raise _refused(
            error("print-shop-unknown", place, "print_shop", value=shop_name, near=near, known=listed), asked
        )
    most = session.theme.geometry.bleed
    if shop.bleed > most:
        where = Place(f"content/print-shops/{shop_name}.yaml")
        raise _refused(error("print-bleed", where, "bleed", value=f"{shop.bleed:f}", most=f"{most:g}"), asked)
    yield from print_files(name, shop.cover, _settings(session, shop_name, shop))


def _refused(problem: Problem, asked: bool) -> CatalogError:
    return CatalogError([problem], ExitCode.USAGE if asked else ExitCode.CONTENT)


def _settings(session: Session, name: str, shop: PrintShop) -> PrintSettings:
    return PrintSettings(
        shop=name,
        standard=shop.standard,
        profile=profile_file(session.project.root, shop),
        condition=shop.condition,
        bleed=float(shop.bleed),
        slug=float(shop.slug),
        marks=shop.marks,
        ink_limit=shop.ink_limit,
        dpi=shop.dpi,
        enough_dpi=shop.enough_dpi,
        overprint=shop.black_overprint,
        page_multiple=shop.page_multiple,
        leaf=shop.paper.thickness,
        board=(shop.cover_paper or shop.paper).thickness,
        glued=shop.binding == "perfect",
        booklet=shop.imposition == "booklet",
    )


def booklet_problems(outputs: Sequence[BookOutput], counts: Mapping[str, int]) -> Iterator[Problem]:
    """A warning for each booklet that is too thick to be stapled. `counts` are the sides of sheets by the names of
    outputs."""
    for output in outputs:
        printed = output.printed
        if printed is None or not printed.booklet or output.pages == "cover":
            continue
        pages = PAGES_A_SIDE * counts[output.name]
        thickness = printed.thickness(pages)
        if thickness > STAPLED:
            place = Place(f"content/print-shops/{printed.shop}.yaml")
            yield warning(
                "print-booklet-thick", place, "imposition", thickness=f"{thickness:g}", pages=pages, most=f"{STAPLED:g}"
            )


def flat_problems(outputs: Sequence[BookOutput], flat: Mapping[str, Sequence[FlatPage]]) -> Iterator[Problem]:
    """Warnings about the pages, by the names of outputs, on which things showed through."""
    for output in outputs:
        pages, printed = flat[output.name], output.printed
        recoloured, pictured = ([page for page in pages if count(page)] for count in (_recoloured, _pictured))
        values = {"file": output.file_name, "shop": printed.shop if printed else ""}
        if recoloured:
            count = sum(map(_recoloured, recoloured))
            yield warning("print-flat-colours", Place(STYLE), "", **values, count=count, pages=_listed(recoloured))
        if pictured:
            count, dpi = sum(map(_pictured, pictured)), printed.dpi if printed else 0
            yield warning(
                "print-flat-pictures", Place(STYLE), "", **values, count=count, pages=_listed(pictured), dpi=dpi
            )


def _recoloured(page: FlatPage) -> int:
    return page.recoloured


def _pictured(page: FlatPage) -> int:
    return page.pictured


def _listed(pages: Sequence[FlatPage]) -> str:
    """The numbers of pages as a reader of the screen's file counts them."""
    return ", ".join(map(str, sorted({page.place + 1 for page in pages})))


def in_inks(request: PictureRequest, printed: PrintSettings) -> PictureRequest:
    """The same picture as a print shop wants it."""
    digest = digest_of(printed.profile.read_bytes())[:16]
    inks = PictureInks(printed.profile, digest, printed.ink_limit, printed.enough_dpi)
    return replace(request, dpi=printed.dpi, quality=QUALITY, encoding="jpeg", inks=inks)


def ink_pictures(
    requests: Sequence[PictureRequest], pictures: Mapping[PictureRequest, Picture], printed: PrintSettings
) -> dict[str, str]:
    """The names of the pictures in inks by those of the pictures on the pages."""
    return {
        pictures[request].path.name: pictures[instead].path.name
        for request in requests
        if request in pictures and (instead := in_inks(request, printed)) in pictures
    }
