"""Fields that stand on no page, or in the HTML alone, and why: the list that the build and the reference of fields use.

A test holds every other field to being printed, by changing it and looking at what is printed then.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from pydantic import BaseModel


class Use(StrEnum):
    """What a field is for that a book does not print."""

    HTML = "html"  # printed in the HTML; the book has no place for it
    RULE = "rule"  # decides what is printed, where and how, or is checked
    MARKET = "market"  # printed in editions for a market alone
    LATER = "later"  # of a later version
    KEPT = "kept"  # came along from a spreadsheet


USES: Final[dict[str, Use]] = {
    "Business.business_class": Use.HTML,
    "Business.bill_of_materials": Use.HTML,
    "Exports.since": Use.HTML,
    "Address.coordinates": Use.HTML,
    "BusinessPhotos.logo": Use.HTML,
    "Publisher.logo": Use.HTML,
    "Product.nutrition": Use.HTML,
    "Product.tests": Use.HTML,
    "Product.batch_code": Use.HTML,
    "Product.veg": Use.HTML,
    **dict.fromkeys(
        ("Material.scientific", "Material.harvest_country", "Material.cultivated", "Material.bark_free"), Use.HTML
    ),
    "Material.treatment": Use.HTML,
    **dict.fromkeys(("Business.hidden", "Product.hidden", "Product.tags", "Product.prominence"), Use.RULE),
    **dict.fromkeys(("Business.consent", "Consent.phone", "Consent.face", "Photo.focus", "Photo.file"), Use.RULE),
    **dict.fromkeys(("Product.group", "Price.date", "Licence.valid_from", "Licence.valid_until"), Use.RULE),
    **dict.fromkeys(("Business.extra", "Product.extra"), Use.KEPT),
    "Contacts.wechat_code": Use.RULE,  # the printed code of those who order by WeChat
    **dict.fromkeys(("Product.animal", "Product.age_from", "Packaging.wood", "Product.reading"), Use.RULE),
}
# Of the other files; `pipeline/unprinted_fields.py` lists those that are filled in.
OTHER_USES: Final[dict[str, Use]] = {
    "Region.code": Use.LATER,
    "Rates.rates": Use.MARKET,
}


def unprinted(entry: BaseModel) -> tuple[tuple[str, str], ...]:
    """The fields filled in of `entry` that no book prints, by their path, with their use: HTML and LATER alone, since a
    rule does its work."""
    return tuple((path, use.value) for path, use in _filled(entry, "") if use is not Use.RULE)


def _filled(entry: BaseModel, path: str) -> Iterator[tuple[str, Use]]:
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        if value is None or value == field.default:
            continue
        key = f"{path}{field.alias or name}"
        use = USES.get(f"{type(entry).__name__}.{name}")
        if use:
            yield key, use
        elif isinstance(value, BaseModel):
            yield from _filled(value, f"{key}.")
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _filled(item, f"{key}[{index}].")
