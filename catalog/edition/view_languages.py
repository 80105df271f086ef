"""Which texts of views are in another language than their edition, from what these have noted (stage 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from catalog.edition.foreign_texts import Foreign
from catalog.edition.language_marks import languages_of, shown_languages
from catalog.edition.views import BusinessView, EditionView


def languages_of_edition(view: EditionView) -> dict[str, str]:
    """Those of all that an edition prints."""
    chapters = (category.foreign for category in view.categories)
    return languages_of(view.foreign, *chapters, *foreign_of_businesses(view.businesses))


def foreign_of_businesses(businesses: Iterable[BusinessView]) -> Iterator[Foreign]:
    """What businesses and their products have noted."""
    for business in businesses:
        yield business.foreign
        yield from (product.foreign for product in business.products)


def foreign_in(languages: Mapping[str, str], value: object) -> Foreign:
    """Of the `languages` of texts those of what stands in `value`, a view or a tuple of them."""
    return shown_languages(languages, _strings(value)) if languages else ()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
