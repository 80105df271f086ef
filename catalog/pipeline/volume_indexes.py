"""The indexes of volumes → those that each of them prints (stage 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from catalog.core.content_keys import digest_of
from catalog.edition.formatting import Formatter
from catalog.edition.indexes import joined_indexes
from catalog.edition.views import IndexView
from catalog.edition.volumes import Volume
from catalog.model.volumes import Volumes


@dataclass(frozen=True, slots=True)
class Shown:
    """Indexes that are printed, and a digest of them."""

    indexes: tuple[IndexView, ...]
    digest: str


NOTHING: Final = Shown((), "")


def shown(indexes: tuple[IndexView, ...]) -> Shown:
    """The indexes with their digest."""
    return Shown(indexes, digest_of(repr(indexes)))


def shared_indexes(settings: Volumes, own: Sequence[tuple[IndexView, ...]], formatter: Formatter) -> Shown:
    """The indexes of all volumes together, where any volume prints them. `own` are those of the entries of each."""
    return NOTHING if settings.indexes == "own" else shown(joined_indexes(own, formatter))


def printed_indexes(settings: Volumes, volume: Volume, own: tuple[IndexView, ...], shared: Shown) -> Shown:
    """The indexes that a volume prints."""
    if settings.indexes == "volume":
        return NOTHING if volume.members else shared
    return shown(own) if settings.indexes == "own" else shared
