"""Names that must lead to something: categories, kecamatan, variants, codes, what an edition takes (stage 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from catalog.content.catalogue import Catalogue, ProductEntry
from catalog.content.near import nearest
from catalog.content.places import Locator
from catalog.content.settings import Filter
from catalog.content.source import Step
from catalog.errors import Problem, error


def check_references(catalogue: Catalogue, at: Locator) -> Iterator[Problem]:
    """Names that lead nowhere, and codes that lead to two things."""
    yield from _categories(catalogue, at)
    for business in catalogue.businesses.values():
        yield from _known(
            business.business.category, catalogue.categories, "category", business.file, ("category",), at
        )
        address = business.business.address
        if address:
            yield from _known(
                address.kecamatan, catalogue.regions, "kecamatan", business.file, ("address", "kecamatan"), at
            )
        for entry in business.products:
            if entry.product.category:
                chapter = entry.product.category
                yield from _known(chapter, catalogue.categories, "category", entry.file, ("category",), at)
            yield from _variants(entry, at)
    yield from _codes(catalogue, at)
    yield from _editions(catalogue, at)


def _known(
    name: str, names: Iterable[str], kind: str, file: str, path: Sequence[Step], at: Locator
) -> Iterator[Problem]:
    known = list(names)
    if name not in known:
        field = ".".join(map(str, path))
        yield error(f"{kind}-unknown", at(file, path), field, value=name, near=nearest(name, known))


def _categories(catalogue: Catalogue, at: Locator) -> Iterator[Problem]:
    file = "content/categories.yaml"
    for index, category in enumerate(catalogue.categories.values()):
        path = ("categories", index, "parent")
        seen = {category.slug}
        parent = category.parent
        while parent is not None:
            if parent not in catalogue.categories:
                yield from _known(parent, catalogue.categories, "category", file, path, at)
                break
            if parent in seen:
                yield error("category-cycle", at(file, path), f"categories[{index}].parent", value=category.slug)
                break
            seen.add(parent)
            parent = catalogue.categories[parent].parent
    for number, figure in enumerate(catalogue.info.figures.sales if catalogue.info.figures else ()):
        if figure.category:
            where = ("figures", "sales", number, "category")
            yield from _known(figure.category, catalogue.categories, "category", "content/catalogue.yaml", where, at)


def _variants(entry: ProductEntry, at: Locator) -> Iterator[Problem]:
    variants = entry.product.variants
    if variants is None:
        return
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    for index, item in enumerate(variants.items):
        path = ("variants", "items", index, "of")
        field = f"variants.items[{index}].of"
        for axis, option in item.of.items():
            where = at(entry.file, (*path, axis))
            if axis not in variants.axes:
                yield error("axis-unknown", where, field, value=axis, near=nearest(axis, variants.axes))
            elif option not in variants.axes[axis].options:
                near = nearest(option, variants.axes[axis].options)
                yield error("option-unknown", where, field, value=option, axis=axis, near=near)
        for axis in variants.axes:
            if axis not in item.of:
                yield error("axis-missing", at(entry.file, path), field, axis=axis)
        choice = tuple(sorted(item.of.items()))
        if choice in seen:
            yield error("variant-duplicate", at(entry.file, path), field, first=seen[choice] + 1)
        seen.setdefault(choice, index)


def _codes(catalogue: Catalogue, at: Locator) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for business in catalogue.businesses.values():
        for entry in business.products:
            items = entry.product.variants.items if entry.product.variants else ()
            codes: list[tuple[tuple[Step, ...], str | None]] = [(("sku",), entry.product.sku)]
            codes += [(("variants", "items", index, "sku"), item.sku) for index, item in enumerate(items)]
            for path, code in codes:
                if code is None:
                    continue
                if code in first:
                    field = ".".join(map(str, path))
                    yield error("sku-duplicate", at(entry.file, path), field, value=code, first=first[code])
                first.setdefault(code, entry.file)


def _editions(catalogue: Catalogue, at: Locator) -> Iterator[Problem]:
    products = [entry.key for business in catalogue.businesses.values() for entry in business.products]
    tags = {tag for b in catalogue.businesses.values() for entry in b.products for tag in entry.product.tags}
    names: dict[str, Iterable[str]] = {
        "categories": catalogue.categories,
        "businesses": catalogue.businesses,
        "kecamatan": catalogue.regions,
        "products": products,
        "tags": tags,
    }
    kinds = {"categories": "category", "businesses": "business", "products": "product", "tags": "tag"}
    for slug, edition in catalogue.editions.items():
        file = f"content/editions/{slug}.yaml"
        for language in edition.languages:
            if language not in catalogue.languages:
                yield from _known(language, catalogue.languages, "language-file", file, ("languages",), at)
        rules: list[tuple[str, Filter]] = [("include", edition.include)]
        rules += [("exclude", edition.exclude)] if edition.exclude else []
        for key, rule in rules:
            for field, known in names.items():
                for index, name in enumerate(getattr(rule, field)):
                    yield from _known(name, known, kinds.get(field, field), file, (key, field, index), at)
