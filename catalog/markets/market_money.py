"""The buyer's money: prices in other currencies, approximately, by rates that the project names (stage 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from catalog.model.market import Market
from catalog.model.rates import Rate
from catalog.model.values import Day

RUPIAH: Final = "IDR"
WHOLE: Final = 5  # from which on amounts are whole, however small
COARSE: Final = 10  # steps from which an amount is rounded to whole ones: below, to tenths
DIGITS: Final = 60  # more than the largest price by the smallest rate and unit that can be typed


@dataclass(frozen=True, slots=True)
class MarketMoney:
    """A currency, to what multiple amounts in it are rounded, and how many rupiah a unit of each known currency costs,
    with the day of the rate."""

    currency: str
    round_to: Decimal
    rates: tuple[tuple[str, Decimal, Day], ...]

    def about(self, amount: Decimal, currency: str) -> Decimal | None:
        """The amount in the buyer's money, halves up, a small one to a tenth of the step; None where it is in that
        already, where a rate is missing, and where it would round to nothing."""
        if currency == self.currency:
            return None
        given, wanted = self._rupiah(currency), self._rupiah(self.currency)
        if given is None or wanted is None or not wanted:
            return None
        with localcontext() as context:
            context.prec = DIGITS
            about = amount * given / wanted
            step = self.round_to if about >= COARSE * self.round_to else self._fine
            return (about / step).quantize(Decimal(1), ROUND_HALF_UP) * step or None

    @property
    def _fine(self) -> Decimal:
        """The step of small amounts: a tenth of the other, made 1, 2 or 5 of a decimal place; whole where that is 5 or
        more."""
        tenth = self.round_to / 10
        place = Decimal(1).scaleb(tenth.adjusted())
        fine = next(place * digit for digit in (1, 2, 5, 10) if place * digit >= tenth)
        return max(fine, Decimal(1)) if self.round_to >= WHOLE else fine

    def decimals(self, amount: Decimal) -> int | None:
        """How many an amount has: 0 where all of its size are rounded to whole units; None for as many as the currency
        has."""
        step = self.round_to if amount >= COARSE * self.round_to else self._fine
        return 0 if step == int(step) else None

    def day(self, currency: str) -> Day | None:
        """The day of the older of the rates that turn `currency` into the buyer's money."""
        return min((day for code, _, day in self.rates if code in (currency, self.currency)), default=None)

    def _rupiah(self, currency: str) -> Decimal | None:
        if currency == RUPIAH:
            return Decimal(1)
        return next((rupiah for code, rupiah, _ in self.rates if code == currency), None)


def market_money(market: Market | None, rates: Mapping[str, Rate]) -> MarketMoney | None:
    """The money of a market's buyers; None without a market, or where the project has no rate of it."""
    if market is None or (market.currency != RUPIAH and market.currency not in rates):
        return None
    known = tuple((rate.currency, rate.rupiah, rate.date) for rate in rates.values())
    return MarketMoney(market.currency, market.round_to, known)
