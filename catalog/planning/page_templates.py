"""The theme: the page, its templates and costs, from `templates/book/theme.yaml` (stage 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from catalog.core.problems import CatalogError, Place, error
from catalog.model.page_formats import A4, SIZES, FormatName
from catalog.model.theme_tokens import EditionTokens
from catalog.model.values import Entry, Whole
from catalog.planning.page_format import in_format
from catalog.planning.page_geometry import PageGeometry, Size
from catalog.planning.page_grid import (
    A4_CARDS,
    OTHERS,
    ROW,
    SHAPES,
    UNITS,
    Cards,
    PageTemplate,
    Shape,
    parse_row,
    parse_template,
    with_cards,
)
from catalog.planning.page_settings import Edge, Margins, PageSettings
from catalog.planning.theme_tokens import Tokens, with_sizes
from catalog.templating.jinja import Templates
from catalog.templating.theme_settings import read_settings

FILE: Final = "book/theme.yaml"
PICTURE_STRIP: Final = 3  # units of a maker's story and picture
STORY_STRIP: Final = 2  # units of a story without a picture
GROUPS: Final = ("pages", "under_picture", "under_story")
Cost = Annotated[Whole, Field(ge=0, le=1_000_000)]
Cells = Annotated[Whole, Field(ge=1, le=UNITS**2)]


def _template(text: str) -> str:
    if parse_template(text) is None:
        raise PydanticCustomError("theme-template-form", "rows", {"value": text})
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


StoryUnits = Annotated[Whole, Field(ge=2, le=4)]
RowName = Annotated[str, Field(pattern=f"^{ROW}$")]  # units × slots
CardName = Annotated[str, Field(pattern=f"^{ROW}$")]  # columns of six × units


class FormatTheme(Entry):
    """What another format has in place of the sections of the same name, and where its cards are drawn."""

    cards: Mapping[RowName, CardName]
    story_units: StoryUnits = STORY_STRIP
    pages: tuple[TemplateGroup, ...] = Field(min_length=1)
    under_picture: tuple[TemplateGroup, ...] = Field(min_length=1)
    under_story: tuple[TemplateGroup, ...] = Field(min_length=1)
    prominence: Prominences | None = None
    margins: Margins | None = None
    pictures: Mapping[str, float | Mapping[str, float]] = {}


class Theme(Entry):
    """`templates/book/theme.yaml`, for one format."""

    page: PageSettings
    tokens: Tokens
    drawn: tuple[Edge, Edge] | None = None  # width and height that the style sheet is drawn for; without it the page's
    cards: Mapping[RowName, CardName] = {}
    story_units: StoryUnits = STORY_STRIP  # of a maker's story without a picture
    pages: tuple[TemplateGroup, ...] = Field(min_length=1)
    under_picture: tuple[TemplateGroup, ...] = Field(min_length=1)
    under_story: tuple[TemplateGroup, ...] = Field(min_length=1)
    prominence: Prominences
    costs: Costs
    formats: Mapping[FormatName, FormatTheme] = {}

    @cached_property
    def grid(self) -> Cards:
        """The shape of each slot that there is: of a format that says so, those alone."""
        return _grid(self.cards) if "6x1" in self.cards else A4_CARDS | _grid(self.cards)

    @property
    def base(self) -> Size:
        """Width and height that the style sheet is drawn for."""
        return self.drawn or (self.page.width, self.page.height)

    @cached_property
    def geometry(self) -> PageGeometry:
        """What follows from the measures of its page."""
        return PageGeometry(self.page, self.grid, self.base, self.story_units, self.tokens)

    def in_format(self, name: FormatName) -> Theme:
        """The theme for pages of another format. CatalogError where its measures leave no room there."""
        if name == A4:
            return self
        other = self.formats.get(name)
        changed: dict[str, Any] = {"formats": {}, "drawn": self.base}
        if other:
            groups = {name: getattr(other, name) for name in GROUPS}
            changed |= groups | {
                "cards": other.cards,
                "story_units": other.story_units,
                "prominence": other.prominence or self.prominence,
            }
        cards = self.grid, _grid(other.cards) if other else self.grid
        page = in_format(
            self.page, cards, SIZES[name], other.pictures if other else {}, other.margins if other else None
        )
        return self._changed(**changed, page=page)

    def with_tokens(self, own: EditionTokens) -> Theme:
        """The theme with the tokens of an edition. CatalogError where its cards have no room then."""
        if own == EditionTokens():
            return self
        return self._changed(tokens=self.tokens.changed(own), page=with_sizes(self.page, own))

    def _changed(self, **changed: object) -> Theme:
        kept = {field: getattr(self, field) for field in type(self).model_fields}  # not what follows from them
        found = Theme.model_construct(**(kept | changed))
        if place := found.geometry.too_small():
            raise CatalogError([error("theme-page-room", Place(f"templates/{FILE}"), "page", value=place)])
        return found

    @model_validator(mode="after")
    def _has_cards(self) -> Theme:
        """There is a card for every slot, and no two slots of one format have the same."""
        _check(self, self.grid, "")
        for name, theme in self.formats.items():
            _check(theme, _grid(theme.cards), f"formats.{name}.")
        return self

    @model_validator(mode="after")
    def _has_room(self) -> Theme:
        """The page has room for every card and its picture."""
        if place := self.geometry.too_small():
            raise _wrong("theme-page-room", place, "page")
        return self


def _check(theme: Theme | FormatTheme, grid: Cards, inside: str) -> None:
    """There is a card for every slot; every template fills what it is for exactly, and the pages hold every number of
    products."""
    for card in theme.cards.values():
        if _shape(card) not in SHAPES | OTHERS:
            raise _wrong("theme-card-unknown", card, f"{inside}cards")
        if list(grid.values()).count(_shape(card)) > 1:
            raise _wrong("theme-card-twice", card, f"{inside}cards")
    for name, strip in zip(GROUPS, (0, PICTURE_STRIP, theme.story_units), strict=True):
        groups: tuple[TemplateGroup, ...] = getattr(theme, name)
        for text in (text for group in groups for text in group.templates):
            template = parse_template(text)
            assert template, "its form is checked"
            if with_cards(template, grid) is None:
                raise _wrong("theme-template-shape", text, f"{inside}{name}")
            if template.units != UNITS - strip:
                raise _wrong("theme-template-height", text, f"{inside}{name}", units=UNITS - strip)
        if 1 not in {template.slots for template in _parsed(groups, grid)}:
            raise PydanticCustomError(
                "theme-one-missing", "a template for one product", {"value": name, "inside": f"{inside}{name}"}
            )


def _wrong(code: str, value: str, inside: str, **more: int) -> PydanticCustomError:
    return PydanticCustomError(code, "wrong", {"value": value, **more, "inside": inside})


def _grid(cards: Mapping[str, str]) -> dict[tuple[int, int], Shape]:
    return {parse_row(row): _shape(card) for row, card in cards.items()}


def _shape(card: str) -> Shape:
    columns, units = card.split("x")
    return int(columns), int(units)


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
        return _parsed(self.theme.pages, self.theme.grid)

    def under(self, *, pictured: bool) -> tuple[PageTemplate, ...]:
        """Templates below a maker's story with a picture, or without one."""
        return self._under_picture if pictured else self._under_story

    @cached_property
    def _under_picture(self) -> tuple[PageTemplate, ...]:
        return _parsed(self.theme.under_picture, self.theme.grid)

    @cached_property
    def _under_story(self) -> tuple[PageTemplate, ...]:
        return _parsed(self.theme.under_story, self.theme.grid)

    def template(self, text: str) -> PageTemplate | None:
        """The template that a plan has written; None where it is none of this theme's slots."""
        found = parse_template(text)
        return with_cards(found, self.theme.grid) if found else None

    def room(self, prominence: str) -> Room:
        room: Room = getattr(self.theme.prominence, prominence)
        return room


def read_theme(templates: Templates) -> Theme:
    """The theme of the templates. CatalogError for what is wrong with its file."""
    return read_settings(templates, FILE, Theme)


def make_rulebook(theme: Theme, costs: Mapping[str, int]) -> Rulebook:
    """The theme with the costs that an edition sets itself."""
    return Rulebook(theme, theme.costs.model_copy(update=dict(costs)))


def _parsed(groups: Iterable[TemplateGroup], grid: Cards) -> tuple[PageTemplate, ...]:
    found = (parse_template(text) for group in groups for text in group.templates)
    drawn = (with_cards(template, grid) for template in found if template)
    return tuple(dict.fromkeys(template for template in drawn if template))
