"""Products that lack nothing in any market that comes with the program, one of each kind that gates tell apart."""

from __future__ import annotations

from typing import Any, Final

from catalog.model.business import Business
from catalog.model.product import Product

Values = dict[str, Any]
EVERY: Final[Values] = {
    "name": "Produk",
    "photos": [{"file": "a.jpg"}],
    "sku": "A-1",
    "price": {"retail": 10000},
    "export": {"incoterm": "FOB", "place": "Surabaya", "price": 2, "payment": "T/T"},
    "moq": 10,
    "case_pack": 10,
    "lead_time": 14,
    "net_weight": "100 g",
    "hs": "19059090",
    "origin": "ID",
    "packaging": {"kind": "peti kayu", "wood": "ispm15"},
    "age_from": 2,
}
CLOTH: Final[Values] = {
    "fibre": [{"name": "cotton", "percent": 60}, {"name": "silk", "percent": 40}],
    "care": "Wash by hand",
    "tests": [{"kind": kind, "value": "passed"} for kind in ("gb18401", "gb31701", "formaldehyde")],
}
PLANT: Final[Values] = {
    "name": "kayu jati",
    "scientific": "Tectona grandis",
    "harvest_country": "ID",
    "bark_free": True,
}
FOOD: Final[Values] = {
    "group": "food",
    "ingredients": [{"name": "Singkong", "percent": 80}, {"name": "Udang", "percent": 20}],
    "allergens": ["crustacean"],
    "animal": "crustacean",
    "fish_percent": 20,
    "shelf_life_days": 180,
    "veg": False,
    "batch_code": "DDMMYY",
    "nutrition": {"energy": 500, "fat": 20, "carbohydrate": 60, "protein": 4, "sodium": 300},
    "tests": [{"kind": "hcn", "value": "2 mg/kg"}, {"kind": "cs137", "value": "none"}],
}
PRODUCTS: Final[dict[str, Values]] = {
    "food": EVERY | FOOD,
    "textile": EVERY | CLOTH | {"group": "textile"},
    "garment": EVERY | CLOTH | {"group": "garment"},
    "fibre": EVERY | {"group": "fibre", "materials": [PLANT], "tests": CLOTH["tests"]},
    "wood": EVERY | {"group": "wood", "materials": [PLANT], "tests": CLOTH["tests"]},
    "bag": EVERY | {"group": "bag", "materials": [PLANT], "tests": CLOTH["tests"]},
}
KINDS: Final = ("nib", "pirt", "halal", "skp", "haccp", "svlk", "fda_ffr", "gacc", "mfds", "erf_tr")
MAKER: Final[Values] = {
    "name": "Pembuat",
    "category": "pangan",
    "licences": [{"type": kind, "number": "1"} for kind in KINDS],
    "bill_of_materials": True,
}


def product(**changes: Any) -> Product:  # noqa: ANN401 fields of a product
    """The complete product of the group `group`, with changes; None takes a field away."""
    values = PRODUCTS[changes.pop("of", "food")] | changes
    return Product.model_validate({key: value for key, value in values.items() if value is not None}, context={})


def maker(**changes: Any) -> Business:  # noqa: ANN401 fields of a business
    """The business with every licence, with changes."""
    return Business.model_validate({key: value for key, value in (MAKER | changes).items() if value is not None})
