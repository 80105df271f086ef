"""A text of the project → what its translator should know: whose it is, what the field is for, the photo beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Final

from pydantic import BaseModel

from catalog.content.checks.entry_texts import Path
from catalog.content.checks.photo_files import Gallery
from catalog.entry_text.field_order import KINDS
from catalog.exchange.texts.project_texts import entry_of
from catalog.exchange.texts.text_row import ProjectText
from catalog.model.business import Business, Photo
from catalog.model.catalogue import BusinessEntry, Catalogue
from catalog.model.product import Product
from catalog.scaffold.field_docs import explanation, is_map, model_in

BETWEEN: Final = " · "  # product · maker · category
BUSINESS: Final = "business"


@dataclass(slots=True)
class TextContexts:
    """Finds the context of texts of a catalogue; `words` is the language of the explanations of fields."""

    catalogue: Catalogue
    words: str
    _whose: dict[str, str] = field(default_factory=dict)

    def whose(self, text: ProjectText) -> str:
        """The names of product, maker and category; of the settings the name of the category or the edition."""
        if text.kind == "categories":
            category = list(self.catalogue.categories.values())[int(text.path[1])]
            return category.name.best(self.catalogue.info.language)
        if text.file not in self._whose:
            self._whose[text.file] = self._names(text)
        return self._whose[text.file]

    def _names(self, text: ProjectText) -> str:
        own, info = self.catalogue.info.language, self.catalogue.info
        found = entry_of(self.catalogue, text.file)
        if found is None:
            slug = FilePath(text.file).stem
            title = self.catalogue.editions[slug].title if text.kind == "edition" else info.title
            return BETWEEN.join([title.best(own), *([slug] if text.kind == "edition" else [])])
        entry, slug = found
        product = product_of(entry, slug)
        category = self.catalogue.categories.get((product and product.category) or entry.business.category)
        names = [product.name if product else None, entry.business.name, category.name if category else None]
        return BETWEEN.join(name.best(own) for name in names if name)

    def meaning(self, text: ProjectText) -> str:
        """What the field is for, in a sentence or two."""
        found = field_at(KINDS[text.kind], text.path)
        return explanation(*found, self.words) if found else ""

    def photo(self, text: ProjectText) -> str:
        """The photo beside a text, by its name below images/: the one that it is about, else the product's first, the
        maker's workshop, the category's picture; "" for none."""
        if text.kind == "categories":
            return list(self.catalogue.categories.values())[int(text.path[1])].photo or ""
        found = entry_of(self.catalogue, text.file)
        if found is None:
            return ""
        entry, slug = found
        product = product_of(entry, slug)
        named = _photo_of_product(product, text.path) if product else _photo_of_business(entry.business, text.path)
        return f"{entry.slug}/{named.file}" if named else ""


def product_of(entry: BusinessEntry, slug: str) -> Product | None:
    """The product of a business with this slug; None for the entry of the business itself."""
    return next((one.product for one in entry.products if one.slug == slug), None) if slug != BUSINESS else None


def _photo_of_product(product: Product, path: Path) -> Photo | None:
    if path[0] == "photos":
        return product.photos[int(path[1])]
    return product.photos[0] if product.photos else None


def _photo_of_business(business: Business, path: Path) -> Photo | None:
    """Faces are shown where their owners agreed to it alone."""
    photos = business.photos
    if path == ("photos", "portrait", *path[2:]):
        return photos.portrait if business.consent.face else None
    return photos.workshop or photos.logo


def field_at(model: type[BaseModel], path: Path) -> tuple[type[BaseModel], str] | None:
    """The model and the field whose explanation is that of a text at `path`: the last field on the way to it."""
    here: type[BaseModel] | None = model
    found: tuple[type[BaseModel], str] | None = None
    own_key = False  # whether the next step is a key of the person's own
    for step in path:
        if own_key or isinstance(step, int) or here is None:
            own_key = False
            continue
        name = next((name for name, one in here.model_fields.items() if (one.alias or name) == step), None)
        if name is None:
            return found
        found, annotation = (here, name), here.model_fields[name].annotation
        here, own_key = model_in(annotation), is_map(annotation)
    return found


def photo_path(gallery: Gallery, photo: str) -> FilePath | None:
    """Where a photo of `TextContexts.photo` lies; None where it is missing, or must not be looked at."""
    folder, *names = PurePosixPath(photo).parts or ("",)
    if not names:
        return None
    found = gallery.find(folder, "/".join(names))
    path = FilePath(found.file) if found.file and not found.refused else None
    return path if path and path.is_file() else None
