"""A foreign shop as a project: clothes, bags, shoes and mugs of five makers, as an e-commerce system exports them.

Prices in US dollars, texts in English with what shops type into them, upright photos, up to 96 variants, no regions.
Everything follows from the place of a product in the order, so that the same call writes the same files.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, product
from pathlib import Path
from typing import Final

import yaml

from catalog.core.project import Project
from tests.content.shop_photos import draw_photo, draw_workshop
from tests.content.shop_tables import (
    CATALOGUE,
    CATEGORIES,
    COLOURS,
    DESCRIPTIONS,
    EDITIONS,
    FIBRES,
    KINDS,
    LONG_NAMES,
    MAKERS,
    ORIGINS,
    SHOE_SIZES,
    SIZES,
    SPREAD,
    STYLES,
    SWATCHES,
    TAG_LINES,
    VARIANTS,
    Choice,
    Kind,
    Values,
)

PRODUCTS: Final = 60
MANY_PRODUCTS: Final = 181
MANY_VARIANTS: Final = 1859
LONGEST_NAME: Final = 90
LARGE_SIZES: Final = {"2XL": Decimal(3), "3XL": Decimal("5.5"), "44": Decimal(10), "45": Decimal(10)}


def write_shop(folder: Path, products: int = PRODUCTS, variants: int | None = None) -> Project:
    """Write the shop with so many products into `folder`; with exactly `variants` variants in all, where that is
    given, else as the tables say."""
    project = Project(folder)
    _write(project.content / "catalogue.yaml", CATALOGUE)
    _write(project.content / "categories.yaml", {"categories": [*CATEGORIES]})
    for name, edition in EDITIONS.items():
        _write(project.content / "editions" / f"{name}.yaml", edition)
    for slug, maker in MAKERS.items():
        _write(project.content / "businesses" / slug / "business.yaml", maker)
        (project.images / slug).mkdir(parents=True, exist_ok=True)
    (project.images / "tall-pines" / "workshop.jpg").write_bytes(draw_workshop())
    for number, count in enumerate(variant_counts(products, variants)):
        _write_product(project, number, count)
    return project


def variant_counts(products: int, variants: int | None) -> list[int]:
    """How many variants each product has: none, or two and more."""
    turns = range(len(VARIANTS), products)
    counts = [*VARIANTS[:products], *(SPREAD[turn % len(SPREAD)] for turn in turns)]
    lacking = 0 if variants is None else variants - sum(counts)
    step = 1 if lacking > 0 else -1
    while lacking:
        before = lacking
        for turn in turns:
            if lacking and 2 <= counts[turn] + step <= 60:
                counts[turn] += step
                lacking -= step
        if lacking == before:
            raise ValueError(f"{products} products cannot have {variants} variants")
    return counts


def _write_product(project: Project, number: int, count: int) -> None:
    kind, maker = KINDS[number % len(KINDS)], [*MAKERS][(number + number // len(KINDS)) % len(MAKERS)]
    slug = f"{STYLES[number % len(STYLES)]} {kind.name} {number}".lower().replace(" ", "-")
    files = [f"{slug}.jpg", f"{slug}_2.jpg"][: _photos(number)]
    for turn, file in enumerate(files):
        shape = "model" if turn and kind.shape == "shirt" else kind.shape
        (project.images / maker / file).write_bytes(draw_photo(shape, number + 5 * turn))
    variants = _variants(number, kind, count) if count else None
    if variants:
        _colours(project, maker, number, kind, variants)
    entry: Values = {
        "name": _name(number, kind),
        "line": TAG_LINES[number % len(TAG_LINES)],
        "description": DESCRIPTIONS[number % len(DESCRIPTIONS)],
        "category": kind.category,
        "sku": _sku(number, kind),
        "photos": [{"file": file} for file in files],
        "price": _price(number, kind),
        "group": kind.group,
        "fibre": FIBRES[number % len(FIBRES)] if kind.group == "garment" else None,
        "origin": ORIGINS[number % len(ORIGINS)],
        "moq": 12 if number % 3 == 0 else None,
        "variants": variants,
    }
    _write(
        project.content / "businesses" / maker / f"{slug}.yaml", {key: value for key, value in entry.items() if value}
    )


def _colours(project: Project, maker: str, number: int, kind: Kind, variants: Values) -> None:
    """Swatches for the colours of every third product, and photos of them for every eighth, into `variants`."""
    axis = variants["axes"].get(COLOURS.key)  # type: ignore[attr-defined]
    if axis and number % 3 == 0:
        axis["swatches"] = {name: SWATCHES[name] for name in axis["options"] if name in SWATCHES}
    if axis and number % 8 == 0:
        axis["photos"] = {name: f"{number}-{turn}.jpg" for turn, name in enumerate(axis["options"][:6])}
        for name, file in axis["photos"].items():
            (project.images / maker / file).write_bytes(draw_photo(kind.shape, number + 6, SWATCHES.get(name, "")))


def _photos(number: int) -> int:
    """How many photos a product has: one in nine has none, one in three has two."""
    return 0 if number % 9 == 8 else 2 if number % 3 == 1 else 1


def _name(number: int, kind: Kind) -> str:
    name = f"{STYLES[number % len(STYLES)]} {kind.name}"
    if number % 5 == 3:
        name += LONG_NAMES[number // 5 % len(LONG_NAMES)]
    return name[:LONGEST_NAME].rstrip()


def _sku(number: int, kind: Kind) -> str | None:
    """A short code, a long one as systems make them of everything that they know, or none."""
    if number % 4 == 3:
        return None
    if number % 4 == 1:
        return f"FLDMKT-{kind.category}-{kind.shape}-{STYLES[number % len(STYLES)]}-SS27-{number:05}".upper()
    return f"{kind.shape[0].upper()}{number}"


def _price(number: int, kind: Kind) -> Values:
    price = Decimal(kind.price) + number
    values: Values = {"currency": "USD", "date": "2026-10-01"}
    if number % 10 != 5:  # one in ten has no price but those of its variants
        values["retail"] = str(price)
    if number % 3 == 0:
        values["wholesale"] = [
            {"from": 12, "price": f"{price * 6 / 10:.2f}"},
            {"from": 48, "price": f"{price / 2:.2f}"},
        ]
    return values


def _variants(number: int, kind: Kind, count: int) -> Values:
    """Exactly `count` variants in sizes and colours, the larger sizes dearer; a few with no sizes but 60 colours."""
    axes = _axes(kind, count)
    items = []
    for place, options in enumerate(islice(product(*(axis.options for axis in axes)), count)):
        of = {axis.key: option for axis, option in zip(axes, options, strict=True)}
        item: Values = {"of": of}
        added = LARGE_SIZES.get(of.get("size", ""), Decimal(0))
        if added or number % 10 == 5:
            item["price"] = str(Decimal(kind.price) + number + added)
        if code := _sku(number, kind):
            item["sku"] = f"{code}-{place + 1:02}"
        items.append(item)
    return {"axes": {axis.key: {"name": axis.name, "options": [*axis.options]} for axis in axes}, "items": items}


def _axes(kind: Kind, count: int) -> tuple[Choice, ...]:
    """The sizes and colours of which `count` variants are made, with no more options than those use."""
    if kind.shape in ("mug", "bag") or count < 4:
        return (_first(COLOURS, count),)
    sizes = SHOE_SIZES if kind.shape == "boot" else SIZES
    if count <= len(sizes.options):
        return (_first(sizes, count),)
    of_each = -(-count // len(sizes.options))
    used = -(-count // of_each)
    return _first(sizes, used), _first(COLOURS, of_each)


def _first(choice: Choice, count: int) -> Choice:
    return Choice(choice.key, choice.name, choice.options[:count])


def _write(path: Path, values: Values) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")


def all_products(project: Project) -> Iterator[str]:
    """The keys of all products that were written."""
    for path in sorted((project.content / "businesses").glob("*/*.yaml")):
        if path.name != "business.yaml":
            yield f"{path.parent.name}/{path.stem}"
