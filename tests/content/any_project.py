"""Whole small projects, drawn by hypothesis: any chapters, businesses and products, any fields, any layout."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final

import yaml
from hypothesis import strategies as st
from PIL import Image

from catalog.core.project import Project
from tests.content.any_entry import COUNTRIES, Values, businesses, words

EDITION: Final = "book"
CHAPTERS: Final = ("cloth", "food", "wood")
REGION: Final = {"slug": "maduran", "name": "Maduran", "tile": [0, 0]}
UNBROKEN: Final = "Donaudampfschifffahrtsgesellschaft"  # a word that no line of a small card holds
Entries = Mapping[str, Values]  # by their files below content/, without .yaml


def optional(
    fields: Mapping[str, st.SearchStrategy[object]], **needed: st.SearchStrategy[object]
) -> st.SearchStrategy[Values]:
    """A map with all that is needed and any of the fields."""
    return st.fixed_dictionaries(needed, optional=dict(fields))


def texts(most: int) -> st.SearchStrategy[object]:
    """One text, or one in each language, of so many words at most."""
    return (
        words(most)
        | words(most).map(lambda text: f"{UNBROKEN} {text}")
        | st.fixed_dictionaries({"en": words(most), "id": words(most)})
    )


def long_texts(most: int) -> st.SearchStrategy[object]:
    """Such texts, and now and then one that no page has room for: sentences, or one word."""
    return texts(most) | st.sampled_from([f"{UNBROKEN} {most}. " * 60, f"{UNBROKEN} " * 12, UNBROKEN * 6])


def _steps(currency: str, retail: int, counts: list[int], dearer: int) -> Values:
    steps = [{"from": count, "price": retail - number} for number, count in enumerate(sorted(counts), start=1)]
    sale = {"regular": retail + dearer, "sale_until": "2026-12-31"} if dearer else {}
    return {"currency": currency, "retail": retail, **sale, **({"wholesale": steps} if steps else {})}


prices = st.builds(
    _steps,
    st.sampled_from(["IDR", "USD", "JPY", "KWD"]),
    st.sampled_from([5, 100, 18_000, 1_250_000, 987_654_321]),
    st.lists(st.integers(2, 5000), max_size=4, unique=True),
    st.integers(0, 3),
)
attributes = st.lists(st.fixed_dictionaries({"label": texts(3), "value": texts(12)}), min_size=1, max_size=20)
exports = optional(
    {
        "price": st.sampled_from([5, "18.50", "123456.75"]),
        "payment": texts(12),
        "port": words(2),
        "valid_until": st.just("2027-06-30"),
    },
    incoterm=st.sampled_from(["EXW", "FOB", "CIF"]),
    place=words(3),
)


@st.composite
def variants(draw: st.DrawFn) -> Values:
    """Some of all variants in one to three choices, some with a price of their own."""
    counts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    length = draw(st.integers(0, 24))
    options = {
        f"axis-{axis}": [f"{UNBROKEN[:length]} {one}" for one in range(count)] for axis, count in enumerate(counts)
    }
    axes = {key: {"name": draw(texts(2)), "options": named} for key, named in options.items()}
    made: list[dict[str, str]] = [{}]
    for key, named in options.items():
        made = [{**one, key: option} for one in made for option in named]
    every, dearer = draw(st.integers(1, 3)), draw(st.integers(0, 4))
    items = [
        {"of": one, **({"price": 20_000 + number % dearer} if dearer and number % 2 else {})}
        for number, one in enumerate(made[:120:every])
    ]
    return {"axes": axes, "items": items}


products = optional(
    {
        "line": texts(14),
        "description": texts(90),
        "photos": st.just([{"file": "photo.jpg"}]),
        "price": prices,
        "export": exports,
        "moq": st.integers(1, 99_999),
        "case_pack": st.integers(1, 500),
        "capacity": st.integers(1, 99_999),
        "lead_time": st.integers(1, 400),
        "samples": texts(20),
        "size": st.just("120 × 200 × 35.5 cm"),
        "brand": texts(6),
        "attributes": attributes,
        "net_weight": st.sampled_from(["1.5 kg", "8 oz"]),
        "gross_weight": st.just("2 kg"),
        "materials": st.integers(1, 5).map(lambda count: [{"name": f"{UNBROKEN} {n}"} for n in range(count)]),
        "care": texts(30),
        "ingredients": st.integers(1, 12).map(lambda count: [{"name": f"Gula aren {n}"} for n in range(count)]),
        "storage": texts(20),
        "shelf_life_days": st.integers(1, 2000),
        "hs": st.just("52085990"),
        "origin": st.sampled_from(COUNTRIES),
        "packaging": texts(8).map(lambda kind: {"kind": kind}),
        "variants": variants(),
        "prominence": st.sampled_from(["feature", "standard", "compact"]),
        "category": st.sampled_from(CHAPTERS),
    },
    name=texts(10).map(lambda text: text if isinstance(text, dict) else str(text)[:90].strip()),
)
figures = optional(
    {
        "key": st.lists(st.fixed_dictionaries({"value": st.integers(0, 10**10), "label": long_texts(4)}), max_size=4),
        "sales": st.lists(st.fixed_dictionaries({"name": long_texts(3), "amount": st.integers(1, 10**13)}), max_size=9),
        "growth": st.fixed_dictionaries({"before": st.just(-2.43), "after": st.just(5.56), "label": texts(4)}),
        "destinations": st.integers(1, 7).map(lambda count: COUNTRIES[:count]),
        "source": long_texts(9),
    },
    year=st.just(2023),
)
catalogues = optional(
    {
        "region": long_texts(3),
        "foreword": optional({"signed": texts(4)}, text=long_texts(120)),
        "notice": long_texts(40),
        "copyright": long_texts(10),
        "figures": figures,
    },
    title=long_texts(7),
    language=st.sampled_from(["id", "en"]),
    publisher=optional(
        {"address": long_texts(12), "contacts": st.just({"email": "office@contoh.example"})}, name=long_texts(6)
    ),
)
layouts = optional(
    {
        "products": st.sampled_from(["profile", "grid"]),
        "per_page": st.sampled_from(["auto", "2", "4", "6", "9"]),
        "share_pages": st.booleans(),
        "spreads": st.booleans(),
        "price_list": st.booleans(),
        "indexes": st.lists(st.sampled_from(["product", "business", "hs"]), unique=True),
    }
)
editions = optional(
    {
        "subtitle": long_texts(12),
        "occasion": long_texts(6),
        "second_names": st.sampled_from(["id", "en"]),
        "prices": st.lists(st.sampled_from(["retail", "wholesale", "export"]), unique=True),
        "units": st.sampled_from(["metric", "imperial", "both"]),
        "layout": layouts,
        "foreword": optional({}, text=texts(150)),
    },
    title=long_texts(8),
    year=st.just(2027),
    languages=st.sampled_from([["en"], ["id"], ["en", "id"]]),
    code=st.just("BK27"),
    dpi=st.just(96),
    outputs=st.just(["screen"]),
)
categories = st.tuples(
    *(
        optional(
            {"intro": long_texts(45), "short": words(1)},
            slug=st.just(slug),
            name=long_texts(5),
            accent=st.just("#1f2a52"),
        )
        for slug in CHAPTERS
    )
)


@st.composite
def entries(draw: st.DrawFn) -> Entries:
    """The entries of a project: one to three businesses with one to six products together."""
    found: dict[str, Values] = {
        "catalogue": draw(catalogues),
        "categories": {"categories": [*draw(categories)]},
        "regions": {"regions": [REGION]},
        f"editions/{EDITION}": draw(editions),
    }
    makers = draw(st.integers(1, 3))
    for maker in range(makers):
        values = {**draw(businesses), "name": draw(words(7)), "category": draw(st.sampled_from(CHAPTERS))}
        found[f"businesses/maker-{maker}/business"] = values
    keys = [f"maker-{number % makers}/product-{number}" for number in range(draw(st.integers(1, 6)))]
    for number, key in enumerate(keys):
        before, others = keys[:number], [other for other in keys if other != key]
        items = [{"product": name, "quantity": place + 1} for place, name in enumerate(before) if draw(st.booleans())]
        partners = [name for name in others if draw(st.booleans())]
        links = {"contains": items, "goes_with": partners}
        found[f"businesses/{key}"] = {**draw(products), **{field: names for field, names in links.items() if names}}
    return found


def write_project(project: Project, made: Entries) -> None:
    """Write the entries into an empty folder, and a small photo for each product that shows one."""
    for name, values in made.items():
        path = project.content / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False), encoding="utf-8")
        if "photos" in values:
            photo = project.images / path.parent.name / "photo.jpg"
            photo.parent.mkdir(parents=True, exist_ok=True)
            photo.write_bytes(_photo())


def _photo() -> bytes:
    stream = BytesIO()
    Image.linear_gradient("L").resize((60, 40)).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()
