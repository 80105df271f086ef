"""Cards tried in their slots → which fit, and on which step of the ladder (stages 6 and 7, for stage 4).

A trial sets the words of a card as the page will, without pictures, many cards on one page that is never too short.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from catalog.planning.text_fit import NO_FIT, Fit
from catalog.typesetting.fit_ladder import marked, product_of
from catalog.typesetting.parts import Overflow
from catalog.typesetting.typesetter import Typesetter

CELL: Final = "<!-- cell -->"


@dataclass(frozen=True, slots=True)
class TrialJob:
    """Cards of one shape: the page's HTML with a CELL mark before each card and behind the last."""

    name: str
    html: str
    language: str
    products: tuple[str, ...]  # of the cards, in their order

    def pieces(self) -> tuple[TrialJob, ...]:
        """Each card by itself; () where there is but one."""
        if len(self.products) == 1:
            return ()
        head, *cells, tail = self.html.split(CELL)
        return tuple(
            TrialJob(f"{self.name}/{product}", CELL.join((head, cell, tail)), self.language, (product,))
            for product, cell in zip(self.products, cells, strict=True)
        )


def try_cards(typesetter: Typesetter, job: TrialJob) -> dict[str, Fit]:
    """How each product of the job fits. Only what did not fit on one step is set again on the next."""
    if job.html.count(CELL) != len(job.products) + 1:
        raise RuntimeError("the template book/trial.html does not set a cell for each product")
    head, *cells, tail = job.html.split(CELL)
    found: dict[str, Fit] = {}
    left = dict(zip(job.products, cells, strict=True))
    over: dict[str, float] = {}
    for step in range(NO_FIT):
        if not left:
            break
        overflows = _by_product(typesetter.measure(head + "".join(left.values()) + tail))
        over = {key: max(box.over for box in boxes) for key, boxes in overflows.items()}
        found |= {key: Fit(step) for key in left if key not in over}
        left = {key: cell for key, cell in left.items() if key in over}
        if step + 1 < NO_FIT:
            left = {key: marked(cell, (box.box for box in overflows[key]), step + 1) for key, cell in left.items()}
    return found | {key: Fit(NO_FIT, over[key]) for key in left}


def _by_product(overflows: Iterable[Overflow]) -> dict[str, list[Overflow]]:
    found: dict[str, list[Overflow]] = {}
    for overflow in overflows:
        found.setdefault(product_of(overflow.box), []).append(overflow)
    return found
