"""How every product fits every slot in every language of an edition (for stage 4): tried once, then remembered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from catalog.book.parts import BREAK_WORDS, Workshop
from catalog.book.render import Renderer
from catalog.book.trial import Fit, TrialJob, try_cards
from catalog.book.typeset import Typesetter
from catalog.book.workers import work_through
from catalog.crew.crew import Crew
from catalog.planning.layout import SHAPES, Shape
from catalog.planning.need import Card, Need

TABLE: Final = "CREATE TABLE IF NOT EXISTS fits (key TEXT PRIMARY KEY, step INTEGER, over REAL) WITHOUT ROWID"
BATCH: Final = 40  # cards on one trial page, which is 20 m long


class NeedStore:
    """What was tried, by content key, in one file. A damaged file is begun anew; several builds may share it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)

    def find(self, keys: Iterable[str]) -> dict[str, Fit]:
        """What is known of these keys."""
        found: dict[str, Fit] = {}
        try:
            with closing(self._open()) as base:
                for key in keys:
                    for step, over in base.execute("SELECT step, over FROM fits WHERE key = ?", (key,)):
                        found[key] = Fit(step, over)
        except sqlite3.DatabaseError as fault:
            self._begin_anew(fault)
            return {}
        return found

    def keep(self, fits: Mapping[str, Fit]) -> None:
        """Remember; forgetting costs a second trial and nothing else."""
        try:
            with closing(self._open()) as base, base:
                rows = [(key, fit.step, fit.over) for key, fit in sorted(fits.items())]
                base.executemany("INSERT OR REPLACE INTO fits VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError as fault:
            self._begin_anew(fault)

    def _begin_anew(self, fault: sqlite3.DatabaseError) -> None:
        """Drop a damaged file; one that another build holds for long is left to it."""
        if fault.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._file.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=30)
        try:
            base.execute(TABLE)
        except sqlite3.DatabaseError:
            base.close()
            raise
        return base


@dataclass(slots=True)
class Trials:
    """Tries the cards of one edition in each of its languages; what was tried before is taken from the store.

    `renderers` are one for each language, `templates` is a digest of all templates. `told` hears how many cards are
    done, and of how many.
    """

    workshop: Workshop
    renderers: Sequence[Renderer]
    templates: str
    crew: Crew
    told: Callable[[int, int], None]
    _texts: dict[str, dict[str, Any]] = field(default_factory=dict, init=False)
    _done: int = field(default=0, init=False)
    _total: int = field(default=0, init=False)

    def needs(self, cards: Mapping[str, Card]) -> dict[str, Need]:
        """How each card (by product) fits: the worst over the languages; the one that decided is told."""
        store = self._store()
        keys = {r.view.language: self._keys(r, cards) for r in self.renderers}
        fits = store.find(key for of_language in keys.values() for key in of_language.values())
        fresh: dict[str, Fit] = {}
        try:
            self._try(cards, keys, fits, fresh)
        finally:  # what was tried until Ctrl-C is not tried again
            if fresh:
                store.keep(fresh)
        return _worst(keys, fits | fresh, cards)

    def known(self, makers: Mapping[str, bool]) -> dict[str, dict[Shape, Need]]:
        """What was tried before of these products, whose cards name their maker or not."""
        store = self._store()
        found: dict[str, dict[Shape, Need]] = {product: {} for product in makers}
        for shape in sorted(SHAPES):
            cards = {product: Card(shape, maker) for product, maker in makers.items()}
            keys = {r.view.language: self._keys(r, cards) for r in self.renderers}
            fits = store.find(key for of_language in keys.values() for key in of_language.values())
            tried = {p for p in makers if all(of_language[p] in fits for of_language in keys.values())}
            for product, need in _worst(keys, fits, tried).items():
                found[product][shape] = need
        return found

    def _store(self) -> NeedStore:
        return NeedStore(self.workshop.parts.parent / "needs.sqlite")

    def _keys(self, renderer: Renderer, cards: Mapping[str, Card]) -> dict[str, str]:
        """Content keys of the cards in one language."""
        texts = self._texts.get(renderer.view.language)
        if texts is None:
            texts = self._texts[renderer.view.language] = self._digests(renderer)
        found = {}
        for key, card in cards.items():
            digest = texts[key].copy()
            digest.update(f"{card.shape} {card.maker}".encode())
            found[key] = digest.hexdigest()[:32]
        return found

    def _digests(self, renderer: Renderer) -> dict[str, Any]:
        """For each product a digest, to be gone on with, of all that its cards depend on but their kind."""
        shop = self.workshop
        common = (shop.program, shop.fonts.digest, BREAK_WORDS, shop.style, self.templates, renderer.phrases)
        start = sha256("\0".join(common).encode())
        found = {}
        for product in renderer.view.products:
            found[product.key] = start.copy()
            found[product.key].update(repr(product).encode())
        return found

    def _try(
        self,
        cards: Mapping[str, Card],
        keys: Mapping[str, Mapping[str, str]],
        known: Mapping[str, Fit],
        fresh: dict[str, Fit],
    ) -> None:
        """Add to `fresh` what is not known yet, by content key."""
        jobs: list[TrialJob] = []
        for renderer in self.renderers:
            language = renderer.view.language
            missing = [product for product in cards if keys[language][product] not in known]
            for name, card, batch in _batches(cards, missing, language):
                html = renderer.trial(batch, card.shape, maker=card.maker)
                jobs.append(TrialJob(name, html, language, tuple(batch)))
        self._total += sum(len(job.products) for job in jobs)
        files = {product.key: product.file for renderer in self.renderers for product in renderer.view.products}
        tried = work_through(self.workshop, jobs, self.crew, _try, lambda job: [files[key] for key in job.products])
        for language, fits in tried:
            fresh.update({keys[language][product]: fit for product, fit in fits.items()})
            self._done += len(fits)
            self.told(self._done, self._total)


def _worst(
    keys: Mapping[str, Mapping[str, str]], fits: Mapping[str, Fit], products: Collection[str]
) -> dict[str, Need]:
    """The need of each product: the worst over the languages, of equals the first."""
    worst: dict[str, Need] = {}
    for language, of_language in keys.items():
        for product in products:
            fit = fits[of_language[product]]
            known = worst.get(product)
            if known is None or (fit.step, fit.over) > (known.step, known.over):
                worst[product] = Need(fit.step, fit.over, language)
    return worst


def _try(typesetter: Typesetter, job: TrialJob) -> tuple[str, dict[str, Fit]]:
    """Runs in a worker."""
    return job.language, try_cards(typesetter, job)


def _batches(
    cards: Mapping[str, Card], products: Iterable[str], language: str
) -> Iterator[tuple[str, Card, list[str]]]:
    """Products whose cards are of one kind, some dozens together: a name, their kind, their keys."""
    groups: dict[Card, list[str]] = {}
    for product in products:
        groups.setdefault(cards[product], []).append(product)
    for card, group in groups.items():
        for start in range(0, len(group), BATCH):
            columns, units = card.shape
            yield f"trial/{language}/{columns}x{units}/{start}", card, group[start : start + BATCH]
