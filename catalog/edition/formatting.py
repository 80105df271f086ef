"""How a language writes things: phrases, money, numbers, dates, units, countries."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import cached_property
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from catalog.core.content_keys import digest_of
from catalog.model.settings import Language
from catalog.model.values import Day, Size, Weight

HARD: Final = "\N{NO-BREAK SPACE}"
LONG_UNITS: Final = {"mm": Decimal(1), "cm": Decimal(10), "m": Decimal(1000), "in": Decimal("25.4")}


class Formatter:
    """Writes values in one language, by its file `languages/<code>.yaml` and CLDR."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code

    @cached_property
    def digest(self) -> str:
        """Content key of all that the language file says."""
        return digest_of(self.language.model_dump_json())

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language.locale)

    def say(self, key: str, **values: object) -> str:
        """The phrase `key` with its placeholders filled. KeyError when the language lacks it (a test sees to that)."""
        phrase = self.language.phrases[key]
        return phrase.format(**values) if values else phrase

    def count(self, key: str, number: int) -> str:
        """A phrase that changes with a number: `<key>.one`, `<key>.other` by the language's plural rule."""
        form = f"{key}.{self.locale.plural_form(number)}"
        return self.say(form if form in self.language.phrases else f"{key}.other", count=self.number(number))

    def number(self, value: Decimal | int) -> str:
        return format_decimal(value, locale=self.locale)

    def percent(self, value: Decimal, signed: bool = False) -> str:
        """`value` in per cent (5.56 → "5.56%"), with a true minus sign, or a plus where `signed`."""
        text = format_percent(abs(value) / 100, locale=self.locale, decimal_quantization=False)
        sign = "\N{MINUS SIGN}" if value < 0 else "+" if signed else ""
        return sign + text

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount as this language writes this currency: `Rp12.500`, `IDR 12,500`, `USD 12.50`. No line
        ends inside it."""
        patterns = self.language.money
        pattern = patterns.get(currency, patterns["*"])
        # Babel's own digits for IDR are two; the pattern decides instead.
        text = format_currency(amount, currency, format=pattern, locale=self.locale, currency_digits=False)
        return text.replace(" ", HARD)

    def large_money(self, amount: Decimal, currency: str) -> str:
        """An amount in millions or billions, in words: `Rp92 miliar`, `IDR 92 billion`."""
        for word, size in (("billion", 10**9), ("million", 10**6)):
            if amount >= size:
                return self.say(f"figure.{word}", amount=self.money(amount / size, currency)).replace(" ", HARD)
        return self.money(amount, currency)

    def date(self, day: Day) -> str:
        return format_date(day, format=self.language.date, locale=self.locale)

    def month(self, day: Day) -> str:
        return format_date(day, format=self.language.month, locale=self.locale)

    def unit(self, unit: str, number: int) -> str:
        """The name of a unit for this number of it: "piece", "pieces"."""
        forms = self.language.units[unit]
        return forms.get(self.locale.plural_form(number), forms["other"])

    def quantity(self, number: int, unit: str) -> str:
        return f"{self.number(number)}{HARD}{self.unit(unit, number)}"

    def country(self, code: str) -> str:
        return str(self.locale.territories.get(code, code))

    def countries(self, codes: tuple[str, ...]) -> str:
        return ", ".join(self.country(code) for code in codes)

    def weight(self, weight: Weight) -> str:
        small, large = ("ml", "l") if weight.liquid else ("g", "kg")
        if weight.amount >= 1000:
            return f"{self.number(weight.amount / 1000)}{HARD}{large}"
        return f"{self.number(weight.amount)}{HARD}{small}"

    def size(self, size: Size) -> str:
        """`120 × 200 cm`, in the unit that was typed."""
        lengths = (self.number(length / LONG_UNITS[size.unit]) for length in size.lengths)
        return f"{HARD}×{HARD}".join(lengths) + f"{HARD}{size.unit}"

    def days(self, days: int) -> str:
        """A stretch of days; from two months on in months, as buyers speak of shelf life."""
        if days >= 60 and days % 30 == 0:
            return self.count("months", days // 30)
        return self.count("days", days)

    def sort_key(self, text: str) -> tuple[str, str]:
        """Order of an index: letters without their marks and case first, then the text itself."""
        plain = text
        if not text.isascii():  # else it has no marks
            plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        return (plain.casefold().lstrip("“‘\"'(").strip(), text)
