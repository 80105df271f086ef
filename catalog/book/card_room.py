"""What a card of a middle-sized slot has room for besides what its drawing always shows: measured, not set (stage 6).

Distances are those of `templates/book/style.css`. A style sheet that sets cards larger gives fuller cards, whose longer
texts then go by the ladder, but loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from catalog.core.units import MM_PER_PT
from catalog.edition.price_views import PriceLine, PriceView
from catalog.edition.views import Datum, OtherProductView, ProductView
from catalog.fonts.static_faces import FontSet
from catalog.fonts.text_width import Ruler
from catalog.planning.page_geometry import PageGeometry, card_place
from catalog.planning.page_grid import Shape
from catalog.planning.page_settings import TypeSize

SAFETY: Final = 1.06  # of the height: what hyphens, wide figures and broken words may add
SPARE: Final = 2.5  # mm
ROW: Final = 1.65  # mm of a row of data besides its lines
ROWS: Final = 1.6  # mm above rows
LONG_CODE: Final = 14  # characters
PARAGRAPH: Final = 1.4
OTHERS: Final = "Cocok dengan"  # about as long as what stands before the names of other products in any language


@dataclass(frozen=True, slots=True)
class CardForm:
    """How the card of a shape shows the data that every card has: in so many columns of rows; where `running`, in a
    running line unless there is room for rows. `description` says whether that is always there."""

    columns: int
    above: float  # mm between the picture and the words
    description: bool = False
    running: bool = False


CARDS: Final[dict[Shape, CardForm]] = {
    (3, 4): CardForm(2, 2.5, description=True),
    (3, 3): CardForm(2, 2.5),
    (2, 3): CardForm(1, 3),
    (3, 2): CardForm(2, 2.5, running=True),
}
LEAST: Final = (2, 2)  # the shape whose card has room for none of it
BARE_CARD: Final = CardForm(1, 2.5, running=True)
# What a card goes without where it has no room, what a buyer misses least first; the least order, allergens and the
# code always stand there.
FIRST_OUT: Final = ("case_pack", "lead_time", "gross_weight", "weights", "net_weight", "hs", "shelf_life")
SMALLER: Final = 0.98  # of the height of a card as designed, when it is set a size smaller


class CardRoom:
    """Measures the cards of a book that is set in `fonts` on pages of `geometry`."""

    def __init__(self, fonts: FontSet, geometry: PageGeometry) -> None:
        self._geometry = geometry
        sans, serif = geometry.families
        self._plain, self._bold = (Ruler(fonts, sans, weight) for weight in (400, 700))
        self._serif = Ruler(fonts, serif, 400)

    def extras(self, shape: Shape, product: ProductView, place: str, *, maker: bool) -> tuple[str, ...]:
        """What there is room for besides: `rows`, `choices`, `contents` of a set, `companions`, `content`,
        `description`; nothing in a card of another drawing."""
        card = CARDS.get(shape)
        if card is None or place != card_place(shape):
            return ()
        height = self._geometry.slot_size(shape)[1]
        free = height - self._geometry.place_size(place)[1] - card.above - SPARE
        data = self.key_data(shape, product, place, maker=maker)
        free -= sum(self._always(card, product, shape, data, maker=maker)) * SAFETY
        found = []
        for name, height in self._wanted(card, product, shape).items():
            taken = height * SAFETY
            if 0 < taken <= free:
                found.append(name)
                free -= taken
        return tuple(found)

    def key_data(self, shape: Shape, product: ProductView, place: str, *, maker: bool) -> tuple[Datum, ...]:
        """What of the data that every card has there is room for, at least when the card is set a size smaller."""
        card = BARE_CARD if shape == LEAST else CARDS.get(shape)
        data = product.key_data
        if card is None or place != card_place(shape):
            return data
        free = self._geometry.slot_size(shape)[1] - self._geometry.place_size(place)[1] - card.above
        for key in FIRST_OUT:
            tight = SAFETY if card.running else SMALLER  # a running line gains nothing by a smaller size
            if sum(self._always(card, product, shape, data, maker=maker)) * tight <= free:
                break
            data = tuple(datum for datum in data if datum.key != key)
        return data

    def left_out(self, shape: Shape, product: ProductView, place: str, *, maker: bool) -> tuple[str, ...]:
        """What of that the product has and its card has no room for."""
        card = BARE_CARD if shape == LEAST else CARDS.get(shape)
        if card is None or place != card_place(shape):
            return ()
        shown = self.extras(shape, product, place, maker=maker)
        wanted = self._wanted(card, product, shape)
        return tuple(name for name, height in wanted.items() if height > 0 and name not in shown)

    def _wanted(self, card: CardForm, product: ProductView, shape: Shape) -> dict[str, float]:
        """Heights of what a card shows where it has room, the most useful first; 0 of what there is not."""
        width = self._geometry.slot_size(shape)[0]
        rows = sum(self._rows(product.key_data, width, card.columns))
        pieces = {
            "choices": self._choices(product, width),
            "contents": self._others(product.contains, width),
            "companions": self._others(product.goes_with, width),
            "content": self._rows(product.content_data, width, 1),
            "description": () if card.description else self._texts(product, width),
        }
        heights = {name: sum(of_name) for name, of_name in pieces.items()}
        line = sum(self._line(product.key_data, width))
        return {"rows": rows - line if card.running else 0.0} | heights

    def _always(
        self, card: CardForm, product: ProductView, shape: Shape, data: Sequence[Datum], *, maker: bool
    ) -> Iterator[float]:
        """Heights of what the drawing always shows, with these `data`."""
        width, type_sizes = self._geometry.slot_size(shape)[0], self._geometry.settings.type
        yield from self._line(data, width) if card.running else self._rows(data, width, card.columns)
        yield _lines(self._bold, product.name, type_sizes.name, width)
        yield _lines(self._plain, product.second_name, type_sizes.data, width)
        yield _lines(self._serif, product.line, type_sizes.text, width) + 0.6
        if maker:
            yield _lines(self._plain, f"{product.business_name} 000", type_sizes.data, width) + 0.6
        if product.price:
            yield from self._prices(product.price, width)
        else:
            yield type_sizes.name.line * MM_PER_PT + 1.4
        if card.description:
            yield from self._texts(product, width)

    def _prices(self, price: PriceView, width: float) -> Iterator[float]:
        main, type_sizes = price.lines[0], self._geometry.settings.type
        long = self._bold.width(main.steps[0].price, type_sizes.name.size)
        long += self._plain.width(f" {price.beside}", type_sizes.data.size)
        yield ceil(long / width) * type_sizes.name.line * MM_PER_PT + 1.4
        if len(main.steps) > 1:
            yield _lines(self._plain, _run(main, 1), type_sizes.data, width)
        for other in price.lines[1:]:
            text = f"{other.label} ({other.of}): {_run(other)}" if other.of else f"{other.label}: {_run(other)}"
            text = f"{text} · {other.note}" if other.note else text
            yield _lines(self._bold, text, type_sizes.data, width)

    def _rows(self, data: Sequence[Datum], width: float, columns: int) -> Iterator[float]:
        """Heights of rows, in so many columns; a long code at their end takes a whole row."""
        size = self._geometry.settings.type.data
        room = (width - 4.0) / 2 if columns == 2 else width
        whole = data[-1:] if columns == 2 and data and len(data[-1].value) > LONG_CODE else ()
        beside = data[: len(data) - len(whole)]
        heights = [_lines(self._plain, f"{datum.label}   {datum.value}", size, room) + ROW for datum in beside]
        if data:
            yield ROWS
        yield from (max(heights[place : place + columns]) for place in range(0, len(heights), columns))
        yield from (_lines(self._plain, f"{datum.label}   {datum.value}", size, width) + ROW for datum in whole)

    def _line(self, data: Sequence[Datum], width: float) -> Iterator[float]:
        """Height of the running line that has what would be rows."""
        text = " · ".join(f"{datum.label} {datum.value}" for datum in data)
        yield _lines(self._plain, text, self._geometry.settings.type.data, width) + 1.05

    def _choices(self, product: ProductView, width: float) -> Iterator[float]:
        for choice in product.choices:
            discs = "\N{EM SPACE}" * sum(bool(one.colour) for one in choice.swatches)
            text = f"{choice.label} {choice.value}{discs}"
            yield _lines(self._bold, text, self._geometry.settings.type.data, width) + 1.0

    def _others(self, others: Sequence[OtherProductView], width: float) -> Iterator[float]:
        text = ", ".join(f"{other.quantity} {other.name} 0000" for other in others)
        if others:
            yield _lines(self._bold, f"{OTHERS} {text}", self._geometry.settings.type.data, width) + 1.0

    def _texts(self, product: ProductView, width: float) -> Iterator[float]:
        for paragraph in str(product.description).replace("</li>", "</p>").split("</p>"):
            text = type(product.description)(paragraph).striptags()
            if text:
                yield _lines(self._serif, text, self._geometry.settings.type.text, width) + PARAGRAPH


def _run(line: PriceLine, first: int = 0) -> str:
    """The steps of a price as they run on."""
    return " · ".join(f"{step.label}: {step.full}" if step.label else step.full for step in line.steps[first:])


def _lines(ruler: Ruler, text: str, size: TypeSize, width: float) -> float:
    """Height in mm of a text; 0 of none."""
    return ruler.lines(text, size.size, width) * size.line * MM_PER_PT if text else 0.0
