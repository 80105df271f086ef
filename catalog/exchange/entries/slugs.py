"""Names → short names of files, each of them once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from catalog.content.load.files import RESERVED, slug_like
from catalog.exchange.entries.existing import BUSINESS

LONGEST: Final = 50  # characters
LEFT_OUT: Final = re.compile(r"\([^)]*\)")  # what a name says in brackets


def fresh_slug(name: str, instead: str, taken: Callable[[str], bool]) -> str:
    """A slug made of `name`, or of `instead` where it has no letter that a slug can have; with a number behind it where
    it is `taken`."""
    short = LEFT_OUT.sub(" ", name)
    slug = slug_like(short) or short.strip().lower()
    if not re.fullmatch(r"[a-z0-9-]+", slug):
        slug = instead
    slug = slug if len(slug) <= LONGEST else slug[:LONGEST].rpartition("-")[0] or slug[:LONGEST]
    slug = f"{slug}-1" if RESERVED.fullmatch(slug) or slug == BUSINESS else slug
    number, found = 2, slug
    while taken(found):
        found, number = f"{slug}-{number}", number + 1
    return found
