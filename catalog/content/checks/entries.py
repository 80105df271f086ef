"""What entries must be beyond their own form: references, numbers, dates, money, languages, photos (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.core import get_global

from catalog.content.checks.contacts import check_phones
from catalog.content.checks.coordinates import check_coordinates
from catalog.content.checks.cross_references import check_references, check_variant_codes, check_variants
from catalog.content.checks.customer_prices import CustomerGroups
from catalog.content.checks.language_files import check_language, check_languages
from catalog.content.checks.markdown_texts import check_markup
from catalog.content.checks.photo_files import PhotoFindings, business_photos, check_photos, settings_photos
from catalog.content.checks.prices import check_currency, check_figures, check_prices, check_rates
from catalog.content.checks.text_lengths import check_lengths
from catalog.content.checks.translations import Wanted, check_business_translations, check_translations
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.problems import Problem, error, warning
from catalog.graphics.colour import contrast
from catalog.markets.licence_numbers import form_findings, hs_valid, kind_name, last_day, licence_valid
from catalog.model.build_day import Today
from catalog.model.business import Business, Licence
from catalog.model.catalogue import BusinessDraft, Draft, ProductEntry
from catalog.model.product import Product
from catalog.model.settings import Home
from catalog.model.theme_tokens import PAPER_TEXTS, EditionTokens

HALAL_DUTY: Final = date(2026, 10, 18)  # the transition for micro and small food makers ended the day before
LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, 1.4.3
NO_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # regions of CLDR that no parcel goes to


def check_business(
    root: Path,
    business: BusinessDraft,
    wanted: Wanted,
    today: Today,
    home: Home,
    groups: CustomerGroups,
    at: LineNumbers,
    photo_findings: PhotoFindings | None,
) -> Iterator[Problem]:
    """Every finding about a business and its products: entries that are valid each by itself. What is found of
    their photos is noted in `photo_findings`."""
    if business.business:
        yield from _business(business.business, business.file, home, at, today)
    for entry in business.products:
        yield from _product(business, entry, home, at, today)
        yield from check_prices(entry.product, entry.file, groups, at, today)
        yield from check_variants(entry, at)
        yield from check_variant_codes(entry, at)
    yield from check_photos(root, business_photos(business), at, photo_findings)
    yield from check_business_translations(business, wanted, at)
    yield from check_lengths(business, at)


def check_draft(root: Path, draft: Draft, wanted: Wanted) -> Iterator[Problem]:
    """Every finding about the other entries, and about what entries are to one another."""
    at = LineNumbers(root)
    yield from check_references(draft, at)
    yield from check_coordinates(draft, at)
    yield from _settings(draft, at)
    yield from check_photos(root, settings_photos(draft.info, draft.categories or (), draft.editions), at)
    yield from check_translations(draft, wanted, at)
    yield from check_languages(root, draft.languages, at)


def _settings(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    for index, category in enumerate(draft.categories or ()):
        path = ("categories", index, "accent")
        if contrast(category.accent, "#ffffff") < LEAST_CONTRAST:
            yield error("accent-pale", at("content/categories.yaml", path), dotted(path), value=category.accent)
        yield from check_markup(category, "content/categories.yaml", at, ("categories", index))
    if draft.info:
        file = "content/catalogue.yaml"
        yield from check_phones(draft.info.publisher.contacts, file, ("publisher", "contacts"), draft.info.country, at)
        yield from _country(draft.info.country, file, ("country",), at)
        yield from check_language(draft.info.language, file, ("language",), at)
        yield from check_markup(draft.info, file, at)
        for group, settings in draft.info.customer_groups.items():
            yield from check_currency(settings.currency, file, ("customer_groups", group, "currency"), at)
        if draft.info.figures:
            yield from _countries(draft.info.figures.destinations, file, ("figures", "destinations"), at)
            yield from check_figures(draft.info.figures, file, at)
    yield from check_rates(tuple(draft.rates), "content/rates.yaml", at)
    for slug, edition in draft.editions.items():
        yield from _tokens(edition.tokens, f"content/editions/{slug}.yaml", at)
        yield from check_markup(edition, f"content/editions/{slug}.yaml", at)


def _tokens(tokens: EditionTokens, file: str, at: LineNumbers) -> Iterator[Problem]:
    """Colours of text that cannot be read on white paper."""
    for name in PAPER_TEXTS:
        colour = getattr(tokens, name)
        if colour and contrast(colour, "#ffffff") < LEAST_CONTRAST:
            yield error("token-pale", at(file, ("tokens", name)), f"tokens.{name}", value=colour)


def _business(business: Business, file: str, home: Home, at: LineNumbers, today: Today) -> Iterator[Problem]:
    yield from _licences(business.licences, file, home, at, today)
    yield from check_phones(business.contacts, file, ("contacts",), home.country, at)
    exports = business.exports
    years = [(("founded",), business.founded), (("exports", "since"), exports.since if exports else None)]
    for path, year in years:
        if year and not today.reached(date(year, 1, 1)):
            yield error("year-in-future", at(file, path), dotted(path), value=year)
    yield from _countries(exports.countries if exports else (), file, ("exports", "countries"), at)
    yield from check_markup(business, file, at)


def _countries(codes: Sequence[str], file: str, path: tuple[Step, ...], at: LineNumbers) -> Iterator[Problem]:
    for index, code in enumerate(codes):
        yield from _country(code, file, (*path, index), at)


def _country(code: str | None, file: str, path: tuple[Step, ...], at: LineNumbers) -> Iterator[Problem]:
    if code and (code not in _territories() or code in NO_COUNTRIES):
        meant = get_global("territory_aliases").get(code, [""])[0]
        near = meant if meant in _territories() else ""
        yield error("country-unknown", at(file, path), dotted(path), value=code, near=near)


def _product(
    business: BusinessDraft, entry: ProductEntry, home: Home, at: LineNumbers, today: Today
) -> Iterator[Problem]:
    product, file = entry.product, entry.file
    yield from _licences(product.licences, file, home, at, today)
    if product.hs and not hs_valid(product.hs):
        yield error("hs-form", at(file, ("hs",)), "hs", value=product.hs)
    yield from _country(product.origin, file, ("origin",), at)
    for index, material in enumerate(product.materials):
        yield from _country(material.harvest_country, file, ("materials", index, "harvest_country"), at)
    total = sum((fibre.percent for fibre in product.fibre), Decimal(0))
    if product.fibre and total != 100:
        yield error("fibre-total", at(file, ("fibre",)), "fibre", value=f"{total:f}")
    yield from check_markup(product, file, at)
    if not product.photos:
        yield warning("photo-none", at(file, ()))
    if business.business:  # it may hold the licences
        yield from _food(business.business, product, file, at, today)


def _food(business: Business, product: Product, file: str, at: LineNumbers, today: Today) -> Iterator[Problem]:
    if product.group != "food":
        return
    held = {licence.type.value for licence in (*business.licences, *product.licences) if licence_valid(licence, today)}
    if not held & {"pirt", "md"}:
        yield warning("food-permit-missing", at(file, ()))
    if "halal" not in held and today.reached(HALAL_DUTY):
        yield warning("halal-missing", at(file, ()))


def _licences(licences: Sequence[Licence], file: str, home: Home, at: LineNumbers, today: Today) -> Iterator[Problem]:
    for index, licence in enumerate(licences):
        path = ("licences", index, "number")
        field = dotted(path)
        for code, form in form_findings(licence, home.regency_code):
            make = error if code == "licence-form" else warning
            kind = kind_name(licence.type)
            yield make(code, at(file, path), field, value=licence.number, type=kind, form=form, region=home.region)
        until = last_day(licence)
        if until and today.passed(until):
            yield warning("licence-lapsed", at(file, path), field, value=licence.number, date=until)
        if licence.valid_from and until and until < licence.valid_from:
            yield error("licence-dates", at(file, path), field, value=licence.number)


@cache
def _territories() -> Mapping[str, Any]:
    """ISO 3166-1 codes, as CLDR lists them."""
    territories: Mapping[str, Any] = Locale("en").territories
    return territories
