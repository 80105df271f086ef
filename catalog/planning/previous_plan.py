"""The plan before → what the next one should keep (stage 4).

The file is `content/plans/<edition>.yaml`: it is kept with the content, so that two people who make the same catalogue
get the same pages, and one changed entry changes one or two of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

from catalog.core.atomic_files import write_whole
from catalog.model.saved_plan import SavedPage, SavedPlan
from catalog.planning.plan import Matter, Page, Part, Plan

ALL: Final = "all"  # in place of a category: plan everything anew
PLACED: Final = frozenset({"business", "grid", "shared"})  # first words of parts with products
HEAD: Final = """\
# Written by `catalog build`. Keep it with the content: the next build then changes as few pages as it can, and tells
# which. Delete it to have the edition planned anew.
pages:
"""


def page_starts(kept: SavedPlan | None, replan: Collection[str] = ()) -> dict[str, str]:
    """The template of each page of products, by the product that begins it; without the categories to plan anew."""
    if kept is None or ALL in replan:
        return {}
    return {
        page.products[0]: page.template
        for page in kept.pages
        if page.products and page.template and _category(page) not in replan
    }


def _category(page: SavedPage) -> str:
    return page.part.split("/")[1] if "/" in page.part else ""


def differences(plan: Plan, kept: SavedPlan) -> list[str]:
    """The pages of `plan` that are not as kept, by what stands on them: a locked plan has none."""
    before = [(page.template or "", page.products) for page in kept.pages if _is_placed(page.part)]
    now = [(page.template, page.products) for _, page in placed_pages(plan)]
    return [", ".join((new or old or ("", ()))[1]) for old, new in zip_longest(before, now) if old != new]


def placed_pages(plan: Plan) -> Iterator[tuple[Part, Page]]:
    """The pages that the planner chose, in order, each with its part."""
    for part in plan.parts:
        if part.matter is Matter.BODY and _is_placed(part.name):
            yield from ((part, page) for page in part.pages)


def _is_placed(part: str) -> bool:
    return part.partition("/")[0] in PLACED


def write_plan(path: Path, kept: SavedPlan) -> None:
    """Write the plan, whole or not at all; a file that says the same already is left alone."""
    text = HEAD + "".join(f"- {{{', '.join(_fields(page))}}}\n" for page in kept.pages)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    write_whole(path, text.encode())


def _fields(page: SavedPage) -> Iterator[str]:
    """The fields of a page as YAML: nothing in them needs quotation marks but what may look like a number."""
    if page.page:
        yield f'page: "{page.page}"'
    yield f"part: {page.part}"
    yield f"layout: {page.layout}"
    if page.template:
        yield f"template: {page.template}"
    if page.products:
        yield f"products: [{', '.join(page.products)}]"
    if page.volume:
        yield f"volume: {page.volume}"
    yield f'digest: "{page.digest}"'
    if page.content:
        yield f'content: "{page.content}"'
