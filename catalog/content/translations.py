"""Texts that an edition prints in a language that they do not have (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from catalog.content.catalogue import Catalogue
from catalog.content.places import Locator
from catalog.content.values import Text
from catalog.errors import Problem, warning


def check_translations(catalogue: Catalogue, at: Locator) -> Iterator[Problem]:
    """One warning for each entry and language: what is missing, and so printed in the catalogue's language."""
    wanted = sorted({language for edition in catalogue.editions.values() for language in edition.languages})
    entries: list[tuple[str, BaseModel]] = [("content/catalogue.yaml", catalogue.info)]
    for business in catalogue.businesses.values():
        if not business.business.hidden:
            entries.append((business.file, business.business))
            entries += [(entry.file, entry.product) for entry in business.products if not entry.product.hidden]
    for file, entry in entries:
        for language in wanted:
            missing = [name for name, text in _texts(entry) if _lacks(text, name, language, catalogue.info.language)]
            if missing:
                place = at(file, (missing[0],))
                yield warning("translation-missing", place, missing[0], language=language, fields=", ".join(missing))


def _texts(entry: BaseModel) -> Iterator[tuple[str, Text]]:
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, Text):
            yield name, value


def _lacks(text: Text, name: str, language: str, own: str) -> bool:
    """A name in one language alone is a proper name, and stands in every edition as it is."""
    return language not in text.languages and not (name in ("name", "region", "signed") and text.languages == {own})
