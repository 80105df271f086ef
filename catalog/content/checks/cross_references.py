"""Names that must lead to something: categories, kecamatan, variants, codes, what an edition takes (stage 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from catalog.content.checks.linked_products import check_linked_products
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error, warning
from catalog.markets.language_codes import nearest_language
from catalog.model.catalogue import Draft, ProductEntry
from catalog.model.filter import Filter
from catalog.model.variants import Variants


def check_references(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    """Names that lead nowhere, and names and codes that lead to two things. Where the entry that holds the names is
    wrong itself, they are not looked for: no category is reported as missing that stands there with a slip."""
    yield from _slugs(draft, at)
    yield from _categories(draft, at)
    yield from _businesses(draft, at)
    yield from _codes(draft, at)
    yield from check_linked_products(draft, at)
    yield from _editions(draft, at)


def _businesses(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    categories = None if draft.categories is None else frozenset(category.slug for category in draft.categories)
    regions = None if draft.regions is None else frozenset(region.slug for region in draft.regions)
    for business in draft.businesses:
        if categories is not None and business.right:
            yield from _known(business.category, categories, "category", business.file, ("category",), at)
        if regions is not None and business.kecamatan:
            where = ("address", "kecamatan")
            yield from _known(business.kecamatan, regions, "kecamatan", business.file, where, at)
        for product in business.products:
            if categories is not None and product.category:
                yield from _known(product.category, categories, "category", product.file, ("category",), at)


def _known(
    name: str, names: Collection[str], kind: str, file: str, path: Sequence[Step], at: LineNumbers
) -> Iterator[Problem]:
    """A problem for a name that is none of `names`, a set where there are many."""
    if name not in names:
        yield error(f"{kind}-unknown", at(file, path), dotted(path), value=name, near=nearest(name, names))


def _category(name: str, draft: Draft, file: str, path: Sequence[Step], at: LineNumbers) -> Iterator[Problem]:
    if draft.categories is not None:
        yield from _known(name, [category.slug for category in draft.categories], "category", file, path, at)


def _slugs(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    """The second of two items of one list that have the same short name."""
    lists = (
        ("categories", "slug", [category.slug for category in draft.categories or ()]),
        ("regions", "slug", [region.slug for region in draft.regions or ()]),
        ("rates", "currency", [rate.currency for rate in draft.rates]),
    )
    for name, key, slugs in lists:
        file = f"content/{name}.yaml"
        for index, slug in enumerate(slugs):
            first = slugs.index(slug)
            if first < index:
                path = (name, index, key)
                line = at(file, (name, first, key)).line
                yield error("slug-duplicate", at(file, path), dotted(path), value=slug, first=line)


def _categories(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    parents = {category.slug: category.parent for category in draft.categories or ()}
    for index, category in enumerate(draft.categories or ()):
        path = ("categories", index, "parent")
        if category.parent is not None:
            yield from _category(category.parent, draft, "content/categories.yaml", path, at)
        seen: set[str] = set()
        above = category.parent
        while above is not None and above not in seen:
            if above == category.slug:
                yield error("category-cycle", at("content/categories.yaml", path), dotted(path), value=category.slug)
            seen.add(above)
            above = parents.get(above)
    figures = draft.info.figures if draft.info else None
    for number, figure in enumerate(figures.sales if figures else ()):
        if figure.category:
            where = ("figures", "sales", number, "category")
            yield from _category(figure.category, draft, "content/catalogue.yaml", where, at)


def check_variants(entry: ProductEntry, at: LineNumbers) -> Iterator[Problem]:
    """Variants that are no choice of the options, or twice the same."""
    variants = entry.product.variants
    if variants is None:
        return
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    for index, item in enumerate(variants.items):
        path = ("variants", "items", index, "of")
        for axis, option in item.of.items():
            where = (*path, axis)
            if axis not in variants.axes:
                near = nearest(axis, variants.axes)
                yield error("axis-unknown", at(entry.file, where), dotted(where), value=axis, near=near)
            elif option not in variants.axes[axis].options:
                near = nearest(option, variants.axes[axis].options)
                yield error("option-unknown", at(entry.file, where), dotted(where), value=option, axis=axis, near=near)
        for axis in variants.axes:
            if axis not in item.of:
                yield error("axis-missing", at(entry.file, path), dotted(path), axis=axis)
        choice = tuple(sorted(item.of.items()))
        if choice in seen:
            yield error("variant-duplicate", at(entry.file, path), dotted(path), first=seen[choice] + 1)
        seen.setdefault(choice, index)
    yield from _unused_options(variants, entry.file, at)
    yield from _shown_options(variants, entry.file, at)


def _shown_options(variants: Variants, file: str, at: LineNumbers) -> Iterator[Problem]:
    """Swatches and photos of what is no option."""
    for key, axis in variants.axes.items():
        for field in ("swatches", "photos"):
            for option in getattr(axis, field):
                if option not in axis.options:
                    where = ("variants", "axes", key, field, option)
                    near = nearest(option, axis.options)
                    yield error("option-unknown", at(file, where), dotted(where), value=option, axis=key, near=near)


def _unused_options(variants: Variants, file: str, at: LineNumbers) -> Iterator[Problem]:
    for key, axis in variants.axes.items():
        made = {item.of.get(key) for item in variants.items}
        if made <= axis.options.keys():  # else one may be misspelt
            for option in (option for option in axis.options if option not in made):
                where = ("variants", "axes", key, "options", option)
                yield warning("option-unused", at(file, where), dotted(where), value=option, axis=key)


def check_variant_codes(entry: ProductEntry, at: LineNumbers) -> Iterator[Problem]:
    """A warning where variants at different prices have no code but the product's: an order would not say which."""
    product = entry.product
    items = product.variants.items if product.variants else ()
    retail = product.price.retail if product.price else None
    without = [index for index, item in enumerate(items) if item.sku is None]
    prices = {retail if items[index].price is None else items[index].price for index in without}
    if product.sku and len(prices) > 1:
        path = ("variants", "items", without[0])
        yield warning("variant-code-shared", at(entry.file, path), dotted(path), value=product.sku)


