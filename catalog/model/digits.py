"""The digits of every script as 0 to 9: a number means the same on whichever keyboard it was typed."""

from __future__ import annotations

import unicodedata
from typing import Final

SEPARATORS: Final = {"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC THOUSANDS SEPARATOR}": ","}


def plain_digits(text: str) -> str:
    """`text` with each decimal digit as 0 to 9, and the separators of Arabic numbers as point and comma."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return SEPARATORS.get(character, character) if value is None else str(value)
