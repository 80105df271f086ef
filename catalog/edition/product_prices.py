"""What the prices of a product and its variants are, and how an amount is written (stage 3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from catalog.edition.formatting import HARD
from catalog.edition.price_views import Amount
from catalog.edition.variant_groups import Choice
from catalog.edition.variant_texts import VariantTexts
from catalog.edition.view_context import ViewContext
from catalog.model.prices import ExportTerms, Price
from catalog.model.product import Product

NO_PRICE: Final = Price()


@dataclass(slots=True)
class ProductPrices:
    """The prices of one product that an edition shows."""

    context: ViewContext
    product: Product
    variants: VariantTexts | None
    typed: Product | None = None  # with the prices that its entry names, where not all of them are printed
    price: Price = field(init=False)
    retail: Mapping[Choice, Decimal | None] = field(init=False)  # of each variant: its own, or the product's
    regular: Mapping[Choice, Decimal | None] = field(init=False)  # of each variant, where its retail price is lower
    sharing: Collection[Choice] = field(init=False)  # variants to which the wholesale and the export prices apply
    _written: dict[Decimal, str] = field(default_factory=dict, init=False)  # amounts in the currency of prices at home
    _wholesale: tuple[Amount, ...] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.price = self.product.price or NO_PRICE
        base, made = self.price.retail, self.variants.by_choice if self.variants else {}
        self.retail = {choice: base if item.price is None else item.price for choice, item in made.items()}
        # A variant with a price of its own does not share the other prices of the product.
        self.sharing = tuple(choice for choice, item in made.items() if item.price in (None, base))
        shared = dict.fromkeys(self.sharing, self.price.regular)
        regular = {choice: item.regular or shared.get(choice) for choice, item in made.items()}
        self.regular = {choice: _above(amount, self.retail[choice]) for choice, amount in regular.items()}

    def shows(self, kind: str) -> bool:
        """Whether the edition shows prices of this kind."""
        return kind in self.context.prices

    @property
    def export(self) -> ExportTerms | None:
        """The terms of export with a price, where the edition shows them."""
        export = self.product.export
        return export if export and export.price is not None and self.shows("export") else None

    @property
    def exports_from_moq(self) -> bool:
        """Whether the least quantity is that of an order from abroad, since buyers at home have steps of their own;
        also where none of these is printed."""
        typed = self.typed.price if self.typed else None
        return self.product.export is not None and bool(self.price.wholesale or (typed and typed.wholesale))

    def money(self, amount: Decimal) -> str:
        """An amount in the currency of prices at home."""
        if amount not in self._written:
            self._written[amount] = self.context.formatter.money(amount, self.price.currency)
        return self._written[amount]

    def least(self, quantity: int) -> str:
        """`from 20`, of a wholesale step. No line ends inside it."""
        count = self.context.formatter.counted(quantity, self.price.unit.value)
        return self.context.formatter.say("price.from", count=count).replace(" ", HARD)

    @property
    def regular_of_all(self) -> Decimal | None:
        """The regular price of a product without variants; None where its retail price is no sale price."""
        return _above(self.price.regular, self.price.retail)

    def retail_amount(self, retail: Decimal | None, regular: Decimal | None) -> tuple[Amount, ...]:
        if retail is None:
            return ()
        amount = make_amount(self.money(retail))
        if regular is not None:
            was = make_amount(self.money(regular))
            amount = replace(amount, was=was.plain, was_full=was.full)
        return (amount,)

    def wholesale_amounts(self) -> tuple[Amount, ...]:
        """Every step."""
        if self._wholesale is None:
            say, number = self.context.formatter.say, self.context.formatter.number
            self._wholesale = tuple(
                make_amount(self.money(step.price), least=say("price.least", count=number(step.from_quantity)))
                for step in self.price.wholesale
            )
        return self._wholesale

    def export_amount(self) -> tuple[Amount, ...]:
        export = self.export
        if export is None or export.price is None:
            return ()
        money = self.context.formatter.money(export.price, export.currency)
        return (make_amount(money, place=f"{export.incoterm} {export.place}"),)

    def about_amounts(self, retail: Decimal | None, *, sharing: bool) -> tuple[Amount, ...]:
        """About how much one is in the buyer's money: the export price, where there is one; else `retail`. None of what
        is not `sharing` the export price, so that no list has both in turn."""
        money, export = self.context.money, self.export
        if export and not sharing:
            return ()
        firm = export.price if export else retail if self.shows("retail") else None
        currency = export.currency if export else self.price.currency
        about = money.about(firm, currency) if money and firm is not None else None
        day = money.day(currency) if money else None
        if money is None or about is None or day is None:
            return ()
        formatter = self.context.formatter
        return (
            replace(
                make_amount(formatter.money(about, money.currency, money.decimals(about))), rate=formatter.date(day)
            ),
        )


def _above(regular: Decimal | None, retail: Decimal | None) -> Decimal | None:
    """A regular price that is higher than the retail price; one that is the same is no news."""
    return regular if regular is not None and retail is not None and regular > retail else None


def make_amount(money: str, *, least: str = "", place: str = "") -> Amount:
    """The amount that is written `money`, apart from its currency, which stands before or behind the digits."""
    digits = [place for place, character in enumerate(money) if character.isdigit()]
    first, last = digits[0], digits[-1] + 1
    currency = (money[:first] + money[last:]).strip(f" {HARD}")
    return Amount(currency, money[first:last], money, least.replace(" ", HARD), place)