def _codes(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    """Codes of products and variants, and of editions, that are those of another one, too: to the letter, or but for
    their capitals, which nobody hears on the telephone."""
    first: dict[str, tuple[str, str]] = {}
    for business in draft.businesses:
        for product in business.products:
            for code, variant in product.codes:
                path: tuple[Step, ...] = ("sku",) if variant is None else ("variants", "items", variant, "sku")
                if code.casefold() not in first:
                    first[code.casefold()] = (code, product.file)
                    continue
                known, file = first[code.casefold()]
                place = at(product.file, path)
                if known == code:
                    yield error("sku-duplicate", place, dotted(path), value=code, first=file)
                else:
                    yield warning("sku-alike", place, dotted(path), value=code, other=known, first=file)
    editions: dict[str, str] = {}
    for slug, edition in draft.editions.items():
        file = f"content/editions/{slug}.yaml"
        before = editions.setdefault(edition.code, file)
        if before != file:
            yield error("edition-code-duplicate", at(file, ("code",)), "code", value=edition.code, first=before)


def _editions(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    products = [product for business in draft.businesses for product in business.products]
    wrong = {f"{business.slug}/{slug}" for business in draft.businesses for slug in business.wrong}
    names: dict[str, tuple[str, Collection[str] | None]] = {
        "categories": (
            "category",
            None if draft.categories is None else [category.slug for category in draft.categories],
        ),
        "businesses": ("business", {business.slug for business in draft.businesses}),
        "kecamatan": ("kecamatan", None if draft.regions is None else [region.slug for region in draft.regions]),
        "products": ("product", {product.key for product in products} | wrong),
        # Any tag may stand in a product that could not be read.
        "tags": ("tag", None if wrong else {tag for product in products for tag in product.tags}),
    }
    languages = {*draft.languages, *draft.wrong_languages}
    for slug, edition in draft.editions.items():
        file = f"content/editions/{slug}.yaml"
        for number, language in enumerate(edition.languages):
            if language not in languages:
                path, near = ("languages", number), nearest_language(language, languages)
                yield error("language-file-unknown", at(file, path), dotted(path), value=language, near=near)
        if edition.customer_group and draft.info:
            where = ("customer_group",)
            yield from _known(edition.customer_group, draft.info.customer_groups, "customer-group", file, where, at)
        rules: list[tuple[str, Filter]] = [("include", edition.include)]
        rules += [("exclude", edition.exclude)] if edition.exclude else []
        for key, rule in rules:
            for field, (kind, known) in names.items():
                for index, name in enumerate(getattr(rule, field) if known is not None else ()):
                    yield from _known(name, known or (), kind, file, (key, field, index), at)
