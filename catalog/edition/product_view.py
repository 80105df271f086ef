"""A product entry → what is printed of it, in one language (stage 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.content.selection import prominence_of
from catalog.edition import product_facts
from catalog.edition.card_data import content_data, key_data
from catalog.edition.order_link import Channel, Ordered
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_block import price_block, view_matrix, view_variants
from catalog.edition.price_rows import price_rows
from catalog.edition.product_data import product_data
from catalog.edition.product_prices import ProductPrices
from catalog.edition.variant_photos import variant_photos
from catalog.edition.variant_texts import BETWEEN, VariantTexts, write_variants
from catalog.edition.view_context import ViewContext
from catalog.edition.views import ProductView
from catalog.markets.field_values import Subject
from catalog.markets.gates import concerns
from catalog.markets.licence_numbers import normal_hs
from catalog.model.business import Photo
from catalog.model.catalogue import BusinessEntry, ProductEntry
from catalog.model.effective_prices import effective_prices
from catalog.model.entry_summaries import summarize_product
from catalog.model.product import Product


def view_product(context: ViewContext, entry: ProductEntry, maker: BusinessEntry, to: Channel | None) -> ProductView:
    """`to` is where orders go, None where there is nobody to order from. `context` notes its texts alone."""
    product, texts, prices = _priced(context, entry)
    category, name = product.category or maker.business.category, context.name(product.name)
    data = tuple(product_data(context, product, prices, maker.business))
    return ProductView(
        key=entry.key,
        anchor=f"product/{entry.key}",
        file=entry.file,
        business=entry.business,
        business_name=context.name(maker.business.name),
        category=context.chapters[category],
        name=name,
        second_name=_second_name(context, product, name),
        line=_line(context, product, maker),
        description=context.html(product.description),
        sku=product.sku or "",
        photos=tuple(_photos(context, product.photos, entry.business, name)),
        price=price_block(prices),
        data=data,
        key_data=key_data(context.formatter, data, product.group, product.sku or ""),
        content_data=content_data(data, product.group),
        choices=tuple(texts.choices()) if texts else (),
        badges=context.badges(product.licences),
        variants=view_variants(prices, texts) if texts else None,
        matrix=view_matrix(prices, texts) if texts else None,
        variant_photos=tuple(variant_photos(context, product, texts, entry.business, name)),
        hs=normal_hs(product.hs) if product.hs else "",
        kecamatan=_kecamatan(maker),
        prominence=_prominence(context, entry, product, category),
        order=context.order(to, _ordered(entry, name, to)),
        price_rows=(*price_rows(prices, name), *product_facts.set_rows(context, product, entry.business)),
        terms=tuple(_terms(context, product)),
        contains=tuple(product_facts.set_items(context, product, entry.business)),
        goes_with=tuple(product_facts.companions(context, product, entry.business)),
        veg=product.veg if context.veg_mark else None,
        reading=product.reading or "",
        foreign=context.foreign.noted,  # the last, since it is of all texts above
    )


def _priced(context: ViewContext, entry: ProductEntry) -> tuple[Product, VariantTexts | None, ProductPrices]:
    """The product with the prices that hold for its readers on the day, its variants in words, and both together."""
    product = effective_prices(entry.product, context.customer_group, context.group_currency, context.today)
    texts = write_variants(context, product.variants) if product.variants else None
    return product, texts, ProductPrices(context, product, texts, entry.product)


def _prominence(context: ViewContext, entry: ProductEntry, product: Product, category: str) -> str:
    summary = summarize_product(entry.slug, entry.business, entry.file, product)
    return prominence_of(context.sizes, context.chapters, category, summary).value


def _line(context: ViewContext, product: Product, maker: BusinessEntry) -> str:
    """The line that sells it, and what the market wants to stand with it: that line is printed wherever the product
    is."""
    subject = Subject(product, maker.business, context.today)
    said = (context.text(one.text) for one in context.statements if concerns(subject, one.when))
    return BETWEEN.join(filter(None, (context.text(product.line), *said)))


def _second_name(context: ViewContext, product: Product, name: str) -> str:
    second = product.name.get(context.second_names) or name
    if second == name:
        return ""
    context.foreign.note(second, context.second_names)
    return second


def _photos(context: ViewContext, photos: Iterable[Photo], business: str, name: str) -> Iterator[PhotoView]:
    found = (context.photo(photo, business, name) for photo in photos)
    return (photo for photo in found if photo)


def _kecamatan(maker: BusinessEntry) -> str:
    address = maker.business.address
    return (address.kecamatan if address else None) or ""


def _ordered(entry: ProductEntry, name: str, to: Channel | None) -> Ordered:
    """A product without a code is known by its file, at the office by its business, too."""
    sku = entry.product.sku or ""
    return Ordered(name, sku, sku or (entry.slug if to and to.own else entry.key))


def _terms(context: ViewContext, product: Product) -> Iterator[str]:
    """The lines and terms of trade that are printed of a product and that a book explains."""
    lines = {"moq": product.moq, "capacity": product.capacity, "lead_time": product.lead_time, "hs": product.hs}
    yield from (key for key, value in lines.items() if value)
    if product.export and product.export.price is not None and "export" in context.prices:
        yield product.export.incoterm
