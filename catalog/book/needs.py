"""How every product fits every slot in every language of an edition (for stage 4): tried once, then remembered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from catalog.book.render import Renderer
from catalog.book.trial import Fit, TrialJob, try_cards
from catalog.book.typeset import BREAK_WORDS, Typesetter, Workshop
from catalog.book.workers import work_through
from catalog.edition.views import ProductView
from catalog.planning.layout import Shape
from catalog.planning.need import Cards, Need, Needs

BATCH: Final = 60  # cards on one trial page, which is 20 m long


@dataclass(frozen=True, slots=True)
class Wanted:
    """A product's card to be tried in one language."""

    product: ProductView
    shape: Shape
    maker: bool  # whether the card names who made it
    key: str


class NeedStore:
    """What was tried, by content key, in one file. A damaged file is begun anew; several builds may share it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)

    def find(self, keys: Iterable[str]) -> dict[str, Fit]:
        """What is known of these keys."""
        wanted = set(keys)
        try:
            with closing(self._open()) as base:
                rows = base.execute("SELECT key, step, over FROM fits").fetchall()
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return {}
        return {key: Fit(step, over) for key, step, over in rows if key in wanted}

    def keep(self, fits: Mapping[str, Fit]) -> None:
        """Remember; forgetting costs a second trial and nothing else."""
        try:
            with closing(self._open()) as base, base:
                rows = [(key, fit.step, fit.over) for key, fit in sorted(fits.items())]
                base.executemany("INSERT OR REPLACE INTO fits VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=30)
        base.execute("CREATE TABLE IF NOT EXISTS fits (key TEXT PRIMARY KEY, step INTEGER, over REAL) WITHOUT ROWID")
        return base


def measure_needs(
    workshop: Workshop,
    renderers: Sequence[Renderer],
    cards: Mapping[str, Cards],
    templates: str,
    workers: int,
    told: Callable[[int, int], None],
) -> Needs:
    """The needs of the products in `cards` (by key): for each of their shapes the worst over the languages.

    `renderers` are one for each language, `templates` is a digest of all templates. `told` hears how many cards are
    done, and of how many.
    """
    store = NeedStore(workshop.parts.parent / "needs.sqlite")
    wanted = {r.view.language: list(_wanted(workshop, r, cards, templates)) for r in renderers}
    known = store.find(want.key for wants in wanted.values() for want in wants)
    jobs: list[TrialJob] = []
    keys: dict[str, dict[str, str]] = {}
    for renderer in renderers:
        missing = [want for want in wanted[renderer.view.language] if want.key not in known]
        for name, batch in _batches(missing, renderer.view.language):
            html = renderer.trial([want.product for want in batch], batch[0].shape, maker=batch[0].maker)
            jobs.append(TrialJob(name, html, tuple(want.product.key for want in batch)))
            keys[name] = {want.product.key: want.key for want in batch}
    total = sum(len(job.products) for job in jobs)
    told(0, total)
    done = 0
    fresh: dict[str, Fit] = {}
    for name, fits in work_through(workshop, jobs, workers, _try):
        fresh |= {keys[name][product]: fit for product, fit in fits.items()}
        done += len(fits)
        told(done, total)
    if fresh:
        store.keep(fresh)
    return _worst(wanted, known | fresh)


def _try(typesetter: Typesetter, job: TrialJob) -> tuple[str, dict[str, Fit]]:
    """Runs in a worker."""
    return job.name, try_cards(typesetter, job)


def _wanted(
    workshop: Workshop,
    renderer: Renderer,
    cards: Mapping[str, Cards],
    templates: str,
) -> Iterator[Wanted]:
    common = (workshop.program, workshop.fonts.digest, BREAK_WORDS, workshop.style, templates, renderer.phrases)
    start = sha256("\0".join(common).encode())
    for product in renderer.view.products:
        if product.key not in cards:
            continue
        maker = cards[product.key].maker
        of_product = start.copy()
        of_product.update(f"{maker} {product!r}".encode())
        for shape in cards[product.key].shapes:
            digest = of_product.copy()
            digest.update(repr(shape).encode())
            yield Wanted(product, shape, maker, digest.hexdigest()[:32])


def _batches(wants: Sequence[Wanted], language: str) -> Iterator[tuple[str, list[Wanted]]]:
    groups: dict[tuple[Shape, bool], list[Wanted]] = {}
    for want in wants:
        groups.setdefault((want.shape, want.maker), []).append(want)
    for (shape, maker), group in sorted(groups.items()):
        for start in range(0, len(group), BATCH):
            yield f"trial/{language}/{shape[0]}x{shape[1]}/{int(maker)}/{start}", group[start : start + BATCH]


def _worst(wanted: Mapping[str, Sequence[Wanted]], fits: Mapping[str, Fit]) -> Needs:
    """The need of a product in a shape is the largest over the languages; the language that decided is told."""
    found: dict[str, dict[Shape, Need]] = {}
    for language, wants in wanted.items():
        for want in wants:
            fit = fits[want.key]
            need = Need(fit.step, fit.over, language)
            of_product = found.setdefault(want.product.key, {})
            worst = of_product.get(want.shape)
            if worst is None or (need.step, need.over) > (worst.step, worst.over):
                of_product[want.shape] = need
    return found
