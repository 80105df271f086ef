"""Telephone numbers as people and spreadsheets have them → as an entry has them: 81234567890 · 62812… · wa.me/…"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.reading import MOST_DIGITS, Reading, Value, line_of, own
from catalog.markets.phone_numbers import PhoneNumber, phone_number

LINK: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:wa\.me/|(?:api|web|chat)\.whatsapp\.com/send/?\?(?:\S*&)?phone=|tel:)\+?([0-9]{5,20})\S*",
    re.IGNORECASE,
)
LOST: Final = re.compile(r"[0-9][.,][0-9]+e\+?[0-9]{1,2}", re.IGNORECASE)  # 8,12346E+10
LABEL: Final = re.compile(
    r"\b(?:no(?:mor|mer)?|hp|handphone|telp?|telepon|telpon|tlp|phone|whats?app?|wa|call|sms|kontak|cp|office|kantor|rumah)(?![a-z])"
    r"[.:]*|[:]",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(
    r"\s*(?:/|;|,|\||&|\b(?:atau|dan|or|and)\b)\s*"
    r"|(?<=[0-9]{6})\s+(?=(?:\+?62|0)8[0-9]{2})",
    re.IGNORECASE,
)
NUMBER: Final = re.compile(  # no letter before or behind it, which may be a zero that was typed as an O
    r"(?<![A-Za-z0-9])\(?\+?[0-9(][0-9()\s.+-]{4,24}[0-9](?:\s*(?:ext|pes|x)\.?\s*[0-9]{1,6})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
FEWEST: Final = 5  # digits of what may be a number at all


def read_phone(typed: Value, country: str = "ID") -> Reading:
    """A number of a telephone as people write it: `+62 812-3456-7890`. The zero that a spreadsheet took away is put
    back. Of several numbers the first is the value and `other` is a list of the rest."""
    if isinstance(typed, Decimal) and typed.is_finite() and typed.adjusted() >= MOST_DIGITS:
        return Reading(None, why="value-digits-lost")
    if isinstance(typed, str) and ("\n" in typed or "\r" in typed):
        typed = "; ".join(line for line in typed.splitlines() if line.strip())
    line = line_of(typed)
    return line if isinstance(line, Reading) else own(_phone(line, country))


@lru_cache(maxsize=16384)
def _phone(line: str, country: str) -> Reading:
    line = line.removesuffix(".0") if line.count(".") == 1 else line  # a number that was once counted with
    simple = _number(line, country)
    if simple:
        return Reading(simple)
    if LOST.fullmatch(line):
        return Reading(None, why="value-digits-lost")
    found: list[str] = []
    left: list[str] = []
    for part in BETWEEN.split(LINK.sub(r" +\1 ", line)):
        words = LABEL.sub(" ", part).strip(" .-()")
        match = NUMBER.search(words)
        number = _number(match[0], country) if match else ""
        if number and match:
            found.append(number)
            words = f"{words[: match.start()]} {words[match.end() :]}"
        if re.search(r"\w", words):
            left.append(words.strip(" ()-"))
    return _of_several(found, left)


def _of_several(found: list[str], left: list[str]) -> Reading:
    """The first number; what is more goes into `other`, so that nothing is lost."""
    if not found:
        return Reading(None, why="value-phone")
    more = [number for number in dict.fromkeys(found) if number != found[0]] + [
        words for words in left if sum(map(str.isdigit, words)) >= 3
    ]
    if more:
        return Reading(found[0], more, "value-phone-several")
    return Reading(found[0], None, "value-words-left" if left else "")


def _number(text: str, country: str) -> str:
    """A single number as it is written; "" where `text` is none. Without its zero or plus it is tried with them."""
    digits = sum(map(str.isdigit, text))
    if digits < FEWEST or len(text) > digits * 3:
        return ""
    bare = text.lstrip("( ")
    ways = [text, f"+{bare}"] if bare.startswith("62") else [text]
    if bare.startswith("8"):
        ways.append(f"0{bare}")
    for way in ways:
        number = phone_number(way, country)
        if number:
            return _written(number)
    return ""


def _written(number: PhoneNumber) -> str:
    """With the country's code, and hyphens where people there write them: +62 812-3456-7890."""
    code = number.printed.split(" ", 1)[0]
    national = number.national.removeprefix("0")
    same = "(" not in national and code.removeprefix("+") + re.sub(r"[^0-9]", "", national) == number.digits
    written = f"{code} {national}" if same else number.printed
    return f"{written} ext. {number.extension}" if number.extension else written
