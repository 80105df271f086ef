"""A product entry → what is printed of it, in one language (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product as combinations

from catalog.content.selection import prominence_of
from catalog.edition.view_context import ViewContext
from catalog.edition.views import (
    Cell,
    Choice,
    Datum,
    MatrixRow,
    MatrixView,
    PriceRow,
    PriceStep,
    PriceView,
    ProductView,
)
from catalog.markets.licence_numbers import normal_hs
from catalog.model.catalogue import BusinessEntry, ProductEntry
from catalog.model.entry_summaries import summarize_product
from catalog.model.product import Axis, Price, Product, Variant, Variants

MOST_COLUMNS = 4  # of a table of variants beside the text


def view_product(context: ViewContext, entry: ProductEntry, maker: BusinessEntry, number: str | None) -> ProductView:
    """`number` is the WhatsApp number to order at, None when there is none to print."""
    product = entry.product
    category = product.category or maker.business.category
    summary = summarize_product(entry.slug, entry.business, entry.file, product)
    name = context.text(product.name)
    second = product.name.get(context.second_names) or ""
    address = maker.business.address
    photos = (context.photo(photo, entry.business, name) for photo in product.photos)
    items = product.variants.items if product.variants else ()
    variant_photos = (context.photo(item.photo, entry.business, name) for item in items)
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
        price=_price(context, product),
        data=tuple(_data(context, product)),
        choices=tuple(_choices(context, product)),
        badges=context.badges(product.licences),
        variants=_matrix(context, product, product.variants) if product.variants else None,
        variant_photos=tuple(photo for photo in variant_photos if photo),
        hs=normal_hs(product.hs) if product.hs else "",
        kecamatan=(address.kecamatan if address else None) or "",
        prominence=prominence_of(context.sizes, context.chapters, category, summary).value,
        order=context.order(number, name, product.sku or ""),
        price_rows=tuple(_price_rows(context, product, name)),
    )


def _price(context: ViewContext, product: Product) -> PriceView | None:
    formatter, shown, price, export = context.formatter, context.prices, product.price, product.export
    retail = price.retail if price and "retail" in shown else None
    wholesale = price.wholesale if price and "wholesale" in shown else ()
    abroad = ""
    if export and export.price is not None and "export" in shown:
        abroad = f"{formatter.money(export.price, export.currency)} {export.incoterm} {export.place}"
    if retail is None and not wholesale and not abroad:
        return None
    currency = price.currency if price else "IDR"
    steps = tuple(
        PriceStep(
            formatter.say("price.from", count=formatter.number(step.from_quantity)),
            formatter.money(step.price, currency),
        )
        for step in wholesale
    )
    lowest = _least(product)
    varies = product.variants is not None and any(item.price is not None for item in product.variants.items)
    main = formatter.money(lowest if varies and lowest is not None else retail, currency) if retail is not None else ""
    if main and varies and lowest is not None and _most(product) != lowest:
        main = formatter.say("price.starting", price=main)
    unit = formatter.say("price.per", unit=formatter.unit(price.unit, 1)) if price else ""
    terms = [context.text(export.payment)] if export and abroad and export.payment else []
    if export and abroad and export.valid_until:
        terms.append(formatter.say("price.valid", date=formatter.date(export.valid_until)))
    return PriceView(main, unit, steps, abroad, " · ".join(terms))


def _prices(product: Product) -> list[Decimal]:
    items = product.variants.items if product.variants else ()
    own = [item.price for item in items if item.price is not None]
    inherited = any(item.price is None for item in items) or not items
    retail = product.price.retail if product.price else None
    return own + ([retail] if inherited and retail is not None else [])


def _least(product: Product) -> Decimal | None:
    return min(_prices(product), default=None)


def _most(product: Product) -> Decimal | None:
    return max(_prices(product), default=None)


def _data(context: ViewContext, product: Product) -> Iterator[Datum]:
    """What a buyer needs, the most important first; a card takes as many as it has room for."""
    formatter = context.formatter
    unit = product.price.unit.value if product.price else "piece"
    values = {
        "moq": formatter.quantity(product.moq, unit) if product.moq else "",
        "size": formatter.size(product.size) if product.size else "",
        "net_weight": formatter.weight(product.net_weight) if product.net_weight else "",
        "shelf_life": formatter.days(product.shelf_life_days) if product.shelf_life_days else "",
        "lead_time": formatter.days(product.lead_time) if product.lead_time else "",
        "capacity": formatter.say("value.per_month", quantity=formatter.quantity(product.capacity, unit))
        if product.capacity
        else "",
        "case_pack": formatter.quantity(product.case_pack, unit) if product.case_pack else "",
        "hs": normal_hs(product.hs) if product.hs else "",
        "fibre": _shares(context, product.fibre),
        "materials": _shares(context, product.materials),
        "ingredients": _shares(context, product.ingredients),
        "allergens": _allergens(context, product),
        "care": context.text(product.care),
        "storage": context.text(product.storage),
        "samples": context.text(product.samples),
        "gross_weight": formatter.weight(product.gross_weight) if product.gross_weight else "",
        "packed_size": formatter.size(product.packed_size) if product.packed_size else "",
        "packaging": context.text(product.packaging.kind) if product.packaging else "",
        "veg": formatter.say("value.veg") if product.veg else "",
        "origin": formatter.country(product.origin),
    }
    for key, value in values.items():
        if value:
            yield Datum(key, formatter.say(f"label.{key}"), value)


def _shares(context: ViewContext, parts: tuple[object, ...]) -> str:
    """Materials, fibres or ingredients in a row, with their shares where given: `cotton 60%, silk 40%`."""
    formatter = context.formatter
    texts = []
    for part in parts:
        share = getattr(part, "percent", None)
        name = context.text(part.name)  # type: ignore[attr-defined] # the three kinds all have a name
        texts.append(f"{name} {formatter.percent(share)}" if share is not None and len(parts) > 1 else name)
    return ", ".join(texts)


def _allergens(context: ViewContext, product: Product) -> str:
    if product.allergens is None:
        return ""
    names = [name.casefold() for name in product.allergens]
    phrases = context.formatter.language.phrases
    return ", ".join(phrases.get(f"allergen.{name}", name) for name in names)


def _choices(context: ViewContext, product: Product) -> Iterator[Choice]:
    for axis in product.variants.axes.values() if product.variants else ():
        options = [context.text(option) for option in axis.options.values()]
        yield Choice(context.text(axis.name), ", ".join(options), len(options))


def _axes(variants: Variants) -> tuple[list[tuple[str, Axis]], tuple[str, Axis] | None]:
    """Axes that run downwards and the one that runs across: the last, unless it is too long for the columns."""
    axes = list(variants.axes.items())
    if len(axes) == 1:
        return axes, None
    across = axes[-1] if len(axes[-1][1].options) <= MOST_COLUMNS else min(axes, key=lambda axis: len(axis[1].options))
    return [axis for axis in axes if axis is not across], across


def _matrix(context: ViewContext, product: Product, variants: Variants) -> MatrixView:
    formatter = context.formatter
    down, across = _axes(variants)
    currency = product.price.currency if product.price else "IDR"
    shown = bool(product.price) and "retail" in context.prices
    made: dict[tuple[tuple[str, str], ...], Variant] = {tuple(sorted(item.of.items())): item for item in variants.items}

    def cell(choice: dict[str, str]) -> Cell | None:
        item = made.get(tuple(sorted(choice.items())))
        if item is None:
            return None
        price = item.price if item.price is not None else product.price.retail if product.price else None
        return Cell(formatter.money(price, currency) if shown and price is not None else "", item.sku or "")

    columns = tuple(across[1].options) if across else ("",)
    rows = []
    for keys in combinations(*(axis.options for _, axis in down)):
        choice = {name: key for (name, _), key in zip(down, keys, strict=True)}
        label = " · ".join(context.text(axis.options[choice[name]]) for name, axis in down)
        cells = tuple(cell({**choice, across[0]: column} if across else choice) for column in columns)
        if any(cells):
            rows.append(MatrixRow(label, cells))
    corner = " · ".join(context.text(axis.name) for _, axis in down)
    heads = tuple(context.text(across[1].options[column]) for column in columns) if across else ("",)
    return MatrixView(corner, heads, tuple(rows))


def _price_rows(context: ViewContext, product: Product, name: str) -> Iterator[PriceRow]:
    """The product's row of the price list, or one row for each variant."""
    formatter = context.formatter
    unit = formatter.unit(product.price.unit, 1) if product.price else ""
    moq = formatter.number(product.moq) if product.moq else ""
    items: tuple[Variant | None, ...] = product.variants.items if product.variants else (None,)
    for item in items:
        option = ""
        if item is not None and product.variants is not None:
            axes = product.variants.axes
            option = ", ".join(context.text(axes[axis].options[item.of[axis]]) for axis in axes)
        retail = item.price if item is not None else None
        prices = _columns(context, product, retail)
        yield PriceRow((item.sku if item else None) or product.sku or "", name, option, unit, moq, prices)


def _columns(context: ViewContext, product: Product, own: Decimal | None) -> tuple[str, ...]:
    formatter, shown = context.formatter, context.prices
    price: Price | None = product.price
    columns = []
    if "retail" in shown:
        retail = own if own is not None else price.retail if price else None
        columns.append(formatter.money(retail, price.currency) if price and retail is not None else "")
    if "wholesale" in shown:
        # A variant with a price of its own does not share the steps of the product's price.
        step = price.wholesale[0] if price and price.wholesale and own in (None, price.retail) else None
        text = ""
        if step and price:
            count = formatter.number(step.from_quantity)
            text = formatter.say("price.step", price=formatter.money(step.price, price.currency), count=count)
        columns.append(text)
    if "export" in shown:
        export = product.export
        same = export is not None and export.price is not None and (own is None or price is None or own == price.retail)
        text = (
            f"{formatter.money(export.price, export.currency)} {export.incoterm}"
            if same and export and export.price
            else ""
        )
        columns.append(text)
    return tuple(columns)
