"""Several values ↔ the text of one cell: `merah; biru`, `size: M; colour: Merah`, or JSON where that could not be told
apart."""

from __future__ import annotations

import json
import re
from typing import Any, Final

BETWEEN: Final = "; "
JSON: Final = ("[", "{", '"')  # with which it begins
PLAIN_ITEM: Final = re.compile(r"(?![\[{])[^\s;:\"](?:[^;\n\r:]*[^\s;:])?")
PAIR: Final = re.compile(r"(?![\[{])([^\s;:\"](?:[^;\n\r:]*[^\s;:])?):\s+(\S(?:[^;\n\r]*[^\s;])?)")


def cell_text(value: Any) -> str:  # noqa: ANN401 plain data
    """A list or map as the text of a cell, by which `cell_data` finds the same again; a text alone as it is."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if value.strip().startswith(JSON) else value
    if isinstance(value, list) and value and all(isinstance(one, str) and PLAIN_ITEM.fullmatch(one) for one in value):
        return BETWEEN.join(value)
    if isinstance(value, dict) and value:
        pairs = [f"{key}: {text}" for key, text in value.items() if isinstance(text, str)]
        if len(pairs) == len(value) and all(map(_is_pair, pairs, value.items())):
            return BETWEEN.join(pairs)
    return json.dumps(value, ensure_ascii=False)


def _is_pair(written: str, pair: tuple[str, str]) -> bool:
    found = PAIR.fullmatch(written)
    return found is not None and found.groups() == pair


def cell_data(text: str) -> Any:  # noqa: ANN401 plain data
    """What a cell says: a map where each of its parts is a pair, else a list. ValueError where it begins as JSON and
    is none."""
    if text.startswith(JSON):
        return as_typed(json.loads(text))
    parts = [part.strip() for part in text.split(";")]
    parts = [part for part in parts if part]
    pairs = [PAIR.fullmatch(part) for part in parts]
    if pairs and all(pairs):
        return {pair[1]: pair[2] for pair in pairs if pair}
    return parts


def as_typed(data: Any) -> Any:  # noqa: ANN401
    """Every value as the text that was typed, as in an entry."""
    if isinstance(data, dict):
        return {str(key): as_typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_typed(value) for value in data]
    if isinstance(data, bool):
        return "yes" if data else "no"
    return data if data is None else str(data)
