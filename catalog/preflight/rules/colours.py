"""Rules about colours: print's own spaces, the inks that the shop has, and black and small things in one ink."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from catalog.preflight.reading.colour import ALL, PROCESS, ColourSpace, Family
from catalog.preflight.reading.painted import Kind, Painted
from catalog.preflight.rules.findings import Checked, Finding, error, inside, kind_word, warning
from catalog.preflight.rules.terms import PrintTerms, Standard

DARK: Final = 0.85  # of the black plate: darker text is taken for black
FEW: Final = 0.02  # share of an ink that shows no fringe where plates are not in register
TINY: Final = 0.005  # pt by which a line may be thinner from rounding
FINISH: Final = re.compile(r"[\s_-]*(cv[cu]?|c|u|m|cp|up|ec|pc)$", re.IGNORECASE)  # what Pantone names end with


def check_spaces(checked: Checked) -> Iterator[Finding]:
    """Colour spaces that a press has: grey, CMYK, and spot colours that the shop prints."""
    terms = checked.terms
    for page in checked.document.pages:
        for painted in page.objects:
            space = painted.colour.space if painted.colour is not None else None
            if space is None or painted.in_mask or painted.kind is Kind.MASK:
                continue
            if space.family in (Family.RGB, Family.LAB):
                yield from _foreign(page.number, painted, space, terms)
            elif _tagged(space) and terms.standard is Standard.X1A:
                yield error(
                    "pdf-colour-tagged", page.number, painted.box, clause="ISO 15930-4",
                    kind=kind_word(painted), space=space.words,
                )  # fmt: skip


def _foreign(page: int, painted: Painted, space: ColourSpace, terms: PrintTerms) -> Iterator[Finding]:
    if terms.rgb_allowed and terms.standard is not Standard.X1A and space.name != "DeviceRGB":
        return
    make = warning if terms.standard is Standard.NONE else error
    yield make(
        "pdf-colour-space", page, painted.box, clause="GWG 2015, 4.31", kind=kind_word(painted), space=space.words
    )


def _tagged(space: ColourSpace) -> bool:
    """Whether its colours depend on a profile."""
    base = space.base if space.name == "Indexed" and space.base is not None else space
    return base.name in ("ICCBased", "CalGray")


def check_spots(checked: Checked) -> Iterator[Finding]:
    """Plates beside the four of print (GWG 2015, 4.18 to 4.20)."""
    document, terms = checked.document, checked.terms
    for page in document.pages:
        for painted in page.objects:
            if painted.colour is None or painted.in_mask:
                continue
            space = painted.colour.space
            for spot in (space.base or space).colourants if space.name == "Indexed" else space.colourants:
                if spot not in (*PROCESS, ALL, "None") and spot not in terms.spot_colours:
                    yield error("pdf-spot", page.number, painted.box, clause="GWG 2015, 4.18", which=spot)
    for spot, bases in document.spots.items():
        if len(bases) > 1:
            yield error("pdf-spot-ambiguous", clause="GWG 2015, 4.20", which=spot)
    alike: dict[str, list[str]] = defaultdict(list)
    for spot in document.spots:
        alike[FINISH.sub("", " ".join(spot.split()).lower())].append(spot)
    for names in alike.values():
        if len(names) > 1:
            yield warning("pdf-spot-names", clause="GWG 2015, 4.19", names=", ".join(names))


def check_registration(checked: Checked) -> Iterator[Finding]:
    """The colour of crop marks, which lies on every plate, is for marks alone."""
    for page in checked.document.pages:
        for painted in page.objects:
            space = painted.colour.space if painted.colour is not None else None
            if space is not None and ALL in space.colourants and painted.box.overlaps(page.cut) and not painted.white:
                kind = kind_word(painted)
                yield error("pdf-registration", page.number, painted.box, clause="GWG 2015, 4.21", kind=kind)


def check_small_things(checked: Checked) -> Iterator[Finding]:
    """Text and lines that are too small for several inks, and lines that are too thin for any."""
    for page in checked.document.pages:
        for painted in inside(page):
            if painted.white or painted.alpha <= 0:
                continue
            if painted.font is not None:
                yield from _text(page.number, painted, checked.terms)
            elif painted.line_width is not None:
                yield from _line(page.number, painted, painted.line_width, checked.terms)


def _inks(painted: Painted) -> list[str]:
    """The inks of its colour that show; [] where that is not known."""
    found = painted.colour.inks() if painted.colour is not None else None
    return [name for name, share in (found or {}).items() if share > FEW]


def _text(page: int, painted: Painted, terms: PrintTerms) -> Iterator[Finding]:
    inks = _inks(painted)
    if len(inks) < 2 or painted.colour is None:
        return
    size, black = f"{painted.font_size:.1f}", (painted.colour.inks() or {}).get("Black", 0.0)
    values = {"size": size, "inks": len(inks)}
    if black >= DARK:
        make = error if painted.font_size < terms.overprinting_text else warning
        yield make("pdf-text-rich-black", page, painted.box, clause="GWG 2015, 4.15", size=size, inks=len(inks))
    elif painted.font_size < terms.one_ink_text - TINY:
        make = error if len(inks) > 2 else warning
        yield make(
            "pdf-text-inks", page, painted.box, clause="GWG 2015, 4.16", limit=f"{terms.one_ink_text:g}", **values
        )


def _line(page: int, painted: Painted, width: float, terms: PrintTerms) -> Iterator[Finding]:
    shown = f"{width:.2f}"
    if width < terms.hairline - TINY:
        make = error if width < terms.hairline / 2 else warning
        yield make(
            "pdf-line-thin", page, painted.box, clause="GWG 2015, 4.17", width=shown, wanted=f"{terms.hairline:g}"
        )
    elif width < terms.several_inks_line - TINY and len(_inks(painted)) > 1:
        wanted = f"{terms.several_inks_line:g}"
        yield warning(
            "pdf-line-inks", page, painted.box, clause="GWG 2015, 4.17", width=shown, inks=len(_inks(painted)),
            wanted=wanted,
        )  # fmt: skip
