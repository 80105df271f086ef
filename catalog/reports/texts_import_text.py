"""What an import of translations read and would write → the lines of its summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from catalog.content.load.translation_file import FILE
from catalog.exchange.texts.import_texts import TextImport
from catalog.exchange.texts.text_row import short
from catalog.i18n.translator import Translator

MOST_SHOWN: Final = 20  # lines of a kind


def import_lines(result: TextImport, translator: Translator) -> Iterator[str]:
    """How many texts were taken over, then what stays as it was, and why."""
    say, plan = translator.say, result.plan
    entries = len({one.text.file for one in result.written})
    yield say(
        "texts.summary",
        rows=result.row_count,
        written=len(result.written),
        entries=entries,
        confirmed=len(plan.confirmed),
        same=plan.same,
        empty=plan.empty,
    )
    if FILE in result.changes:
        yield say("texts.sources", file=FILE)
    nothing = say("texts.conflict.nothing")
    conflicts = [
        say(
            "texts.conflict",
            place=one.row.place,
            key=one.row.key,
            mine=short(one.mine) or nothing,
            theirs=short(one.row.translation),
        )
        for one in plan.conflicts
    ]
    yield from _some("texts.conflicts", conflicts, say)
    changed = [say("texts.changed-one", place=one.row.place, key=one.text.key) for one in result.written if one.changed]
    yield from _some("texts.changed", changed, say)
    unfinished = [
        say("texts.changed-one", place=one.row.place, key=one.text.key) for one in result.written if one.row.unfinished
    ]
    yield from _some("texts.unfinished", unfinished, say)
    notes = [say("texts.note", place=row.place, key=row.key, note=short(row.note)) for row in plan.notes]
    yield from _some("texts.notes", notes, say)


def _some(key: str, lines: Sequence[str], say: Callable[..., str]) -> Iterator[str]:
    if not lines:
        return
    yield say(key, count=len(lines))
    yield from (f"  {line}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield "  " + say("texts.more", count=len(lines) - MOST_SHOWN)
