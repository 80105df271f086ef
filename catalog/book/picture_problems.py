"""What developing found → problems that name the entry, and the field that names the photo (stage 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from catalog.book.missing_glyphs import CATALOGUE
from catalog.book.page_problems import CATEGORIES
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.problems import Problem, warning
from catalog.edition.photo_view import PhotoView
from catalog.edition.views import EditionView
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.picture_places import MOST_CUT, SCENES, THUMBNAILS

HAIR: Final = 0.99  # of the resolution that a place needs: pixels are whole, so a picture may miss it by a part of one
MOST_CUT_OF_SCENES: Final = 60  # of a workshop, which a strip is cut out of
MIDDLE: Final = (0.5, 0.5)  # the focus of a photo of which none is stated
Wanted = Iterable[tuple[str, PictureRequest]]  # names of places and requests for them
Worst = dict[Path, tuple[float, str, PictureRequest]]


def photo_problems(failures: Mapping[Path, PhotoProblem], view: EditionView, root: Path) -> Iterator[Problem]:
    """Photos that could not be developed, each where an entry names it."""
    at = LineNumbers(root)
    sources = _photo_sources(view, at)
    for path, flaw in sorted(failures.items()):
        file, steps = sources.get(path, (path.relative_to(root).as_posix(), ()))
        yield flaw.problem(at(file, steps), _field(steps), path.relative_to(root).as_posix())


def coarse_pictures(
    wanted: Wanted, pictures: Mapping[PictureRequest, Picture], view: EditionView, root: Path
) -> Iterator[Problem]:
    """A warning for each photo with too few pixels for its place (`wanted`: names of places and requests for them); for
    a photo at several places, the one where it looks coarsest."""

    def dpi_of(place: str, request: PictureRequest, picture: Picture) -> float | None:
        return picture.dpi if picture.dpi < request.dpi * HAIR else None

    worst = _worst(wanted, pictures, dpi_of)
    at = LineNumbers(root)
    sources = _photo_sources(view, at)
    for path, (dpi, place, request) in sorted(worst.items()):
        file, steps = sources.get(path, (path.relative_to(root).as_posix(), ()))
        width, height = request.target
        yield warning(
            "picture-dpi",
            at(file, steps),
            _field(steps),
            value=path.relative_to(root).as_posix(),
            spot=place,
            size=f"{request.width_mm:g} × {request.height_mm:g} mm",
            dpi=int(dpi),
            wanted=request.dpi,
            pixels=f"{width} × {height}",
        )


def cut_pictures(
    wanted: Wanted, pictures: Mapping[PictureRequest, Picture], view: EditionView, root: Path
) -> Iterator[Problem]:
    """A warning for each photo of which much is cut off, and no focus states what has to stay in view; for a photo at
    several places, the one where most is."""

    def kept_of(place: str, request: PictureRequest, picture: Picture) -> float | None:
        if place in THUMBNAILS:
            return None
        most = MOST_CUT_OF_SCENES if place in SCENES else MOST_CUT
        return 100 - picture.lost if picture.lost > most and request.focus == MIDDLE else None

    at = LineNumbers(root)
    sources = _photo_sources(view, at)
    for path, (kept, place, request) in sorted(_worst(wanted, pictures, kept_of).items()):
        file, steps = sources.get(path, (path.relative_to(root).as_posix(), ()))
        size = f"{request.width_mm:g} × {request.height_mm:g} mm"
        values = {"value": path.relative_to(root).as_posix(), "spot": place, "size": size, "percent": 100 - round(kept)}
        yield warning("photo-cut", at(file, steps), _field(steps), **values)


def _worst(
    wanted: Wanted,
    pictures: Mapping[PictureRequest, Picture],
    measure: Callable[[str, PictureRequest, Picture], float | None],
) -> Worst:
    """For each photo the place with the least measure; None is none."""
    worst: Worst = {}
    for place, request in wanted:
        picture = pictures.get(request)
        measured = None if picture is None else measure(place, request, picture)
        if measured is None:
            continue
        found = (measured, place, request)
        known = worst.get(request.photo)
        if known is None or found[:2] < known[:2]:
            worst[request.photo] = found
    return worst


def _field(steps: tuple[Step, ...]) -> str:
    return dotted(steps)


def _photo_sources(view: EditionView, at: LineNumbers) -> dict[Path, tuple[str, tuple[Step, ...]]]:
    """The entry file and the field that name each photo; products and businesses before what borrows their photos."""
    found: dict[Path, tuple[str, tuple[Step, ...]]] = {}

    def name(photo: PhotoView | None, file: str, *steps: Step) -> None:
        if photo:
            found.setdefault(photo.file, (file, steps))

    for product in view.products:
        for index, photo in enumerate(product.photos):
            name(photo, product.file, "photos", index, "file")
        for variant in product.variant_photos:
            name(variant.photo, product.file, "variants")
    for business in view.businesses:
        for kind in ("portrait", "workshop", "logo"):
            name(getattr(business, kind), business.file, "photos", kind, "file")
    for category in view.categories:
        index = at.index(CATEGORIES, "categories", "slug", category.slug)
        name(category.photo, CATEGORIES, "categories", index, "photo")
    name(view.cover, f"content/editions/{view.slug}.yaml", "cover")
    name(view.publisher.logo, CATALOGUE, "publisher", "logo", "file")
    return found
