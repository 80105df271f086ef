"""Names of files and short names in the order in which people count: 1, 2, 10, 11, in every language alike."""

from __future__ import annotations

import re
from typing import Final

PIECES: Final = re.compile(r"([^0-9]*)([0-9]*)")

NaturalKey = tuple[tuple[tuple[str, int], ...], str]


def natural_key(name: str) -> NaturalKey:
    """By what `name` is sorted: numbers in it by what they amount to. No two names have the same."""
    return tuple((text, int(number or -1)) for text, number in PIECES.findall(name)), name
