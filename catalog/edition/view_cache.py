"""Businesses of an edition → what is printed of each, stored as long as nothing changes that it shows (stage 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import msgspec
from markupsafe import Markup as Html

from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.core.content_keys import content_key, digest_of
from catalog.edition.business_view import view_business
from catalog.edition.view_context import ViewContext
from catalog.edition.views import BusinessView
from catalog.model.build_day import Span, Today
from catalog.model.catalogue import Catalogue

View = TypeVar("View")
DIGITS: Final = 32  # hexadecimal, of a digest


@dataclass(frozen=True, slots=True)
class Selected:
    """A business in a chapter, with the slugs of its products there, in the order in which they print."""

    business: str
    category: str
    anchor: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a business, and a digest of that: of every word and of the names of its photos below images/,
    not of what they show."""

    view: BusinessView
    digest: str


@dataclass(frozen=True, slots=True)
class StoredView:
    """An encoded view, which holds on the days of `span`."""

    span: Span
    view: msgspec.Raw


class ViewCodec(Generic[View]):
    """Views of one kind as bytes and back. Photos are named from images/ on, so that a project may move."""

    def __init__(self, images: Path, kind: type[View]) -> None:
        self._images = images.as_posix() + "/"
        self._encoder = msgspec.msgpack.Encoder(enc_hook=self._plain)
        self._decoder = msgspec.msgpack.Decoder(kind, dec_hook=self._rich)

    def encode(self, view: View) -> bytes:
        """UnicodeEncodeError for what is no text, as half a surrogate."""
        return self._encoder.encode(view)

    def decode(self, encoded: bytes | msgspec.Raw) -> View:
        """Raise msgspec.DecodeError or UnicodeDecodeError for what is no view."""
        return self._decoder.decode(encoded)

    def _plain(self, value: object) -> str:
        return value.as_posix().removeprefix(self._images) if isinstance(value, Path) else str(value)

    def _rich(self, kind: type, value: Any) -> object:  # noqa: ANN401 as msgspec's
        if kind is not Path:
            return Html(value)
        if ".." in value.split("/") or "\\" in value:
            raise ValueError("a photo outside of images/")
        return _photo(self._images + value)


@lru_cache(maxsize=100_000)
def _photo(file: str) -> Path:
    """The same object for the same photo in every language: a Path takes longer to make than a product to decode."""
    return Path(file)


class ViewCache:
    """Makes the views of one edition in one language, or takes them from the value store."""

    def __init__(self, catalogue: Catalogue, context: ViewContext, value_store: ValueStore | None) -> None:
        self._catalogue = catalogue
        self._context = context
        self._common = content_key("view", program_digest(), context.key) if value_store else b""
        self._value_store = value_store
        self._codec = ViewCodec(context.images, BusinessView)

    def printed(self, selected: Sequence[Selected]) -> list[Printed]:
        """What is printed of each, in their order."""
        keys = {one: self._key(one) for one in selected} if self._value_store else {}
        values = self._value_store.find(key for key in keys.values() if key) if self._value_store else {}
        found: list[Printed] = []
        fresh: dict[bytes, bytes] = {}
        for one in selected:
            key = keys.get(one)
            printed = self._stored(values.get(key)) if key else None
            if printed is None:
                printed, kept = self._made(one)
                if key and kept:
                    fresh[key] = kept
            found.append(printed)
        if self._value_store:
            self._value_store.keep(fresh)
        return found

    def _key(self, selected: Selected) -> bytes | None:
        content = self._catalogue.contents.get(selected.business)
        if content is None:
            return None
        products = self._catalogue.summaries[selected.business].products if self._context.others else ()
        named = sorted({key for product in products for key in product.linked})
        others = repr([(key, self._context.others.get(key)) for key in named])
        return content_key(self._common, content, selected.category, selected.anchor, others, *selected.products)

    def _stored(self, value: bytes | None) -> Printed | None:
        if value is None:
            return None
        try:
            kept = _DECODER.decode(value)
            if self._context.today.day not in kept.span:
                return None
            return Printed(self._codec.decode(kept.view), _digest(kept.view))
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _made(self, selected: Selected) -> tuple[Printed, bytes | None]:
        """The view, and the value to store; None where it cannot be encoded."""
        entry = self._catalogue.businesses[selected.business]
        products = {product.slug: product for product in entry.products}
        today = Today(self._context.today.day)
        context = replace(self._context, today=today)
        view = view_business(context, entry, [products[slug] for slug in selected.products], selected.category)
        view = replace(view, anchor=selected.anchor)
        try:
            encoded = self._codec.encode(view)
        except UnicodeEncodeError:
            return Printed(view, _digest(repr(view).encode("utf-8", "surrogatepass"))), None
        return Printed(view, _digest(encoded)), _ENCODER.encode(StoredView(today.span, msgspec.Raw(encoded)))


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(StoredView)


def _digest(encoded: bytes | msgspec.Raw) -> str:
    return digest_of(encoded)[:DIGITS]
