"""The catalogue → every text of its entries that can be translated, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.content.checks.stale_translations import business_texts, settings_texts
from catalog.content.untranslated import edition_files
from catalog.exchange.texts.text_row import ProjectText
from catalog.model.catalogue import BusinessDraft, BusinessEntry, Catalogue

SETTINGS: Final = {"content/catalogue.yaml": "catalogue", "content/categories.yaml": "categories"}


def project_texts(catalogue: Catalogue, *, hidden: bool = True) -> Iterator[ProjectText]:
    """The texts of the settings and editions, then those of businesses and products in the order of their slugs;
    without `hidden` those of entries alone that are printed."""
    for file, found in settings_texts(catalogue.info, catalogue.categories.values(), catalogue.editions):
        kind = SETTINGS.get(file, "edition")
        yield from (ProjectText(file, kind, path, text) for path, text in found)
    for slug in catalogue.businesses:
        entry = catalogue.businesses[slug]
        if not hidden and entry.business.hidden:
            continue
        printed = [product for product in entry.products if hidden or not product.product.hidden]
        for file, found in business_texts(BusinessDraft(slug, entry.file, entry.business, tuple(printed), ())):
            kind = "business" if file == entry.file else "product"
            yield from (ProjectText(file, kind, path, text) for path, text in found)


def files_of_edition(catalogue: Catalogue, edition: str) -> set[str]:
    """The files whose texts an edition prints, with those of the editions that it is like."""
    files, name = edition_files(catalogue, edition), catalogue.editions[edition].like
    while name and name in catalogue.editions and f"content/editions/{name}.yaml" not in files:
        files.add(f"content/editions/{name}.yaml")
        name = catalogue.editions[name].like
    return files


def entry_of(catalogue: Catalogue, file: str) -> tuple[BusinessEntry, str] | None:
    """The business whose folder a file lies in, and the slug of the entry; None for one of the settings."""
    parts = file.split("/")
    if parts[1] != "businesses" or parts[2] not in catalogue.businesses:
        return None
    return catalogue.businesses[parts[2]], parts[3].removesuffix(".yaml")
