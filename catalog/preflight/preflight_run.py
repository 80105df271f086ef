"""A PDF file and what a shop wants → the report of preflight: the one recipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from catalog.core.problems import Level
from catalog.preflight.groups import FindingGroup, grouped
from catalog.preflight.ink_estimate import estimate_ink
from catalog.preflight.ink_separations import InkMeasure, find_ghostscript
from catalog.preflight.reading.document_reader import UnreadableError, read_document
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.ink import InkMethod
from catalog.preflight.reading.painted import Document, Font, Page
from catalog.preflight.rules.findings import Checked, Finding, error
from catalog.preflight.rules.registry import find_all
from catalog.preflight.rules.terms import PrintTerms

Advance = Callable[[str, int, int], None]  # what is done (`read`, `inks`), how many pages of how many


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the report needs it: its number, where it is cut and all of its medium, in pt of paper, how many pt its
    own unit is, and by how many degrees it is turned clockwise for showing: 0, 90, 180 or 270."""

    number: int
    cut: Box
    media: Box
    user_unit: float
    rotation: int

    def shown(self, box: Box, frame: Box) -> tuple[float, float, float, float]:
        """Left, top, width and height of a box in pt, from the top left corner of `frame` as a reader sees it."""
        left, right = box.left - frame.left, frame.right - box.right
        top, bottom = frame.top - box.top, box.bottom - frame.bottom
        if self.rotation == 90:
            return bottom, left, box.height, box.width
        if self.rotation == 180:
            return right, bottom, box.width, box.height
        if self.rotation == 270:
            return top, right, box.height, box.width
        return left, top, box.width, box.height


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is made of, good or bad: its version and standard, the fonts that it shows text in, the names of its
    colour spaces as objects on its pages have them, its spot colours and layers."""

    version: str
    standard: str
    fonts: tuple[Font, ...]
    spaces: tuple[str, ...]
    spots: tuple[str, ...]
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """What was found in a file. `facts` is None where it could not be read; `ink` says how ink was looked for; None: it
    was not."""

    path: Path
    terms: PrintTerms
    facts: FileFacts | None
    sheets: tuple[Sheet, ...]
    groups: tuple[FindingGroup, ...]
    ink: InkMethod | None

    def count(self, level: Level) -> int:
        """How many groups there are of a level."""
        return sum(group.level is level for group in self.groups)

    @property
    def usual_sheet(self) -> Sheet | None:
        """A page of the size that most have; None where the file could not be read."""
        sizes = Counter((round(sheet.cut.width), round(sheet.cut.height)) for sheet in self.sheets)
        if not sizes:
            return None
        usual = max(sizes, key=lambda size: sizes[size])
        return next(sheet for sheet in self.sheets if (round(sheet.cut.width), round(sheet.cut.height)) == usual)


def run_preflight(path: Path, terms: PrintTerms, advance: Advance, *, separations: bool = True) -> PreflightReport:
    """Read, measure the ink, apply every rule. What cannot be read is a finding; OSError where the file itself cannot
    be opened. Without `separations` ink is estimated, even where they could be made."""
    ghostscript = find_ghostscript() if separations else None
    with InkMeasure(path, terms.ink_limit, ghostscript) if ghostscript else nullcontext() as measure:

        def page_read(page: Page, total: int) -> None:
            if measure:
                measure.add(page)
            advance("read", page.number, total)

        try:
            document = read_document(path, measure_ink=measure is None, advance=page_read)
        except UnreadableError as fault:
            return PreflightReport(path, terms, None, (), grouped([_unreadable(fault)]), None)
        # Of a file that Ghostscript cannot make plates of, the ink is estimated.
        ink = (measure.measured(advance) if measure else None) or estimate_ink(document, terms.ink_limit)
    findings = find_all(Checked(document, terms, ink))
    sheets = tuple(_sheet(page) for page in document.pages)
    return PreflightReport(path, terms, _facts(document), sheets, grouped(findings), ink.method)


def _sheet(page: Page) -> Sheet:
    turned = page.rotation if page.rotation % 90 == 0 else 0
    return Sheet(page.number, page.cut, page.media, page.user_unit, turned)


def _facts(document: Document) -> FileFacts:
    fonts = {font for page in document.pages for font in page.fonts}
    spaces = {
        painted.colour.space.words
        for page in document.pages
        for painted in page.objects
        if painted.colour is not None and not painted.in_mask
    }
    return FileFacts(
        version=document.version,
        standard=document.standard,
        fonts=tuple(sorted(fonts, key=lambda font: (font.name, font.kind, font.embedded, font.subset))),
        spaces=tuple(sorted(spaces)),
        spots=tuple(document.spots),
        layers=document.layers,
    )


def _unreadable(fault: UnreadableError) -> Finding:
    match fault.reason:
        case "password":
            return error("pdf-password")
        case "not-pdf":
            return error("pdf-not-a-pdf")
        case "no-pages":
            return error("pdf-no-pages")
        case _:
            return error("pdf-unreadable", reason=fault.detail or fault.reason)
