"""A cell with several names and values, as Magento writes them → each value by its name: bahan=ketan,isi=10."""

from __future__ import annotations

import re
from typing import Final

BETWEEN: Final = re.compile(r",(?=\s*\"?[\w ]+=)")  # a comma inside of a value has no name behind it


def read_pairs(text: str) -> dict[str, str]:
    """The values by their names, in their order; those of several between bars are one list. Nothing where a part has
    no name, or no value."""
    found: dict[str, str] = {}
    for part in BETWEEN.split(text):
        name, sign, value = part.strip().strip('"').partition("=")
        if not sign or not name.strip():
            return {}
        if value.strip():
            found[name.strip()] = ", ".join(" ".join(one.split()) for one in value.split("|") if one.strip())
    return found
