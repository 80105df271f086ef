"""The photos that the pages show → their pictures, named for the `html` folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.edition.photo_view import PhotoView
from catalog.edition.views import BusinessView, EditionView, ProductView
from catalog.pictures.picture_cache import content_of
from catalog.pictures.request import Picture, PictureRequest
from catalog.website.picture_sizes import PLACES, PictureSources, requests_for, shown


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """The developed pictures and their names below the `html` folder."""

    requested: frozenset[tuple[PhotoView, str]]
    pictures: Mapping[PictureRequest, Picture]
    names: Mapping[Picture, str]
    _shown: dict[tuple[PhotoView, str], PictureSources | None] = field(default_factory=dict, repr=False)

    def show(self, photo: PhotoView | None, place: str) -> PictureSources | None:
        """What a page says of `photo` at the place named `place`; None when there is no picture to show.

        ValueError when this photo is not made for this place: a slip in a template.
        """
        if photo is None:
            return None
        if (photo, place) not in self.requested:
            known = ", ".join(sorted(name for other, name in self.requested if other == photo)) or "none"
            raise ValueError(f"no picture of {photo.file.name} is made for the place “{place}”; there is: {known}")
        if (photo, place) not in self._shown:
            self._shown[photo, place] = shown(photo, PLACES[place], self.pictures, self.names)
        return self._shown[photo, place]

    def files_of(self, photo: PhotoView | None, place: str) -> tuple[str, ...]:
        """The names of all files that `show` names; their sizes and contents are part of their names."""
        found = self.show(photo, place)
        return tuple(size.path for sizes in found.sizes_of_all for size in sizes) if found else ()

    @property
    def copies(self) -> dict[str, Path]:
        """What to put below the `html` folder: name → file in the cache."""
        return {name: picture.path for picture, name in self.names.items()}


def picture_requests(views: Sequence[EditionView]) -> list[PictureRequest]:
    """The pictures that the pages of `views` show, each once."""
    requested = dict.fromkeys(wanted for view in views for wanted in photos_of(view))
    return list(dict.fromkeys(request for photo, place in requested for request in requests_for(photo, PLACES[place])))


def make_picture_files(views: Sequence[EditionView], pictures: Mapping[PictureRequest, Picture]) -> PictureFiles:
    """What the pages of `views` say of their photos, of which `pictures` has what could be developed."""
    requested = dict.fromkeys(wanted for view in views for wanted in photos_of(view))
    requests = picture_requests(views)
    names = {pictures[request]: picture_name(request, pictures[request]) for request in requests if request in pictures}
    return PictureFiles(frozenset(requested), pictures, names)


def photos_of(view: EditionView) -> Iterator[tuple[PhotoView, str]]:
    """Every photo that the pages show, with the name of its place. Other places than these need a line here."""
    yield from _at("wide", view.cover)
    yield from _at("logo", view.publisher.logo)
    for category in view.categories:
        yield from _at("wide", category.photo)
        yield from _at("chapter", category.photo)
    for business in view.businesses:
        yield from photos_of_business(business)


def photos_of_business(business: BusinessView) -> Iterator[tuple[PhotoView, str]]:
    """The photos of a business and its products, with the names of their places."""
    yield from _at("wide", business.workshop)
    yield from _at("portrait", business.portrait)
    yield from _at("logo", business.logo)
    for product in business.products:
        yield from _of_product(product)


def picture_name(request: PictureRequest, picture: Picture) -> str:
    """A readable name that changes with the picture, so that no browser shows an old one.

    Two pictures bear one name only when their bytes are the same.
    """
    stem = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in request.photo.stem.lower())
    content = content_of(picture.path)[:12]
    return f"pictures/{stem.strip('-') or 'photo'}-{picture.width}-{content}.{request.encoding}"


def _of_product(product: ProductView) -> Iterator[tuple[PhotoView, str]]:
    for number, photo in enumerate(product.photos):
        yield photo, "card"
        if number == 0:
            yield photo, "product"
    for variant in product.variant_photos:
        yield variant.photo, "card"


def _at(place: str, photo: PhotoView | None) -> Iterator[tuple[PhotoView, str]]:
    if photo:
        yield photo, place
