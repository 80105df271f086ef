"""The code of a reading → what is uncertain or wrong, and what to do about it, in the reader's language."""

from __future__ import annotations

from catalog.i18n.translator import Sentence, Translator


def reason(why: str, translator: Translator) -> Sentence:
    """The sentences of a code: what it says of the cell, and the remedy."""
    return Sentence(translator.say(why), translator.say(f"{why}.remedy"))
