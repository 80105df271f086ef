"""The theme: the page, its templates and costs, from `templates/book/theme.yaml` (stage 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from catalog.model.values import Entry, Whole
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import SHAPES, UNITS, PageTemplate, parse_template
from catalog.planning.page_settings import PageSettings
from catalog.templating.jinja import Templates
from catalog.templating.theme_settings import read_settings

FILE: Final = "book/theme.yaml"
PICTURE_STRIP: Final = 3  # units of a maker's story and picture
STORY_STRIP: Final = 2  # units of a story without a picture
Cost = Annotated[Whole, Field(ge=0, le=1_000_000)]
Cells = Annotated[Whole, Field(ge=1, le=UNITS**2)]


def _template(text: str) -> str:
    template = parse_template(text)
    if template is None:
        raise PydanticCustomError("theme-template-form", "rows", {"value": text})
    if not SHAPES.issuperset(template.shapes):
        raise PydanticCustomError("theme-template-shape", "a slot for which no card is drawn", {"value": text})
    return text


class TemplateGroup(Entry):
    """Page templates and what they are for."""

    purpose: str = Field(alias="for", description="What these templates are for.")
    templates: tuple[Annotated[str, AfterValidator(_template)], ...] = Field(
        description="Rows from the top, each as units × slots: 4x1 2x3."
    )


class Room(Entry):
    """Room on the page for a product of one prominence, in cells of the grid of six by six."""

    ideal: Cells = Field(description="What suits it.")
    least: Cells = Field(description="What it gets at least.")


class Prominences(Entry):
    feature: Room
    standard: Room
    compact: Room


class Costs(Entry):
    """What counts against a plan; the sum decides. Whole numbers, so that every machine counts alike."""

    page: Cost
    mixed: Cost
    prominence: Cost
    cramped: Cost
    sparse: Cost
    other: Cost
    smaller: Cost
    bare: Cost
    short: Cost
    overflow: Cost
    filler: Cost
    moved: Cost
    changed: Cost


class Theme(Entry):
    """`templates/book/theme.yaml`."""

    page: PageSettings
    pages: tuple[TemplateGroup, ...] = Field(min_length=1)
    under_picture: tuple[TemplateGroup, ...] = Field(min_length=1)
    under_story: tuple[TemplateGroup, ...] = Field(min_length=1)
    prominence: Prominences
    costs: Costs

    @cached_property
    def geometry(self) -> PageGeometry:
        """What follows from the measures of its page."""
        return PageGeometry(self.page)

    @model_validator(mode="after")
    def _has_room(self) -> Theme:
        """The page has room for every card and its picture."""
        place = self.geometry.too_small()
        if place:
            raise PydanticCustomError("theme-page-room", "no room", {"value": place, "inside": "page"})
        return self

    @model_validator(mode="after")
    def _fills(self) -> Theme:
        """Every template fills what it is for exactly, and the pages hold every number of products."""
        for name, strip in (("pages", 0), ("under_picture", PICTURE_STRIP), ("under_story", STORY_STRIP)):
            for template in _parsed(getattr(self, name)):
                if template.units != UNITS - strip:
                    raise PydanticCustomError(
                        "theme-template-height",
                        "not filled",
                        {"value": template.name, "units": UNITS - strip, "inside": name},
                    )
            if 1 not in {template.slots for template in _parsed(getattr(self, name))}:
                raise PydanticCustomError(
                    "theme-one-missing", "a template for one product", {"value": name, "inside": name}
                )
        return self


@dataclass(frozen=True)
class Rulebook:
    """The theme as the planner uses it: templates parsed, costs with an edition's own in place of the theme's."""

    theme: Theme
    costs: Costs

    @property
    def geometry(self) -> PageGeometry:
        return self.theme.geometry

    @cached_property
    def pages(self) -> tuple[PageTemplate, ...]:
        return _parsed(self.theme.pages)

    def under(self, strip: int) -> tuple[PageTemplate, ...]:
        """Templates below a heading strip of `strip` units."""
        return self._under_picture if strip == PICTURE_STRIP else self._under_story

    @cached_property
    def _under_picture(self) -> tuple[PageTemplate, ...]:
        return _parsed(self.theme.under_picture)

    @cached_property
    def _under_story(self) -> tuple[PageTemplate, ...]:
        return _parsed(self.theme.under_story)

    def room(self, prominence: str) -> Room:
        room: Room = getattr(self.theme.prominence, prominence)
        return room


def read_theme(templates: Templates) -> Theme:
    """The theme of the templates. CatalogError for what is wrong with its file."""
    return read_settings(templates, FILE, Theme)


def make_rulebook(theme: Theme, costs: Mapping[str, int]) -> Rulebook:
    """The theme with the costs that an edition sets itself."""
    return Rulebook(theme, theme.costs.model_copy(update=dict(costs)))


def _parsed(groups: tuple[TemplateGroup, ...]) -> tuple[PageTemplate, ...]:
    found = (parse_template(text) for group in groups for text in group.templates)
    return tuple(dict.fromkeys(template for template in found if template))
