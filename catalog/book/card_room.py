"""What a card of a middle-sized slot has room for besides what its drawing always shows: measured, not set (stage 6).

Sizes are those of `templates/book/style.css`. A style sheet that sets cards larger gives fuller cards, whose longer
texts then go by the ladder, but loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from catalog.core.units import MM_PER_PT
from catalog.edition.price_views import PriceLine, PriceView
from catalog.edition.views import ProductView
from catalog.fonts.static_faces import FontSet
from catalog.fonts.text_width import Ruler
from catalog.planning.page_geometry import PageGeometry, card_place
from catalog.planning.page_grid import Shape

SANS: Final = "Plus Jakarta Sans"
SERIF: Final = "Source Serif 4"
SAFETY: Final = 1.06  # of the height: what hyphens, wide figures and broken words may add
SPARE: Final = 2.5  # mm
ROW: Final = 10 * MM_PER_PT + 2.25  # of the data
PARAGRAPH: Final = 1.6
Type = tuple[float, float]  # size and line, pt


@dataclass(frozen=True, slots=True)
class CardType:
    """Type of the name, the line below it and the price in the card of a shape; how many rows of data it has at most,
    the code among them, 0 where they run in a line."""

    name: Type
    line: Type
    price: Type
    rows: int
    above: float  # mm between the picture and the words


CARDS: Final[dict[Shape, CardType]] = {
    (3, 3): CardType((12, 14.5), (9.5, 12.5), (12.5, 14), 5, 2.5),
    (2, 3): CardType((10.5, 12.5), (8.5, 11), (11, 14), 5, 3),
    (3, 2): CardType((11.5, 13.5), (9.5, 12.5), (11, 12.5), 0, 2.5),
}


class CardRoom:
    """Measures the cards of a book that is set in `fonts` on pages of `geometry`."""

    def __init__(self, fonts: FontSet, geometry: PageGeometry) -> None:
        self._geometry = geometry
        self._plain, self._bold = (Ruler(fonts, SANS, weight) for weight in (400, 700))
        self._serif = Ruler(fonts, SERIF, 400)

    def extras(self, shape: Shape, product: ProductView, place: str, *, maker: bool) -> tuple[str, ...]:
        """What there is room for besides: `choices`, `description`; nothing in a card of another drawing."""
        card = CARDS.get(shape)
        if card is None or place != card_place(shape):
            return ()
        width, height = self._geometry.slot_size(shape)
        free = height - self._geometry.place_size(place)[1] - card.above - SPARE
        free -= sum(self._always(card, product, width, maker=maker)) * SAFETY
        found = []
        for name, pieces in (("choices", self._choices(product, width)), ("description", self._texts(product, width))):
            taken = sum(pieces) * SAFETY
            if 0 < taken <= free:
                found.append(name)
                free -= taken
        return tuple(found)

    def _always(self, card: CardType, product: ProductView, width: float, *, maker: bool) -> Iterator[float]:
        """Heights of what the drawing always shows."""
        yield _lines(self._bold, product.name, card.name, width)
        yield _lines(self._plain, product.second_name, (8, 11), width)
        yield _lines(self._serif, product.line, card.line, width) + 0.6
        if maker:
            yield _lines(self._plain, f"{product.business_name} 000", (8, 11), width) + 0.6
        yield from self._prices(card, product.price, width) if product.price else (card.price[1] * MM_PER_PT + 1.6,)
        if card.rows:
            yield (min(len(product.data), card.rows - 1) + bool(product.sku)) * ROW + 1.8
        else:
            text = " · ".join([datum.value for datum in product.data[:3]] + [product.sku, "00000000"])
            yield _lines(self._plain, text, (7.5, 10.5), width) + 2.9

    def _prices(self, card: CardType, price: PriceView, width: float) -> Iterator[float]:
        main = price.lines[0]
        size, line = card.price
        beside = " ".join(filter(None, (main.label, main.steps[0].label, price.per, main.of and f"· {main.of}")))
        long = self._bold.width(main.steps[0].price, size) + self._plain.width(f" {beside}", 8)
        yield ceil(long / width) * line * MM_PER_PT + 1.6
        if len(main.steps) > 1:
            yield _lines(self._plain, _run(main, 1), (8, 11), width)
        for other in price.lines[1:]:
            text = f"{other.label} ({other.of}): {_run(other)}" if other.of else f"{other.label}: {_run(other)}"
            yield _lines(self._bold, text, (8.5, 12), width)

    def _choices(self, product: ProductView, width: float) -> Iterator[float]:
        for choice in product.choices:
            yield _lines(self._bold, f"{choice.label} {choice.value}", (7.8, 11), width) + 1.0

    def _texts(self, product: ProductView, width: float) -> Iterator[float]:
        for paragraph in str(product.description).replace("</li>", "</p>").split("</p>"):
            text = type(product.description)(paragraph).striptags()
            if text:
                yield _lines(self._serif, text, (9, 12.5), width) + PARAGRAPH


def _run(line: PriceLine, first: int = 0) -> str:
    """The steps of a price as they run on."""
    return " · ".join(f"{step.label}: {step.price}" if step.label else step.price for step in line.steps[first:])


def _lines(ruler: Ruler, text: str, size: Type, width: float) -> float:
    """Height in mm of a text; 0 of none."""
    return ruler.lines(text, size[0], width) * size[1] * MM_PER_PT if text else 0.0
