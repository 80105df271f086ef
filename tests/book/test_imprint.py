"""The imprint: which makers are invented is said once, by the fewest names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.book.part_html import Renderer
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.select import select
from catalog.edition.views import BusinessView, CategoryView, EditionView
from catalog.graphics.drawing_cache import DrawingCache
from catalog.planning.plan import Matter, Page, Part
from tests.conftest import DAY, SMALL
from tests.shipped import PAGE, TEMPLATES

COLOPHON = Part("colophon", "colophon", Matter.FRONT, pages=(Page("colophon"),))


def with_makers(view: EditionView, fictitious: dict[str, bool]) -> EditionView:
    """The edition with these businesses in its first chapter, and in no other."""
    chapter = view.categories[0]
    model: BusinessView = chapter.businesses[0]
    makers = tuple(replace(model, name=name, fictitious=invented) for name, invented in fictitious.items())
    first: CategoryView = replace(chapter, businesses=makers)
    return replace(view, notice="", categories=(first,))


@pytest.mark.parametrize(
    ("makers", "said"),
    [
        pytest.param({"A": False, "B": False}, "", id="none"),
        pytest.param({"A": True, "B": True}, "All businesses in this catalogue are invented examples.", id="all"),
        pytest.param({"Rosa": True, "B": False, "C": False}, "Invented examples, not real businesses: Rosa.", id="one"),
        pytest.param({"A": True, "B": True, "Rosa": False}, "invented examples, except Rosa.", id="all but one"),
    ],
)
def test_invented_makers_are_named_once(tmp_path: Path, makers: dict[str, bool], said: str) -> None:
    catalogue = load_catalogue(Project(SMALL).root, DAY).catalogue
    assert catalogue
    edition = next(name for name, one in catalogue.editions.items() if "en" in one.languages)
    view = with_makers(select(catalogue, edition, "en", Project(SMALL).images, DAY), makers)
    formatter = Formatter(catalogue.languages["en"])
    html = Renderer(TEMPLATES, view, formatter, PAGE, {}, 96, DrawingCache(tmp_path)).render(COLOPHON)
    assert html.count("invented") + html.count("Invented") == bool(said)
    assert said in html
