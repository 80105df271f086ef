"""`content/rates.yaml`: exchange rates."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.model.values import Amount, Currency, Day, Entry


class Rate(Entry):
    currency: Currency = Field(description="The foreign currency, a code of three letters.")
    rupiah: Annotated[Amount, Field(gt=0)] = Field(
        description="How many rupiah one unit of it costs, digits only; more than 0."
    )
    date: Day = Field(description="Day of the rate.")
    source: str | None = Field(None, description="Where it was read.")


class Rates(Entry):
    """`content/rates.yaml`."""

    rates: tuple[Rate, ...] = Field((), description="Exchange rates for approximate prices in the buyer's currency.")
