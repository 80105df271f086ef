"""What the last import of a file wrote, entry by entry: `content/imports/<name>.last.json`.

By it the next import knows which entry a row is, and which values were changed by hand since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from catalog.exchange.entries.flat import Flat

VERSION = 1


@dataclass(slots=True)
class LastImport:
    """`slugs` are the entries by the names of businesses and products (`name`, `name/product`), as they are compared;
    `values` what was written, by the slug of the business and the product (`slug`, `slug/product`)."""

    slugs: dict[str, str] = field(default_factory=dict)
    values: dict[str, Flat] = field(default_factory=dict)


def read_last(path: FilePath) -> LastImport:
    """Nothing where there is no such file, or none that can be read: values are then taken for typed by hand."""
    try:
        found = json.loads(path.read_bytes())
        if found["version"] != VERSION:
            return LastImport()
        values = {name: {tuple(path): value for path, value in rows} for name, rows in found["values"].items()}
        return LastImport(dict(found["slugs"]), values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return LastImport()


def last_text(slugs: Mapping[str, str], values: Mapping[str, Mapping[Any, Any]]) -> bytes:
    """The file's content: a line for each entry, so that a comparison of two versions shows what changed."""
    lines = [
        f"  {_json(name)}: {_json([[list(path), value] for path, value in sorted(of.items())])}"
        for name, of in sorted(values.items())
    ]
    names = [f"  {_json(name)}: {_json(slug)}" for name, slug in sorted(slugs.items())]
    joined = ",\n".join
    return f'{{"version": {VERSION}, "slugs": {{\n{joined(names)}\n}}, "values": {{\n{joined(lines)}\n}}}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
