"""Catalogue + what an edition prints → the rows that its feeds may have, in the order of the book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.edition.formatting import Formatter
from catalog.edition.markdown_html import plain_text
from catalog.edition.photo_view import PhotoView
from catalog.edition.product_prices import ProductPrices
from catalog.edition.variant_groups import Choice
from catalog.edition.variant_texts import VariantTexts, write_variants
from catalog.edition.view_context import ViewContext, make_context
from catalog.edition.views import EditionView, ProductView
from catalog.exchange.feeds.ids import feed_id, variant_id
from catalog.exchange.feeds.item import FeedItem, ItemOption, Offer
from catalog.exchange.feeds.offers import offer_of
from catalog.model.build_day import Today
from catalog.model.business import Photo
from catalog.model.catalogue import BusinessEntry, Catalogue, ProductEntry
from catalog.model.effective_prices import effective_prices
from catalog.model.prices import Unit
from catalog.model.product import Product
from catalog.model.values import Day
from catalog.model.variants import Axis
from catalog.website.urls import path_of

# What people call an axis for which feeds have a field: words of its key or of its name in any language.
ATTRIBUTES: Final = {
    "color": frozenset({"color", "colour", "warna", "renk", "色", "颜色", "顏色", "색상", "रंग"}),
    "size": frozenset({"size", "ukuran", "saiz", "beden", "サイズ", "尺寸", "尺码", "크기", "사이즈", "आकार"}),
    "material": frozenset({"material", "bahan", "malzeme", "素材", "材质", "소재"}),
    "pattern": frozenset({"pattern", "motif", "corak", "desen", "柄", "图案"}),
}
WORD: Final = re.compile(r"[^\W\d_]+")


def feed_items(catalogue: Catalogue, view: EditionView, images: Path, today: Day) -> list[FeedItem]:
    """Each product that `view` prints, or each variant of it where it has any. `images` and `today` are what the view
    was made with."""
    edition = catalogue.editions[view.slug]
    formatter = Formatter(catalogue.languages[view.language])
    context = make_context(catalogue, edition, formatter, images, Today(edition.date or today))
    chapters = {category.slug: category.name for category in view.categories}
    found: list[FeedItem] = []
    for product in view.products:
        maker = catalogue.businesses[product.business]
        entry = next(one for one in maker.products if one.key == product.key)
        origin = entry.product.origin or catalogue.info.origin or ""
        found += _Rows(context, entry, maker, product, chapters[product.category], origin).made()
    return found


class _Rows:
    """The rows of one product."""

    def __init__(
        self,
        context: ViewContext,
        entry: ProductEntry,
        maker: BusinessEntry,
        view: ProductView,
        chapter: str,
        origin: str,
    ) -> None:
        group, currency = context.customer_group, context.group_currency
        self._context, self._entry, self._maker, self._view = context, entry, maker, view
        self._product: Product = effective_prices(entry.product, group, currency, context.today)
        variants = self._product.variants
        self._texts: VariantTexts | None = write_variants(context, variants) if variants else None
        self._prices = ProductPrices(context, self._product, self._texts, entry.product)
        self._id = feed_id(self._product.sku or "", entry.key)
        self._chapter, self._origin = chapter, origin

    def made(self) -> Iterator[FeedItem]:
        """One row, or one for each variant in the order of the options."""
        if self._texts is None:
            yield self._row(self._id, None)
            return
        for choice, variant in self._texts.by_choice.items():
            yield self._row(variant_id(variant.sku or "", self._id, choice), choice)

    def _row(self, own_id: str, choice: Choice | None) -> FeedItem:
        context, business = self._context, self._maker.business
        offer, expired = offer_of(self._prices, choice)
        sku = self._texts.by_choice[choice].sku if self._texts and choice else self._product.sku
        return FeedItem(
            key=self._entry.key,
            file=self._entry.file,
            id=own_id,
            group=self._id if choice else "",
            sku=sku or "",
            name=_one_line(self._view.name),
            options=tuple(self._options(choice)) if choice else (),
            description=self._description(offer),
            brand=_one_line(context.name(self._product.brand or business.brand or business.name)),
            maker=_one_line(context.name(business.name)),
            chapter=_one_line(self._chapter),
            page=path_of(context.formatter.code, self._view.anchor),
            photos=tuple(dict.fromkeys((*self._own_photos(choice), *self._view.photos))),
            offer=offer,
            expired=expired,
            lead_time=self._product.lead_time,
            origin=self._origin,
            own_brand=self._product.brand is None,
            example=business.fictitious,
        )

    def _options(self, choice: Choice) -> Iterator[ItemOption]:
        assert self._texts
        assert self._product.variants
        axes = self._product.variants.axes
        attributes = [attribute_of(key, axis) for key, axis in axes.items()]
        for place, (option, texts) in enumerate(zip(choice, self._texts.axes.options, strict=True)):
            attribute = attributes[place]
            once = attribute if attributes.count(attribute) == 1 else ""  # a field has one value
            yield ItemOption(_one_line(self._texts.axes.names[place]), _one_line(texts[option]), once)

    def _own_photos(self, choice: Choice | None) -> Iterator[PhotoView]:
        """Those of the variant and of its options."""
        if choice is None or not self._texts or not self._product.variants:
            return
        named: list[Photo | None] = [self._texts.by_choice[choice].photo]
        named += [
            axis.photos.get(option) for axis, option in zip(self._product.variants.axes.values(), choice, strict=True)
        ]
        for photo in named:
            if found := self._context.photo(photo, self._entry.business, self._view.name):
                yield found

    def _description(self, offer: Offer | None) -> str:
        """The line that sells it, its description without Markdown, and on what terms its price is. Of a product that
        has neither, its data."""
        parts = [_one_line(self._view.line), plain_text(self._view.description)]
        if not any(parts):
            labelled, known = self._context.formatter.labelled, (one for one in self._view.data if one.key != "moq")
            parts = ["\n".join(_one_line(labelled(one.label, one.value)) for one in known)]
        if offer:
            parts += self._terms(offer)
        return "\n\n".join(filter(None, parts))

    def _terms(self, offer: Offer) -> Iterator[str]:
        """Of what the price is, and how many are sold at least."""
        written, price = self._context.formatter, self._product.price
        unit = written.unit(price.unit, 1) if price else ""
        plain = not offer.terms and unit == written.unit(
            Unit.PIECE, 1
        )  # a price is that of one piece, if nothing is said
        per = written.say("price.per", unit=unit) if unit and not plain else ""
        lines = (
            [written.labelled(written.say("site.price"), f"{offer.terms} {per}".strip())] if offer.terms or per else []
        )
        if offer.least > 1:
            lines += [written.labelled(line.label, line.value) for line in self._view.data if line.key == "moq"]
        yield "\n".join(map(_one_line, lines))


def attribute_of(key: str, axis: Axis) -> str:
    """The field that feeds have for what an axis is about, "" where they have none."""
    if axis.swatches:
        return "color"
    said = " ".join((key, *(text for _, text in axis.name.by_language))).casefold()
    words = {*WORD.findall(said), said.strip()}
    return next((name for name, known in ATTRIBUTES.items() if words & known), "")


def _one_line(text: str) -> str:
    """Without the ends of lines, and with plain spaces."""
    return " ".join(text.split())
