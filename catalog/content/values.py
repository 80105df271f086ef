"""The kinds of value that entries hold: texts by language, weights, lengths, colours, amounts.

Every scalar of an entry arrives as the string that was typed (see `source`), so `1905.90`, `0123` and `no` are never
read as something else: the field decides what a value is, not its spelling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")  # BCP 47, the part we use: id, zh-Hant, en-GB
AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")
GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+")
MEASURE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-zA-Z]+)")
GRAMS = {"mg": Decimal("0.001"), "g": Decimal(1), "kg": Decimal(1000), "ml": Decimal(1), "l": Decimal(1000)}
MILLIMETRES = {"mm": Decimal(1), "cm": Decimal(10), "m": Decimal(1000), "in": Decimal("25.4")}
LIQUID = {"ml", "l"}


Day = date  # a field may itself be called `date`


class Entry(BaseModel):
    """Base of everything that is read from a file: frozen, and strict about unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages; in an entry one string (the catalogue's language) or a map by language."""

    by_language: tuple[tuple[str, str], ...]

    def get(self, language: str) -> str | None:
        """The text in exactly this language, or None."""
        return dict(self.by_language).get(language)

    def best(self, *languages: str) -> str:
        """The text in the first of `languages` that it has; else in the first language that it has at all."""
        texts = dict(self.by_language)
        return next((texts[language] for language in languages if language in texts), self.by_language[0][1])

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(language for language, _ in self.by_language)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:  # noqa: ANN401 pydantic's own signature
        return core_schema.with_info_plain_validator_function(cls._validate)

    @classmethod
    def _validate(cls, value: object, info: ValidationInfo) -> Text:
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            language = (info.context or {}).get("language", "id")
            value = {language: value}
        if not isinstance(value, Mapping) or not value:
            raise PydanticCustomError("text-expected", "a text or a map by language")
        texts: list[tuple[str, str]] = []
        for language, text in value.items():
            if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
                raise PydanticCustomError("language-unknown", "not a language code", {"value": str(language)})
            if not isinstance(text, str) or not text.strip():
                raise PydanticCustomError("text-empty", "empty text", {"language": language})
            texts.append((language, text.strip()))
        return cls(tuple(texts))


@dataclass(frozen=True, slots=True)
class Weight:
    """A net or gross content: `amount` in grams, or in millilitres where `liquid`."""

    amount: Decimal
    liquid: bool = False

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:  # noqa: ANN401
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def _validate(cls, value: object) -> Weight:
        if isinstance(value, Weight):
            return value
        match = MEASURE.fullmatch(value.strip()) if isinstance(value, str) else None
        unit = match[2].lower() if match else ""
        if not match or unit not in GRAMS:
            raise PydanticCustomError("weight-expected", "a weight with its unit")
        return cls(Decimal(match[1].replace(",", ".")) * GRAMS[unit], unit in LIQUID)


@dataclass(frozen=True, slots=True)
class Size:
    """Length, width, height … in millimetres, in the order that was typed (`120 × 200 cm`)."""

    lengths: tuple[Decimal, ...]
    unit: str = "cm"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:  # noqa: ANN401
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def _validate(cls, value: object) -> Size:
        if isinstance(value, Size):
            return value
        match = re.fullmatch(r"([\d.,\s×x*]+?)\s*(mm|cm|m|in)", value.strip()) if isinstance(value, str) else None
        parts = re.split(r"\s*[×x*]\s*", match[1].strip()) if match else []
        if not match or not 1 <= len(parts) <= 3 or not all(re.fullmatch(r"\d+([.,]\d+)?", part) for part in parts):
            raise PydanticCustomError("size-expected", "one to three lengths and their unit")
        lengths = (Decimal(part.replace(",", ".")) * MILLIMETRES[match[2]] for part in parts)
        return cls(tuple(lengths), match[2])


def _amount(value: object) -> object:
    """An amount of money as typed; `12.500` is refused, since it means 12500 to one reader and 12.5 to another."""
    if isinstance(value, str):
        value = value.strip()
        if GROUPED.fullmatch(value):
            raise PydanticCustomError("amount-grouped", "grouped", {"plain": re.sub(r"[.,]", "", value)})
        if not AMOUNT.fullmatch(value):
            raise PydanticCustomError("amount-expected", "an amount")
    return value


def _colour(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError("colour-expected", "a colour")
    return value.lower()


def _slug(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise PydanticCustomError("slug-expected", "a slug")
    return value


Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0)]
Colour = Annotated[str, BeforeValidator(_colour)]
Slug = Annotated[str, BeforeValidator(_slug)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=1)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]  # ISO 3166-1 alpha-2; existence is a rule
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]  # ISO 4217
