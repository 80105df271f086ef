"""What typesetting and developing found → problems that name the entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from catalog.book.typeset import Overflow, SetPart
from catalog.edition.views import EditionView
from catalog.errors import Place, Problem, error
from catalog.pictures.flaw import PhotoFlaw
from catalog.project import Project


def part_problems(parts: Iterable[SetPart], view: EditionView, project: Project) -> list[Problem]:
    """Texts that do not fit and characters that no font has, each at the entry that it comes from."""
    files = _files(view)
    found: list[Problem] = []
    for part in parts:
        found += [_too_long(overflow, part, files, view) for overflow in part.overflows]
        found += [
            error("glyph-missing", _place_of_text(glyph, view, project), characters=glyph, part=part.name)
            for glyph in part.missing_glyphs
        ]
    return sorted(set(found), key=lambda problem: problem.sort_key)


def photo_problems(failures: Mapping[Path, PhotoFlaw], project: Project) -> Iterator[Problem]:
    """Photos that could not be developed."""
    for path, flaw in sorted(failures.items()):
        name = project.relative(path)
        yield flaw.problem(Place(name), "", name)


def _files(view: EditionView) -> dict[str, str]:
    """The entry file behind each anchor."""
    files = {business.anchor: business.file for business in view.businesses}
    files.update({product.anchor: product.file for product in view.products})
    files.update({category.anchor: "content/categories.yaml" for category in view.categories})
    return files


def _too_long(overflow: Overflow, part: SetPart, files: Mapping[str, str], view: EditionView) -> Problem:
    anchor = overflow.box if overflow.box in files else overflow.box.rpartition("/")[0]
    field = {"story": "story", "facts": "address", "intro": "intro", "data": "variants", "text": "description"}
    place = Place(files.get(anchor, "content/catalogue.yaml"))
    return error(
        "text-too-long",
        place,
        field.get(overflow.box.rpartition("/")[2], "line"),
        language=view.language,
        over=f"{overflow.over:g}",
        height=f"{overflow.height:g}",
        part=part.name,
    )


def _place_of_text(characters: str, view: EditionView, project: Project) -> Place:
    """The first entry whose file holds these characters."""
    for file in sorted({*_files(view).values(), "content/catalogue.yaml"}):
        if any(character in (project.root / file).read_text(encoding="utf-8") for character in characters.strip()):
            return Place(file)
    return Place("content/catalogue.yaml")
