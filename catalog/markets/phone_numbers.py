"""Numbers of telephones as people write them → the number that is dialled, and how it is printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from catalog.model.digits import plain_digits

EXTENSION: Final = re.compile(r"(?:ext\.?|extension|pes\.?|pesawat|x|#)[\s.:]*([0-9]{1,7})\s*$", re.IGNORECASE)
PREFIX: Final = re.compile(r"^\s*tel:\s*", re.IGNORECASE)
LONGEST: Final = 60  # characters; what is longer is no number, and is not searched
SHORTEST: Final = 5  # digits; with fewer a text is not meant to be a number, whichever letters it has

Fault = Literal["phone-wrong", "phone-letter"]


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number that can be dialled from abroad."""

    digits: str  # with the country's code, without a plus: as wa.me takes them
    printed: str  # +62 812 3456 7890
    extension: str = ""

    @property
    def url(self) -> str:
        """The link that dials it (RFC 3966)."""
        return f"tel:+{self.digits}" + (f";ext={self.extension}" if self.extension else "")


@dataclass(frozen=True, slots=True)
class PhoneFault:
    """Why a text is no number; the letter in it, where it is one."""

    code: Fault
    letter: str = ""


def phone_number(typed: str, country: str) -> PhoneNumber | None:
    """The number that `typed` means to somebody in `country` (ISO 3166-1); None where it is none."""
    found = read_phone_number(typed, country)
    return found if isinstance(found, PhoneNumber) else None


@lru_cache(maxsize=4096)
def read_phone_number(typed: str, country: str) -> PhoneNumber | PhoneFault:
    """The number that `typed` means to somebody in `country`, or what keeps it from being one.

    A letter is no digit: the library would dial `O` as 6, as on the keys of a telephone. Marks without a width, which
    come along when a number is copied from a telephone, are passed over.
    """
    if len(typed) > LONGEST:
        return PhoneFault("phone-wrong")
    seen = "".join(character for character in typed if unicodedata.category(character) != "Cf")
    text = PREFIX.sub("", plain_digits(seen))
    behind = EXTENSION.search(text)
    extension = behind[1] if behind else ""
    text = text[: behind.start()] if behind else text
    letter = next((character for character in text if not _belongs(character)), "")
    if letter and sum(map(str.isdigit, text)) >= SHORTEST:
        return PhoneFault("phone-letter", letter)
    found = None if letter else _parsed(text, country, extension)
    return found or PhoneFault("phone-wrong")


def _belongs(character: str) -> bool:
    """Whether a character may stand between the digits of a number: the library would pass over any other one."""
    return character in "0123456789+()./~" or character.isspace() or unicodedata.category(character) == "Pd"


def _parsed(text: str, country: str, extension: str) -> PhoneNumber | None:
    import phonenumbers  # slow to import, and many projects have few numbers

    ways = [text]
    if text.lstrip().startswith("00"):  # as most of the world dials abroad, whatever the prefix is in this country
        ways.append("+" + text.lstrip()[2:])
    for way in ways:
        try:
            number = phonenumbers.parse(way, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
            digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")
            return PhoneNumber(digits, written.replace("-", " "), extension)
    return None
