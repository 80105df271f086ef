"""Findings of preflight → a page of thumbnails with the places marked, `FILE-preflight.html`."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.core.atomic_files import write_whole
from catalog.core.project import shipped
from catalog.i18n.translator import Translator
from catalog.preflight.groups import FindingGroup
from catalog.preflight.preflight_run import PreflightReport, Sheet
from catalog.preflight.reading.geometry import Box
from catalog.reports.preflight_text import end_of, facts_of, head_of, place_words, sentence_of
from catalog.templating.jinja import Templates

MOST_PICTURES: Final = 60  # pages that are shown as pictures: 3 MB or so
MOST_FRAMES: Final = 5  # of one finding


@dataclass(frozen=True, slots=True)
class _Item:
    """A finding as the page shows it."""

    level: str
    what: str
    remedy: str
    clause: str
    where: str
    mark: str  # the number of its frames


@dataclass(frozen=True, slots=True)
class _Frame:
    level: str
    mark: str
    style: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with findings; `picture` is a PNG in base64, "" where it could not be drawn."""

    number: int
    shown: bool
    picture: str
    ratio: str
    cut: str
    frames: tuple[_Frame, ...]
    findings: tuple[_Item, ...]


def pictured_sheets(report: PreflightReport) -> tuple[Sheet, ...]:
    """The pages whose pictures the report shows: the first that have findings."""
    numbers = {group.page for group in report.groups}
    return tuple(sheet for sheet in report.sheets if sheet.number in numbers)[:MOST_PICTURES]


def write_preflight_page(
    out: Path, report: PreflightReport, pictures: Mapping[int, bytes], translator: Translator
) -> None:
    """Write the report to `out`, whole or not at all. `pictures` are PNG files by the number of the page."""
    write_whole(out, preflight_page(report, pictures, translator).encode())


def preflight_page(report: PreflightReport, pictures: Mapping[int, bytes], translator: Translator) -> str:
    """The report as HTML that needs no other file."""
    shown = {sheet.number for sheet in pictured_sheets(report)}
    numbers = sorted({group.page for group in report.groups} - {0})
    sheets = {sheet.number: sheet for sheet in report.sheets}
    pages = [
        _page(sheets[number], report.groups, number in shown, pictures.get(number, b""), translator)
        for number in numbers
        if number in sheets
    ]
    whole = [_item(group, None, "", translator) for group in report.groups if not group.page]
    # The program's own templates alone: a folder beside a stranger's file may hold anything.
    return Templates(shipped("templates")).render(
        "preflight/report.html",
        language=translator.language,
        say=translator.say,
        title=translator.say("preflight.title", file=report.path.name),
        head=head_of(report, translator),
        facts=facts_of(report, translator),
        end=end_of(report, translator),
        whole=whole,
        pages=pages,
        many=len(shown) if len(numbers) > len(shown) else 0,
    )


def _page(sheet: Sheet, groups: Sequence[FindingGroup], shown: bool, picture: bytes, translator: Translator) -> _Page:
    own = [group for group in groups if group.page == sheet.number]
    marks = [str(index) if group.boxes else "" for index, group in enumerate(own, start=1)]
    frames = [
        _Frame(group.level.value, mark, _style(box, sheet))
        for group, mark in zip(own, marks, strict=True)
        for box in group.boxes[:MOST_FRAMES]
    ]
    return _Page(
        number=sheet.number,
        shown=shown,
        picture=base64.b64encode(picture).decode(),
        ratio="{2:.2f} / {3:.2f}".format(*sheet.shown(sheet.media, sheet.media)),
        cut=_style(sheet.cut, sheet),
        frames=tuple(frames),
        findings=tuple(_item(group, sheet, mark, translator) for group, mark in zip(own, marks, strict=True)),
    )


def _item(group: FindingGroup, sheet: Sheet | None, mark: str, translator: Translator) -> _Item:
    sentence = sentence_of(group, translator)
    where = ""
    if sheet is not None and group.boxes:
        where = place_words(group.boxes[0], sheet, translator)
        if group.count > 1:
            where = translator.say("preflight.places", count=group.count, place=where)
    return _Item(group.level.value, sentence.what, sentence.remedy, group.worst.clause, where, mark)


def _style(box: Box, sheet: Sheet) -> str:
    """Where a box lies on the picture of the medium, in per cent of it."""
    seen = box.within(sheet.media) or box
    _, _, across, up = sheet.shown(sheet.media, sheet.media)
    left, top, width, height = sheet.shown(seen, sheet.media)
    shares = (100 * left / across, 100 * top / up, 100 * width / across, 100 * height / up)
    names = ("left", "top", "width", "height")
    return ";".join(f"{name}:{share:.2f}%" for name, share in zip(names, shares, strict=True))
