"""The product entry: `content/businesses/<business>/<product>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from catalog.model.business import Licence, Photo
from catalog.model.makeup import Fibre, Ingredient, Material, Nutrition, Packaging, Test
from catalog.model.measures import Size, Weight
from catalog.model.prices import CustomerPrice, ExportTerms, Price
from catalog.model.schema_annotations import OrForm, text_form
from catalog.model.values import (
    CODE,
    CategorySlug,
    Count,
    Country,
    Digits,
    Entry,
    Percent,
    ProductName,
    Slug,
    Text,
    Whole,
)
from catalog.model.variants import Variants


class Prominence(StrEnum):
    """How much room a product gets: a page of its own, a place among others, a small place."""

    FEATURE = "feature"
    STANDARD = "standard"
    COMPACT = "compact"


class Group(StrEnum):
    """The group of rules that a product falls under in the markets."""

    FOOD = "food"
    TEXTILE = "textile"
    GARMENT = "garment"
    FIBRE = "fibre"
    WOOD = "wood"
    BAG = "bag"
    OTHER = "other"


Animal = Literal["none", "fish", "crustacean", "egg", "milk"]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMany = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), OrForm(text_form())]


class Attribute(Entry):
    """A line of data that this program has no field for."""

    label: Text = Field(description="What it is: Neckline, Compatible with, Warranty …")
    value: Text = Field(description="The value, as it should be printed.")


class SetItem(Entry):
    product: ProductName = Field(
        description="The product: its short name, or business/product where another business makes it."
    )
    quantity: Count = Field(1, description="How many of it are in the set.")


class Product(Entry):
    name: Text = Field(description="Name of the product, as buyers should remember it.")
    reading: str | None = Field(
        None,
        description="How its Japanese name is read, in kana, where that name has Han letters: Japanese indexes list it "
        "by this.",
    )
    line: Text | None = Field(None, description="One line that sells it, about 60 characters.")
    description: Text | None = Field(
        None,
        description="Two to four sentences: taste or feel, how it is made, how it is used. An empty line begins a "
        "paragraph; two or more lines that begin with - or with 1. 2. are a list; **bold** and *italics* stand at the "
        "borders of words. All else is printed as it is typed, line by line.",
    )
    brand: Text | None = Field(None, description="Its brand, where that differs from the brand of the business.")
    category: CategorySlug | None = Field(
        None,
        description="Its chapter, where that differs from the business's: a short name (slug) from "
        "content/categories.yaml.",
    )
    sku: Digits | None = Field(
        None,
        pattern=CODE,
        description="Code to order by, different for each product: A to Z, digits, and between them . / - _ + or a "
        "space.",
    )
    photos: tuple[Photo, ...] = Field(
        (), description="Photos, the best one first. At least 2000 pixels wide looks good at every size."
    )
    price: Price | None = Field(None, description="Prices for buyers at home.")
    prices: Mapping[Slug, CustomerPrice] = Field(
        {},
        description="Other prices for groups of customers: below the short name of the group from "
        "content/catalogue.yaml its prices. Only the editions for that group print them.",
    )
    export: ExportTerms | None = Field(None, description="Terms for buyers abroad.")
    moq: Count | None = Field(
        None,
        description="Least quantity of an order (MOQ), in units. Where there are export terms and wholesale prices, "
        "that of an order from abroad.",
    )
    case_pack: Count | None = Field(None, description="How many units are in a shipping carton.")
    capacity: Count | None = Field(None, description="How many units it can make in a month.")
    lead_time: Count | None = Field(None, description="Days from the order until the goods are ready to ship.")
    samples: Text | None = Field(None, description="Whether and how samples are sent, and who pays.")
    size: Size | None = Field(
        None,
        description="Length, width and height, with × or x between them and the unit at the end: mm, cm, m, in or ft.",
    )
    packed_size: Size | None = Field(None, description="Size when folded or packed for shipping.")
    net_weight: Weight | None = Field(
        None, description="Net content with its unit: 150 g, 1.5 kg, 250 ml, 8 oz, 1.5 lb, 12 fl oz."
    )
    gross_weight: Weight | None = Field(None, description="Weight of one unit with its packaging.")
    group: Group | None = Field(
        None, description="Which rules of the markets concern it. food: the program asks for P-IRT or BPOM and halal."
    )
    materials: tuple[Material, ...] = Field(
        (), description="What it is made of: fibre, wood, leather and other things that are not food."
    )
    fibre: tuple[Fibre, ...] = Field((), description="Fibres of a textile or garment; the shares add up to 100.")
    care: Text | None = Field(None, description="How to wash, iron and keep it (ISO 3758, in words).")
    attributes: tuple[Attribute, ...] = Field(
        (), description="Further data of your own, each with a label and a value; printed below the other data."
    )
    ingredients: tuple[Ingredient, ...] = Field((), description="Ingredients of food, the heaviest first.")
    additives: OneOrMany = Field((), description="Food additives by name or INS number.")
    allergens: OneOrMany | None = Field(
        None,
        description="What some people must not eat: wheat, egg, milk, fish, shrimp, peanut, soy …, in the "
        "catalogue's language or in English; each book names them in its own. Write [none] where there are none.",
    )
    animal: Animal | None = Field(None, description="What it holds of animals; none where there is nothing.")
    fish_percent: Percent | None = Field(None, description="Share of fish, prawns or squid, in per cent.")
    nutrition: Nutrition | None = Field(None, description="Nutrition per 100 g or 100 ml, by a laboratory or label.")
    veg: bool | None = Field(None, description="Vegetarian, for the mark that India requires.")
    storage: Text | None = Field(None, description="How to store it, before and after opening.")
    shelf_life_days: Count | None = Field(None, description="How many days it keeps from production on.")
    batch_code: str | None = Field(None, description="How the production code on the pack is written.")
    hs: Digits | None = Field(
        None,
        description="HS code for customs: 8 digits (BTKI 2022) or the 6 international ones, with or without points.",
    )
    origin: Country | None = Field(None, description="Country of origin, two letters; printed where it is given.")
    age_from: Annotated[Whole, Field(ge=0)] | None = Field(
        None, description="From which age it may be used, in years. Below 13 some markets ask for tests for children."
    )
    packaging: Packaging | None = Field(None, description="How one unit is packed.")
    tests: tuple[Test, ...] = Field((), description="Laboratory tests that a market asks for.")
    licences: tuple[Licence, ...] = Field(
        (), description="Licences of this product alone; those of the business need not be repeated."
    )
    contains: tuple[SetItem, ...] = Field(
        (), description="What a set or a bundle consists of: other products, each with how many of it."
    )
    goes_with: tuple[ProductName, ...] = Field(
        (),
        description="Products that go well with it: short names, or business/product where another business makes "
        "them. Printed with their pages.",
    )
    variants: Variants | None = Field(None, description="The same product in several sizes, colours, flavours …")
    tags: tuple[Slug, ...] = Field(
        (), description="Words of your own, in small letters, by which an edition can choose products."
    )
    prominence: Prominence = Field(
        Prominence.STANDARD,
        description="How much room it gets: feature (a page of its own), standard, compact (a small place).",
    )
    extra: Mapping[str, str] = Field(
        {},
        description="What a spreadsheet had besides, each under its heading, as it was typed: kept, not printed.",
    )
    hidden: bool = Field(False, description="yes leaves the product out of every edition; the file stays.")
