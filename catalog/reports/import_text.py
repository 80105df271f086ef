"""What an import read and would write → the lines of its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from catalog.exchange.columns.fields import ATTRIBUTE, EXTRA, SKIP
from catalog.exchange.columns.match import BY_LIKENESS
from catalog.exchange.entries.import_run import ImportResult, ReadTable
from catalog.exchange.entries.plan_import import CHANGED, NEW, SAME
from catalog.exchange.entries.row_values import Doubt
from catalog.exchange.entries.sheet_rules import LEFT_OUT
from catalog.exchange.photos.shop_names import file_name, is_in_drive
from catalog.exchange.values.reasons import reason
from catalog.i18n.translator import Translator

TOLD: Final = {EXTRA: "import.extra", ATTRIBUTE: "import.attribute"}  # what is said of a column beside its values
SAMPLES: Final = 3  # values of a column
LONGEST_SAMPLE: Final = 24  # characters
MOST_SHOWN: Final = 8  # lines of a kind, before the rest is only in the report


def column_lines(result: ImportResult, translator: Translator) -> Iterator[str]:
    """Each table with its columns: the heading, the field it was taken for, three values."""
    for read in result.tables:
        table, rows = read.table, len(read.table.rows)
        key = "import.sheet" if table.sheet else "import.table"
        yield translator.say(key, file=table.file, sheet=table.sheet, rows=rows)
        if read.preset:
            yield "  " + translator.say("import.preset", name=read.preset.name)
        found = [(match.heading or f"#{match.column + 1}", match.target) for match in read.matches]
        widths = [max((len(row[place]) for row in found), default=0) for place in (0, 1)]
        for (heading, key), match in zip(found, read.matches, strict=True):
            if read.preset and key == SKIP:
                continue
            told = TOLD.get(key, "import.like" if match.how == BY_LIKENESS else "")
            shown = " · ".join(samples_of(read, match.column)) if key != SKIP else ""
            line = f"  {heading:<{widths[0]}}  {key:<{widths[1]}}  {shown} {translator.say(told) if told else ''}"
            yield line.rstrip()
        skipped = [heading for heading, key in found if key == SKIP]
        if read.preset and skipped:  # shops have dozens of them
            yield "  " + translator.say("import.skip", columns=", ".join(skipped))


def samples_of(read: ReadTable, column: int) -> list[str]:
    """The first values of a column that differ."""
    found: dict[str, None] = {}
    for row in read.table.rows:
        text = " ".join(str(row.cells[column]).split()) if column < len(row.cells) else ""
        if text:
            found[text if len(text) <= LONGEST_SAMPLE else f"{text[: LONGEST_SAMPLE - 1]}…"] = None
        if len(found) == SAMPLES:
            break
    return list(found)


def summary_lines(result: ImportResult, report: str, rejected: str, translator: Translator) -> Iterator[str]:
    """What is new, changed and as it was, and all that was not taken as it stood. `report` and `rejected` are the files
    that have all of it."""
    say, plan = translator.say, result.plan
    states = Counter((entry.state, entry.file.endswith("/business.yaml")) for entry in plan.entries)
    yield say("import.new", businesses=states[NEW, True], products=states[NEW, False])
    same = states[SAME, True] + states[SAME, False]
    yield say("import.changed", businesses=states[CHANGED, True], products=states[CHANGED, False], same=same)
    if plan.rejected:
        yield say("import.rejected", count=len(plan.rejected), file=rejected)
    yield from _some("import.doubts", [doubt_line(doubt, translator) for doubt in distinct(result.doubts)], report, say)
    conflicts = [(entry.file, conflict) for entry in plan.entries for conflict in entry.conflicts]
    lines = [
        say("import.conflict", file=file, field=".".join(of.path), mine=shown(of.mine), theirs=shown(of.theirs))
        for file, of in conflicts
    ]
    yield from _some("import.conflicts", lines, report, say)
    differences = [
        say("import.difference", place=one.place, field=".".join(one.path), used=one.used, other=one.other)
        for one in result.gathered.differences
    ]
    yield from _some("import.differences", differences, report, say)
    unfit = [say("import.unfit-one", place=one.place, field=".".join(one.path), value=one.value) for one in plan.unfit]
    yield from _some("import.unfit", unfit, report, say)
    yield from _some("import.vanished", plan.vanished, report, say)
    if result.gathered.doubles:
        rows = ", ".join(str(place.row) for place in result.gathered.doubles[:MOST_SHOWN])
        yield say("import.doubles", count=len(result.gathered.doubles), rows=rows)
    yield from _some("import.not-for-sale", list(_not_for_sale(result, say)), report, say)
    skipped = [one for read in result.tables for one in read.table.skipped]
    left_out = [one for one in skipped if one.why == LEFT_OUT]
    if left_out:
        rows = ", ".join(str(one.row) for one in left_out[:MOST_SHOWN])
        yield say("import.left-out", count=len(left_out), rows=f"{rows} …" if len(left_out) > MOST_SHOWN else rows)
    if len(skipped) > len(left_out):
        yield say("import.skipped", count=len(skipped) - len(left_out))
    yield from _photo_lines(result, translator)


def _not_for_sale(result: ImportResult, say: Any) -> Iterator[str]:  # noqa: ANN401 Translator.say
    for one in result.not_for_sale:
        key = "import.not-for-sale-variant" if one.variant else "import.not-for-sale-one"
        yield say(key, place=one.place, name=one.name, because=one.because)


def _photo_lines(result: ImportResult, translator: Translator) -> Iterator[str]:
    say, photos = translator.say, result.photos
    used, unused = len(photos.copied), len(photos.matched.unused)
    if photos.source.photos:
        yield say("import.photos", used=used, unused=unused, doubles=len(photos.source.doubles))
    named = [text for _, text in photos.matched.missing]
    missing = list(dict.fromkeys(file_name(text) or text for text in named if not is_in_drive(text)))
    alike = [photo.name for _, photo in photos.matched.alike]
    for key, names in (("photo-missing", missing), ("photo-alike", alike)):
        if names:
            some = ", ".join(names[:MOST_SHOWN]) + (" …" if len(names) > MOST_SHOWN else "")
            yield say(f"import.{key}", count=len(names), names=some)
    in_drive = sum(map(is_in_drive, named))
    if in_drive:
        yield say("import.photo-drive", count=in_drive)


def distinct(doubts: Sequence[Doubt]) -> list[Doubt]:
    """The first of all doubts about the same text in the same column."""
    return list({(one.place.heading, one.typed, one.why): one for one in reversed(doubts)}.values())[::-1]


def doubt_line(doubt: Doubt, translator: Translator) -> str:
    """A cell, what was taken of it, and why that is in doubt."""
    other = translator.say("import.doubt.other", other=doubt.other) if doubt.other else ""
    used = doubt.used or translator.say("import.doubt.nothing")
    why = reason(doubt.why, translator).what
    typed = doubt.typed if len(doubt.typed) <= 2 * LONGEST_SAMPLE else f"{doubt.typed[: 2 * LONGEST_SAMPLE]}…"
    place, heading = doubt.place, doubt.place.heading
    return translator.say("import.doubt", place=place, heading=heading, typed=typed, used=used, other=other, why=why)


def shown(value: Any) -> str:  # noqa: ANN401 whatever an entry holds
    """A value in a line."""
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return " ".join(f"{key}: {shown(of)}" for key, of in value.items())
    return "" if value is None else str(value)


def _some(key: str, lines: Sequence[str], report: str, say: Any) -> Iterator[str]:  # noqa: ANN401 Translator.say
    if not lines:
        return
    yield say(key, count=len(lines))
    yield from (f"  {line}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield "  " + say("import.more", count=len(lines) - MOST_SHOWN, file=report)
