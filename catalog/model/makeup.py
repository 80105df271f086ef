"""What a product is made of, holds and is packed in, and how it was tested."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from catalog.model.values import Country, Day, Entry, Number, Percent, Text


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
