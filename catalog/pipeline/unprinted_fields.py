"""Edition → `build/<edition>/not-printed.json`: the fields that were filled in and stand on none of its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.content.selection import selected_products
from catalog.core.atomic_files import write_whole
from catalog.model.catalogue import Catalogue
from catalog.model.settings import Edition
from catalog.model.unprinted import Use

NAME: Final = "not-printed.json"


def write_unprinted(catalogue: Catalogue, edition: Edition, folder: Path, *, html: bool) -> Path:
    """Write the list into `folder`. What the HTML prints is listed only where none is made, `html` is False."""
    rows = [
        {"file": file, "field": field, "use": use}
        for file, field, use in _fields(catalogue, edition)
        if use != Use.HTML or not html
    ]
    path = folder / NAME
    write_whole(path, (json.dumps(rows, indent=1) + "\n").encode())
    return path


def _fields(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for business, product in selected_products(catalogue, edition):
        if business.slug not in seen:
            yield from ((business.file, field, use) for field, use in business.unprinted)
        seen.add(business.slug)
        yield from ((product.file, field, use) for field, use in product.unprinted)
    if catalogue.rates and edition.market is None:
        yield "content/rates.yaml", "rates", Use.MARKET
    yield from (
        ("content/regions.yaml", f"regions[{index}].code", Use.LATER)
        for index, region in enumerate(catalogue.regions.values())
        if region.code
    )
    if catalogue.info.publisher.logo:
        yield "content/catalogue.yaml", "publisher.logo", Use.HTML


def unprinted_count(folder: Path) -> int:
    """How many fields the list in `folder` has; 0 where there is none."""
    try:
        return len(json.loads((folder / NAME).read_bytes()))
    except (OSError, ValueError):
        return 0
