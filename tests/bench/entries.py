"""A business of the sample + a number → the entries of a business of its own (values, not files)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import prod
from pathlib import Path
from typing import Any, Final

import yaml

from catalog.core.project import Project
from tests.bench.names import description_end, person, sort_of, story_end

PRODUCTS_EACH: Final = 3
REAL: Final = ("koko-nono", "sby-corp", "tas-by-soe-art")  # businesses that exist, which are not made up from
FEATURE_EVERY: Final = 8  # products
WORKSHOP_EVERY: Final = 3  # businesses
MOST_ROWS: Final = 5  # of a table of variants that stands on the page of a feature
ROUNDING: Final = 100  # rupiah
LANGUAGES: Final = ("id", "en")  # of a generated district
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A business of the sample that others are made after, with three products or more; paths of its photos."""

    business: Values
    products: tuple[Values, ...]
    photos: tuple[Path, ...]  # of each product
    workshop: Path  # its own, else one of its chapter


@lru_cache
def read_patterns(sample: Project) -> tuple[Pattern, ...]:
    """The patterns, chapter after chapter in turn, so that any number of them in a row fills all chapters alike."""
    by_chapter: dict[str, list[Pattern]] = {}
    for folder in sorted((sample.content / "businesses").iterdir()):
        values = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
        business = values.pop("business")
        if folder.name in REAL or len(values) < PRODUCTS_EACH:
            continue
        images = sample.images / folder.name
        photos = tuple(images / product["photos"][0]["file"] for product in values.values())
        pattern = Pattern(business, tuple(values.values()), photos, images / "workshop.jpg")
        by_chapter.setdefault(business["category"], []).append(pattern)
    return tuple(_in_turn([_with_workshops(chapter) for chapter in by_chapter.values()]))


def _read(path: Path) -> Values:
    """Every scalar as the string that was typed, as the program reads it; of texts those in LANGUAGES alone."""
    values: Values = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    return {name: _without_others(value) for name, value in values.items()}


def _without_others(value: Any) -> Any:  # noqa: ANN401 as YAML has it
    if isinstance(value, list):
        return [_without_others(item) for item in value]
    if not isinstance(value, dict):
        return value
    texts = {language: value[language] for language in LANGUAGES if language in value}
    return texts or {name: _without_others(item) for name, item in value.items()}


def _with_workshops(chapter: list[Pattern]) -> list[Pattern]:
    there = [pattern.workshop for pattern in chapter if pattern.workshop.is_file()]
    return [Pattern(p.business, p.products, p.photos, p.workshop if p.workshop in there else there[0]) for p in chapter]


def _in_turn(chapters: list[list[Pattern]]) -> list[Pattern]:
    longest = max(map(len, chapters))
    return [chapter[place] for place in range(longest) for chapter in chapters if place < len(chapter)]


def slug_of(number: int) -> str:
    return f"usaha-{number:05}"


