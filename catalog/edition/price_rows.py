"""Prices of a product → its rows of the price list, one for each price (stage 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from catalog.edition.formatting import HARD
from catalog.edition.price_views import Amount, PriceRow
from catalog.edition.product_prices import ProductPrices
from catalog.edition.variant_groups import Block, Choice
from catalog.edition.variant_texts import BETWEEN, VariantTexts
from catalog.edition.view_context import ABOUT

MOST_ROWS: Final = 12  # of variants with a retail price alone
LONGEST_NOTE: Final = 400  # characters of codes without a pattern in one note; pages may part notes
Cells = tuple[tuple[Amount, ...], ...]
Group = tuple[Block, Cells]  # variants with the same prices


def price_rows(prices: ProductPrices, name: str) -> Iterator[PriceRow]:
    """One row where all variants have the same prices; else a row for the product and below it one for each price, or
    one for each variant with its code where that takes no more room. Then what there is to choose."""
    texts, head = prices.variants, _head(prices, name)
    if texts is None:
        yield replace(head, prices=_cells(prices, prices.price.retail, prices.regular_of_all, sharing=True))
        return
    groups = list(_groups(prices, texts))
    if len(groups) == 1 and not texts.block(groups[0][0]):
        yield replace(head, prices=groups[0][1])
        yield from _notes(prices, texts)
        return
    yield replace(head, prices=() if prices.sharing else _cells(prices, None, None, sharing=True))
    run_in = [group for group in groups if _retail_alone(prices, group[1])]
    if len(run_in) <= MOST_ROWS:
        run_in = []
    each = [_of_variant(prices, choice) for choice in texts.by_choice]
    grouped = sum(_lines(cells) for _, cells in groups) + 1  # and one that says how the codes are made
    if texts.codes and not run_in and sum(map(_lines, each)) <= grouped:
        for choice, item in texts.by_choice.items():
            option = texts.block(tuple((one,) for one in choice), whole=True)
            yield PriceRow(item.sku or "", option=option, prices=_of_variant(prices, choice))
        return
    yield from (PriceRow(option=texts.block(group[0]), prices=group[1]) for group in groups if group not in run_in)
    yield from _run_in(prices, texts, run_in)
    if len(texts.axes.keys) > 1 or texts.codes or len(groups) < len(texts.by_choice):
        yield from _notes(prices, texts)


def _lines(cells: Cells) -> int:
    return max((1, *map(len, cells)))  # of an edition without prices there are no cells


def _retail_alone(prices: ProductPrices, cells: Cells) -> bool:
    """Whether there is a retail price and no other."""
    kinds = {kind for kind, amounts in zip(prices.context.price_columns, cells, strict=True) if amounts}
    return kinds - {ABOUT} == {"retail"}


def _run_in(prices: ProductPrices, texts: VariantTexts, groups: Sequence[Group]) -> Iterator[PriceRow]:
    """Many variants, each with its price, in running lines."""
    if groups:
        place = prices.context.prices.index("retail")
        each = (f"{texts.block(block)}{HARD}={HARD}{_run_in_price(prices, cells[place][0])}" for block, cells in groups)
        yield from (PriceRow(note=note) for note in filled_notes(each, texts.axes.semicolon))


def _run_in_price(prices: ProductPrices, amount: Amount) -> str:
    if not amount.was:
        return amount.full
    was = prices.context.formatter.say("price.was", price=amount.was_full)
    return f"{amount.full} ({was})".replace(" ", HARD)


def _head(prices: ProductPrices, name: str) -> PriceRow:
    product, formatter, export = prices.product, prices.context.formatter, prices.export
    # The least quantity of an export order is left out where the edition shows no price for that.
    moq = product.moq if not prices.exports_from_moq or prices.shows("export") else None
    return PriceRow(
        product.sku or "",
        name,
        unit=formatter.unit(prices.price.unit, 1) if product.price else "",
        moq=formatter.number(moq) if moq else "",
        valid=formatter.date(export.valid_until) if export and export.valid_until else "",
    )


def _groups(prices: ProductPrices, texts: VariantTexts) -> Iterator[Group]:
    alike: dict[Cells, list[Choice]] = {}
    for choice in texts.by_choice:
        alike.setdefault(_of_variant(prices, choice), []).append(choice)
    for cells, choices in alike.items():
        yield from ((block, cells) for block in texts.blocks(choices))


def _of_variant(prices: ProductPrices, choice: Choice) -> Cells:
    return _cells(prices, prices.retail[choice], prices.regular[choice], sharing=choice in prices.sharing)


def _cells(prices: ProductPrices, retail: Decimal | None, regular: Decimal | None, *, sharing: bool) -> Cells:
    """What stands in the columns; `sharing` whether the wholesale and export prices of the product apply."""
    kinds = {
        "retail": prices.retail_amount(retail, regular),
        "wholesale": prices.wholesale_amounts() if sharing else (),
        "export": prices.export_amount() if sharing else (),
        ABOUT: prices.about_amounts(retail, sharing=sharing),
    }
    return tuple(kinds[kind] for kind in prices.context.price_columns)


def _notes(prices: ProductPrices, texts: VariantTexts) -> Iterator[PriceRow]:
    """What there is to choose, with the pattern of the codes; then codes that follow none."""
    label = prices.context.formatter.say("label.sku")
    labelled = prices.context.formatter.labelled
    parts = [labelled(choice.label, choice.coded) for choice in texts.choices()]
    code = texts.code(prices.context.formatter, after=prices.product.sku or "")
    pattern = labelled(label, code) if code else ""
    yield PriceRow(note=BETWEEN.join(parts), pattern=pattern)
    codes = list(texts.listed_codes())
    yield from (PriceRow(note=labelled(label, note)) for note in filled_notes(codes, BETWEEN))


def filled_notes(texts: Iterable[str], between: str) -> Iterator[str]:
    """Texts together up to LONGEST_NOTE characters."""
    note = ""
    for text in texts:
        if note and len(note) + len(text) > LONGEST_NOTE:
            yield note
            note = ""
        note = f"{note}{between}{text}" if note else text
    if note:
        yield note
