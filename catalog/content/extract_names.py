"""What a person calls entries by → the short names by which an edition takes them (stage 2).

A short name, a name in any language of the catalogue, or of a product a code that an order can name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error
from catalog.model.catalogue import Catalogue
from catalog.model.filter import Filter
from catalog.model.values import Text

NOWHERE: Final = Place("")  # what was typed on the command line


@dataclass(slots=True)
class Names:
    """The spellings of one kind of entry. A short name counts before a name that several share."""

    unknown: str  # the problem with one that there is not
    slugs: set[str] = field(default_factory=set)
    meant: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by folded spelling
    spellings: set[str] = field(default_factory=set)

    def add(self, slug: str, *spellings: str) -> None:
        self.slugs.add(slug)
        self.spellings.update(spellings)
        for spelling in spellings:
            self.meant[_folded(spelling)].add(slug)

    def find(self, typed: str, problems: list[Problem]) -> str | None:
        """The short name that is meant; None where there is none, or several, which is added to `problems`."""
        if typed in self.slugs:
            return typed
        found = self.meant.get(_folded(typed), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            known = ", ".join(sorted(found))
            problems.append(error("extract-several", NOWHERE, value=typed, known=known))
        else:
            near = nearest(typed, self.spellings | self.slugs)
            problems.append(error(self.unknown, NOWHERE, value=typed, near=near))
        return None


def find_names(catalogue: Catalogue, typed: Mapping[str, Iterable[str]], problems: list[Problem]) -> Filter:
    """What was typed of each field of a filter as short names, each once; what is not found is added to `problems`."""
    found: dict[str, tuple[str, ...]] = {}
    for key, make in MADE.items():
        words = [word for word in typed.get(key, ()) if word]
        if key == "kecamatan" and words and not catalogue.regions:
            problems.append(error("extract-no-kecamatan", NOWHERE, value=words[0]))
            continue
        names = make(catalogue) if words else None
        slugs = [slug for word in words if names and (slug := names.find(word, problems))]
        found[key] = tuple(dict.fromkeys(slugs))
    return Filter(**found)


def _businesses(catalogue: Catalogue) -> Names:
    names = Names("extract-business")
    for summary in catalogue.summaries.values():
        names.add(summary.slug, summary.slug, *_all(summary.name))
    return names


def _categories(catalogue: Catalogue) -> Names:
    names = Names("extract-category")
    for slug, category in catalogue.categories.items():
        names.add(slug, slug, *_all(category.name), *_all(category.short))
    return names


def _kecamatan(catalogue: Catalogue) -> Names:
    names = Names("extract-kecamatan")
    for slug, region in catalogue.regions.items():
        names.add(slug, slug, region.name)
    return names


def _products(catalogue: Catalogue) -> Names:
    names = Names("extract-product")
    for business in catalogue.summaries.values():
        for product in business.products:
            names.add(product.key, product.slug, *(code for code, _ in product.codes), *_all(product.name))
    return names


MADE: Final = {
    "businesses": _businesses,
    "categories": _categories,
    "kecamatan": _kecamatan,
    "products": _products,
}


def _all(text: Text | None) -> Iterator[str]:
    return (words for _, words in text.by_language) if text else iter(())


def _folded(spelling: str) -> str:
    return " ".join(spelling.casefold().split())
