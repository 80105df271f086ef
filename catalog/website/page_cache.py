"""The pages of the HTML: those that were rendered before, as long as nothing changes that they show; else rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from catalog.cache.value_store import ValueStore
from catalog.website.page_html import SiteRenderer


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The text of a page in UTF-8, and the letters in it, each once, in order."""

    text: bytes
    letters: str


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(RenderedPage)


def render_pages(renderer: SiteRenderer, value_store: ValueStore | None) -> dict[str, RenderedPage]:
    """Every page by its path below the `html` folder. CatalogError on a fault in a template."""
    pages = renderer.pages()
    keys = {page.path: renderer.key(page) for page in pages} if value_store else {}
    values = value_store.find(key for key in keys.values() if key) if value_store else {}
    found: dict[str, RenderedPage] = {}
    fresh: dict[bytes, bytes] = {}
    for page in pages:
        key = keys.get(page.path)
        known = _decoded(values.get(key)) if key else None
        if known is None:
            text = renderer.render(page)
            known = RenderedPage(text.encode(), "".join(sorted(set(text))))
            if key:
                fresh[key] = _ENCODER.encode(known)
        found[page.path] = known
    if value_store:
        value_store.keep(fresh)
    return found


def _decoded(value: bytes | None) -> RenderedPage | None:
    try:
        return None if value is None else _DECODER.decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
