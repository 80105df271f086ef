"""The ladder for text that does not fit its box, as marks in a part's HTML: what each step changes (stage 7).

As designed; the boxes that are too full a size smaller; those that are still too full without their spare lines, then
without their longer texts. The style sheet says what each step looks like; each box is on the first on which it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from catalog.planning.text_fit import BARE, NO_FIT, SHORT, SMALLER, Fit
from catalog.typesetting.parts import Overflow

MARKS: Final[Mapping[int, str]] = {SMALLER: 'data-small=""', BARE: 'data-bare=""', SHORT: 'data-short=""'}
CARD: Final = "product/"  # how the boxes of cards are named; those of a maker's story and facts are not


def marked(html: str, boxes: Iterable[str], step: int) -> str:
    """The HTML with each of `boxes`, which was on the step before, on `step` of the ladder."""
    for box in boxes:
        mark = f'id="{escape("fit/" + box)}"'
        html = html.replace(mark, f"{mark} {MARKS[step]}", 1)
    return html


def product_of(box: str) -> str:
    """The key of the product whose box this is: `product/<business>/<product>`, or that and what it holds."""
    return "/".join(box.split("/")[1:3])


def card_fits(tried: Sequence[Iterable[Overflow]]) -> dict[str, Fit]:
    """How the cards fit that do not fit as designed. `tried` has what was over on each step that was tried."""
    over: list[dict[str, float]] = []  # by how much the cards are over on each step
    for overflows in tried:
        on_step: dict[str, float] = {}
        for found in overflows:
            if found.box.startswith(CARD):
                product = product_of(found.box)
                on_step[product] = max(found.over, on_step.get(product, 0.0))
        over.append(on_step)
    fits: dict[str, Fit] = {}
    for product in over[0]:
        step = next((step for step, full in enumerate(over) if product not in full), NO_FIT)
        fits[product] = Fit(step, over[-1][product] if step == NO_FIT else 0.0)
    return fits
