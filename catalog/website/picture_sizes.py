"""The arithmetic of the HTML's pictures: which sizes a place needs, what a page says of those it got.

Widths are in px of the picture. A photo with fewer px gives smaller pictures, never larger ones: sizes that fall
together are then named once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from catalog.edition.photo_view import PhotoView
from catalog.pictures.request import Encoding, Fit, Picture, PictureRequest

QUALITY: Final[Mapping[Encoding, int]] = {"webp": 78, "jpeg": 80, "png": 82}


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A kind of place on a page: its ratio (width / height), its widths, and how wide it is in the layout.

    `encodings` names the widths by encoding; the last encoding is for every browser and stands in `<img>`: one size of
    it will do, since hardly a browser is left that shows no WebP.
    """

    ratio: float
    encodings: Mapping[Encoding, tuple[int, ...]]
    sizes: str  # the `sizes` attribute: keep in step with templates/website/style.css
    fit: Fit = "cover"


PLACES: Final[Mapping[str, PicturePlace]] = {
    "card": PicturePlace(
        4 / 3,
        {"webp": (320, 640), "jpeg": (640,)},
        "(min-width: 60rem) 17rem, (min-width: 40rem) 31vw, 46vw",
        fit="subject",
    ),
    "chapter": PicturePlace(
        4 / 3,
        {"webp": (320, 640), "jpeg": (640,)},
        "(min-width: 60rem) 24rem, (min-width: 40rem) 46vw, 92vw",
        fit="subject",
    ),
    "product": PicturePlace(
        4 / 3, {"webp": (320, 640, 1280), "jpeg": (640,)}, "(min-width: 60rem) 40rem, 100vw", fit="contain"
    ),
    "wide": PicturePlace(
        3 / 2, {"webp": (640, 1280), "jpeg": (640,)}, "(min-width: 60rem) 44rem, 100vw", fit="subject"
    ),
    "portrait": PicturePlace(
        4 / 5, {"webp": (320, 640), "jpeg": (640,)}, "(min-width: 60rem) 22rem, (min-width: 40rem) 40vw, 92vw"
    ),
    "logo": PicturePlace(1, {"png": (320,)}, "9rem", fit="contain"),
}


@dataclass(frozen=True, slots=True)
class Size:
    """One picture of a photo: its file below the `html` folder, its size in px."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureSources:
    """What `<picture>` says: the sizes by encoding (media type), narrowest first, and the one that `<img>` names."""

    sources: tuple[tuple[str, tuple[Size, ...]], ...]
    plain: tuple[Size, ...]
    sizes: str

    @property
    def sizes_of_all(self) -> tuple[tuple[Size, ...], ...]:
        """The sizes of every encoding."""
        return (*(sizes for _, sizes in self.sources), self.plain)

    @property
    def image(self) -> Size:
        """For a browser without `srcset`."""
        return self.plain[0]


def requests_for(photo: PhotoView, place: PicturePlace) -> Iterator[PictureRequest]:
    """The pictures to make of `photo` for `place`."""
    for encoding, widths in place.encodings.items():
        for width in widths:
            yield _request(photo, place, encoding, width)


def shown(
    photo: PhotoView, place: PicturePlace, pictures: Mapping[PictureRequest, Picture], names: Mapping[Picture, str]
) -> PictureSources | None:
    """What the page says of `photo` at `place`; None when a picture of it could not be developed."""
    sets: list[tuple[str, tuple[Size, ...]]] = []
    for encoding, widths in place.encodings.items():
        sizes: dict[int, Size] = {}
        for width in widths:
            picture = pictures.get(_request(photo, place, encoding, width))
            if picture is None:
                return None
            sizes[picture.width] = Size(names[picture], picture.width, picture.height)
        sets.append((f"image/{encoding}", tuple(sizes[width] for width in sorted(sizes))))
    *sources, (_, plain) = sets
    return PictureSources(tuple(sources), plain, place.sizes)


def _request(photo: PhotoView, place: PicturePlace, encoding: Encoding, width: int) -> PictureRequest:
    return _made_once(photo.file, photo.focus, place.ratio, place.fit, encoding, width)


@lru_cache(maxsize=100_000)  # each is asked for by several pages in each language
def _made_once(
    file: Path, focus: tuple[float, float], ratio: float, fit: Fit, encoding: Encoding, width: int
) -> PictureRequest:
    quality = QUALITY[encoding]
    return PictureRequest.for_width(file, width, ratio, focus=focus, fit=fit, encoding=encoding, quality=quality)
