"""Texts that no page has room for, reported early by their number of characters (stage 2).

What fits is found by typesetting (`book/card_fits.py`); this is for the person who is writing, without a build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step
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


def most_characters(kind: str, path: Sequence[Step]) -> int | None:
    """How many characters a text at `path` of an entry of a `kind` may have before `check_lengths` warns; None where
    it never does."""
    counted = {"business": ("name", "story"), "product": ("name", "line", "description")}.get(kind, ())
    return MOST[str(path[0])] if len(path) == 1 and path[0] in counted else None


def _long(file: str, texts: Mapping[str, Text | None], at: LineNumbers) -> Iterator[Problem]:
    for field, text in texts.items():
        for language, words in text.by_language if text else ():
            if len(words) > MOST[field]:
                place = at(file, (field, language))
                yield warning("text-long", place, field, language=language, length=len(words), most=MOST[field])
