"""How every product fits every slot in every language of an edition (for stage 4): tried once, then stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from catalog.book.part_html import Renderer
from catalog.cache.value_store import ValueStore
from catalog.core.content_keys import content_key
from catalog.edition.views import ProductView
from catalog.planning.page_grid import Shape
from catalog.planning.text_fit import Card, Fit, TextFit
from catalog.typesetting.card_trial import TrialJob, try_cards
from catalog.typesetting.jobs import work_through
from catalog.typesetting.parts import BREAK_WORDS, TypesetContext
from catalog.typesetting.typesetter import Typesetter
from catalog.workers.interface import Executor, WorkerSetup

BATCH: Final = 40  # cards on one trial page, which is 20 m long

Fits = dict[Shape, Fit]  # by shape of slot
AS_DESIGNED: Final = Fit(0)
Row = tuple[int, int, int, float]  # columns and units of a shape, step, over


class FitStore:
    """What was tried of the text of a card, by its content key."""

    def __init__(self, value_store: ValueStore) -> None:
        self._value_store = value_store

    def find(self, keys: Iterable[bytes]) -> dict[bytes, Fits]:
        """The stored fits of these keys."""
        found: dict[bytes, Fits] = {}
        for key, value in self._value_store.find(keys).items():
            with suppress(msgspec.DecodeError):
                rows = _ROWS.decode(value)
                found[key] = {(columns, units): Fit(step, over) for columns, units, step, over in rows}
        return found

    def keep(self, fits: Mapping[bytes, Fits]) -> None:
        """Store fits; one that is lost costs a second trial and nothing else."""
        rows: dict[bytes, list[Row]] = {
            key: [(*shape, fit.step, fit.over) for shape, fit in sorted(by_shape.items())]
            for key, by_shape in fits.items()
        }
        self._value_store.keep({key: msgspec.msgpack.encode(of_key) for key, of_key in rows.items()})


_ROWS: Final = msgspec.msgpack.Decoder(list[Row])
# Pictures are not tried: of a photo a card could show its name at most.
_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=lambda value: value.name if isinstance(value, Path) else str(value))


@dataclass(slots=True)
class Trials:
    """Tries the cards of one edition in each of its languages; what was tried before is taken from the store.

    `renderers` are one for each language, `templates` is a digest of all templates, `setup` opens a typesetter in a
    worker. `on_tried` is called with how many cards are done, and of how many. When `trusting`, cards are taken to fit
    in the first language until its pages are set.
    """

    typesetting: TypesetContext
    renderers: Sequence[Renderer]
    store: FitStore
    templates: str
    setup: WorkerSetup[Typesetter, TrialJob]
    executor: Executor
    on_tried: Callable[[int, int], None]
    trusting: bool = False
    _printed: dict[str, tuple[Mapping[str, ProductView], bytes]] = field(default_factory=dict, init=False)
    _known: dict[bytes, Fits] = field(default_factory=dict, init=False)
    _done: int = field(default=0, init=False)
    _total: int = field(default=0, init=False)

    def needs(self, cards: Mapping[str, Card]) -> dict[str, TextFit]:
        """How each card (by product) fits: the worst over the languages; with the one that decided."""
        keys = self._keys({product: card.maker for product, card in cards.items()})
        self._try(cards, keys, self.renderers[1:] if self.trusting else self.renderers)
        return {product: self._worst(keys, product, card.shape) for product, card in cards.items()}

    def unproven(self, cards: Mapping[str, Card]) -> frozenset[str]:
        """The products whose cards are only taken to fit."""
        keys = self._keys({product: card.maker for product, card in cards.items()})[self._language]
        return frozenset(product for product, card in cards.items() if card.shape not in self._known[keys[product]])

    def prove(self, cards: Mapping[str, Card], fits: Mapping[str, Fit]) -> dict[str, TextFit]:
        """Store how cards fit whose pages are set: as designed, but for those in `fits`. Returns how they fit in every
        language."""
        keys = self._keys({product: card.maker for product, card in cards.items()})
        fresh: dict[bytes, Fits] = {}
        for product, card in cards.items():
            key = keys[self._language][product]
            self._known[key][card.shape] = fits.get(product, AS_DESIGNED)
            fresh[key] = self._known[key]
        self.store.keep(fresh)
        return {product: self._worst(keys, product, card.shape) for product, card in cards.items()}

    @property
    def products(self) -> Mapping[str, ProductView]:
        """The products that the edition has, by key."""
        return self.renderers[0].register.products

    @property
    def _language(self) -> str:
        return self.renderers[0].view.language

    def known(self, makers: Mapping[str, bool]) -> dict[str, dict[Shape, TextFit]]:
        """What was tried before of these products, whose cards name their maker or not."""
        keys = self._keys(makers)
        found: dict[str, dict[Shape, TextFit]] = {}
        for product in makers:
            first, *others = (self._known[of_language[product]] for of_language in keys.values())
            shapes = [shape for shape in first if all(shape in fits for fits in others)]
            found[product] = {shape: self._worst(keys, product, shape) for shape in shapes}
        return found

    def _worst(self, keys: Mapping[str, Mapping[str, bytes]], product: str, shape: Shape) -> TextFit:
        """The worst over the languages, of equals the first."""
        known = [(self._known[of_language[product]], language) for language, of_language in keys.items()]
        fits = [(by_shape.get(shape, AS_DESIGNED), language) for by_shape, language in known]
        fit, language = max(fits, key=lambda found: (found[0].step, found[0].over))
        return TextFit(fit.step, fit.over, language)

    def _keys(self, makers: Mapping[str, bool]) -> dict[str, dict[str, bytes]]:
        """Content keys of the products' cards, whatever their shape, by language; what is stored of them is read."""
        keys = {}
        for renderer in self.renderers:
            products, start = self._products(renderer)
            keys[renderer.view.language] = {
                product: content_key(start, _text(products[product]), "maker" if maker else "")
                for product, maker in makers.items()
            }
        missing = [key for of_language in keys.values() for key in of_language.values() if key not in self._known]
        self._known |= {key: {} for key in missing} | self.store.find(missing)
        return keys

    def _products(self, renderer: Renderer) -> tuple[Mapping[str, ProductView], bytes]:
        """The products by key, and a digest of all that their cards depend on but themselves."""
        language = renderer.view.language
        if language not in self._printed:
            session = self.typesetting
            common = (
                session.program,
                session.fonts.digest,
                BREAK_WORDS,
                session.style,
                self.templates,
                renderer.phrases,
            )
            products = {product.key: product for product in renderer.view.products}
            self._printed[language] = products, content_key("need", *common)
        return self._printed[language]

    def _try(
        self, cards: Mapping[str, Card], keys: Mapping[str, Mapping[str, bytes]], renderers: Sequence[Renderer]
    ) -> None:
        """Try what is not known yet in the languages of `renderers`, and store it."""
        jobs: list[TrialJob] = []
        for renderer in renderers:
            language = renderer.view.language
            missing = [product for product in cards if cards[product].shape not in self._known[keys[language][product]]]
            for name, card, batch in _batches(cards, missing, language):
                html = renderer.trial(batch, card.shape, maker=card.maker)
                jobs.append(TrialJob(name, html, language, tuple(batch)))
        fresh: dict[bytes, Fits] = {}
        self._total += sum(len(job.products) for job in jobs)
        files = {product.key: product.file for renderer in self.renderers for product in renderer.view.products}
        tried = work_through(self.setup, jobs, self.executor, _try, lambda job: [files[key] for key in job.products])
        try:
            for language, fits in tried:
                for product, fit in fits.items():
                    key = keys[language][product]
                    self._known[key][cards[product].shape] = fit
                    fresh[key] = self._known[key]
                self._done += len(fits)
                self.on_tried(self._done, self._total)
        finally:  # what was tried until Ctrl-C, or beside a card that cannot be, is not tried again
            self.store.keep(fresh)


def _text(product: ProductView) -> bytes:
    try:
        return _ENCODER.encode(product)
    except UnicodeEncodeError:  # half a surrogate
        return repr(product).encode("utf-8", "surrogatepass")


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
