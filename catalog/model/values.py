"""The kinds of value that entries hold: texts by language, colours, amounts, days. Weights and sizes: `measures.py`.

Every scalar of an entry arrives as the string that was typed (see `content/load/yaml_source.py`), so `1905.90`, `0123`
and `no` are never read as something else: the field decides what a value is, not its spelling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from catalog.model.digits import plain_digits
from catalog.model.schema_annotations import LANGUAGES, Form, NameOf, text_form

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")  # BCP 47, the part we use: id, zh-Hant, en-GB
# [0-9], not \d: the digits of other scripts are made plain before. Bounded lengths keep arithmetic exact.
NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")
WHOLE = re.compile(r"-?[0-9]{1,15}")
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
CODE = r"^[A-Za-z0-9][A-Za-z0-9 ./_+-]*$"  # what can be said on the telephone and typed on any keyboard
PAIR = re.compile(r"[A-Za-z]{2}")
LETTERS = re.compile(r"[A-Za-z]{3}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NO_FIELDS: set[str] = set()


class Entry(BaseModel):
    """Base of everything that is read from a file: frozen, and strict about unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, str_min_length=1)

    def __reduce__(self) -> tuple[Any, ...]:
        """Values alone, not which field was set: entries come from other processes by the ten thousand."""
        return _revived, (type(self), self.__dict__)


def _revived(model: type[Entry], values: dict[str, Any]) -> Entry:
    entry = model.__new__(model)
    object.__setattr__(entry, "__dict__", values)
    object.__setattr__(entry, "__pydantic_fields_set__", NO_FIELDS)
    object.__setattr__(entry, "__pydantic_extra__", None)
    object.__setattr__(entry, "__pydantic_private__", None)
    return entry


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages; in an entry one string (the catalogue's language) or a map by language."""

    by_language: tuple[tuple[str, str], ...]

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (self.by_language,)

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
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:  # noqa: ANN401
        by_language = {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {f"^{LANGUAGE.pattern}$": text_form()},
            "additionalProperties": False,
            LANGUAGES: True,
        }
        return {"anyOf": [*text_form()["anyOf"], by_language]}

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
            if not _is_language(language):
                raise PydanticCustomError("language-unknown", "no code", {"value": language, "language": language})
            words = text.strip() if isinstance(text, str) else ""
            if not words:
                raise PydanticCustomError("text-empty", "empty text", {"language": language})
            texts.append((language, words))
        return cls(tuple(texts))


@lru_cache(maxsize=256)
def _is_language(code: str) -> bool:
    return LANGUAGE.fullmatch(code) is not None


def refuse_grouped(value: str) -> None:
    """`12.500` is refused wherever a number stands, since it means 12500 to one reader and 12.5 to another."""
    if ("." in value or "," in value) and GROUPED.fullmatch(value):
        raise PydanticCustomError("amount-grouped", "grouped", {"plain": re.sub(r"[.,]", "", value), "value": value})


def _typed(value: object, form: re.Pattern[str], code: Literal["amount-expected", "number-expected"]) -> object:
    """A number as it was typed. What is no string is left to pydantic, which says so."""
    if not isinstance(value, str):
        return value
    value = _plain(value)
    refuse_grouped(value)
    if not form.fullmatch(value):
        raise PydanticCustomError(code, "a number")
    return value


def _plain(typed: str) -> str:
    return plain_digits(typed).strip()


def _digits(value: object) -> object:
    return _plain(value) if isinstance(value, str) else value


def _float(value: object) -> object:
    """Pydantic alone would read `0.2_5` as 0.25."""
    if isinstance(value, str) and "_" in value:
        raise PydanticCustomError("number-expected", "a number")
    return _digits(value)


def _amount(value: object) -> object:
    return _typed(value, NUMBER, "amount-expected")


def _number(value: object) -> object:
    return _typed(value, NUMBER, "number-expected")


def _whole(value: object) -> object:
    """Pydantic alone would read `1.000`, one thousand to an Indonesian reader, as 1."""
    if not isinstance(value, str):
        return value
    value = _plain(value)
    if not WHOLE.fullmatch(value):
        refuse_grouped(value)
        raise PydanticCustomError("whole-number-expected", "a whole number")
    return value


def _day(value: object) -> object:
    """Pydantic alone would read `86400` as the second of January 1970."""
    if not isinstance(value, str):
        return value
    value = _plain(value)
    if not DATE.fullmatch(value):
        raise PydanticCustomError("date-expected", "a date")
    return value


def _colour(value: object) -> object:
    if not isinstance(value, str) or not COLOUR.fullmatch(value.strip()):
        raise PydanticCustomError("colour-expected", "a colour")
    return value.strip().lower()


def _country(value: object) -> object:
    """Two letters in capitals; anything else is left as it is typed, for the message."""
    return value.strip().upper() if isinstance(value, str) and PAIR.fullmatch(value.strip()) else value


def _currency(value: object) -> object:
    """Three letters, of which another rule asks whether they are those of a currency; signs and names are not."""
    if isinstance(value, str) and not LETTERS.fullmatch(value.strip()):
        raise PydanticCustomError("currency-unknown", "a currency", {"value": value})
    return value.strip().upper() if isinstance(value, str) else value


def _slug(value: object) -> object:
    if not isinstance(value, str) or not SLUG.fullmatch(value.strip()):
        raise PydanticCustomError("slug-expected", "a slug")
    return value.strip()


Day = Annotated[date, BeforeValidator(_day), Form("date", DATE, text=True)]  # a field may itself be called `date`
Number = Annotated[Decimal, BeforeValidator(_number), Form("number", NUMBER)]
Whole = Annotated[int, BeforeValidator(_whole), Form("whole", WHOLE)]
Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0), Form("amount", NUMBER)]
Colour = Annotated[str, BeforeValidator(_colour), Form("colour", COLOUR, text=True)]
Slug = Annotated[str, BeforeValidator(_slug), Form("slug", SLUG)]
CategorySlug = Annotated[Slug, NameOf("category")]
ParentSlug = Annotated[Slug, NameOf("category", open=True)]  # stands where the categories themselves are written
RegionSlug = Annotated[Slug, NameOf("region")]
BusinessSlug = Annotated[Slug, NameOf("business")]
ProductKey = Annotated[str, NameOf("product")]  # business/product
ProductName = Annotated[str, NameOf("product", open=True)]  # the same, or a product of the same business
Percent = Annotated[Decimal, BeforeValidator(_number), Field(ge=0, le=100), Form("percent", NUMBER)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=1), Form("count", WHOLE)]
Fraction = Annotated[float, BeforeValidator(_float), Field(ge=0, le=1), Form("fraction")]
Degrees = Annotated[float, BeforeValidator(_float)]
Digits = Annotated[str, BeforeValidator(_digits)]  # a number that is not counted with: its zeros and signs stay
# ISO 3166-1 alpha-2 and ISO 4217, in capitals or not; existence is a rule
Country = Annotated[str, BeforeValidator(_country), Field(pattern=r"^[A-Z]{2}$"), Form("country", PAIR, text=True)]
Currency = Annotated[str, BeforeValidator(_currency), Form("currency", LETTERS, text=True)]
