"""What typesetting and developing found → problems that name the entry (stages 4, 5 and 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Final

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step
from catalog.core.problems import Place, Problem, error, warning
from catalog.edition.views import EditionView, PhotoView
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.page_grid import Shape
from catalog.planning.plan import Plan
from catalog.planning.slot_costs import MOST_OVER
from catalog.planning.text_fit import NO_FIT, TextFit
from catalog.typesetting.parts import Overflow, SetPart

CATALOGUE: Final = "content/catalogue.yaml"
CATEGORIES: Final = "content/categories.yaml"
# The field that fills a box, by the last part of the box's name; the name of a product's card has none.
BOX_FIELDS: Final = {
    "story": "story",
    "facts": "address",
    "name": "name",
    "intro": "intro",
    "data": "variants",
    "text": "description",
    "samples": "samples",
    "caption": "photos",
}
HAIR: Final = 0.99  # of the resolution that a place needs: pixels are whole, so a picture may miss it by a part of one


def part_problems(parts: Iterable[SetPart], view: EditionView, root: Path) -> list[Problem]:
    """Texts that do not fit and characters that no font has, each at the entry that it comes from."""
    at = LineNumbers(root)
    found: set[Problem] = set()
    missing: set[str] = set()
    for part in parts:
        found.update(_too_long("text-too-long", error, over, part, view, at) for over in part.overflows)
        found.update(_too_long("text-left-out", warning, over, part, view, at) for over in part.shortened)
        missing.update(part.missing_glyphs)
    found.update(_without_glyphs(missing, view, root) if missing else ())
    return sorted(found, key=lambda problem: problem.sort_key)


def part_sources(plan: Plan, view: EditionView) -> dict[str, tuple[str, ...]]:
    """For each part by its name, the files of the entries that it is made from, the one that it is about first."""
    businesses = {business.slug: business.file for business in view.businesses}
    products = {product.key: product.file for product in view.products}
    found: dict[str, tuple[str, ...]] = {}
    for part in plan.parts:
        makers = [part.subject, *(subject for page in part.pages for subject in page.subjects)]
        files = [businesses[slug] for slug in makers if slug in businesses]
        files += [products[key] for page in part.pages for key in page.products]
        about = CATEGORIES if part.category else CATALOGUE
        found[part.name] = tuple(dict.fromkeys(files)) or (about,)
    return found


def photo_problems(failures: Mapping[Path, PhotoProblem], view: EditionView, root: Path) -> Iterator[Problem]:
    """Photos that could not be developed, each where an entry names it."""
    sources, at = _photo_sources(view), LineNumbers(root)
    for path, flaw in sorted(failures.items()):
        file, steps = sources.get(path, (path.relative_to(root).as_posix(), ()))
        yield flaw.problem(at(file, steps), _field(steps), path.relative_to(root).as_posix())


def coarse_pictures(
    wanted: Iterable[tuple[str, PictureRequest]],
    pictures: Mapping[PictureRequest, Picture],
    view: EditionView,
    root: Path,
) -> Iterator[Problem]:
    """A warning for each photo with too few pixels for its place (`wanted`: names of places and requests for them); for
    a photo at several places, the one where it looks coarsest."""
    worst: dict[Path, tuple[float, str, PictureRequest]] = {}
    for place, request in wanted:
        picture = pictures.get(request)
        if picture is None or picture.dpi >= request.dpi * HAIR:
            continue
        found = (picture.dpi, place, request)
        known = worst.get(request.photo)
        if known is None or found[:2] < known[:2]:
            worst[request.photo] = found
    sources, at = _photo_sources(view), LineNumbers(root)
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


def language_problems(
    plan: Plan, needs: Mapping[str, Mapping[Shape, TextFit]], views: Sequence[EditionView], at: LineNumbers
) -> Iterator[Problem]:
    """A warning for each text that fits no slot in another language than the book's, the first of `views`, which
    typesetting does not see."""
    by_language = {view.language: view for view in views}
    for slot in (slot for part in plan.parts for page in part.pages for slot in page.slots):
        need = needs[slot.product][slot.shape]
        if need.step == NO_FIT and need.language != views[0].language:
            file, field = _source_of_box(f"product/{slot.product}", by_language[need.language])
            over = f"{min(need.over, MOST_OVER):g}"
            place = at(file, (field, need.language))
            yield warning("text-too-long-elsewhere", place, field, language=need.language, over=over)


def _field(steps: tuple[Step, ...]) -> str:
    return ".".join(map(str, steps))


def _photo_sources(view: EditionView) -> dict[Path, tuple[str, tuple[Step, ...]]]:
    """The entry file and the field that name each photo; products and businesses before what borrows their photos."""
    found: dict[Path, tuple[str, tuple[Step, ...]]] = {}

    def name(photo: PhotoView | None, file: str, *steps: Step) -> None:
        if photo:
            found.setdefault(photo.file, (file, steps))

    for product in view.products:
        for index, photo in enumerate(product.photos):
            name(photo, product.file, "photos", index, "file")
        for photo in product.variant_photos:
            name(photo, product.file, "variants", "items")
    for business in view.businesses:
        for kind in ("portrait", "workshop", "logo"):
            name(getattr(business, kind), business.file, "photos", kind, "file")
    for category in view.categories:
        name(category.photo, CATEGORIES, "categories")
    name(view.cover, f"content/editions/{view.slug}.yaml", "cover")
    name(view.publisher.logo, CATALOGUE, "publisher", "logo", "file")
    return found


def _too_long(
    code: str, make: Callable[..., Problem], overflow: Overflow, part: SetPart, view: EditionView, at: LineNumbers
) -> Problem:
    file, field = _source_of_box(overflow.box, view)
    return make(
        code,
        at(file, (field, view.language) if field else ()),
        field,
        language=view.language,
        over=f"{overflow.over:g}",
        height=f"{overflow.height:g}",
        part=part.name,
    )


def _source_of_box(box: str, view: EditionView) -> tuple[str, str]:
    """The entry file and the field that most likely fill a box."""
    for product in view.products:
        if box == product.anchor:  # a card
            if product.description and len(product.description) > len(product.line):
                return product.file, "description"
            return product.file, "line" if len(product.line) >= len(product.name) else "name"
    anchor, _, kind = box.rpartition("/")
    files = {business.anchor: business.file for business in view.businesses}
    files |= {product.anchor: product.file for product in view.products}
    files |= {category.anchor: CATEGORIES for category in view.categories}
    return (files[anchor], BOX_FIELDS[kind]) if anchor in files and kind in BOX_FIELDS else (CATALOGUE, "")


def _without_glyphs(characters: set[str], view: EditionView, root: Path) -> Iterator[Problem]:
    """For each entry, the characters that no font has, at the first of them; those of no entry at the catalogue."""
    left = set(characters)
    for file, texts in sorted(_texts(view).items()):
        here = sorted(characters & set(texts))
        left -= set(here)
        if here:
            yield _unprintable(here, file, root)
    if left:
        yield _unprintable(sorted(left), CATALOGUE, root)


def _unprintable(characters: list[str], file: str, root: Path) -> Problem:
    named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in characters)
    return error("glyph-missing", _first(characters, file, root), characters=named)


def _first(characters: list[str], file: str, root: Path) -> Place:
    """Where the first of `characters` stands in a file; the file alone where it is written in another way (`\\u…`)."""
    text = (root / file).read_text(encoding="utf-8-sig")
    for number, line in enumerate(text.split("\n"), start=1):
        columns = [line.index(character) + 1 for character in characters if character in line]
        if columns:
            return Place(file, number, min(columns))
    return Place(file)


def _texts(view: EditionView) -> dict[str, str]:
    """All that is printed of each entry, in one string."""
    texts = {product.file: _words(product) for product in view.products}
    texts |= {business.file: _words(business, "products") for business in view.businesses}
    texts[CATEGORIES] = " ".join(_words(c, "products", "businesses") for c in view.categories)
    texts[f"content/editions/{view.slug}.yaml"] = f"{view.title} {view.subtitle} {view.occasion}"
    return texts


def _words(value: object, *without: str) -> str:
    """Every string in a view, whatever the depth; `without` these fields."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return " ".join(map(_words, value))
    if is_dataclass(value):
        return " ".join(_words(getattr(value, field.name)) for field in fields(value) if field.name not in without)
    return ""
