"""Which products an edition takes, when it is checked (stage 2) and when it is made (stage 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from catalog.model.catalogue import Catalogue
from catalog.model.entry_summaries import BusinessSummary, Gap, ProductSummary
from catalog.model.filter import Filter
from catalog.model.layout_rules import SizeRule
from catalog.model.market import Level
from catalog.model.product import Prominence
from catalog.model.settings import Edition


def named_products(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[BusinessSummary, ProductSummary]]:
    """The products that an edition names, whatever its market, in the order of business and product slugs. Those of an
    extract its edition names as well; there are none where there is no such edition."""
    rules = _rules(catalogue, edition)
    for business in catalogue.summaries.values():
        for product in business.products:
            shown = rules and not (business.hidden or product.hidden)
            if shown and all(_takes(catalogue, rule, business, product) for rule in rules):
                yield business, product


def _rules(catalogue: Catalogue, edition: Edition) -> list[Edition]:
    """The editions whose lists a product must pass: that one, and of an extract the one that it is of; none where there
    is no such edition."""
    if edition.extract is None:
        return [edition]
    source = catalogue.editions.get(edition.extract.of)
    return [edition, source] if source else []


def selected_products(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[BusinessSummary, ProductSummary]]:
    """The products that the edition takes, in the order of business and product slugs: of those that it names, the ones
    that may be offered in its market."""
    offers = {key for rule in _rules(catalogue, edition) for key in _gates(catalogue, rule, "offer")}
    for business, product in named_products(catalogue, edition):
        if not any(gap.gate in offers for gap in product.gaps):
            yield business, product


def gaps_in_market(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[ProductSummary, Gap]]:
    """What the products that the edition names lack in its market, gate by gate in the order of the market's."""
    keys = catalogue.markets.keys.get(edition.market or "", ())
    for _, product in named_products(catalogue, edition):
        by_gate = {gap.gate: gap for gap in product.gaps}
        yield from ((product, by_gate[key]) for key in keys if key in by_gate)


def _gates(catalogue: Catalogue, edition: Edition, level: Level) -> frozenset[str]:
    """The keys of the gates of an edition's market with this level."""
    markets = catalogue.markets
    keys = markets.keys.get(edition.market or "", ())
    return frozenset(key for key in keys if markets.gates[key].level == level)


def _takes(catalogue: Catalogue, edition: Edition, business: BusinessSummary, product: ProductSummary) -> bool:
    if edition.exclude and _named(catalogue, edition.exclude, business, product, every=False):
        return False
    return not any(_lists(edition.include)) or _named(catalogue, edition.include, business, product, every=True)


def prominence_of(
    sizes: Iterable[SizeRule], chapters: Mapping[str, str], category: str, product: ProductSummary
) -> Prominence:
    """How much room a product of `category` gets: by the first of an edition's size rules that it meets; else what it
    says itself. `chapters` are by category."""
    for rule in sizes:
        when = rule.when
        met = (
            not when.categories or not {category, chapters[category]}.isdisjoint(when.categories),
            not when.tags or not set(product.tags).isdisjoint(when.tags),
            when.prominence in (None, product.prominence),
            product.photos >= (when.photos or 0),
            when.variants in (None, product.variants),
        )
        if all(met):
            return rule.prominence
    return product.prominence


def _lists(rule: Filter) -> tuple[tuple[str, ...], ...]:
    return rule.categories, rule.businesses, rule.kecamatan, rule.products, rule.tags


def _named(
    catalogue: Catalogue, rule: Filter, business: BusinessSummary, product: ProductSummary, *, every: bool
) -> bool:
    """Whether the lists of `rule` that name anything name this product: every one of them, or any one."""
    category = product.category or business.category
    has: tuple[set[str], ...] = (
        {category, catalogue.chapter(category)},
        {business.slug},
        {business.kecamatan} if business.kecamatan else set(),
        {product.key},
        set(product.tags),
    )
    named = [not own.isdisjoint(wanted) for wanted, own in zip(_lists(rule), has, strict=True) if wanted]
    return bool(named) and (all(named) if every else any(named))
