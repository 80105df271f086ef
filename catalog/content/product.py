"""The product entry: `content/businesses/<business>/<product>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from catalog.content.business import Licence, Photo
from catalog.content.values import Amount, Count, Country, Currency, Day, Entry, Percent, Size, Slug, Text, Weight


class Prominence(StrEnum):
    """How much room a product gets: a page of its own, a place among others, a small place."""

    FEATURE = "feature"
    STANDARD = "standard"
    COMPACT = "compact"


class Unit(StrEnum):
    """What is counted and priced; its name in each language stands in languages/<code>.yaml."""

    PIECE = "piece"
    PACK = "pack"
    SET = "set"
    PAIR = "pair"
    BOX = "box"
    BOTTLE = "bottle"
    JAR = "jar"
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


Incoterm = Literal["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"]  # Incoterms 2020


class WholesaleStep(Entry):
    from_quantity: Count = Field(alias="from", description="From how many units")
    price: Amount = Field(description="Price of one unit")


class Price(Entry):
    retail: Amount | None = Field(None, description="Price of one unit, digits only: 285000")
    wholesale: tuple[WholesaleStep, ...] = Field((), description="Lower prices from larger quantities")
    currency: Currency = Field("IDR", description="Currency code")
    unit: Unit = Field(Unit.PIECE, description="What the price is for")
    date: Day | None = Field(None, description="Day the price was set")


class ExportTerms(Entry):
    incoterm: Incoterm = Field(description="Who carries what (Incoterms 2020)")
    place: str = Field(description="The named place: FOB Surabaya")
    price: Amount | None = Field(None, description="Price of one unit under this term")
    currency: Currency = Field("USD", description="Currency of the export price")
    port: str | None = Field(None, description="Port of loading")
    payment: Text | None = Field(None, description="Terms of payment")
    valid_until: Day | None = Field(None, description="Last day of the offer")


class Material(Entry):
    name: Text = Field(description="Common name")
    percent: Percent | None = Field(None, description="Share of the whole")
    scientific: str | None = Field(None, description="Scientific name of the plant or animal")
    harvest_country: Country | None = Field(None, description="Where it was harvested")
    cultivated: bool | None = Field(None, description="Grown, not taken from the wild")
    bark_free: bool | None = Field(None, description="Free of bark")
    treatment: Text | None = Field(None, description="How it was treated: dried, boiled, fumigated …")


class Fibre(Entry):
    name: Text = Field(description="Fibre: cotton, silk …")
    percent: Percent = Field(description="Share; all together 100")


class Ingredient(Entry):
    name: Text = Field(description="Ingredient, in falling order of weight")
    percent: Percent | None = Field(None, description="Share of the whole")


class Nutrition(Entry):
    """Per 100 g or 100 ml; energy in kcal, sodium in mg, the rest in g."""

    energy: Decimal = Field(ge=0, description="kcal")
    fat: Decimal = Field(ge=0, description="g")
    saturated_fat: Decimal | None = Field(None, ge=0, description="g")
    carbohydrate: Decimal = Field(ge=0, description="g")
    sugars: Decimal | None = Field(None, ge=0, description="g")
    protein: Decimal = Field(ge=0, description="g")
    sodium: Decimal = Field(ge=0, description="mg")


class Packaging(Entry):
    kind: Text | None = Field(None, description="Pouch, carton …")
    wood: Literal["none", "ispm15"] = Field("none", description="Wood in the packaging: none, or treated by ISPM 15")


class Test(Entry):
    """A laboratory test that a market asks for."""

    kind: str = Field(description="hcn, gb18401, formaldehyde …")
    value: str = Field(description="Result with its unit")
    date: Day | None = Field(None, description="Day of the report")


def _options(value: object) -> object:
    """A list of options is short for a map whose keys are the texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return {item: item for item in value}
    return value


class Axis(Entry):
    name: Text = Field(description="Size, colour, flavour …")
    options: Annotated[Mapping[str, Text], BeforeValidator(_options)] = Field(
        description="The choices: a list, or a map from a short key to its text"
    )


