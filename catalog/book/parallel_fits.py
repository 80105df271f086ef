"""How a product's card fits in all editions with the same pages: the tightest decides (for stage 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.book.card_fits import Trials
from catalog.planning.page_grid import Shape
from catalog.planning.text_fit import Card, TextFit


@dataclass(frozen=True, slots=True)
class ParallelTrials:
    """The trials of several editions, each with the fonts and the style of its own book, in the order in which they are
    named where several need as much."""

    editions: Sequence[tuple[str, Trials]]

    def needs(self, cards: Mapping[str, Card]) -> dict[str, TextFit]:
        """How each card (by product) fits where it needs most, among the editions that have the product."""
        found: dict[str, TextFit] = {}
        for edition, trials in self.editions:
            own = {product: card for product, card in cards.items() if product in trials.products}
            for product, fit in trials.needs(own).items() if own else ():
                found[product] = _tighter(found.get(product), fit, edition)
        return found

    def known(self, makers: Mapping[str, bool]) -> dict[str, dict[Shape, TextFit]]:
        """What was tried before, in all of the editions that have the product; cards name their maker or not."""
        found: dict[str, dict[Shape, TextFit]] = {}
        for edition, trials in self.editions:
            own = {product: maker for product, maker in makers.items() if product in trials.products}
            for product, fits in trials.known(own).items() if own else ():
                before = found.get(product)
                shapes = fits.keys() if before is None else before.keys() & fits.keys()
                found[product] = {
                    shape: _tighter(before.get(shape) if before else None, fits[shape], edition)
                    for shape in sorted(shapes)
                }
        return found


def _tighter(before: TextFit | None, fit: TextFit, edition: str) -> TextFit:
    """The one that needs more; of equals the first."""
    if before and (before.step, before.over) >= (fit.step, fit.over):
        return before
    return replace(fit, edition=edition)
