"""A generated catalogue, and edits to it by chance: what an editor does between two prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from random import Random
from typing import Final

from catalog.edition.views import EditionView
from catalog.planning.page_grid import Shape
from catalog.planning.text_fit import BARE, NO_FIT, SHORT, SMALLER, Card, TextFit
from tests.generated import Item, Maker, with_chapters

CHAPTERS: Final = 12
PRODUCTS: Final = (10, 60)  # in a chapter
MAKERS: Final = (1, 8)  # products of a maker
PROMINENCES: Final = ("feature", *["standard"] * 6, *["compact"] * 3)
TEXTS: Final = (
    *[3.0] * 14,
    *[5.0] * 3,
    7.0,
    10.0,
    15.0,
)  # cells that a text fills as designed
LADDER: Final = ((1.0, 0), (1.1, SMALLER), (1.25, BARE), (1.6, SHORT), (inf, NO_FIT))  # what a text has to its slot
ROOMIER: Final = 1.7  # times its slot: a text that fits it on no step


@dataclass(slots=True)
class Generated:
    """Chapters by slug; how many cells the text of each product fills, by its key."""

    chance: Random
    chapters: dict[str, list[Maker]] = field(default_factory=dict)
    texts: dict[str, float] = field(default_factory=dict)
    _made: int = 0

    def fits(self, cards: Mapping[str, Card]) -> dict[str, TextFit]:
        """How cards fit, without setting any."""
        return {key: self._need(self.texts[key], card.shape) for key, card in cards.items()}

    def _need(self, text: float, shape: Shape) -> TextFit:
        columns, units = shape
        ratio = text / (columns * units)
        step = next(step for most, step in LADDER if ratio <= most)
        return TextFit(step, 50 * ratio if step == NO_FIT else 0.0, "id")

    def view(self, small: EditionView) -> EditionView:
        return with_chapters(small, self.chapters)

    def new(self, maker: Maker, place: int) -> None:
        """A product with a text by chance, as the `place`th of its maker."""
        self._made += 1
        item = Item(f"produk-{self._made}", self.chance.choice(PROMINENCES))
        self.put(maker, item, place, self.chance.choice(TEXTS))

    def put(self, maker: Maker, item: Item, place: int, text: float) -> None:
        maker.items.insert(place, item)
        self.texts[f"{maker.slug}/{item.slug}"] = text

    def take(self, maker: Maker, item: Item) -> float:
        """Takes a product away; answers its text."""
        maker.items.remove(item)
        return self.texts.pop(f"{maker.slug}/{item.slug}")

    def any_maker(self) -> Maker:
        return self.chance.choice([maker for makers in self.chapters.values() for maker in makers])

    def any_item(self) -> tuple[Maker, Item]:
        makers = (maker for makers in self.chapters.values() for maker in makers)
        return self.chance.choice([(maker, item) for maker in makers for item in maker.items])


def generate_chapters(seed: int, chapters: int = CHAPTERS, products: tuple[int, int] = PRODUCTS) -> Generated:
    """Chapters of makers with one to eight products each."""
    made = Generated(Random(seed))
    for number in range(chapters):
        makers: list[Maker] = []
        left = made.chance.randint(*products)
        while left:
            maker = Maker(f"usaha-{number}-{len(makers)}", made.chance.random() < 0.6, [])
            for place in range(min(left, made.chance.randint(*MAKERS))):
                made.new(maker, place)
            left -= len(maker.items)
            makers.append(maker)
        made.chapters[f"bab-{number}"] = makers
    return made


def insert(made: Generated, shapes: Mapping[str, Shape]) -> None:
    maker = made.any_maker()
    made.new(maker, made.chance.randint(0, len(maker.items)))


def delete(made: Generated, shapes: Mapping[str, Shape]) -> None:
    made.take(*made.any_item())


def move(made: Generated, shapes: Mapping[str, Shape]) -> None:
    """To another maker of any chapter."""
    maker, item = made.any_item()
    other = made.any_maker()
    made.put(other, item, made.chance.randint(0, len(other.items)), made.take(maker, item))


def rename(made: Generated, shapes: Mapping[str, Shape]) -> None:
    """So that it stands elsewhere among the products of its maker."""
    maker, item = made.any_item()
    text = made.take(maker, item)
    made.put(maker, item, made.chance.randint(0, len(maker.items)), text)


def weigh(made: Generated, shapes: Mapping[str, Shape]) -> None:
    """Another prominence."""
    maker, item = made.any_item()
    other = made.chance.choice([name for name in sorted({*PROMINENCES}) if name != item.prominence])
    maker.items[maker.items.index(item)] = replace(item, prominence=other)


def lengthen(made: Generated, shapes: Mapping[str, Shape]) -> None:
    """A text that no longer fits the shape of slot in which it stands."""
    maker, item = made.any_item()
    columns, units = shapes[f"{maker.slug}/{item.slug}"]
    made.texts[f"{maker.slug}/{item.slug}"] = min(columns * units * ROOMIER, 36)


EDITS: Final[Mapping[str, Callable[[Generated, Mapping[str, Shape]], None]]] = {
    "insert": insert,
    "delete": delete,
    "move": move,
    "rename": rename,
    "weigh": weigh,
    "lengthen": lengthen,
}