class Variant(Entry):
    of: Mapping[str, str] = Field(description="One option of each axis: {size: m, colour: indigo}")
    sku: str | None = Field(None, description="Code of this variant")
    price: Amount | None = Field(None, description="Retail price, where it differs")
    photo: Photo | None = Field(None, description="Photo of this variant")


class Variants(Entry):
    axes: Mapping[str, Axis] = Field(min_length=1, max_length=3, description="What the variants differ in")
    items: tuple[Variant, ...] = Field(min_length=1, description="The variants that can be ordered")


class Product(Entry):
    name: Text = Field(description="Name of the product")
    line: Text | None = Field(None, description="One line that sells it; about 60 characters")
    description: Text | None = Field(None, description="Two to four sentences; Markdown allowed")
    category: Slug | None = Field(None, description="Chapter, where it differs from the business's")
    sku: str | None = Field(None, pattern=r"^[A-Za-z0-9][A-Za-z0-9./_-]*$", description="Code to order by")
    photos: tuple[Photo, ...] = Field((), description="Photos, the best one first")
    price: Price | None = Field(None, description="Prices at home")
    export: ExportTerms | None = Field(None, description="Terms for buyers abroad")
    moq: Count | None = Field(None, description="Least quantity of an order")
    case_pack: Count | None = Field(None, description="Units in a shipping carton")
    capacity: Count | None = Field(None, description="Units it can make in a month")
    lead_time: Count | None = Field(None, description="Days from order to shipping")
    samples: Text | None = Field(None, description="Whether and how samples are sent")
    size: Size | None = Field(None, description="Size of the product: 120 × 200 cm")
    packed_size: Size | None = Field(None, description="Size when packed")
    net_weight: Weight | None = Field(None, description="Net content: 150 g, 250 ml")
    gross_weight: Weight | None = Field(None, description="Weight with packaging")
    group: Group | None = Field(None, description="Group of rules: food, textile, garment, fibre, wood, bag")
    materials: tuple[Material, ...] = Field((), description="What it is made of")
    fibre: tuple[Fibre, ...] = Field((), description="Fibre composition of textiles")
    care: Text | None = Field(None, description="How to wash and keep it (ISO 3758 in words)")
    ingredients: tuple[Ingredient, ...] = Field((), description="Ingredients of food")
    additives: tuple[str, ...] = Field((), description="Additives by name or INS number")
    allergens: tuple[str, ...] | None = Field(None, description="Allergens; `[none]` says that there are none")
    animal: Literal["none", "fish", "crustacean", "egg", "milk"] | None = Field(None, description="Animal content")
    fish_percent: Percent | None = Field(None, description="Share of fish")
    nutrition: Nutrition | None = Field(None, description="Nutrition per 100 g")
    veg: bool | None = Field(None, description="Vegetarian (India's mark)")
    storage: Text | None = Field(None, description="How to store it")
    shelf_life_days: Count | None = Field(None, description="Days from production")
    batch_code: str | None = Field(None, description="How the production code is written")
    hs: str | None = Field(None, description="HS code: 8 digits (BTKI 2022) or 6")
    origin: Country = Field("ID", description="Country of origin")
    age_from: Annotated[int, Field(ge=0)] | None = Field(None, description="Youngest user in years")
    packaging: Packaging | None = Field(None, description="How it is packed")
    tests: tuple[Test, ...] = Field((), description="Laboratory tests")
    licences: tuple[Licence, ...] = Field((), description="Licences of this product alone")
    variants: Variants | None = Field(None, description="Size × colour × flavour …")
    tags: tuple[Slug, ...] = Field((), description="Free words to select by")
    prominence: Prominence = Field(Prominence.STANDARD, description="feature, standard or compact")
    hidden: bool = Field(False, description="Leave it out of every edition")

    @field_validator("allergens", "additives", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:  # noqa: ANN401 anything may stand in a file
        return [value] if isinstance(value, str) else value
