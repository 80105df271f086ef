"""The product entry: `content/businesses/<business>/<product>.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from catalog.model.business import Licence, Photo
from catalog.model.schema_annotations import OrForm, text_form
from catalog.model.values import (
    CODE,
    Amount,
    CategorySlug,
    Count,
    Country,
    Currency,
    Day,
    Digits,
    Entry,
    Number,
    Percent,
    Size,
    Slug,
    Text,
    Weight,
    Whole,
)
from catalog.model.variants import Variants


class Prominence(StrEnum):
    """How much room a product gets: a page of its own, a place among others, a small place."""

    FEATURE = "feature"
    STANDARD = "standard"
    COMPACT = "compact"


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
Incoterm = Literal["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"]  # Incoterms 2020


class WholesaleStep(Entry):
    from_quantity: Count = Field(alias="from", description="From how many units this price holds.")
    price: Amount = Field(description="Price of one unit from that quantity on, digits only.")


class Price(Entry):
    retail: Amount | None = Field(
        None, description="Price of one unit, digits only, without Rp, points or commas: 18000."
    )
    wholesale: tuple[WholesaleStep, ...] = Field(
        (), description="Lower prices for larger quantities, from the smallest quantity to the largest."
    )
    currency: Currency = Field("IDR", description="Currency of these prices, a code of three letters.")
    unit: Unit = Field(Unit.PIECE, description="What the price is for, and what all quantities of the product count.")
    date: Day | None = Field(
        None, description="Day on which the owner named the price. After a year the program asks for a new one."
    )


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


class Material(Entry):
    name: Text = Field(description="Common name of the material.")
    percent: Percent | None = Field(None, description="Its share of the whole, in per cent.")
    scientific: str | None = Field(None, description="Scientific name of the plant or animal; customs ask for it.")
    harvest_country: Country | None = Field(None, description="Country in which it was harvested, two letters.")
    cultivated: bool | None = Field(None, description="yes: grown; no: taken from the wild.")
    bark_free: bool | None = Field(None, description="Wood or bamboo without any bark.")
    treatment: Text | None = Field(
        None, description="How it was treated against insects and mould: dried, boiled, fumigated …"
    )


class Fibre(Entry):
    name: Text = Field(description="Name of the fibre: cotton, silk, polyester …")
    percent: Percent = Field(description="Its share in per cent; all fibres together make 100.")


class Ingredient(Entry):
    name: Text = Field(description="Name of the ingredient.")
    percent: Percent | None = Field(None, description="Its share in per cent, where it is known.")


class Nutrition(Entry):
    """Per 100 g or 100 ml; energy in kcal, sodium in mg, the rest in g."""

    energy: Number = Field(ge=0, description="Energy in kcal per 100 g or 100 ml.")
    fat: Number = Field(ge=0, description="Fat in g per 100 g or 100 ml.")
    saturated_fat: Number | None = Field(None, ge=0, description="Saturated fat in g per 100 g or 100 ml.")
    carbohydrate: Number = Field(ge=0, description="Carbohydrate in g per 100 g or 100 ml.")
    sugars: Number | None = Field(None, ge=0, description="Sugars in g per 100 g or 100 ml.")
    protein: Number = Field(ge=0, description="Protein in g per 100 g or 100 ml.")
    sodium: Number = Field(ge=0, description="Sodium in mg per 100 g or 100 ml.")


class Packaging(Entry):
    kind: Text | None = Field(None, description="What it is packed in: pouch, jar, carton …")
    wood: Literal["none", "ispm15"] = Field(
        "none", description="Wood in the packaging: none, or ispm15 where it is treated and marked by ISPM 15."
    )


class Test(Entry):
    """A laboratory test that a market requires."""

    kind: str = Field(
        description="What was tested: hcn (cyanide in cassava), gb18401 (textiles for China), formaldehyde …"
    )
    value: str = Field(description="Result with its unit, as the report says it.")
    date: Day | None = Field(None, description="Day of the report.")


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMany = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), OrForm(text_form())]


class Product(Entry):
    name: Text = Field(description="Name of the product, as buyers should remember it.")
    line: Text | None = Field(None, description="One line that sells it, about 60 characters.")
    description: Text | None = Field(
        None,
        description="Two to four sentences: taste or feel, how it is made, how it is used. An empty line begins a "
        "paragraph; two or more lines that begin with - or with 1. 2. are a list; **bold** and *italics* stand at the "
        "borders of words. All else is printed as it is typed, line by line.",
    )
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
        None, description="Length, width and height, with × or x between them and the unit at the end."
    )
    packed_size: Size | None = Field(None, description="Size when folded or packed for shipping.")
    net_weight: Weight | None = Field(None, description="Net content with its unit: 150 g, 1.5 kg, 250 ml.")
    gross_weight: Weight | None = Field(None, description="Weight of one unit with its packaging.")
    group: Group | None = Field(
        None, description="Which rules of the markets concern it. food: the program asks for P-IRT or BPOM and halal."
    )
    materials: tuple[Material, ...] = Field(
        (), description="What it is made of: fibre, wood, leather and other things that are not food."
    )
    fibre: tuple[Fibre, ...] = Field((), description="Fibres of a textile or garment; the shares add up to 100.")
    care: Text | None = Field(None, description="How to wash, iron and keep it (ISO 3758, in words).")
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
    variants: Variants | None = Field(None, description="The same product in several sizes, colours, flavours …")
    tags: tuple[Slug, ...] = Field(
        (), description="Words of your own, in small letters, by which an edition can choose products."
    )
    prominence: Prominence = Field(
        Prominence.STANDARD,
        description="How much room it gets: feature (a page of its own), standard, compact (a small place).",
    )
    hidden: bool = Field(False, description="yes leaves the product out of every edition; the file stays.")
