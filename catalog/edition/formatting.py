"""How a language writes things: phrases, money, numbers, dates, units, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, format_currency, format_decimal, format_percent, parse_pattern
from babel.units import format_unit

from catalog.core.content_keys import digest_of
from catalog.edition.collation import Collation, collation_of
from catalog.markets.currencies import decimals_of, printed_decimals
from catalog.markets.phone_numbers import PhoneNumber
from catalog.model.figures import LARGE_NUMBERS
from catalog.model.settings import Language
from catalog.model.values import Day

HARD: Final = "\N{NO-BREAK SPACE}"
DIGITS: Final = re.compile(r"[0-9](?:.*[0-9])?")  # of an amount, between the signs of its currency
EVERY_DECIMAL: Final = "#,##0.#########"
MONTH: Final = 30  # days
YEAR: Final = 365  # days
WIDE_COMMA, WIDE_SEMICOLON, WIDE_COLON = "、", "；", "："  # as wide as a Han character, with their own space
MOST_DECIMALS: Final = 2  # of an amount in words


class Formatter:
    """Writes values in one language, by its file `languages/<code>.yaml` and CLDR."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        self._patterns: dict[tuple[str, int], NumberPattern] = {}

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
        """A number with all of its decimals."""
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def percent(self, value: Decimal, signed: bool = False) -> str:
        """`value` in per cent (5.56 → "5.56%"), with a true minus sign, or a plus where `signed`."""
        text = format_percent(abs(value) / 100, locale=self.locale, decimal_quantization=False)
        sign = "\N{MINUS SIGN}" if value < 0 else "+" if signed else ""
        return sign + text

    def money(self, amount: Decimal, currency: str, decimals: int | None = None) -> str:
        """An amount as this language writes this currency: `Rp12.500`, `IDR 12,500`, `USD 12.50`. The currency decides
        how many `decimals` there are unless they are named, and none that was typed is rounded away. No line ends
        inside it."""
        return self._money(amount, currency, printed_decimals(amount, currency) if decimals is None else decimals)

    def _money(self, amount: Decimal, currency: str, decimals: int) -> str:
        pattern = self._pattern(currency, decimals)
        text = format_currency(amount, currency, format=pattern, locale=self.locale, currency_digits=False)
        return text.replace(" ", HARD)

    def _pattern(self, currency: str, decimals: int) -> NumberPattern:
        """The pattern that the language has for a currency, with this many decimals."""
        found = self._patterns.get((currency, decimals))
        if found is None:
            written = self.language.money
            found = parse_pattern(written.get(currency, written["*"]))
            found.frac_prec = (decimals, decimals)
            self._patterns[currency, decimals] = found
        return found

    def large_money(self, amount: Decimal, currency: str) -> str:
        """An amount in the largest of the language's own large numbers in which it has two decimals at most, in words:
        `Rp2,5 miliar`, `IDR 92.15 million`, `920億円`. One that has more in each is written out, never rounded."""
        for word, size in LARGE_NUMBERS.items():
            decimals = decimals_of(amount / size)
            if f"figure.{word}" in self.language.phrases and amount >= size and decimals <= MOST_DECIMALS:
                return self._in_words(self._money(amount / size, currency, decimals), word)
        return self.money(amount, currency)

    def _in_words(self, money: str, number: str) -> str:
        """`IDR 92` → `IDR 92 billion`, `920円` → `920億円`: the word stands right behind the digits."""
        digits = DIGITS.search(money)
        if digits is None:  # of a pattern that writes none
            return money
        words = self.say(f"figure.{number}", amount=digits[0]).replace(" ", HARD)
        return money[: digits.start()] + words + money[digits.end() :]

    def date(self, day: Day) -> str:
        """A day as this language writes it: `1 October 2026`. No line ends inside it."""
        return format_date(day, format=self.language.date, locale=self.locale).replace(" ", HARD)

    def month(self, day: Day) -> str:
        """A month with its year: `October 2026`. No line ends inside it."""
        return format_date(day, format=self.language.month, locale=self.locale).replace(" ", HARD)

    def unit(self, unit: str, number: int) -> str:
        """The name of a unit for this number of it: "piece", "pieces"."""
        forms = self.language.units[unit]
        return forms.get(self.locale.plural_form(number), forms["other"])

    def quantity(self, number: int, unit: str) -> str:
        """So many of a unit: `50 pieces`, `50枚`. No line ends inside it."""
        return self.say("value.quantity", number=self.number(number), unit=self.unit(unit, number)).replace(" ", HARD)

    def counted(self, number: int, unit: str) -> str:
        """A number of units where another word follows it: with the unit in languages that count with it, `20枚` of
        `20枚以上`; else alone, `20` of `from 20`. No line ends inside it."""
        return self.number(number) if " " in self.language.phrases["value.quantity"] else self.quantity(number, unit)

    def listed(self, texts: Iterable[str]) -> str:
        """Texts in a row: `cotton, silk`, `綿、絹`."""
        return self.comma.join(texts)

    def sentences(self, *texts: str) -> str:
        """Sentences one behind the other, with a space between them where the language has any."""
        return ("" if self.comma == WIDE_COMMA else " ").join(texts)

    def clauses(self, texts: Iterable[str]) -> str:
        """Texts in a row that may have commas themselves."""
        return self.semicolon.join(texts)

    @cached_property
    def comma(self) -> str:
        """What stands between the texts of a list, as CLDR has it; ", " where that is a word or a space alone."""
        found = str(self.locale.list_patterns["standard"]["middle"]).replace("{0}", "").replace("{1}", "")
        return found if found.strip() and not any(map(str.isalnum, found)) else ", "

    @property
    def semicolon(self) -> str:
        return WIDE_SEMICOLON if self.comma == WIDE_COMMA else "; "

    @property
    def colon(self) -> str:
        """What stands between a label and what it names."""
        return WIDE_COLON if self.comma == WIDE_COMMA else ": "

    def labelled(self, label: str, text: str) -> str:
        """A text behind what it is: `Size: 40 cm`, `サイズ：40 cm`."""
        return f"{label}{self.colon}{text}"

    def measure(self, amount: Decimal, unit: str) -> str:
        """An amount with the sign of its unit, as CLDR has it: `8 oz`. `unit` is CLDR's name, `mass-ounce`."""
        written = format_unit(amount, unit, length="short", format=EVERY_DECIMAL, locale=self.locale)
        return str(written).replace(" ", HARD)

    def country(self, code: str) -> str:
        """The name of a country by its code (ISO 3166-1)."""
        return self.language.countries.get(code) or str(self.locale.territories.get(code, code))

    def countries(self, codes: tuple[str, ...]) -> str:
        return self.listed(self.country(code) for code in codes)

    def coordinates(self, latitude: float, longitude: float) -> str:
        """Degrees with a letter for the side: `7.1109° S, 112.4098° E`."""
        sides = ("south" if latitude < 0 else "north", "west" if longitude < 0 else "east")
        degrees = (
            format_decimal(Decimal(str(abs(value))), locale=self.locale, decimal_quantization=False)
            for value in (latitude, longitude)
        )
        return self.listed(self.say(f"side.{side}", degrees=value) for side, value in zip(sides, degrees, strict=True))

    def days(self, days: int) -> str:
        """A stretch of days; from two months on in months, as buyers speak of shelf life: 365 days are 12 months. No
        line ends inside it."""
        years, rest = divmod(days, YEAR)
        if years and rest == 0:
            written = self.count("months", years * 12)
        elif days >= 2 * MONTH and days % MONTH == 0:
            written = self.count("months", days // MONTH)
        else:
            written = self.count("days", days)
        return written.replace(" ", HARD)

    def phone(self, number: PhoneNumber) -> str:
        """A number as it is dialled where the language is spoken: `0812-3456-7890`, elsewhere with
        the country's code."""
        return number.national if number.country == self.locale.territory else number.printed

    def sort_key(self, text: str) -> tuple[bytes, str]:
        """Order of names in this language: 1, 2, 10; Đ, Ł and Œ where its readers look for them."""
        return self._collation.key(text)

    def index_letter(self, text: str) -> str:
        """The letter under which an index lists `text`; `#` for what begins with none."""
        return self._collation.heading(text)

    @cached_property
    def _collation(self) -> Collation:
        return collation_of(self.language.locale)