def has_workshop(number: int, patterns: int) -> bool:
    """Whether business `number` shows its workshop: one in three does, of each of the `patterns`."""
    return (number % patterns + number // patterns) % WORKSHOP_EVERY == 0


def is_feature(number: int, index: int, patterns: int) -> bool:
    """Whether product `index` of business `number` gets a page of its own: one in eight does, of each of the
    `patterns`."""
    return (number % patterns * PRODUCTS_EACH + number // patterns + index) % FEATURE_EVERY == 0


def chosen_products(pattern: Pattern, turn: int) -> list[int]:
    """The places of the three products that business number `turn` after `pattern` takes."""
    return [(turn + index) % len(pattern.products) for index in range(PRODUCTS_EACH)]


def business_entry(pattern: Pattern, number: int, region: str, photo: bool) -> Values:
    """`business.yaml` of business `number`, in the kecamatan `region`; `photo` is whether it shows its workshop."""
    like, who = pattern.business, person(number)
    entry = {key: value for key, value in like.items() if key != "photos"}
    entry["name"] = f"{like['name'].split()[0]} {who.owner}"
    entry["owner"] = who.owner
    entry["story"] = {
        language: _ended(_renamed(text, like, who.owner), story_end(number, language))
        for language, text in like["story"].items()
    }
    entry["founded"], entry["workers"] = str(who.founded), str(who.workers)
    entry["address"] = {
        "street": f"Jalan {who.village} {1 + number % 240}",
        "desa": who.village,
        "kecamatan": region,
        "postcode": like["address"]["postcode"],
    }
    entry["contacts"] = _contacts(number)
    entry["licences"] = [_licence(licence, number) for licence in like.get("licences", ())]
    if photo:
        entry["photos"] = {"workshop": {"file": "workshop.jpg", "alt": {"id": "Tempat kerja", "en": "The workshop"}}}
    return entry


def product_entry(pattern: Pattern, place: int, number: int, index: int, *, feature: bool, photo: bool) -> Values:
    """`produk-<index + 1>.yaml` of business `number`, after product `place` of `pattern`."""
    like, who = pattern.products[place], person(number)
    entry = {key: value for key, value in like.items() if key not in ("photos", "prominence")}
    sort, code = sort_of(number, index), f"U{number:04}-{index + 1}"
    entry["name"] = {language: f"{text} {sort}" for language, text in _by_language(like["name"]).items()}
    if "description" in like:
        entry["description"] = {
            language: _ended(_renamed(text, pattern.business, who.owner), description_end(number, index, language))
            for language, text in _by_language(like["description"]).items()
        }
    if feature and "variants" in entry and _table_rows(entry["variants"]) > MOST_ROWS:
        del entry["variants"]
    _recode(entry, code)
    _reprice(entry, Decimal(80 + (number * 37 + index * 11) % 81) / 100)
    if photo:
        entry["photos"] = [{"file": f"produk-{index + 1}.jpg", "alt": dict(entry["name"])}]
    if feature:
        entry["prominence"] = "feature"
    elif like.get("prominence") == "compact":
        entry["prominence"] = "compact"
    return entry


def _by_language(text: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"id": text} if isinstance(text, str) else text


def _renamed(text: str, like: Values, owner: str) -> str:
    """`text` with the name of the pattern's owner, whole or the first one alone, replaced by that of `owner`."""
    former = like.get("owner", "")
    if not former:
        return text
    text = text.replace(former, owner)
    return re.sub(rf"\b{re.escape(former.split()[0])}\b", owner.split()[0], text)


def _ended(text: str, last: str) -> str:
    """`text` with `last` in place of its last sentence."""
    kept = re.split(r"(?<=[.!?]) ", " ".join(text.split()))[:-1]
    return " ".join([*kept, last])


def _contacts(number: int) -> Values:
    return {
        "whatsapp": f"+62812{number:08}",
        "phone": f"+62813{number:08}",
        "email": f"usaha{number}@contoh.example",
        "instagram": f"usaha{number}.contoh",
    }


def _licence(licence: Values, number: int) -> Values:
    """The same licence with a number of its own, where the form of the number lets one stand in it."""
    running, former = f"{number % 10_000:04}", licence["number"]
    numbers = {
        "nib": f"912{number:010}",
        "pirt": f"{former[:9]}{running}{former[13:]}",
        "halal": f"{former[:10]}{running}{former[14:]}",
        "merek": f"IDM{number:09}",
    }
    return {**licence, "number": numbers.get(licence["type"], former)}


def _table_rows(variants: Values) -> int:
    """Rows of the table that shows the variants: all axes downwards but the last, or the only one."""
    counts = [len(axis["options"]) for axis in variants["axes"].values()]
    return prod(counts[:-1]) if len(counts) > 1 else counts[0]


def _recode(entry: Values, code: str) -> None:
    """Give the product and its variants codes that no other has; their photos are left out."""
    entry["sku"] = code
    if "variants" in entry:
        items = entry["variants"]["items"]
        entry["variants"] = {
            **entry["variants"],
            "items": [
                {**{key: value for key, value in item.items() if key != "photo"}, "sku": f"{code}-{place + 1}"}
                for place, item in enumerate(items)
            ],
        }


def _reprice(entry: Values, factor: Decimal) -> None:
    """Multiply all its prices: rupiah to the next hundred, amounts abroad to the cent."""
    if "price" in entry:
        price = dict(entry["price"])
        if "retail" in price:
            price["retail"] = _rupiah(price["retail"], factor)
        if "wholesale" in price:
            price["wholesale"] = [{**step, "price": _rupiah(step["price"], factor)} for step in price["wholesale"]]
        entry["price"] = price
    if "price" in entry.get("export", {}):
        abroad = Decimal(entry["export"]["price"]) * factor
        entry["export"] = {**entry["export"], "price": f"{abroad:.2f}"}
    if "variants" in entry:
        items = [
            {**item, "price": _rupiah(item["price"], factor)} if "price" in item else item
            for item in entry["variants"]["items"]
        ]
        entry["variants"] = {**entry["variants"], "items": items}


def _rupiah(amount: str, factor: Decimal) -> str:
    return str(max(1, round(Decimal(amount) * factor / ROUNDING)) * ROUNDING)
