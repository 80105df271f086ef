"""Texts that no page has room for, reported early by their number of characters (stage 2).

What fits is found by typesetting (`book/card_fits.py`); this is for the person who is writing, without a build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from catalog.content.load.line_numbers import LineNumbers
from catalog.core.problems import Problem, warning
from catalog.model.catalogue import BusinessDraft
from catalog.model.values import Text

# About what the largest place for such a text holds a size smaller, in characters of a language with spaces.
MOST: Final[Mapping[str, int]] = {"name": 120, "line": 180, "description": 900, "story": 900}


def check_lengths(business: BusinessDraft, at: LineNumbers) -> Iterator[Problem]:
    """A warning for each text of a business and its products that is longer than any page shows."""
    if business.business:
        yield from _long(business.file, {"name": business.business.name, "story": business.business.story}, at)
    for entry in business.products:
        product = entry.product
        texts = {"name": product.name, "line": product.line, "description": product.description}
        yield from _long(entry.file, texts, at)


def _long(file: str, texts: Mapping[str, Text | None], at: LineNumbers) -> Iterator[Problem]:
    for field, text in texts.items():
        for language, words in text.by_language if text else ():
            if len(words) > MOST[field]:
                place = at(file, (field, language))
                yield warning("text-long", place, field, language=language, length=len(words), most=MOST[field])
