"""What was asked for of an edition → an edition of its own: an extract, for one buyer or to hand out (stage 2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from catalog.content.extract_names import NOWHERE, find_names
from catalog.content.selection import selected_products
from catalog.core.content_keys import digest_of
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Problem, error
from catalog.model.catalogue import Catalogue
from catalog.model.entry_summaries import BusinessSummary, ProductSummary
from catalog.model.extract import LONGEST_BUYER, Extract
from catalog.model.filter import Filter
from catalog.model.layout_rules import Layout, LayoutRules, Pin
from catalog.model.settings import Edition
from catalog.model.values import Text
from catalog.outputs.screen import SCREEN

SIGNS: Final = "ACDEFGHJKLMNPQRTUVWXY34679"  # of which none is taken for another, in writing or on the telephone
MARK: Final = 4  # signs behind the edition's code
CODE: Final = 12  # signs of the longest code
LONGEST_NAME: Final = 40  # letters of a folder's name that say what is in it
FIELDS: Final = ("businesses", "categories", "kecamatan", "products")  # of a filter


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as it was typed: an edition, and what of it. Names of one kind add up, those of several
    narrow one another, as the lists of an edition's `include` do."""

    edition: str
    businesses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    kecamatan: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    buyer: str = ""


@dataclass(frozen=True, slots=True)
class NewExtract:
    """An extract as an edition, and the name by which its folder is known."""

    slug: str
    edition: Edition


def make_extract(catalogue: Catalogue, asked: Asked) -> NewExtract:
    """The extract that was asked for. CatalogError (USAGE) with every reason why there is none."""
    problems: list[Problem] = []
    if asked.edition not in catalogue.editions:
        near = nearest(asked.edition, catalogue.editions)
        problems.append(error("extract-of-unknown", NOWHERE, value=asked.edition, near=near))
    elif inner := catalogue.editions[asked.edition].extract:
        problems.append(error("extract-of-extract", NOWHERE, value=asked.edition, edition=inner.of))
    if len(asked.buyer) > LONGEST_BUYER:
        problems.append(error("extract-buyer-long", NOWHERE, value=asked.buyer, most=LONGEST_BUYER))
    include = find_names(catalogue, {name: getattr(asked, name) for name in FIELDS}, problems)
    _stop(problems)
    host = catalogue.editions[asked.edition]
    problems.extend(_not_there(catalogue, host, asked, include))
    _stop(problems)
    buyer = " ".join(asked.buyer.split()) or None
    edition = host.model_copy(update={"include": include, "extract": Extract(of=asked.edition, buyer=buyer)})
    taken = list(selected_products(catalogue, edition))
    if not taken:
        raise CatalogError([error("extract-empty", NOWHERE, edition=asked.edition)], ExitCode.USAGE)
    code, layout = _code(catalogue, host, asked.edition, include, buyer or ""), _layout(host, include)
    edition = edition.model_copy(
        update={
            "title": _title(catalogue, host, include, taken),
            "subtitle": None,
            "code": code,
            "exclude": None,
            "layout": layout,
            "pins": tuple(
                _pins(host.pins, {product.key for _, product in taken}, together=laid_as(layout, host.layout))
            ),
            "cover": None,
            "foreword": None,
            "parallel": None,
            "outputs": (SCREEN.name,),
        }
    )
    return NewExtract(_slug(asked.edition, include, code), edition)


def _stop(problems: list[Problem]) -> None:
    if problems:
        raise CatalogError(problems, ExitCode.USAGE)


def _not_there(catalogue: Catalogue, host: Edition, asked: Asked, include: Filter) -> Iterator[Problem]:
    """What there is, but not in the edition."""
    for name in FIELDS:
        for slug in getattr(include, name):
            one = host.model_copy(update={"include": Filter(**{name: (slug,)}), "extract": Extract(of=asked.edition)})
            if not any(selected_products(catalogue, one)):
                others = (other for other, edition in catalogue.editions.items() if not edition.extract)
                known = [other for other in others if other != asked.edition and _has(catalogue, other, name, slug)]
                code = "extract-not-in-edition" if known else "extract-in-none"
                yield error(code, NOWHERE, value=slug, edition=asked.edition, known=", ".join(known))


