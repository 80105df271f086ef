"""What a translator is told of a text, line by line, in files that have comments for it."""

from __future__ import annotations

from collections.abc import Callable

from catalog.exchange.texts.text_row import STALE, TextRow
from catalog.i18n.translator import Translator


def text_comments(translator: Translator) -> Callable[[TextRow], list[str]]:
    """The comments of a row: whose text it is, what the field is for, the English text, the photo, how long it may be,
    and that its translation is older than its source."""
    say = translator.say

    def comments(row: TextRow) -> list[str]:
        lines = [row.of, f"{row.field}: {row.meaning}" if row.meaning else row.field]
        if row.english:
            english = say("texts.english.stale", text=row.english) if row.english_stale else row.english
            lines.append(say("texts.comment.english", text=" ".join(english.split())))
        if row.photo:
            lines.append(say("texts.comment.photo", file=row.photo))
        if row.most:
            lines.append(say("texts.comment.most", count=row.most))
        if row.state == STALE:
            lines.append(say("texts.comment.stale"))
        return lines

    return comments
