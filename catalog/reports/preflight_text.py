"""Findings of preflight → what a person reads on the terminal, and what a program reads as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from catalog.core.problems import Level, Place, Problem
from catalog.core.units import MM_PER_PT
from catalog.i18n.translator import Sentence, Translator
from catalog.preflight.groups import FindingGroup, united
from catalog.preflight.preflight_run import FileFacts, PreflightReport, Sheet
from catalog.preflight.reading.geometry import Box
from catalog.preflight.rules.terms import Standard
from catalog.reports.problem_report import Paint, harmless

NO_NAME: Final = re.compile(r" +([ :,.])")  # what is left around a name that there is not
MOST_LINES: Final = 5  # of one kind of finding; the others are counted
MOST_NAMES: Final = 8  # of fonts and colour spaces
MOST_RANGES: Final = 9  # of pages in a row
COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "dim"}


def sentence_of(group: FindingGroup, translator: Translator) -> Sentence:
    """A group in words: what is wrong, what to do."""
    values = dict(group.worst.values)
    values |= {key: ", ".join(_word(word, translator) for word in words) for key, words in group.words}
    values["which"] = f"“{harmless(group.worst.subject)}”" if group.worst.subject else ""
    found = translator.problem(Problem(group.code, group.level, Place(""), values=tuple(sorted(values.items()))))
    if group.worst.subject:
        return found
    return Sentence(NO_NAME.sub(r"\1", found.what), found.remedy)


def _word(key: str, translator: Translator) -> str:
    """`side.left` → left"""
    group, name = key.split(".")
    return translator.say(f"preflight.{group}.{name}")


def place_in_mm(box: Box, sheet: Sheet) -> tuple[float, float, float, float]:
    """Left, top, width and height of a place, from the top left corner of the cut page as a reader sees it."""
    left, top, width, height = sheet.shown(box, sheet.cut)
    return left * MM_PER_PT, top * MM_PER_PT, width * MM_PER_PT, height * MM_PER_PT


def place_words(box: Box, sheet: Sheet, translator: Translator) -> str:
    """`at 30, 40 mm (52 × 18 mm)`"""
    x, y, width, height = (f"{value:.0f}" for value in place_in_mm(box, sheet))
    return translator.say("preflight.place", x=x, y=y, width=width, height=height)


def head_of(report: PreflightReport, translator: Translator) -> str:
    """File, pages, size, and what it was checked for."""
    sheet, terms = report.usual_sheet, report.terms
    size = "–"
    if sheet is not None:
        _, _, width, height = place_in_mm(sheet.cut, sheet)
        size = f"{width:.0f} × {height:.0f}"
    standard = translator.say("preflight.standard.none") if terms.standard is Standard.NONE else terms.standard.value
    return translator.say(
        "preflight.head",
        file=harmless(report.path.name),
        count=len(report.sheets),
        pages=len(report.sheets),
        size=size,
        standard=standard,
        bleed=f"{terms.bleed:g}",
        ink=f"{terms.ink_limit:g}",
    )


def facts_of(report: PreflightReport, translator: Translator) -> str:
    """What the file is made of, in a line; "" where it could not be read."""
    facts = report.facts
    if facts is None:
        return ""
    standard = f" ({facts.standard})" if facts.standard else ""
    fonts = [font.name for font in facts.fonts]
    spaces = ", ".join(shortened_list(facts.spaces)) or "–"
    return harmless(
        translator.say(
            "preflight.facts",
            version=f"PDF {facts.version}{standard}",
            colours=spaces,
            fonts=", ".join(shortened_list(dict.fromkeys(fonts))) or "–",
        )
    )


def shortened_list(names: Iterable[str]) -> list[str]:
    """The first of many names, and how many more there are."""
    given = list(names)
    return given if len(given) <= MOST_NAMES else [*given[:MOST_NAMES], f"+ {len(given) - MOST_NAMES}"]


def end_of(report: PreflightReport, translator: Translator) -> list[str]:
    """How ink was looked for, how many findings there are, and whether the file can go to the shop."""
    method = report.ink.value if report.ink is not None else "none"
    errors, warnings, notes = (report.count(level) for level in (Level.ERROR, Level.WARNING, Level.NOTE))
    lines = [translator.say(f"preflight.ink.{method}")]
    if errors or warnings or notes:
        lines.append(translator.say("preflight.summary", errors=errors, warnings=warnings, notes=notes))
    if not errors:
        lines.append(translator.say("preflight.passable" if warnings else "preflight.good"))
    return lines


def preflight_text(report: PreflightReport, translator: Translator, paint: Paint) -> str:
    """The report for a terminal: each kind of finding with its first pages, then what to do about it."""
    sheets = {sheet.number: sheet for sheet in report.sheets}
    head = [paint(head_of(report, translator), "bold"), facts_of(report, translator)]
    blocks = ["\n".join(line for line in head if line)]
    blocks += ["\n".join(_kind_lines(kind, sheets, translator, paint)) for kind in _by_kind(report.groups)]
    blocks.append("\n".join(end_of(report, translator)))
    return "\n\n".join(blocks)


def _by_kind(groups: Iterable[FindingGroup]) -> list[list[FindingGroup]]:
    kinds: dict[tuple[Level, str], list[FindingGroup]] = {}
    for group in groups:
        kinds.setdefault((group.level, group.code), []).append(group)
    return list(kinds.values())


def _kind_lines(
    groups: Sequence[FindingGroup], sheets: dict[int, Sheet], translator: Translator, paint: Paint
) -> list[str]:
    """One kind: a line for each sentence that differs, with its pages and the first place."""
    level, clause = groups[0].level, groups[0].worst.clause
    alike: dict[tuple[object, ...], list[FindingGroup]] = {}
    for group in groups:
        alike.setdefault((group.page == 0, group.worst.subject, group.worst.values), []).append(group)
    label = paint(translator.say(f"level.{level.value}"), COLOURS[level])
    lines = []
    worst_first = sorted(alike.values(), key=lambda same: same[0].rank)
    for same in worst_first[:MOST_LINES]:
        what = sentence_of(united(same), translator).what
        lines.append(f"{label}: {paint(_where(same, sheets, translator), 'bold')}: {harmless(what)}")
    rest = [group for same in worst_first[MOST_LINES:] for group in same]
    if rest:
        pages = page_ranges(group.page for group in rest)
        lines.append(f"  … {translator.say('preflight.more', count=sum(one.count for one in rest), pages=pages)}")
    suffix = f" [{clause}]" if clause else ""
    lines.append(f"  → {harmless(sentence_of(groups[0], translator).remedy)}{paint(suffix, 'dim')}")
    return lines


def _where(groups: Sequence[FindingGroup], sheets: dict[int, Sheet], translator: Translator) -> str:
    """`page 12, at 30, 40 mm (52 × 18 mm)`, `pages 1–64, 900 places, the first at …`, `whole file`."""
    first = groups[0]
    if not first.page:
        return translator.say("preflight.file")
    pages = page_ranges(group.page for group in groups)
    key = "preflight.page" if len({group.page for group in groups}) == 1 else "preflight.pages"
    words = translator.say(key, pages=pages)
    box = next(iter(first.boxes), None)
    if box is None or first.page not in sheets:
        return words
    place, count = place_words(box, sheets[first.page], translator), sum(group.count for group in groups)
    return f"{words}, {place if count == 1 else translator.say('preflight.places', count=count, place=place)}"


def page_ranges(pages: Iterable[int]) -> str:
    """`1–4, 7, 9–12`; of many that are not in a row the first and the last: `1, 8, 15 … 498`."""
    found: list[list[int]] = []
    for page in sorted(set(pages)):
        if found and page == found[-1][1] + 1:
            found[-1][1] = page
        else:
            found.append([page, page])
    shown = [str(low) if low == high else f"{low}–{high}" for low, high in found]
    if len(shown) > MOST_RANGES:
        return f"{', '.join(shown[: MOST_RANGES - 1])} … {shown[-1]}"
    return ", ".join(shown)


def preflight_json(report: PreflightReport, translator: Translator) -> str:
    """Every group as an object: code, level, page (0: the whole file), sentence, remedy, clause, how many places, and
    the first of them in mm from the top left corner of the cut page."""
    sheets = {sheet.number: sheet for sheet in report.sheets}
    found = {
        "file": report.path.name,
        "pages": len(report.sheets),
        "ink": report.ink.value if report.ink is not None else None,
        "errors": report.count(Level.ERROR),
        "warnings": report.count(Level.WARNING),
        "notes": report.count(Level.NOTE),
        "made_of": _facts_as_json(report.facts) if report.facts is not None else None,
        "findings": [_as_json(group, sheets, translator) for group in report.groups],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _facts_as_json(facts: FileFacts) -> dict[str, Any]:
    fonts = [
        {"name": one.name, "kind": one.kind, "embedded": one.embedded, "subset": one.subset} for one in facts.fonts
    ]
    return {
        "version": facts.version,
        "standard": facts.standard,
        "fonts": fonts,
        "colour_spaces": list(facts.spaces),
        "spot_colours": list(facts.spots),
        "layers": list(facts.layers),
    }


def _as_json(group: FindingGroup, sheets: dict[int, Sheet], translator: Translator) -> dict[str, Any]:
    sentence, sheet = sentence_of(group, translator), sheets.get(group.page)
    names = ("x", "y", "width", "height")
    places = [dict(zip(names, place_in_mm(box, sheet), strict=True)) for box in group.boxes] if sheet else []
    return {
        "code": group.code,
        "level": group.level.value,
        "page": group.page,
        "what": sentence.what,
        "remedy": sentence.remedy,
        "clause": group.worst.clause,
        "subject": group.worst.subject,
        "values": dict(group.worst.values),
        "count": group.count,
        "places": [{key: round(value, 1) for key, value in place.items()} for place in places],
    }
