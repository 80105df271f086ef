"""What is printed → its indexes: by product, business, kecamatan and HS code (stage 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from catalog.edition.formatting import Formatter
from catalog.edition.views import BusinessView, CategoryView, IndexEntry, IndexGroup, IndexView, ProductView

READ: Final = "ja"  # the language whose names are listed by how they are read


def make_indexes(
    wanted: Iterable[str], formatter: Formatter, categories: Sequence[CategoryView]
) -> tuple[IndexView, ...]:
    """The indexes of the kinds `wanted`, each with its groups and entries in the order of the language."""
    products = [product for category in categories for product in category.products]
    businesses = list({b.slug: b for category in categories for b in category.businesses}.values())
    makers = {
        "product": lambda: _by_letter(formatter, _product_entries(formatter, products)),
        "business": lambda: _by_letter(formatter, _business_entries(businesses)),
        "kecamatan": lambda: _by_kecamatan(formatter, businesses),
        "hs": lambda: _by_hs(formatter, products),
    }
    indexes = []
    for key in wanted:
        groups = makers[key]()
        if groups:
            indexes.append(IndexView(key, formatter.say(f"index.{key}"), groups))
    return tuple(indexes)


def _product_entries(formatter: Formatter, products: Iterable[ProductView]) -> list[IndexEntry]:
    """Every product by its name, and by its second name too, since a buyer may know either."""
    entries = []
    for product in products:
        reading = product.reading if formatter.code == READ else ""
        entries.append(IndexEntry(product.name, product.business_name, product.anchor, reading))
        if product.second_name:
            entries.append(IndexEntry(product.second_name, product.business_name, product.anchor))
    return entries


def _business_entries(businesses: Iterable[BusinessView]) -> list[IndexEntry]:
    return [IndexEntry(business.name, business.kecamatan_name, business.anchor) for business in businesses]


def _sorted(formatter: Formatter, entries: Iterable[IndexEntry]) -> list[IndexEntry]:
    return sorted(entries, key=lambda entry: (formatter.sort_key(entry.reading or entry.text), entry.anchor))


def _by_letter(formatter: Formatter, entries: Iterable[IndexEntry]) -> tuple[IndexGroup, ...]:
    groups: dict[str, list[IndexEntry]] = defaultdict(list)
    for entry in _sorted(formatter, entries):
        groups[formatter.index_letter(entry.reading or entry.text)].append(entry)
    return tuple(IndexGroup(head, "", tuple(found)) for head, found in groups.items())


def _by_kecamatan(formatter: Formatter, businesses: Iterable[BusinessView]) -> tuple[IndexGroup, ...]:
    groups: dict[str, list[IndexEntry]] = defaultdict(list)
    for business in businesses:
        if business.kecamatan_name:
            groups[business.kecamatan_name].append(IndexEntry(business.name, "", business.anchor))
    names = sorted(groups, key=formatter.sort_key)
    return tuple(IndexGroup(name, "", tuple(_sorted(formatter, groups[name]))) for name in names)


def _by_hs(formatter: Formatter, products: Iterable[ProductView]) -> tuple[IndexGroup, ...]:
    """By the six international digits; a code that only home uses means nothing to a buyer abroad."""
    groups: dict[str, list[IndexEntry]] = defaultdict(list)
    for product in products:
        if product.hs:
            reading = product.reading if formatter.code == READ else ""
            groups[product.hs[:7]].append(IndexEntry(product.name, product.business_name, product.anchor, reading))
    return tuple(IndexGroup(code, "", tuple(_sorted(formatter, groups[code]))) for code in sorted(groups))


def joined_indexes(parts: Sequence[Sequence[IndexView]], formatter: Formatter) -> tuple[IndexView, ...]:
    """The indexes of several volumes as those of the whole. A maker that stands in two of them is named once."""
    groups: dict[str, dict[str, list[IndexEntry]]] = defaultdict(lambda: defaultdict(list))
    titles: dict[str, str] = {}
    for index in (index for part in parts for index in part):
        titles[index.key] = index.title
        for group in index.groups:
            groups[index.key][group.head].extend(group.entries)
    return tuple(IndexView(key, titles[key], _joined(key, groups[key], formatter)) for key in titles)


def _joined(key: str, groups: Mapping[str, Sequence[IndexEntry]], formatter: Formatter) -> tuple[IndexGroup, ...]:
    once = {
        head: {_maker(entry, key): entry for entry in reversed(entries)}.values() for head, entries in groups.items()
    }
    if key in ("product", "business"):
        return _by_letter(formatter, (entry for entries in once.values() for entry in entries))
    heads = sorted(groups, key=formatter.sort_key) if key == "kecamatan" else sorted(groups)
    return tuple(IndexGroup(head, "", tuple(_sorted(formatter, once[head]))) for head in heads)


def _maker(entry: IndexEntry, key: str) -> str:
    """What an entry is the only one of: a maker by its slug, since it has an anchor for each chapter."""
    return entry.anchor.split("/")[1] if key in ("business", "kecamatan") else f"{entry.anchor} {entry.text}"
