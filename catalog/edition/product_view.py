"""A product entry → what is printed of it, in one language (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.content.selection import prominence_of
from catalog.edition import product_facts
from catalog.edition.card_data import content_data, key_data
from catalog.edition.order_link import Channel, Ordered
from catalog.edition.price_block import price_block, view_matrix, view_variants
from catalog.edition.price_rows import price_rows
from catalog.edition.product_prices import ProductPrices
from catalog.edition.variant_photos import variant_photos
from catalog.edition.variant_texts import write_variants
from catalog.edition.view_context import ViewContext
from catalog.edition.views import Datum, ProductView
from catalog.markets.licence_numbers import normal_hs
from catalog.model.allergens import plain_name
from catalog.model.catalogue import BusinessEntry, ProductEntry
from catalog.model.entry_summaries import summarize_product
from catalog.model.product import Group, Product


def view_product(context: ViewContext, entry: ProductEntry, maker: BusinessEntry, to: Channel | None) -> ProductView:
    """`to` is where orders go, None where there is nobody to order from."""
    product = entry.product
    category = product.category or maker.business.category
    summary = summarize_product(entry.slug, entry.business, entry.file, product)
    name = context.text(product.name)
    second = product.name.get(context.second_names) or name
    photos = (context.photo(photo, entry.business, name) for photo in product.photos)
    texts = write_variants(context, product.variants) if product.variants else None
    prices = ProductPrices(context, product, texts)
    data = tuple(_data(context, product, prices))
    return ProductView(
        key=entry.key,
        anchor=f"product/{entry.key}",
        file=entry.file,
        business=entry.business,
        business_name=context.text(maker.business.name),
        category=context.chapters[category],
        name=name,
        second_name=second if second != name else "",
        line=context.text(product.line),
        description=context.html(product.description),
        sku=product.sku or "",
        photos=tuple(photo for photo in photos if photo),
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
        prominence=prominence_of(context.sizes, context.chapters, category, summary).value,
        order=context.order(to, _ordered(entry, name, to)),
        price_rows=tuple(price_rows(prices, name)),
        terms=tuple(_terms(context, product)),
    )


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


def _data(context: ViewContext, product: Product, prices: ProductPrices) -> Iterator[Datum]:
    """What a buyer needs, the most important first; a card takes as many as it has room for."""
    formatter = context.formatter
    unsaid = prices.exports_from_moq and not prices.shows("export")
    labels = {"net_weight": _weight_label(product)} | ({"moq": "label.moq_export"} if prices.exports_from_moq else {})

    def quantity(number: int) -> str:
        """A number of units; without a price it is not known of which."""
        return formatter.quantity(number, product.price.unit.value) if product.price else formatter.number(number)

    values = {
        "moq": quantity(product.moq) if product.moq and not unsaid else "",
        "size": formatter.size(product.size) if product.size else "",
        "net_weight": formatter.weight(product.net_weight) if product.net_weight else "",
        "shelf_life": formatter.days(product.shelf_life_days) if product.shelf_life_days else "",
        "lead_time": formatter.days(product.lead_time) if product.lead_time else "",
        "capacity": formatter.say("value.per_month", quantity=quantity(product.capacity)) if product.capacity else "",
        "case_pack": quantity(product.case_pack) if product.case_pack else "",
        "hs": normal_hs(product.hs) if product.hs else "",
        "fibre": _shares(context, product.fibre),
        "materials": _shares(context, product.materials),
        "ingredients": product_facts.ingredients(context, product, _shares(context, product.ingredients)),
        "allergens": _allergens(context, product),
        "care": context.text(product.care),
        "storage": context.text(product.storage),
        "samples": context.text(product.samples),
        "gross_weight": formatter.weight(product.gross_weight) if product.gross_weight else "",
        "packed_size": formatter.size(product.packed_size) if product.packed_size else "",
        "packaging": product_facts.packaging(context, product),
        "veg": formatter.say("value.veg" if product.veg else "value.not_veg") if product.veg is not None else "",
        "origin": formatter.country(product.origin) if product.origin else "",
        "port": product.export.port or "" if product.export and "export" in context.prices else "",
        "nutrition": product_facts.nutrition(context, product),
        "material_notes": product_facts.material_notes(context, product),
        "tests": product_facts.tests(context, product),
        "batch_code": product.batch_code or "",
    }
    for key, value in values.items():
        if value:
            yield Datum(key, formatter.say(labels.get(key, f"label.{key}")), value)


def _weight_label(product: Product) -> str:
    """What the net content is called: of food as its label has it, of all other goods simply their weight."""
    if product.net_weight and product.net_weight.liquid:
        return "label.net_volume"
    return "label.net_weight" if product.group in (None, Group.FOOD) else "label.weight"


def _shares(context: ViewContext, parts: tuple[object, ...]) -> str:
    """Materials, fibres or ingredients in a row, with their shares where given: `cotton 60%, silk 40%`."""
    formatter = context.formatter
    texts = []
    for part in parts:
        share = getattr(part, "percent", None)
        name = context.text(part.name)  # type: ignore[attr-defined] # the three kinds all have a name
        alone = share == 100 and len(parts) == 1  # goes without saying
        texts.append(name if share is None or alone else f"{name} {formatter.percent(share)}")
    return ", ".join(texts)


def _allergens(context: ViewContext, product: Product) -> str:
    """The allergens in the edition's language, whichever they were typed in; those that no language knows as typed."""
    phrases = context.formatter.language.phrases
    keys = (context.allergens.get(plain_name(name), "") for name in product.allergens or ())
    return ", ".join(phrases.get(key, name) for key, name in zip(keys, product.allergens or (), strict=True))
