"""What entries must be beyond their own form: references, numbers, dates, money, languages, photos (stage 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

from babel import Locale

from catalog.book.colour import contrast
from catalog.content.business import Business, Licence
from catalog.content.catalogue import BusinessEntry, Catalogue, ProductEntry
from catalog.content.licences import form_findings, hs_valid, last_day, licence_valid
from catalog.content.photos import check_photos
from catalog.content.places import Locator
from catalog.content.product import Product
from catalog.content.references import check_references
from catalog.content.translations import check_translations
from catalog.content.values import Day, Text
from catalog.errors import Problem, error, warning
from catalog.project import Project

OLD_PRICE: Final = timedelta(days=365)
HALAL_DUTY: Final = date(2026, 10, 18)  # the transition for micro and small food makers ended the day before
MARKUP: Final = re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#\d+;")
LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, 1.4.3


def check_catalogue(project: Project, catalogue: Catalogue, today: Day) -> Iterator[Problem]:
    """Every finding about entries that are valid each by itself."""
    at = Locator(project)
    yield from check_references(catalogue, at)
    for category in catalogue.categories.values():
        if contrast(category.accent, "#ffffff") < LEAST_CONTRAST:
            path = ("categories", list(catalogue.categories).index(category.slug), "accent")
            yield error(
                "accent-pale", at("content/categories.yaml", path), ".".join(map(str, path)), value=category.accent
            )
    for business in catalogue.businesses.values():
        yield from _business(business, at, today)
        for entry in business.products:
            yield from _product(business.business, entry, at, today)
    yield from check_photos(project, catalogue, at)
    yield from check_translations(catalogue, at)


def _business(entry: BusinessEntry, at: Locator, today: Day) -> Iterator[Problem]:
    business, file = entry.business, entry.file
    yield from _licences(business.licences, file, at, today)
    for name in ("whatsapp", "phone"):
        number = getattr(business.contacts, name)
        if number and not _phone_valid(number):
            yield error("phone-wrong", at(file, ("contacts", name)), f"contacts.{name}", value=number)
    years = [("founded", business.founded), ("exports.since", business.exports.since if business.exports else None)]
    for field, year in years:
        if year and year > today.year:
            yield error("year-in-future", at(file, field.split(".")), field, value=year)
    codes = business.exports.countries if business.exports else ()
    for index, code in enumerate(codes):
        if code not in _countries():
            where = at(file, ("exports", "countries", index))
            yield error("country-unknown", where, f"exports.countries[{index}]", value=code)
    if business.story:
        yield from _markup(business.story, "story", file, at)


def _product(business: Business, entry: ProductEntry, at: Locator, today: Day) -> Iterator[Problem]:
    product, file = entry.product, entry.file
    yield from _licences(product.licences, file, at, today)
    if product.hs and not hs_valid(product.hs):
        yield error("hs-form", at(file, ("hs",)), "hs", value=product.hs)
    if product.origin not in _countries():
        yield error("country-unknown", at(file, ("origin",)), "origin", value=product.origin)
    total = sum((fibre.percent for fibre in product.fibre), Decimal(0))
    if product.fibre and total != 100:
        yield error("fibre-total", at(file, ("fibre",)), "fibre", value=f"{total:f}")
    for name in ("name", "line"):
        text = getattr(product, name)
        if text:
            yield from _markup(text, name, file, at)
    if not product.photos:
        yield warning("photo-none", at(file, ()))
    yield from _prices(product, file, at, today)
    yield from _food(business, product, file, at, today)


def _prices(product: Product, file: str, at: Locator, today: Day) -> Iterator[Problem]:
    price, export = product.price, product.export
    if price and price.date:
        if price.date > today:
            yield warning("price-in-future", at(file, ("price", "date")), "price.date", value=price.date)
        elif today - price.date > OLD_PRICE:
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
    if export and export.valid_until and export.valid_until < today:
        yield warning(
            "offer-lapsed", at(file, ("export", "valid_until")), "export.valid_until", value=export.valid_until
        )


def _food(business: Business, product: Product, file: str, at: Locator, today: Day) -> Iterator[Problem]:
    if product.group != "food":
        return
    held = {licence.type.value for licence in (*business.licences, *product.licences) if licence_valid(licence, today)}
    if not held & {"pirt", "md"}:
        yield warning("food-permit-missing", at(file, ()))
    if "halal" not in held and today >= HALAL_DUTY:
        yield warning("halal-missing", at(file, ()))


def _licences(licences: Sequence[Licence], file: str, at: Locator, today: Day) -> Iterator[Problem]:
    for index, licence in enumerate(licences):
        path = ("licences", index, "number")
        field = f"licences[{index}].number"
        for code, form in form_findings(licence):
            make = error if code == "licence-form" else warning
            yield make(code, at(file, path), field, value=licence.number, type=licence.type.value.upper(), form=form)
        until = last_day(licence)
        if until and until < today:
            yield warning("licence-lapsed", at(file, path), field, value=licence.number, date=until)
        if licence.valid_from and until and until < licence.valid_from:
            yield error("licence-dates", at(file, path), field, value=licence.number)


def _markup(text: Text, field: str, file: str, at: Locator) -> Iterator[Problem]:
    for language, words in text.by_language:
        found = MARKUP.search(words)
        if found:
            yield warning("markup-as-text", at(file, (field, language)), field, value=found[0])


@cache
def _phone_valid(number: str) -> bool:
    import phonenumbers  # slow to import, and many projects have few numbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "ID"))
    except phonenumbers.NumberParseException:
        return False


@cache
def _countries() -> Mapping[str, Any]:
    """ISO 3166-1 codes, as CLDR lists them."""
    territories: Mapping[str, Any] = Locale("en").territories
    return territories