def _has(catalogue: Catalogue, edition: str, name: str, slug: str) -> bool:
    host = catalogue.editions[edition]
    one = host.model_copy(update={"include": Filter(**{name: (slug,)}), "extract": Extract(of=edition)})
    return any(selected_products(catalogue, one))


def _layout(host: Edition, include: Filter) -> LayoutRules:
    """As the edition is laid out where whole categories are taken, whose pages are the same then; a few makers or
    products stand maker by maker, since a page of makers behind a page or two of products says little."""
    rules = host.layout.model_copy(update={"price_list": True, "indexes": ()})
    if not any((include.businesses, include.kecamatan, include.products)):
        return rules
    return rules.model_copy(update={"products": Layout.PROFILE, "chapters": {}})


def laid_as(rules: LayoutRules, others: LayoutRules) -> bool:
    """Whether all chapters have products in the same layout by both rules."""
    return (rules.products, rules.chapters) == (others.products, others.chapters)


def _pins(pins: Iterable[Pin], products: set[str], *, together: bool) -> Iterator[Pin]:
    """The pins that mean products of the extract and no others; of those that stand `together`, which a page of another
    layout may part, only where that is the same."""
    for pin in pins:
        meant = {*pin.together, *filter(None, [pin.own_page])}
        if meant and meant <= products and (together or not pin.together):
            yield pin


def _code(catalogue: Catalogue, host: Edition, slug: str, include: Filter, buyer: str) -> str:
    """The edition's code and a few signs that follow from what was asked for: the same each time, another for each
    buyer, and that of no edition. None of them is O or 0, I or 1, B or 8, S or 5, Z or 2."""
    taken = {edition.code for edition in catalogue.editions.values()}
    asked = [sorted(getattr(include, name)) for name in FIELDS]
    begin = host.code[: CODE - MARK - 1].rstrip("-")
    number = 0
    while True:
        digest = int(digest_of(repr((slug, asked, buyer, number)).encode()), 16)
        mark = "".join(SIGNS[digest // len(SIGNS) ** place % len(SIGNS)] for place in range(MARK))
        if f"{begin}-{mark}" not in taken or _is_same(catalogue, f"{begin}-{mark}", include, buyer):
            return f"{begin}-{mark}"
        number += 1


def _is_same(catalogue: Catalogue, code: str, include: Filter, buyer: str) -> bool:
    """Whether the edition with this code is the same extract, kept as a file."""
    return any(
        edition.code == code
        and edition.extract
        and (edition.extract.buyer or "") == buyer
        and edition.include == include
        for edition in catalogue.editions.values()
    )


def _slug(edition: str, include: Filter, code: str) -> str:
    """The edition's name, what is asked for of it, and the code's last signs: a folder for each extract."""
    words = "-".join(slug.rpartition("/")[2] for name in FIELDS for slug in getattr(include, name))
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall("[a-z0-9]+", plain)
    while parts[1:] and len("-".join(parts)) > LONGEST_NAME:
        parts.pop()
    return "-".join([edition, *parts, code[-MARK:].lower()])


def _title(
    catalogue: Catalogue, host: Edition, include: Filter, taken: list[tuple[BusinessSummary, ProductSummary]]
) -> Text:
    """What the cover says: the one product, the one maker, the category, the kecamatan; else that it is a selection."""
    makers = {business.slug: business for business, _ in taken}
    named = [name for name in FIELDS if getattr(include, name)]
    single = getattr(include, named[0])[0] if len(named) == 1 and len(getattr(include, named[0])) == 1 else ""
    if len(taken) == 1:
        return taken[0][1].name
    if len(makers) == 1 and (name := next(iter(makers.values())).name):
        return name
    if single and named == ["categories"]:
        return catalogue.categories[single].name
    place = catalogue.regions[single].name if single and named == ["kecamatan"] else ""
    key = "extract.kecamatan" if place else "extract.selection"
    phrases = {code: catalogue.languages[code].phrases[key] for code in host.languages}
    return Text(tuple((code, phrase.format(place=place)) for code, phrase in phrases.items()))
