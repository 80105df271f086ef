"""Catalogue + edition → what is printed, in one language (stage 3)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from catalog.cache.value_store import ValueStore
from catalog.content.selection import selected_products
from catalog.edition.business_view import contact_links, in_reading_order
from catalog.edition.explained import explained_terms, order_steps
from catalog.edition.extract_view import as_extract
from catalog.edition.formatting import Formatter
from catalog.edition.indexes import make_indexes
from catalog.edition.order_link import Ordered
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_columns import price_columns, price_note
from catalog.edition.source_pages import SourcePages, stored_pages
from catalog.edition.view_cache import Printed, Selected, ViewCache
from catalog.edition.view_context import ViewContext, make_context
from catalog.edition.views import (
    BusinessView,
    CategoryView,
    Datum,
    EditionView,
    FiguresView,
    PublisherView,
    RegionView,
    SalesBar,
)
from catalog.edition.volumes import Member, Volume, as_volume
from catalog.model.build_day import Today
from catalog.model.catalogue import Catalogue
from catalog.model.entry_summaries import ProductSummary
from catalog.model.figures import Figures
from catalog.model.settings import Edition, Publisher
from catalog.model.values import Day
from catalog.pictures.probe import photo_ratio


def select(
    catalogue: Catalogue,
    slug: str,
    language: str,
    images: Path,
    today: Day,
    value_store: ValueStore | None = None,
    volume: Volume | None = None,
) -> EditionView:
    """The edition `slug` in `language`, or one `volume` of it. `images` is the project's folder of photos; `today`
    decides which licences hold and dates the edition where it has no date of its own. The result does not depend on
    what `value_store` holds."""
    edition = catalogue.editions[slug]
    day = edition.date or today
    context = make_context(catalogue, edition, Formatter(catalogue.languages[language]), images, Today(day))
    every = _selected(catalogue, edition, context)
    selected = volume.held(every) if volume else every
    printed = dict(
        zip((one.anchor for one in selected), ViewCache(catalogue, context, value_store).printed(selected), strict=True)
    )
    categories = _categories(catalogue, context, selected, printed)
    digests = {anchor: one.digest for anchor, one in printed.items()}
    view = replace(_edition_view(catalogue, slug, context, categories), digests=digests)
    if volume:
        chapters = list(dict.fromkeys(one.category for one in every))
        view = as_volume(view, volume, catalogue, edition, context, chapters)
    else:
        view = as_extract(view, catalogue, edition, context)
    return replace(view, foreign=context.foreign.noted)


def members(catalogue: Catalogue, slug: str, language: str, images: Path, today: Day) -> list[Member]:
    """What the edition `slug` prints, maker by maker, in the order of its pages; the arguments are those of
    `select`."""
    edition = catalogue.editions[slug]
    formatter = Formatter(catalogue.languages[language])
    context = make_context(catalogue, edition, formatter, images, Today(edition.date or today))
    chapters = list(catalogue.categories)

    def place(one: Selected) -> tuple[int, object, str]:
        name = context.name(catalogue.summaries[one.business].name)
        return chapters.index(one.category), formatter.sort_key(name), one.business

    ordered = sorted(_selected(catalogue, edition, context), key=place)
    return [
        Member(
            one.category,
            one.business,
            catalogue.summaries[one.business].kecamatan,
            tuple(f"{one.business}/{product}" for product in one.products),
        )
        for one in ordered
    ]


def select_source(
    catalogue: Catalogue, slug: str, language: str, images: Path, today: Day, value_store: ValueStore | None = None
) -> SourcePages:
    """What the pages of extracts of the edition `slug` are set with; the arguments are those of `select`."""
    edition = catalogue.editions[slug]
    day = edition.date or today
    context = make_context(catalogue, edition, Formatter(catalogue.languages[language]), images, Today(day))
    publisher = _publisher(context, catalogue.info.publisher)
    make = partial(select, catalogue, slug, language, images, today, value_store)
    return stored_pages(catalogue, edition, context, publisher, value_store, make)


def _edition_view(
    catalogue: Catalogue, slug: str, context: ViewContext, categories: tuple[CategoryView, ...]
) -> EditionView:
    edition, formatter, info, text = catalogue.editions[slug], context.formatter, catalogue.info, context.text
    title, publisher = context.name(edition.title), _publisher(context, info.publisher)
    foreword, columns = edition.foreword or info.foreword, price_columns(context.price_columns, formatter, categories)
    return EditionView(
        slug=slug,
        language=formatter.code,
        languages=_names(catalogue, edition),
        code=edition.code,
        title=title,
        subtitle=text(edition.subtitle),
        occasion=text(edition.occasion),
        year=_year(title, edition.year),
        date=formatter.month(context.today.day),
        region=context.name(info.region),
        own_language=info.language,
        origin=_country(formatter, info.origin),
        publisher=publisher,
        foreword=context.html(foreword.text if foreword else None),
        foreword_signed=context.name(foreword.signed if foreword else None),
        notice=text(info.notice),
        copyright=text(info.copyright),
        cover=_photo(context, edition.cover),
        inserts={place: photo for place, pin in enumerate(edition.pins) if (photo := _photo(context, pin.picture))},
        categories=categories,
        figures=_figures(catalogue, context, info.figures) if info.figures else None,
        regions=_regions(catalogue, categories),
        indexes=make_indexes(edition.layout.indexes, formatter, categories),
        terms=explained_terms(formatter, categories),
        ordering=order_steps(formatter, categories, publisher, edition),
        price_columns=columns,
        price_note=price_note(columns, formatter, categories, context.today.day, context.customers),
        price_list=edition.layout.price_list and bool(columns),
        volumes=edition.volumes is not None and edition.extract is None,
    )


def _names(catalogue: Catalogue, edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple((code, catalogue.languages[code].name) for code in edition.languages)


def _country(formatter: Formatter, code: str | None) -> str:
    return formatter.country(code) if code else ""


def _year(title: str, year: int) -> str:
    """The year as it is printed beside a title; "" where the title has it."""
    return "" if str(year) in re.findall(r"[0-9]+", title) else str(year)


def _selected(catalogue: Catalogue, edition: Edition, context: ViewContext) -> list[Selected]:
    """What is to be printed, chapter by chapter, in the order of slugs. A business in a second chapter has an anchor of
    its own there."""
    chapters: dict[str, dict[str, list[ProductSummary]]] = defaultdict(lambda: defaultdict(list))
    for business, product in selected_products(catalogue, edition):
        category = context.chapters[product.category or business.category]
        chapters[category][business.slug].append(product)
    selected: list[Selected] = []
    seen: set[str] = set()
    for category in catalogue.categories:
        for slug, products in chapters.get(category, {}).items():
            ordered = in_reading_order(context, catalogue.summaries[slug], products)
            anchor = f"business/{slug}/{category}" if slug in seen else f"business/{slug}"
            selected.append(Selected(slug, category, anchor, tuple(product.slug for product in ordered)))
            seen.add(slug)
    return selected


def _categories(
    catalogue: Catalogue, context: ViewContext, selected: Iterable[Selected], printed: Mapping[str, Printed]
) -> tuple[CategoryView, ...]:
    chapters: dict[str, list[BusinessView]] = defaultdict(list)
    for one in selected:
        chapters[one.category].append(printed[one.anchor].view)
    views: list[CategoryView] = []
    for slug, found in chapters.items():
        settings = catalogue.categories[slug]
        businesses = tuple(sorted(found, key=lambda view: (context.formatter.sort_key(view.name), view.slug)))
        own = context.apart()
        name = own.text(settings.name)
        views.append(
            CategoryView(
                slug=slug,
                anchor=f"category/{slug}",
                number=len(views) + 1,
                name=name,
                short=own.text(settings.short) or name,
                accent=settings.accent,
                intro=own.text(settings.intro),
                photo=_photo(context, settings.photo) or _first_photo(businesses),
                businesses=businesses,
                products=tuple(product for business in businesses for product in business.products),
                foreign=own.foreign.noted,
            )
        )
    return tuple(views)


def _photo(context: ViewContext, path: str | None) -> PhotoView | None:
    """A photo of the catalogue or an edition: a path below images/."""
    file = context.images / path if path else None
    return PhotoView(file, (0.5, 0.5), "", ratio=photo_ratio(file)) if file and file.is_file() else None


def _first_photo(businesses: Iterable[BusinessView]) -> PhotoView | None:
    return next((p.photos[0] for business in businesses for p in business.products if p.photos), None)


def _publisher(context: ViewContext, publisher: Publisher) -> PublisherView:
    name = context.name(publisher.name)
    contacts = tuple(contact_links(context, publisher.contacts, phone=True))
    order = context.order(context.channel(publisher.contacts, phone=True), Ordered(name, "", ""))
    return PublisherView(
        name, context.name(publisher.address), contacts, context.photo(publisher.logo, "", name), order
    )


def _regions(catalogue: Catalogue, categories: Iterable[CategoryView]) -> tuple[RegionView, ...]:
    """The kecamatan of the map; none where no maker of the edition has one."""
    places = {business.slug: business.kecamatan for category in categories for business in category.businesses}
    counts = Counter(place for place in places.values() if place)
    if not counts:
        return ()
    return tuple(
        RegionView(region.slug, region.name, region.tile, counts[region.slug]) for region in catalogue.regions.values()
    )


def _figures(catalogue: Catalogue, context: ViewContext, figures: Figures) -> FiguresView:
    formatter, text = context.formatter, context.text
    accents = catalogue.categories
    region = context.name(catalogue.info.region).split(",")[0]
    return FiguresView(
        title=formatter.say("figures.title", region=region) if region else formatter.say("figures"),
        key=tuple(
            Datum(
                "",
                text(key.label),
                formatter.percent(key.value, signed=True) if key.percent else formatter.number(key.value),
            )
            for key in figures.key
        ),
        sales_title=formatter.say("figures.sales", year=figures.year),
        sales=tuple(
            SalesBar(
                text(bar.name),
                formatter.large_money(bar.amount, "IDR"),
                float(bar.amount),
                accents[bar.category].accent if bar.category else "#444444",
            )
            for bar in figures.sales
        ),
        growth_label=text(figures.growth.label) if figures.growth else "",
        growth=tuple(
            (formatter.percent(value), float(value)) for value in (figures.growth.before, figures.growth.after)
        )
        if figures.growth
        else (),
        growth_years=(figures.growth.years or ()) if figures.growth else (),
        destinations=tuple(formatter.country(code) for code in figures.destinations),
        source=text(figures.source),
    )
