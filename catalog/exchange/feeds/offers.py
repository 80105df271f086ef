"""The prices of a product that an edition shows → what one of it, or of a variant, costs in a feed.

Nothing is reckoned by a rate of exchange: a feed has the price at home or the export price as the entry names it.
"""

from __future__ import annotations

import datetime

from catalog.edition.product_prices import ProductPrices
from catalog.edition.variant_groups import Choice
from catalog.exchange.feeds.item import Money, Offer


def offer_of(prices: ProductPrices, choice: Choice | None) -> tuple[Offer | None, datetime.date | None]:
    """What one costs of the variant `choice`, or of a product without variants (None). In an edition for a market
    abroad that is the export price, where there is one; in every other the retail price, else the export price. Without
    such a price None, and the last day on which there was one, where it held until a day that is past."""
    home, (export, expired) = _home(prices, choice), _export(prices, choice)
    first, second = (export, home) if prices.context.abroad else (home, export)
    found = first or second
    return found, None if found else expired


def _home(prices: ProductPrices, choice: Choice | None) -> Offer | None:
    retail = prices.price.retail if choice is None else prices.retail[choice]
    if retail is None or not prices.shows("retail"):
        return None
    regular = prices.regular_of_all if choice is None else prices.regular[choice]
    currency = prices.price.currency
    return Offer(
        Money(retail, currency),
        None if regular is None else Money(regular, currency),
        None if regular is None else prices.price.sale_until,
        least=1 if prices.exports_from_moq else prices.product.moq or 1,
    )


def _export(prices: ProductPrices, choice: Choice | None) -> tuple[Offer | None, datetime.date | None]:
    """The export price, which a variant with a retail price of its own does not share; or until when it held."""
    export = prices.export
    if export is None or export.price is None or not (choice is None or choice in prices.sharing):
        return None, None
    if export.valid_until and prices.context.today.passed(export.valid_until):
        return None, export.valid_until
    terms = f"{export.incoterm} {export.place}"
    price = Money(export.price, export.currency)
    return Offer(price, until=export.valid_until, least=prices.product.moq or 1, terms=terms), None
