"""What entries must be beyond their own form: references, numbers, dates, money, languages, photos (stage 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale
from pydantic import BaseModel

from catalog.content.checks.cross_references import check_references, check_variants
from catalog.content.checks.entry_texts import texts
from catalog.content.checks.language_files import check_languages
from catalog.content.checks.photo_files import PhotoFindings, business_photos, check_photos, settings_photos
from catalog.content.checks.text_lengths import check_lengths
from catalog.content.checks.translations import Wanted, check_business_translations, check_translations
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.problems import Problem, error, warning
from catalog.graphics.colour import contrast
from catalog.markets.licence_numbers import form_findings, hs_valid, last_day, licence_valid
from catalog.model.build_day import Today
from catalog.model.business import Business, Contacts, Licence
from catalog.model.catalogue import BusinessDraft, Draft, ProductEntry
from catalog.model.product import Product

OLD_PRICE: Final = timedelta(days=365)
HALAL_DUTY: Final = date(2026, 10, 18)  # the transition for micro and small food makers ended the day before
MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|&#[0-9]+;")
MARKDOWN: Final = frozenset({("description",), ("foreword", "text")})  # where Markdown decides what a sign means
LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, 1.4.3
KINDS: Final = {"nib": "NIB", "pirt": "P-IRT", "md": "BPOM MD", "halal": "halal", "merek": "merek", "sni": "SNI"}
NO_COUNTRIES: Final = frozenset(
    {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
)  # regions of CLDR that are no country to send goods to


def check_business(
    root: Path,
    business: BusinessDraft,
    wanted: Wanted,
    today: Today,
    at: LineNumbers,
    photo_findings: PhotoFindings | None,
) -> Iterator[Problem]:
    """Every finding about a business and its products: entries that are valid each by itself. What is found of
    their photos is noted in `photo_findings`."""
    if business.business:
        yield from _business(business.business, business.file, at, today)
    for entry in business.products:
        yield from _product(business, entry, at, today)
        yield from check_variants(entry, at)
    yield from check_photos(root, business_photos(business), at, photo_findings)
    yield from check_business_translations(business, wanted, at)
    yield from check_lengths(business, at)


def check_draft(root: Path, draft: Draft, wanted: Wanted) -> Iterator[Problem]:
    """Every finding about the other entries, and about what entries are to one another."""
    at = LineNumbers(root)
    yield from check_references(draft, at)
    yield from _settings(draft, at)
    yield from check_photos(root, settings_photos(draft), at)
    yield from check_translations(draft, wanted, at)
    yield from check_languages(root, draft.languages, at)


def _settings(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    for index, category in enumerate(draft.categories or ()):
        path = ("categories", index, "accent")
        if contrast(category.accent, "#ffffff") < LEAST_CONTRAST:
            yield error("accent-pale", at("content/categories.yaml", path), dotted(path), value=category.accent)
        yield from _markup(category, "content/categories.yaml", at, ("categories", index))
    if draft.info:
        file = "content/catalogue.yaml"
        yield from _phones(draft.info.publisher.contacts, file, ("publisher", "contacts"), at)
        yield from _markup(draft.info, file, at)
        if draft.info.figures:
            yield from _countries(draft.info.figures.destinations, file, ("figures", "destinations"), at)
    for slug, edition in draft.editions.items():
        yield from _markup(edition, f"content/editions/{slug}.yaml", at)


def _business(business: Business, file: str, at: LineNumbers, today: Today) -> Iterator[Problem]:
    yield from _licences(business.licences, file, at, today)
    yield from _phones(business.contacts, file, ("contacts",), at)
    exports = business.exports
    years = [(("founded",), business.founded), (("exports", "since"), exports.since if exports else None)]
    for path, year in years:
        if year and not today.reached(date(year, 1, 1)):
            yield error("year-in-future", at(file, path), dotted(path), value=year)
    yield from _countries(exports.countries if exports else (), file, ("exports", "countries"), at)
    yield from _markup(business, file, at)


def _phones(contacts: Contacts, file: str, path: tuple[Step, ...], at: LineNumbers) -> Iterator[Problem]:
    for name in ("whatsapp", "phone"):
        number = getattr(contacts, name)
        if number and not _phone_valid(number):
            where = (*path, name)
            yield error("phone-wrong", at(file, where), dotted(where), value=number)


def _countries(codes: Sequence[str], file: str, path: tuple[Step, ...], at: LineNumbers) -> Iterator[Problem]:
    for index, code in enumerate(codes):
        yield from _country(code, file, (*path, index), at)


def _country(code: str | None, file: str, path: tuple[Step, ...], at: LineNumbers) -> Iterator[Problem]:
    if code and (code not in _territories() or code in NO_COUNTRIES):
        yield error("country-unknown", at(file, path), dotted(path), value=code)


def _product(business: BusinessDraft, entry: ProductEntry, at: LineNumbers, today: Today) -> Iterator[Problem]:
    product, file = entry.product, entry.file
    yield from _licences(product.licences, file, at, today)
    if product.hs and not hs_valid(product.hs):
        yield error("hs-form", at(file, ("hs",)), "hs", value=product.hs)
    yield from _country(product.origin, file, ("origin",), at)
    for index, material in enumerate(product.materials):
        yield from _country(material.harvest_country, file, ("materials", index, "harvest_country"), at)
    total = sum((fibre.percent for fibre in product.fibre), Decimal(0))
    if product.fibre and total != 100:
        yield error("fibre-total", at(file, ("fibre",)), "fibre", value=f"{total:f}")
    yield from _markup(product, file, at)
    if not product.photos:
        yield warning("photo-none", at(file, ()))
    yield from _prices(product, file, at, today)
    if business.business:  # it may hold the licences
        yield from _food(business.business, product, file, at, today)


def _prices(product: Product, file: str, at: LineNumbers, today: Today) -> Iterator[Problem]:
    price, export = product.price, product.export
    if price and price.date:
        if not today.reached(price.date):
            yield warning("price-in-future", at(file, ("price", "date")), "price.date", value=price.date)
        elif today.passed(price.date, by=OLD_PRICE):
            yield warning("price-old", at(file, ("price", "date")), "price.date", value=price.date)
    steps = price.wholesale if price else ()
    for index, step in enumerate(steps):
        path = ("price", "wholesale", index)
        before = steps[index - 1] if index else None
        if before and step.from_quantity <= before.from_quantity:
            yield error("wholesale-order", at(file, path), f"price.wholesale[{index}]", value=step.from_quantity)
        dearer = before.price if before else price.retail if price else None
        if dearer is not None and step.price > dearer:
            yield warning("wholesale-dear", at(file, path), f"price.wholesale[{index}]", value=f"{step.price:f}")
    if steps and product.moq and not export and product.moq > steps[0].from_quantity:
        counts = {"value": product.moq, "least": steps[0].from_quantity}
        yield warning("moq-above-wholesale", at(file, ("moq",)), "moq", **counts)
    if export and export.valid_until and today.passed(export.valid_until):
        yield warning(
            "offer-lapsed", at(file, ("export", "valid_until")), "export.valid_until", value=export.valid_until
        )


def _food(business: Business, product: Product, file: str, at: LineNumbers, today: Today) -> Iterator[Problem]:
    if product.group != "food":
        return
    held = {licence.type.value for licence in (*business.licences, *product.licences) if licence_valid(licence, today)}
    if not held & {"pirt", "md"}:
        yield warning("food-permit-missing", at(file, ()))
    if "halal" not in held and today.reached(HALAL_DUTY):
        yield warning("halal-missing", at(file, ()))


def _licences(licences: Sequence[Licence], file: str, at: LineNumbers, today: Today) -> Iterator[Problem]:
    for index, licence in enumerate(licences):
        path = ("licences", index, "number")
        field = dotted(path)
        for code, form in form_findings(licence):
            make = error if code == "licence-form" else warning
            kind = KINDS.get(licence.type.value, licence.type.value.upper())
            yield make(code, at(file, path), field, value=licence.number, type=kind, form=form)
        until = last_day(licence)
        if until and today.passed(until):
            yield warning("licence-lapsed", at(file, path), field, value=licence.number, date=until)
        if licence.valid_from and until and until < licence.valid_from:
            yield error("licence-dates", at(file, path), field, value=licence.number)


def _markup(entry: BaseModel, file: str, at: LineNumbers, path: tuple[Step, ...] = ()) -> Iterator[Problem]:
    for inner, text in texts(entry):
        for language, words in text.by_language if inner not in MARKDOWN else ():
            found = MARKUP.search(words)
            if found:
                where = (*path, *inner)
                yield warning("markup-as-text", at(file, (*where, language)), dotted(where), value=found[0])


@cache
def _phone_valid(number: str) -> bool:
    import phonenumbers  # slow to import, and many projects have few numbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "ID"))
    except phonenumbers.NumberParseException:
        return False


@cache
def _territories() -> Mapping[str, Any]:
    """ISO 3166-1 codes, as CLDR lists them."""
    territories: Mapping[str, Any] = Locale("en").territories
    return territories
