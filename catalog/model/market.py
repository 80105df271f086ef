"""`content/markets/<code>.yaml` and `content/gates/<name>.yaml`: what a market is like and what it requires."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from catalog.model.business import ChannelName
from catalog.model.schema_annotations import NameOf, OrForm, text_form
from catalog.model.values import Country, Currency, Day, Entry, Number, Slug, Text

MARKET: Final = re.compile(r"[a-z]{2}")
MarketCode = Annotated[str, Field(pattern=f"^{MARKET.pattern}$"), NameOf("market")]
Level = Literal["offer", "ship", "note"]
Units = Literal["metric", "imperial", "both"]
GIVEN: Final = "given"
EVERY: Final = "every"
MISSING: Final = "missing"


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed), OrForm(text_form())]


def _field_test(value: object) -> object:
    """`given`, `every`, `missing`, or a value or several of which the field must have one."""
    if value in (GIVEN, EVERY, MISSING):
        return {value: "yes"} if value != GIVEN else {}
    return {"any_of": value} if isinstance(value, (str, list)) else value


class FieldTest(Entry):
    """What a field must hold; nothing more said: anything at all. Of a list one of its entries must pass."""

    any_of: Words = Field((), description="Values of which the field has one: [fish, crustacean].")
    contains: Words = Field((), description="Words of which its text has one, in any language: [cassava, singkong].")
    at_least: str | None = Field(
        None, alias="min", description="The least it may be: a number, or a day as 2026-03-16."
    )
    at_most: str | None = Field(None, alias="max", description="The most it may be: a number or a day.")
    count: Number | None = Field(None, description="How many entries a list has at least.")
    total: Number | None = Field(None, alias="sum", description="What the numbers of a list add up to: 100.")
    every: bool = Field(False, description="yes: every entry of the list must pass, not one alone.")
    missing: bool = Field(False, description="yes: the field must not be filled in.")


SHORTER: Final = {"anyOf": [text_form(), {"type": "array", "items": text_form()}]}  # a value, or several
Test = Annotated[FieldTest, BeforeValidator(_field_test), OrForm(SHORTER)]


def _needs(value: object) -> object:
    """Names of fields that must be filled in, or a map of tests."""
    names = _listed(value)
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return dict.fromkeys(names, GIVEN)
    return value


Conditions = Mapping[str, Test]
Needs = Annotated[Conditions, BeforeValidator(_needs), OrForm(SHORTER)]


class Gate(Entry):
    """What a market requires of a product before it is offered or shipped there: a rule over its fields."""

    name: Slug = Field(description="Short name, different for each gate of the file: ingredients.")
    when: Conditions = Field(
        {},
        description="Which products it concerns: fields with what they must hold, all of them. A dot goes on into a "
        "field (ingredients.name), `business.` begins a field of the business, `licence` and `test` are the kinds of "
        "licences that hold today and of tests. Without it every product.",
    )
    needs: Needs = Field(
        min_length=1,
        description="What such a product must have: one field, a list of fields, or fields with what they must hold.",
    )
    level: Level = Field(
        description="offer: without it the product is left out of the market's edition; ship: it is needed before "
        "goods move; note: a remark for the office."
    )
    begins: Day | None = Field(None, alias="from", description="First day on which the market requires it.")
    until: Day | None = Field(None, description="Last day on which it does.")
    why: Text = Field(description="Why, in a sentence for the office.")
    help: Text | None = Field(None, description="Who helps: an office, a laboratory, the buyer.")
    source: str | None = Field(None, description="Where it was read: address or name of the rule.")
    seen: Day | None = Field(None, description="Day on which the source was last read.")


class Gates(Entry):
    """`content/gates/<name>.yaml`: gates that several markets share."""

    gates: tuple[Gate, ...] = Field(min_length=1, description="The gates, in the order in which reports list them.")


class Statement(Entry):
    """A sentence that a market wants printed with a product."""

    when: Conditions = Field({}, description="Which products it concerns, as of a gate.")
    text: Text = Field(description="The sentence as printed: Imported.")
    source: str | None = Field(None, description="Where it was read.")


class Market(Entry):
    """`content/markets/<code>.yaml`; the file is named by the two letters of the country in small letters."""

    name: Text = Field(description="Name of the market: Japan.")
    country: Country = Field(description="The country, two letters.")
    languages: tuple[str, ...] = Field(
        min_length=1,
        description="Languages that its buyers read, the best first. The edition is in the first that the program or "
        "the project has.",
    )
    currency: Currency = Field(description="The buyer's money, three letters.")
    round_to: Annotated[Number, Field(gt=0)] = Field(
        description="Approximate prices are rounded to a multiple of this: 0.50. Those below ten times as much, to a "
        "tenth of it."
    )
    units: Units = Field("metric", description="Units of weights and sizes: metric, imperial or both.")
    paper: Literal["a4", "letter"] = Field("a4", description="Paper that is usual there.")
    channels: tuple[ChannelName, ...] = Field(
        ("email", "web"),
        min_length=1,
        description="How buyers there order, the most usual way first: whatsapp, line, wechat, kakaotalk, email, web. "
        "The first that a business has is printed, or else the first of the publisher's.",
    )
    greeting: Text | None = Field(
        None,
        description="How a ready-made enquiry from there begins, its comma included (Dear Sir or Madam,), in place of "
        "the greeting of its language.",
    )
    veg_mark: bool = Field(
        False,
        description="yes: food that says whether it is vegetarian has the mark for that behind its name.",
    )
    also: tuple[Slug, ...] = Field((), description="Names of files in content/gates whose gates hold here, too.")
    statements: tuple[Statement, ...] = Field((), description="Sentences that must be printed with products.")
    gates: tuple[Gate, ...] = Field((), description="What this market alone requires.")


@dataclass(frozen=True, slots=True)
class Markets:
    """The markets by code, every gate by its key (`<file>/<name>`), and the keys of the gates of each market."""

    markets: Mapping[str, Market] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def gates_of(self, codes: Iterable[str]) -> dict[str, Gate]:
        """The gates of these markets by their keys, those that markets share first."""
        return {key: self.gates[key] for code in codes if code in self.keys for key in self.keys[code]}
