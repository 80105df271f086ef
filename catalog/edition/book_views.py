"""What templates see of a book as a whole: how to order from it, and of what it is an extract (stage 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalog.edition.photo_view import PhotoView


@dataclass(frozen=True, slots=True)
class OrderSteps:
    """How to order: from the book, and from the HTML."""

    book: tuple[str, ...]
    html: tuple[str, ...]


NO_STEPS: Final = OrderSteps((), ())


@dataclass(frozen=True, slots=True)
class ExtractView:
    """What makes an edition an extract of another one."""

    buyer: str  # "" where it is for nobody alone
    source: str  # title of the edition whose pages these are
    photo: PhotoView | None  # for its cover
