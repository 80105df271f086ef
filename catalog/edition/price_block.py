"""Prices of a product → the block that cards, pages and the HTML print, and the tables of its variants (stage 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from catalog.edition.formatting import HARD
from catalog.edition.measures import write_weight
from catalog.edition.price_views import (
    Cell,
    MatrixRow,
    MatrixView,
    PriceLine,
    PriceStep,
    PriceView,
    VariantRow,
    VariantsView,
)
from catalog.edition.product_prices import ProductPrices, make_amount
from catalog.edition.variant_groups import Choice
from catalog.edition.variant_texts import BETWEEN, VariantTexts
from catalog.model.product import Group

MOST_COLUMNS: Final = 4  # of the table that shows each variant
MOST_ROWS: Final = 8  # of prices, before a table has them in less room
MOST_ACROSS, MOST_DOWN = 42, 10  # characters beside one another in that table; lines of its labels
LABEL_LINE: Final = 20  # characters of a line before a row


def price_block(prices: ProductPrices) -> PriceView | None:
    """Every price that the edition shows; None where there is none."""
    formatter, export = prices.context.formatter, prices.product.export
    lines = list(_without_repeats(_lines(prices)))
    if not lines:
        return None
    unit = prices.price.unit if prices.product.price else None
    terms = [prices.context.text(export.payment)] if export and prices.export and export.payment else []
    if export and prices.export and export.valid_until:
        terms.append(formatter.say("price.valid", date=formatter.date(export.valid_until)))
    per = formatter.say("price.per", unit=formatter.unit(unit, 1)).replace(" ", HARD) if unit else ""
    if prices.product.group is Group.FOOD and prices.product.net_weight and not lines[0].of:
        per = BETWEEN.join(
            filter(None, (per, write_weight(formatter, prices.product.net_weight, prices.context.units)))
        )
    return PriceView(tuple(lines), per, BETWEEN.join(terms))


def _lines(prices: ProductPrices) -> Iterator[PriceLine]:
    """The prices; for buyers abroad the export price comes first, where there is one."""
    home, export, about = tuple(_home(prices)), tuple(_export(prices)), tuple(_about(prices))
    yield from (*export, *about, *home) if prices.context.abroad and export else (*home, *export, *about)


def _home(prices: ProductPrices) -> Iterator[PriceLine]:
    retail = _retail(prices) if prices.shows("retail") else None
    if retail:
        yield retail
        yield from _regular(prices)
    steps = tuple(
        PriceStep(prices.least(step.from_quantity), prices.money(step.price)) for step in prices.price.wholesale
    )
    if steps and prices.shows("wholesale"):
        yield PriceLine("wholesale", _label(prices, "wholesale"), _names(prices, prices.sharing), steps)


def _export(prices: ProductPrices) -> Iterator[PriceLine]:
    for amount in prices.export_amount():
        step = PriceStep("", amount.full.replace(" ", HARD), amount.place.replace(" ", HARD, 1))
        yield PriceLine("export", _label(prices, "export"), _names(prices, prices.sharing), (step,))


def _about(prices: ProductPrices) -> Iterator[PriceLine]:
    """About how much the firm prices are in the buyer's money, by a rate of which the day is named: the export price,
    else the retail price and the wholesale steps."""
    money, formatter, export = prices.context.money, prices.context.formatter, prices.export
    if money is None:
        return
    currency = export.currency if export else prices.price.currency
    firm = [("", export.price)] if export and export.price is not None else list(_at_home(prices))
    known = [
        PriceStep(label, formatter.money(about, money.currency, money.decimals(about)))
        for label, amount in firm
        if (about := money.about(amount, currency)) is not None
    ]
    # A step that rounds to the same as the one before says nothing.
    steps = (*known[:1], *(step for before, step in pairwise(known) if step.price != before.price))
    day = money.day(currency)
    if steps and day:
        note = formatter.say("price.rate", date=formatter.date(day))
        yield PriceLine("about", formatter.say("price.column.about"), _names(prices, prices.sharing), steps, note)


def _at_home(prices: ProductPrices) -> Iterator[tuple[str, Decimal]]:
    """The prices for buyers at home that the edition shows, with their labels: the least retail price, then the
    steps."""
    if prices.shows("retail"):
        known = [amount for amount in (*prices.retail.values(), prices.price.retail) if amount is not None]
        yield from [("", min(known))] if known else []
    if prices.shows("wholesale"):
        yield from ((prices.least(step.from_quantity), step.price) for step in prices.price.wholesale)


def _retail(prices: ProductPrices) -> PriceLine | None:
    """The retail price, or "from" the least one with the variants that have it."""
    label = _label(prices, "retail")
    if not prices.retail:
        amount = prices.price.retail
        return None if amount is None else PriceLine("retail", label, "", (PriceStep("", prices.money(amount)),))
    amounts = {amount for amount in prices.retail.values() if amount is not None}
    if not amounts:
        return None
    least = min(amounts)
    money = prices.money(least)
    if len(amounts) > 1:
        money = prices.context.formatter.say("price.starting", price=money).replace(" ", HARD)
    cheapest = [choice for choice, amount in prices.retail.items() if amount == least]
    return PriceLine("retail", label, _names(prices, cheapest), (PriceStep("", money),))


def _regular(prices: ProductPrices) -> Iterator[PriceLine]:
    """The regular price of what the retail price above it is for; the tables of variants have the others."""
    amounts: Mapping[Choice, Decimal | None] = {(): prices.regular_of_all}
    if prices.retail:
        least = min(amount for amount in prices.retail.values() if amount is not None)
        amounts = {choice: prices.regular[choice] for choice, amount in prices.retail.items() if amount == least}
    known = {choice: amount for choice, amount in amounts.items() if amount is not None}
    if not known:
        return
    say, regular = prices.context.formatter.say, min(known.values())
    money = prices.money(regular)
    if len(set(known.values())) > 1:
        money = say("price.starting", price=money).replace(" ", HARD)
    names = _names(prices, [choice for choice, amount in known.items() if amount == regular])
    until = prices.price.sale_until
    note = say("price.sale", date=prices.context.formatter.date(until)) if until else ""
    yield PriceLine("regular", say("price.column.regular"), names, (PriceStep("", money),), note)


def _label(prices: ProductPrices, kind: str) -> str:
    """The name of a kind of price; "" in an edition that shows no other."""
    return prices.context.formatter.say(f"price.column.{kind}") if len(prices.context.prices) > 1 else ""


def _names(prices: ProductPrices, choices: Collection[Choice]) -> str:
    return prices.variants.names(prices.context, choices) if prices.variants and choices else ""


def _without_repeats(lines: Iterator[PriceLine]) -> Iterator[PriceLine]:
    """Lines that name their variants only where the one before names others."""
    before = ""
    for line in lines:
        yield replace(line, of="" if line.of == before else line.of)
        before = line.of


def view_variants(prices: ProductPrices, texts: VariantTexts) -> VariantsView:
    """The variants as a page of the book shows them: one row a price."""
    amounts = sorted({amount for amount in prices.retail.values() if amount is not None and prices.shows("retail")})
    by_price: dict[tuple[str, str], list[Choice]] = {}
    for choice, amount in prices.retail.items():
        price = prices.money(amount) if amounts and amount is not None else ""
        by_price.setdefault((price, _was(prices, choice) if price else ""), []).append(choice)
    rows = [
        VariantRow(texts.block(block), *price) for price, choices in by_price.items() for block in texts.blocks(choices)
    ]
    alone = len(rows) == 1 and not rows[0].option
    span = "–".join(dict.fromkeys(map(prices.money, (amounts[0], amounts[-1])))) if amounts else ""
    table = _price_table(prices, texts) if len(rows) > MOST_ROWS and amounts else None
    code = texts.code(prices.context.formatter)
    return VariantsView(() if alone else tuple(rows), table, code, tuple(texts.listed_codes()), span)


def _was(prices: ProductPrices, choice: Choice) -> str:
    regular = prices.regular.get(choice)
    return "" if regular is None else prices.money(regular)


def _price_table(prices: ProductPrices, texts: VariantTexts) -> MatrixView | None:
    """Prices that differ by two axes, the one with the shorter texts across; options with the same prices share a row.
    None where that makes no table that a page has room for."""
    options = texts.axes.options
    widest = max(
        len(make_amount(prices.money(amount)).plain) for amount in prices.retail.values() if amount is not None
    )
    few = [axis for axis, one in enumerate(options) if len(one) * max(widest, _longest_word(one)) <= MOST_ACROSS]
    if len(options) != 2 or not few:
        return None
    across = min(few, key=lambda axis: len("".join(options[axis].values())))
    down = 1 - across
    alike: dict[tuple[Cell | None, ...], list[str]] = {}
    for option in options[down]:
        pairs = ((option, other) if down == 0 else (other, option) for other in options[across])
        alike.setdefault(tuple(_priced_cell(prices, choice) for choice in pairs), []).append(option)
    labels = [texts.options(down, some) for some in alike.values()]
    if sum(1 + len(label) // LABEL_LINE for label in labels) > MOST_DOWN:
        return None
    rows = [MatrixRow(label, cells) for label, cells in zip(labels, alike, strict=True)]
    currency = make_amount(prices.money(Decimal(0))).currency
    return MatrixView(f"{texts.axes.names[down]} ({currency})", tuple(options[across].values()), tuple(rows))


def _priced_cell(prices: ProductPrices, choice: Choice) -> Cell | None:
    """The price of a variant without its currency; None where it has none."""
    amount, was = prices.retail.get(choice), _was(prices, choice)
    if amount is None:
        return None
    return Cell(make_amount(prices.money(amount)).plain, "", make_amount(was).plain if was else "")


def _longest_word(options: Mapping[str, str]) -> int:
    return max(len(word) for text in options.values() for word in text.split())


def view_matrix(prices: ProductPrices, texts: VariantTexts) -> MatrixView:
    """Each variant with its code, and its price where they differ."""
    axes = texts.axes
    lengths = [len(options) for options in axes.options]
    across = None if len(lengths) == 1 else len(lengths) - 1
    if across is not None and lengths[across] > MOST_COLUMNS:
        across = lengths.index(min(lengths))
    differ = len({(amount, prices.regular[choice]) for choice, amount in prices.retail.items()}) > 1
    priced = prices.shows("retail") and differ

    def cell(choice: Choice) -> Cell | None:
        item = texts.by_choice.get(choice)
        amount = prices.retail.get(choice)
        if item is None:
            return None
        if not priced or amount is None:
            return Cell("", item.sku or "")
        return Cell(prices.money(amount), item.sku or "", _was(prices, choice))

    heads = axes.options[across] if across is not None else {"": ""}
    down = [axis for axis in range(len(lengths)) if axis != across]
    rows: dict[str, dict[str, Cell | None]] = {}
    for choice in texts.by_choice:
        label = BETWEEN.join(axes.options[axis][choice[axis]] for axis in down)
        rows.setdefault(label, dict.fromkeys(heads))[choice[across] if across is not None else ""] = cell(choice)
    corner = BETWEEN.join(axes.names[axis] for axis in down)
    table = tuple(MatrixRow(label, tuple(cells.values())) for label, cells in rows.items())
    return MatrixView(corner, tuple(heads.values()), table)
