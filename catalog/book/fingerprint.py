"""What a book shows, in few letters: the same in all its files, another when a word or a picture changes (stage 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from catalog.book.page_numbers import BookPage
from catalog.core.content_keys import digest_of
from catalog.typesetting.parts import SetPart

DIGITS: Final = 12  # hexadecimal
GROUP: Final = 4
FILLER: Final = "enquiry"  # as many as a file needs: they are no content


def page_digests(pages: Sequence[BookPage], parts: Mapping[str, SetPart]) -> tuple[tuple[str, str], ...]:
    """The name of each page (its number, or on covers what it is) and a digest of what it shows, without page numbers
    and running heads; without the pages that fill a file up."""
    return tuple(
        (page.folio or page.part.name, parts[page.part.name].digests[page.page])
        for page in pages
        if page.part.name != FILLER
    )


def fingerprint(digests: Sequence[tuple[str, str]]) -> str:
    """The fingerprint of a book's pages, as it is printed: `1a2b-3c4d-5e6f`."""
    digest = digest_of("\0".join(f"{name} {shown}" for name, shown in digests))[:DIGITS]
    return "-".join(digest[place : place + GROUP] for place in range(0, DIGITS, GROUP))
