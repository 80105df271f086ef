"""Parts with their page counts → the pages of the book in order, each with its folio and side (stage 8, arithmetic).

Front matter is numbered i, ii …, the body from 1, the back matter on from there; covers carry no number. The first
page of a book is a right-hand page, so right-hand pages have odd places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.pdf.navigation import PageLabel
from catalog.planning.plan import Matter, Part, Plan

SHEET = 4  # pages on a folded sheet: a stitched book has a multiple of these


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of the book: which page of which part, and what number it carries ("" for covers)."""

    part: Part
    page: int  # 0-based, inside the part
    folio: str
    place: int  # 0-based, in the book

    @property
    def recto(self) -> bool:
        """Whether it is a right-hand page."""
        return self.place % 2 == 0


def paginate(
    plan: Plan, counts: Mapping[str, int], sheet: int = SHEET, apart: int = 0, before: int = 0
) -> tuple[BookPage, ...]:
    """The pages of the book. `counts` has the number of set pages of each part, by its name.

    The part `blank` is put in where front matter would end on a right-hand page, and until it has the pages that the
    plan asks for; `enquiry` is repeated until the whole
    is a multiple of `sheet` pages, and at least of a leaf's two (and left out where it already is). Of these pages
    `apart` are printed elsewhere, those of a cover. The body's numbers go on from those of `before` pages.
    """
    parts = {part.name: part for part in plan.parts}
    runs: dict[Matter, list[Part]] = {matter: [] for matter in Matter}
    front_covers: list[Part] = []
    back_covers: list[Part] = []
    for part in plan.parts:
        if part.matter is Matter.COVER:
            (back_covers if runs[Matter.BODY] or runs[Matter.BACK] else front_covers).append(part)
        elif part.name not in ("blank", "enquiry"):
            runs[part.matter].append(part)
    opening = _length([*front_covers, *runs[Matter.FRONT]], counts)
    if "blank" in parts:
        lacking = max(plan.opening - opening, 0)
        runs[Matter.FRONT] += [parts["blank"]] * (lacking + (opening + lacking) % 2)
    order = [*front_covers, *runs[Matter.FRONT], *runs[Matter.BODY], *runs[Matter.BACK]]
    if "enquiry" in parts:
        order += [parts["enquiry"]] * (-(_length([*order, *back_covers], counts) - apart) % sheet)
    return _numbered([*order, *back_covers], counts, before)


def _length(parts: Sequence[Part], counts: Mapping[str, int]) -> int:
    return sum(counts[part.name] for part in parts)


def _numbered(order: Sequence[Part], counts: Mapping[str, int], before: int) -> tuple[BookPage, ...]:
    pages: list[BookPage] = []
    number = {"roman": 0, "arabic": before}
    for part in order:
        for page in range(counts[part.name]):
            folio = ""
            if part.matter is Matter.FRONT:
                number["roman"] += 1
                folio = roman(number["roman"])
            elif part.matter in (Matter.BODY, Matter.BACK):
                number["arabic"] += 1
                folio = str(number["arabic"])
            pages.append(BookPage(part, page, folio, len(pages)))
    return tuple(pages)


def roman(number: int) -> str:
    """A number ≥ 1 in small roman figures."""
    signs = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    text = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        text += sign * times
    return text


def page_labels(pages: Sequence[BookPage]) -> Iterator[PageLabel]:
    """How a reader's window numbers the pages: as they are printed; covers by their names."""
    before = ""
    for page in pages:
        matter = page.part.matter
        kind = "arabic" if matter in (Matter.BODY, Matter.BACK) else matter.value
        if kind == before:
            continue
        before = kind
        if matter is Matter.COVER:
            yield PageLabel(page.place, prefix="Back cover" if page.place else "Cover")
        elif matter is Matter.FRONT:
            yield PageLabel(page.place, "r")
        else:
            yield PageLabel(page.place, "D", int(page.folio))
