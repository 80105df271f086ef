"""A cell with the names or addresses of photos → each of them: a.jpg, b.jpg · https://…/a.jpg,https://…/b.jpg."""

from __future__ import annotations

import re
from typing import Final

from catalog.exchange.values.lists import read_words
from catalog.exchange.values.reading import Reading, Value

LONGEST: Final = 50_000  # characters
MOST: Final = 200  # photos of a product
ADDRESS: Final = "://"
# Between addresses: a line, a bar, a comma with a blank; a blank or a comma alone where another address begins.
BETWEEN: Final = re.compile(r"\s*[\n|]\s*|[,;]\s+|[,;\s]+(?=https?://)|[,;]$")
PATHS: Final = re.compile(r"\s*[,;|\n]\s*(?=/|$)")  # between paths in the folder of a shop: /m/b/a.jpg,/m/b/b.jpg


def read_photo_names(typed: Value) -> Reading:
    """The photos that a cell names, in their order, each once."""
    if not isinstance(typed, str) or (ADDRESS not in typed and not typed.startswith("/")):
        return read_words(typed)
    if len(typed) > LONGEST:
        return Reading(None, why="value-long")
    parts = (BETWEEN if ADDRESS in typed else PATHS).split(typed.strip())
    names = list(dict.fromkeys(part.strip(",;") for part in parts if part.strip(",;")))
    return Reading(names) if 0 < len(names) <= MOST else Reading(None, why="value-list")
