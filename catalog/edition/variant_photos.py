"""Photos of options and variants → each photo once, with the options that it shows (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.edition.variant_groups import Choice
from catalog.edition.variant_texts import VariantTexts
from catalog.edition.view_context import ViewContext
from catalog.edition.views import VariantPhoto
from catalog.model.business import Photo
from catalog.model.product import Product
from catalog.model.variants import Variants


def variant_photos(
    context: ViewContext, product: Product, texts: VariantTexts | None, folder: str, name: str
) -> Iterator[VariantPhoto]:
    """Photos of options in their order, then those that variants have of their own, of the product `name`. A photo that
    several variants name stands for what they have in common."""
    if not product.variants or not texts:
        return
    seen: set[str] = set()
    for label, photo in (*_of_options(product.variants, texts), *_of_variants(texts)):
        view = None if photo.file in seen else context.photo(photo, folder, f"{name}: {label}" if label else name)
        seen.add(photo.file)
        if view:
            yield VariantPhoto(label, view)


def _of_options(variants: Variants, texts: VariantTexts) -> Iterator[tuple[str, Photo]]:
    for axis, options in zip(variants.axes.values(), texts.axes.options, strict=True):
        yield from ((text, axis.photos[option]) for option, text in options.items() if option in axis.photos)


def _of_variants(texts: VariantTexts) -> Iterator[tuple[str, Photo]]:
    photos: dict[str, Photo] = {}
    shown: dict[str, list[Choice]] = {}
    for choice, item in texts.by_choice.items():
        if item.photo:
            photos.setdefault(item.photo.file, item.photo)
            shown.setdefault(item.photo.file, []).append(choice)
    yield from ((_label(texts, shown[file]), photo) for file, photo in photos.items())


def _label(texts: VariantTexts, choices: list[Choice]) -> str:
    """The one option that all of them have, and no other variant; else the variants themselves."""
    for axis, options in enumerate(texts.axes.options):
        having = [choice for choice in texts.by_choice if choice[axis] == choices[0][axis]]
        if having == choices:
            return options[choices[0][axis]]
    return texts.axes.semicolon.join(map(texts.block, texts.blocks(choices)))
