"""The measures of a theme's page → those of the same page in another format (stage 4). Lengths in mm, type in pt.

What stands across a page follows its width, what stands down a page its height, and margins are never made wider. Type
is made smaller on narrower pages alone, half as much as they are, and never below LEAST_TYPE; the distance of lines
follows it. Pictures in cards follow their slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from catalog.planning.page_geometry import PageGeometry, Size, card_place
from catalog.planning.page_grid import OTHERS, SHAPES, Cards
from catalog.planning.page_settings import Margins, PageSettings, Pictures, TypeSize, TypeSizes

LEAST_TYPE: Final = 7.5  # pt
SMALL: Final = frozenset({"maker", "detail"})  # pictures that follow the width of the page half as much as it changes
STAMPS: Final = frozenset({"contents", "option", "beside"})  # that do not
ACROSS: Final = frozenset({"width", "left"})


def in_format(
    page: PageSettings,
    cards: tuple[Cards, Cards],
    size: Size,
    changed: Mapping[str, float | Mapping[str, float]],
    own: Margins | None = None,
) -> PageSettings:
    """The page of width and height `size`. `cards` are the shapes of slots of `page` and of the other one; `changed`
    are pictures, by the names of the theme, that do not follow the rule, `own` are margins that do not."""
    across, down = size[0] / page.width, size[1] / page.height
    narrow = min(1.0, (1 + across) / 2)
    margins = {
        side: round(length * min(1.0, across if side in ("inner", "outer") else down), 1)
        for side, length in page.margins.model_dump().items()
    }
    measures = {
        "width": size[0],
        "height": size[1],
        "margins": own or Margins(**margins),
        "gap": round(page.gap * narrow, 1),
        "type": TypeSizes(**{name: _smaller(of_type, narrow) for name, of_type in page.type}),
    }
    found = page.model_copy(update=measures)
    before, now = (PageGeometry(of, shapes) for of, shapes in zip((page, found), cards, strict=True))
    slots = {card_place(shape): (before.slot_size(shape), now.slot_size(shape)) for shape in SHAPES | OTHERS}
    pictures: dict[str, Any] = {}
    for name, measure in page.pictures.model_dump(by_alias=True).items():
        card = "-".join(name.split("-")[:2])
        if card in slots:
            (width, height), (other_width, other_height) = slots[card]
            by = other_width / width, other_height / height
        else:
            by = (narrow, narrow) if name in SMALL else (1.0, 1.0) if name in STAMPS else (across, down)
        pictures[name] = measure if by == (1.0, 1.0) else _each(measure, *by)
    return found.model_copy(update={"pictures": Pictures.model_validate(pictures | dict(changed))})


def _smaller(size: TypeSize, by: float) -> TypeSize:
    """A size of type by which the lines of narrow columns are not too short."""
    smaller = max(min(LEAST_TYPE, size.size), round(size.size * by * 4) / 4)
    return TypeSize(size=smaller, line=round(size.line * smaller / size.size * 4) / 4)


def _each(measure: Any, across: float, down: float) -> Any:  # noqa: ANN401 a height, or lengths by name
    if isinstance(measure, dict):
        return {side: round(length * (across if side in ACROSS else down), 1) for side, length in measure.items()}
    return round(measure * down, 1)
