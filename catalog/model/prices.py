"""Prices of a product: at home, for groups of customers, abroad."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from catalog.model.values import Amount, Count, Currency, Day, Entry, Text


class Unit(StrEnum):
    """What is counted and priced; its name in each language stands in languages/<code>.yaml."""

    PIECE = "piece"
    GARMENT = "garment"  # a shirt or trousers; these two and the piece are one word in English, three in Indonesian
    SHEET = "sheet"  # a length of cloth, a mat
    PACK = "pack"
    SET = "set"
    PAIR = "pair"
    BOX = "box"
    BOTTLE = "bottle"
    JAR = "jar"
    TIN = "tin"
    METRE = "metre"
    KG = "kg"
    DOZEN = "dozen"


Incoterm = Literal["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"]  # Incoterms 2020


class WholesaleStep(Entry):
    from_quantity: Count = Field(alias="from", description="From how many units this price holds.")
    price: Amount = Field(description="Price of one unit from that quantity on, digits only.")


class Price(Entry):
    retail: Amount | None = Field(
        None, description="Price of one unit, digits only, without Rp, points or commas: 18000."
    )
    regular: Amount | None = Field(
        None,
        description="The regular price, while `retail` is a sale price: the higher of the two, printed struck through.",
    )
    sale_until: Day | None = Field(
        None, description="Last day of the sale; from the next day on the regular price is printed."
    )
    wholesale: tuple[WholesaleStep, ...] = Field(
        (),
        description="Lower prices for larger quantities, from the smallest quantity to the largest. While a sale "
        "lasts, those that are not lower than the sale price are left out.",
    )
    currency: Currency = Field("IDR", description="Currency of these prices, a code of three letters.")
    unit: Unit = Field(Unit.PIECE, description="What the price is for, and what all quantities of the product count.")
    date: Day | None = Field(
        None, description="Day on which the owner named the price. After a year the program asks for a new one."
    )


class CustomerPrice(Entry):
    """What a group of customers pays; printed in the editions for that group alone."""

    retail: Amount | None = Field(
        None, description="Price of one unit for this group, in place of the usual one. In the group's currency."
    )
    regular: Amount | None = Field(None, description="The regular price, while `retail` is a sale price.")
    sale_until: Day | None = Field(None, description="Last day of the sale.")
    wholesale: tuple[WholesaleStep, ...] = Field(
        (),
        description="Prices for larger quantities, in place of the usual ones. Of either, those that are not lower "
        "than what one unit costs the group are left out.",
    )


def price_for_group(usual: Price | None, own: CustomerPrice, currency: str) -> Price:
    """What a group of customers pays: each kind of price of its `own`, else the usual one, where that is in the same
    currency. `currency` is the group's, "" for that of the usual prices."""
    price = usual or (Price(currency=currency) if currency else Price())
    if currency and currency != price.currency:
        price = Price(currency=currency, unit=price.unit, date=price.date)
    changes: dict[str, object] = {"wholesale": own.wholesale} if own.wholesale else {}
    if own.retail is not None:
        changes |= {"retail": own.retail, "regular": own.regular, "sale_until": own.sale_until}
    return price.model_copy(update=changes)


class ExportTerms(Entry):
    incoterm: Incoterm = Field(
        description="Who carries which costs and risks, by Incoterms 2020. Most used by small makers: EXW (buyer "
        "collects), FCA, FOB (loaded on the ship), CIF (freight and insurance paid)."
    )
    place: str = Field(
        description="The place that belongs to the term: Surabaya for FOB Surabaya, the buyer's port for CIF."
    )
    price: Amount | None = Field(
        None, description="Price of one unit under this term, digits with a point before cents: 1.95."
    )
    currency: Currency = Field("USD", description="Currency of the export price, a code of three letters.")
    port: str | None = Field(None, description="Port of loading.")
    payment: Text | None = Field(None, description="How the buyer pays: deposit, balance, by which means.")
    valid_until: Day | None = Field(None, description="Last day of the offer: year-month-day.")
