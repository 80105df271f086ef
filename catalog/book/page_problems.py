"""What typesetting found → problems that name the entry (stages 4 and 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from catalog.book.missing_glyphs import CATALOGUE, missing_glyphs
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.problems import Problem, error, warning
from catalog.edition.views import EditionView
from catalog.planning.page_grid import Shape
from catalog.planning.plan import Plan
from catalog.planning.slot_costs import MOST_OVER
from catalog.planning.text_fit import NO_FIT, TextFit
from catalog.typesetting.parts import Overflow, SetPart

CATEGORIES: Final = "content/categories.yaml"
# The entry and the field that fill a box of a page about no entry, by the name of the box or what that begins with.
# "" is the edition.
PAGE_FIELDS: Final[Mapping[str, tuple[str, tuple[Step, ...]]]] = {
    "cover/title": ("", ("title",)),
    "cover/subtitle": ("", ("subtitle",)),
    "cover/publisher": (CATALOGUE, ("publisher", "name")),
    "title/title": ("", ("title",)),
    "title/subtitle": ("", ("subtitle",)),
    "title/publisher": (CATALOGUE, ("publisher", "name")),
    "back-cover/title": ("", ("title",)),
    "back-cover/publisher": (CATALOGUE, ("publisher",)),
    "extract-cover/title": ("", ("title",)),
    "extract-cover/buyer": ("", ("extract", "buyer")),
    "extract-cover/list": ("", ("title",)),
    "extract-cover/source": ("", ("occasion",)),
    "ordering/code": ("", ("extract", "buyer")),
    "ordering/publisher": (CATALOGUE, ("publisher",)),
    "enquiry/publisher": (CATALOGUE, ("publisher", "name")),
    "figures/title": (CATALOGUE, ("region",)),
    "figures/key": (CATALOGUE, ("figures", "key")),
    "figures/sales": (CATALOGUE, ("figures", "sales")),
    "figures/growth": (CATALOGUE, ("figures", "growth", "label")),
    "figures/source": (CATALOGUE, ("figures", "source")),
    "region": ("content/regions.yaml", ("regions",)),
}
# The field that fills a box, by the last part of the box's name; the name of a product's card has none.
BOX_FIELDS: Final = {
    "story": "story",
    "facts": "address",
    "name": "name",
    "makers": "name",
    "intro": "intro",
    "data": "variants",
    "text": "description",
    "samples": "samples",
    "caption": "photos",
}


def part_problems(parts: Iterable[SetPart], view: EditionView, root: Path) -> list[Problem]:
    """Texts that do not fit and characters that no font has, each at the entry that it comes from."""
    at = LineNumbers(root)
    found: set[Problem] = set()
    missing: set[str] = set()
    for part in parts:
        found.update(_too_long("text-too-long", error, over, part, view, at) for over in part.overflows)
        found.update(_too_long("text-left-out", warning, over, part, view, at) for over in part.shortened)
        missing.update(part.missing_glyphs)
    found.update(missing_glyphs(missing, view, root) if missing else ())
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


def language_problems(
    plan: Plan, needs: Mapping[str, Mapping[Shape, TextFit]], views: Sequence[EditionView], at: LineNumbers
) -> Iterator[Problem]:
    """A warning for each text that fits no slot in another language than the book's, the first of `views`, which
    typesetting does not see."""
    by_language = {view.language: view for view in views}
    for slot in (slot for part in plan.parts for page in part.pages for slot in page.slots):
        need = needs[slot.product][slot.shape]
        if need.step == NO_FIT and need.language != views[0].language:
            file, path = _source_of_box(f"product/{slot.product}", by_language[need.language], at)
            over = f"{min(need.over, MOST_OVER):g}"
            place = at(file, (*path, need.language))
            yield warning("text-too-long-elsewhere", place, dotted(path), language=need.language, over=over)


def _too_long(
    code: str, make: Callable[..., Problem], overflow: Overflow, part: SetPart, view: EditionView, at: LineNumbers
) -> Problem:
    file, path = _source_of_box(overflow.box, view, at)
    return make(
        code,
        at(file, (*path, view.language) if path else ()),
        dotted(path),
        language=view.language,
        over=f"{overflow.over:g}",
        height=f"{overflow.height:g}",
        part=part.name,
    )


def _source_of_box(box: str, view: EditionView, at: LineNumbers) -> tuple[str, tuple[Step, ...]]:
    """The entry file and the path of the field that most likely fill a box."""
    for product in view.products:
        if box == product.anchor:  # a card
            texts = {"description": product.description, "line": product.line, "name": product.name}
            return product.file, (max(texts, key=lambda field: len(texts[field])),)
    anchor, _, kind = box.rpartition("/")
    files = {business.anchor: business.file for business in view.businesses}
    files |= {product.anchor: product.file for product in view.products}
    if anchor in files and kind == "story":
        maker = next(business for business in view.businesses if business.anchor == anchor)
        return files[anchor], ("story" if len(maker.story) >= len(maker.name) else "name",)
    if anchor in files and kind in BOX_FIELDS:
        return files[anchor], (BOX_FIELDS[kind],)
    if anchor.startswith("category/"):
        index = at.index(CATEGORIES, "categories", "slug", anchor.removeprefix("category/"))
        return CATEGORIES, ("categories", index, BOX_FIELDS.get(kind, "name"))
    if box == "colophon":
        words = {("notice",): view.notice, ("copyright",): view.copyright, ("publisher",): view.publisher.address}
        return CATALOGUE, max(words, key=lambda path: len(words[path]))
    above = (box, anchor, box.partition("/")[0])
    file, path = next((PAGE_FIELDS[name] for name in above if name in PAGE_FIELDS), (CATALOGUE, ()))
    return file or f"content/editions/{view.slug}.yaml", path
