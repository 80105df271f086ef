"""The foreign shop with what an e-commerce system knows besides: sales, prices for groups of customers, sets, brands,
data of its own, ounces and inches.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml

from catalog.core.project import Project
from tests.content.shop import PRODUCTS, write_shop
from tests.content.shop_tables import CATALOGUE, EDITIONS, MAKERS, Values

SALE_END: Final = "2027-01-31"
GROUPS: Final[Values] = {
    "reseller": {"name": {"en": "Resellers", "id": "Pengecer"}},
    "distributor": {"name": {"en": "Distributors", "id": "Distributor"}, "currency": "EUR"},
}
# Amounts that occur nowhere else, so that one of them in the wrong edition is seen.
RESELLER: Final = ("21.37", "18.73", "47.71")
DISTRIBUTOR: Final = ("13.31", "11.17")
EDITION: Final[Values] = {**EDITIONS["grid"], "outputs": ["screen", "html"]}


def write_shop_with_fields(folder: Path, products: int = 12) -> Project:
    """Write the shop with so many products, the first of which have the further fields; editions `shop` for everybody,
    `reseller`, `distributor` and `features`, a page for each product."""
    project = write_shop(folder, min(products, PRODUCTS))
    for path in (project.content / "editions").iterdir():
        path.unlink()
    layouts: dict[str, Values] = {
        "shop": {"units": "both"},
        "reseller": {"customer_group": "reseller", "units": "imperial"},
        "distributor": {"customer_group": "distributor", "languages": ["en", "id"]},
        "features": {"layout": {"sizes": [{"prominence": "feature"}]}, "units": "metric"},
    }
    for number, (name, more) in enumerate(layouts.items()):
        _write(project.content / "editions" / f"{name}.yaml", {**EDITION, "code": f"SF-{number}", **more})
    _write(project.content / "catalogue.yaml", {**CATALOGUE, "customer_groups": GROUPS})
    _change(project.content / "businesses" / "lakeside" / "business.yaml", {**MAKERS["lakeside"], "brand": "Quayside"})
    paths = [path for path in sorted((project.content / "businesses").glob("*/*.yaml")) if path.name != "business.yaml"]
    plain = [path for path in paths if "variants" not in _read(path)]
    varied = [path for path in paths if "variants" in _read(path)]
    _change(plain[0], on_sale())
    _change(plain[1], in_a_set(varied[:2], plain[0]))
    _change(varied[0], {"goes_with": [key_of(plain[1]), key_of(plain[0])], "size": "12 x 8 in"})
    _change(varied[1], on_sale_in_sizes(varied[1]))
    return project


def on_sale() -> Values:
    """Of a product without variants: a sale, prices for groups, data of its own."""
    return {
        "brand": "Northfold",
        "price": {"retail": 29, "regular": 49, "sale_until": SALE_END, "currency": "USD", "date": "2026-10-01"},
        "prices": {
            "reseller": {"retail": RESELLER[0], "wholesale": [{"from": 24, "price": RESELLER[1]}]},
            "distributor": {"retail": DISTRIBUTOR[0], "wholesale": [{"from": 100, "price": DISTRIBUTOR[1]}]},
        },
        "net_weight": "8 oz",
        "size": "12 x 8.5 in",
        "attributes": [
            {"label": {"en": "Warranty", "id": "Garansi"}, "value": {"en": "Two years", "id": "Dua tahun"}},
        ],
        "care": "Wipe with a damp cloth",
    }


def in_a_set(items: list[Path], partner: Path) -> Values:
    """Of a set of two products, one of them several times."""
    return {
        "name": "Weekend Set",
        "contains": [{"product": key_of(items[0])}, {"product": key_of(items[1]), "quantity": 3}],
        "goes_with": [key_of(partner)],
        "attributes": [
            {"label": "Gift box", "value": "included"},
            {
                "label": "Closure",
                "value": "Brass buckle with a hidden magnet, replaced free when it wears out",
            },
        ],
        "gross_weight": "2.5 lb",
    }


def on_sale_in_sizes(path: Path) -> Values:
    """Of a product with variants: the first of them cheaper for now, and another price for resellers."""
    entry = _read(path)
    first = entry["variants"]["items"][0]  # type: ignore[index]
    first |= {"price": "33.00", "regular": "66.60", "prices": {"reseller": RESELLER[2]}}
    return {"variants": entry["variants"], "prices": {"reseller": {"wholesale": [{"from": 1000, "price": "1.00"}]}}}


def key_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _change(path: Path, fields: Values) -> None:
    _write(path, {**_read(path), **fields})


def _read(path: Path) -> Values:
    values: Values = yaml.safe_load(path.read_text(encoding="utf-8"))
    return values


def _write(path: Path, values: Values) -> None:
    path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
