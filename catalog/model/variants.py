"""The variants of a product: what they differ in, their codes, prices, colours and photos."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from catalog.model.business import Photo
from catalog.model.schema_annotations import OrForm, text_form
from catalog.model.values import CODE, Amount, Colour, Digits, Entry, Slug, Text


def _options(value: object) -> object:
    """A list of options is short for a map whose keys are the texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        twice = next((item for item in value if value.count(item) > 1), None)
        if twice is not None:
            raise PydanticCustomError("option-duplicate", "an option twice", {"value": twice})
        return {item: item for item in value}
    return value


LIST_OF_TEXTS = {"type": "array", "items": text_form(), "uniqueItems": True}


def _photo(value: object) -> object:
    """The name of a file is short for a photo."""
    return {"file": value} if isinstance(value, str) else value


OptionPhoto = Annotated[Photo, BeforeValidator(_photo), OrForm(text_form())]


class Axis(Entry):
    name: Text = Field(description="What differs: size, colour, flavour, weight …")
    options: Annotated[Mapping[str, Text], BeforeValidator(_options), OrForm(LIST_OF_TEXTS)] = Field(
        description="The choices: a list such as [S, M, L], or a short key and its text on each line."
    )
    swatches: Mapping[str, Colour] = Field(
        {},
        description="What colour a choice has: the choice as it stands in options, and the colour in quotation marks. "
        "Printed as a small disc before its name.",
    )
    photos: Mapping[str, OptionPhoto] = Field(
        {},
        description="A photo of a choice, once for all variants that have it: the choice as it stands in options, and "
        "the name of the file.",
    )


class Variant(Entry):
    of: Mapping[str, str] = Field(
        description="The choice that makes this variant: one option of each thing that differs."
    )
    sku: Digits | None = Field(
        None,
        pattern=CODE,
        description="Code of this variant, different from every other code; written like the product's.",
    )
    price: Amount | None = Field(
        None,
        description="Its retail price, where it differs from the product's. The wholesale and export prices of the "
        "product then do not hold for it.",
    )
    regular: Amount | None = Field(
        None, description="Its regular price, while its price, or else that of the product, is a sale price."
    )
    prices: Mapping[Slug, Amount] = Field(
        {}, description="Its price for groups of customers: the group's short name, a colon, the amount."
    )
    photo: Photo | None = Field(
        None, description="Its own photo; that of a colour stands in photos, where the colours are."
    )


class Variants(Entry):
    axes: Mapping[str, Axis] = Field(
        min_length=1,
        max_length=3,
        description="What the variants differ in, one to three things. Choose a short key for each; the variants below "
        "use it.",
    )
    items: tuple[Variant, ...] = Field(min_length=1, description="The variants that can be ordered.")
