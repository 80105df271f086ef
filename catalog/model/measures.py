"""Weights, volumes and sizes as they are typed: metric ones, and ounces, pounds and inches as US shops have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pydantic_core import PydanticCustomError, core_schema

from catalog.model.digits import plain_digits
from catalog.model.schema_annotations import KIND, any_case, blanks_allowed
from catalog.model.values import refuse_grouped

LONGEST: Final = 60  # characters of a measure: what is longer is none, and is not searched
MEASURED: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")
# Exact by the agreement of 1959 (NIST Special Publication 811, appendix B); the fluid ounce is that of the USA.
OUNCE, POUND, FLUID_OUNCE = Decimal("28.349523125"), Decimal("453.59237"), Decimal("29.5735295625")
CONTENTS: Final[Mapping[str, Decimal]] = {  # grams, or millilitres of the LIQUID ones
    "mg": Decimal("0.001"),
    "g": Decimal(1),
    "kg": Decimal(1000),
    "ml": Decimal(1),
    "l": Decimal(1000),
    "oz": OUNCE,
    "lb": POUND,
    "lbs": POUND,
    "fl oz": FLUID_OUNCE,
}
LIQUID: Final = frozenset({"ml", "l", "fl oz"})
CUSTOMARY: Final[Mapping[str, str]] = {"oz": "oz", "lb": "lb", "lbs": "lb", "fl oz": "fl oz"}  # as they are printed
MILLIMETRES: Final[Mapping[str, Decimal]] = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "m": Decimal(1000),
    "in": Decimal("25.4"),
    "ft": Decimal("304.8"),
}
INCHES: Final = ("inch", "inches")  # other words for `in`
LENGTH_UNITS: Final = (*MILLIMETRES, *INCHES)
CONTENT: Final = re.compile(rf"([0-9][0-9.,]*)\s*({'|'.join(CONTENTS)})", re.IGNORECASE)
LENGTHS: Final = re.compile(rf"([0-9.,×xX* ]+)({'|'.join(LENGTH_UNITS)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weight:
    """A net or gross content: `amount` in grams, or in millilitres where `liquid`. `unit` is that in which it was typed
    where that is none of the metric system: `oz`, `lb`, `fl oz`."""

    amount: Decimal
    liquid: bool = False
    unit: str = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:  # noqa: ANN401 pydantic's own signature
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:  # noqa: ANN401
        pattern = rf"^{MEASURED.pattern}\s*({any_case(*CONTENTS)})$"
        return {"type": "string", "pattern": blanks_allowed(pattern), KIND: "weight"}

    @classmethod
    def _validate(cls, value: object) -> Weight:
        if isinstance(value, Weight):
            return value
        match = CONTENT.fullmatch(_plain(value)) if isinstance(value, str) and len(value) <= LONGEST else None
        if match:
            refuse_grouped(match[1])
        if not match or not MEASURED.fullmatch(match[1]):
            raise PydanticCustomError("weight-expected", "a weight with its unit")
        unit = match[2].lower()
        amount = Decimal(match[1].replace(",", ".")) * CONTENTS[unit]
        if not amount:
            raise PydanticCustomError("weight-expected", "a weight")
        return cls(amount, unit in LIQUID, CUSTOMARY.get(unit, ""))


@dataclass(frozen=True, slots=True)
class Size:
    """Length, width, height … in millimetres, in the order that was typed (`120 × 200 cm`), and the unit of that."""

    lengths: tuple[Decimal, ...]
    unit: str = "cm"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:  # noqa: ANN401
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:  # noqa: ANN401
        length = MEASURED.pattern
        pattern = rf"^{length}(\s*[×xX*]\s*{length}){{0,2}}\s*({any_case(*LENGTH_UNITS)})$"
        return {"type": "string", "pattern": blanks_allowed(pattern), KIND: "size"}

    @classmethod
    def _validate(cls, value: object) -> Size:
        if isinstance(value, Size):
            return value
        match = LENGTHS.fullmatch(_plain(value)) if isinstance(value, str) and len(value) <= LONGEST else None
        parts = [part.strip() for part in re.split(r"[×xX*]", match[1])] if match else []
        for part in parts:
            refuse_grouped(part)
        if not match or not 1 <= len(parts) <= 3 or not all(MEASURED.fullmatch(part) for part in parts):
            raise PydanticCustomError("size-expected", "one to three lengths and their unit")
        unit = match[2].lower()
        unit = "in" if unit in INCHES else unit
        lengths = tuple(Decimal(part.replace(",", ".")) * MILLIMETRES[unit] for part in parts)
        if not all(lengths):
            raise PydanticCustomError("size-expected", "lengths")
        return cls(lengths, unit)


def _plain(typed: str) -> str:
    return " ".join(plain_digits(typed).split())
