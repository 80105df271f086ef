"""HTML of a part → its pages as drawn, places of anchors and numbers, and what did not fit (stage 7).

A job is a value that a process pool can carry; what comes back is one too.
"""

from __future__ import annotations

import gc
import logging
import re
from dataclasses import dataclass
from math import inf
from typing import Any, Final

from catalog.core.gc_control import garbage_at_the_end
from catalog.core.units import MM_PER_PX
from catalog.fonts.han_gaps import mark_gaps
from catalog.fonts.last_letters import keep_last_letters
from catalog.graphics.drawing_cache import DrawingCache
from catalog.planning.text_fit import NO_FIT, SHORT, Fit
from catalog.typesetting.drawn_page import DrawnPart, addresses
from catalog.typesetting.fit_ladder import MARKS, card_fits, marked
from catalog.typesetting.parts import BREAK_WORDS, Anchor, NumberBox, Overflow, PartJob, SetPart, TypesetContext
from catalog.typesetting.shortened_text import shorten
from catalog.typesetting.weasyprint.environment import use_only
from catalog.typesetting.weasyprint.font_registry import FontRegistry
from catalog.typesetting.weasyprint.page_digest import page_digests

ROUNDING_MM: Final = 0.05  # a line may stick out by this and nobody sees it
TURNS: Final = 12  # in which texts are made shorter, each time by about as much as they are too long
# What runs off the page is lost, so that how long it is can only be measured on one that is long enough: 20 m.
TALL_PAGE: Final = "@page {{ size: {0}mm 20000mm !important }} @page flow {{ size: {0}mm 20000mm !important }}"
VECTOR: Final = re.compile(r"drawing:([A-Za-z0-9][\w.-]*\.svg)")
MISSING_GLYPH: Final = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.)"', re.DOTALL)


class WeasyPrintTypesetter:
    """Sets parts, one after another, in the process that it was made in. Making one costs half a second."""

    def __init__(self, typesetting: TypesetContext) -> None:
        use_only(typesetting.fonts)
        # WeasyPrint reads the fonts' configuration when it is imported.
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        from catalog.typesetting.weasyprint.style_defaults import default_style

        self._fetcher = _fetcher(typesetting)
        self._fonts = FontConfiguration()
        self._used = FontRegistry(typesetting.fonts)
        style = BREAK_WORDS + typesetting.style
        self._defaults = default_style(style)
        self._style = CSS(string=style, font_config=self._fonts, url_fetcher=self._fetcher)
        self._tall = TALL_PAGE.format(typesetting.page_width)
        self._log = _Log()
        gc.collect()
        gc.freeze()

    def set_part(self, job: PartJob) -> tuple[SetPart, DrawnPart]:
        """Set a part. RuntimeError that names the part on a fault in it."""
        try:
            with garbage_at_the_end():
                return self._set(job)
        except Exception as fault:
            raise RuntimeError(f"the part {job.name} could not be set: {fault}") from fault

    def _set(self, job: PartJob) -> tuple[SetPart, DrawnPart]:
        from catalog.typesetting.weasyprint.drawing import paint

        with self._log as log:
            fitted = self._fit(job.html)
            drawn = paint(fitted.document, self._used)
        if log.faults:
            raise RuntimeError("; ".join(log.faults))
        anchors, numbers = _marks(fitted.document)
        part = SetPart(
            job.name,
            job.key,
            len(fitted.document.pages),
            anchors,
            numbers,
            fitted.overflows,
            fitted.shortened,
            tuple(sorted(set(log.glyphs))),
            fitted.steps,
            fitted.fits,
            page_digests(fitted.document),
            tuple(sorted(filter(None, map(DrawingCache.file, addresses(drawn))))),
        )
        return part, drawn

    def _fit(self, html: str) -> _Fitted:
        """Lay a part out with each box on the first step of the ladder on which its text fits; on the last with its
        texts as short as they must be."""
        steps: dict[str, int] = {}
        shortened: tuple[Overflow, ...] = ()
        document, overflows = self._layout(html)
        tried = [overflows]
        for step in MARKS:
            if not overflows:
                break
            full = overflows
            steps |= {overflow.box: step for overflow in full}
            html = marked(html, (overflow.box for overflow in full), step)
            document, overflows = self._layout(html)
            tried.append(overflows)
            if step == SHORT:
                shortened = full
        steps |= {overflow.box: NO_FIT for overflow in overflows}
        for turn in range(TURNS):
            before = html
            for overflow in overflows:
                html = shorten(html, overflow, turn)
            if html == before:
                break
            document, overflows = self._layout(html)
        still = {overflow.box for overflow in overflows}
        shortened = tuple(overflow for overflow in shortened if overflow.box not in still)
        return _Fitted(document, overflows, shortened, steps, card_fits(tried))

    def measure(self, html: str) -> tuple[Overflow, ...]:
        """The boxes of `html` that are too small for their text, each by how much. No page is too short for them."""
        from weasyprint import CSS

        with garbage_at_the_end(), self._log:
            return _overflows(self._render(html, self._style, CSS(string=self._tall)))

    def _layout(self, html: str) -> tuple[Any, tuple[Overflow, ...]]:
        from weasyprint import CSS

        document = self._render(html, self._style)
        overflows = _overflows(document)
        if any(overflow.over == inf for overflow in overflows):
            overflows = _overflows(self._render(html, self._style, CSS(string=self._tall)))
        return document, overflows

    def _render(self, html: str, *sheets: Any) -> Any:  # noqa: ANN401
        from catalog.typesetting.weasyprint.drawing import Pictures, read_page
        from catalog.typesetting.weasyprint.float_width import words_measured_late
        from catalog.typesetting.weasyprint.line_start import words_broken_last
        from catalog.typesetting.weasyprint.style_defaults import plain_values_at_hand

        page = read_page(mark_gaps(keep_last_letters(html)), self._fetcher, self._defaults)
        with plain_values_at_hand(), words_measured_late(), words_broken_last():
            return page.render(stylesheets=list(sheets), font_config=self._fonts, cache=Pictures())


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A document whose boxes are each on their step of the ladder."""

    document: Any
    overflows: tuple[Overflow, ...]
    shortened: tuple[Overflow, ...]
    steps: dict[str, int]
    fits: dict[str, Fit]


class _Log(logging.Handler):
    """Collects what WeasyPrint logs while a part is laid out: missing glyphs apart from faults."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.glyphs: list[str] = []
        self.faults: list[str] = []
        self._logger = logging.getLogger("weasyprint")
        self._propagate = True

    def __enter__(self) -> _Log:
        self.glyphs, self.faults = [], []
        self._propagate, self._logger.propagate = self._logger.propagate, False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagate

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        missing = MISSING_GLYPH.search(message)
        if missing:
            self.glyphs.append(missing[1])
        else:
            self.faults.append(message)


def _fetcher(typesetting: TypesetContext) -> Any:  # noqa: ANN401 a class of WeasyPrint's, which must not be imported before
    """Serves vector drawings from the cache, and nothing else: no file, no network. Pictures are placed unread."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            drawing = VECTOR.fullmatch(url)
            if drawing is None:
                raise ValueError(f"a page may not show {url}")
            content = (typesetting.drawings / drawing[1]).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": "image/svg+xml"})

    return Fetcher()


def _overflows(document: Any) -> tuple[Overflow, ...]:  # noqa: ANN401 WeasyPrint has no types
    """Boxes `id="fit/<name>"` whose end mark `id="end/<name>"` lies below their bottom, or the top of what is there,
    `id="floor/<name>"`, or on no page at all (inf); or whose table `id="wide/<name>"` sticks out on the right."""
    found = []
    anchors: dict[str, tuple[int, Any]] = {}
    for number, page in enumerate(document.pages):
        for name, box in page.anchors.items():
            anchors.setdefault(name, (number, box))  # a box that goes on over the page's end begins where it is first
    for name, (number, (_, top, right, bottom)) in anchors.items():
        if not name.startswith("fit/"):
            continue
        box = name.removeprefix("fit/")
        end = anchors.get(f"end/{box}")
        floor = anchors.get(f"floor/{box}")
        limit = floor[1][1] if floor else bottom
        over = (end[1][3] - limit) * MM_PER_PX if end and end[0] == number else inf
        if wide := anchors.get(f"wide/{box}"):
            over = max(over, (wide[1][2] - right) * MM_PER_PX)
        if over > ROUNDING_MM:
            found.append(Overflow(box, round(over, 1), round((bottom - top) * MM_PER_PX, 1)))
    return tuple(found)


def _marks(document: Any) -> tuple[tuple[Anchor, ...], tuple[NumberBox, ...]]:  # noqa: ANN401
    anchors, numbers = [], []
    for number, page in enumerate(document.pages):
        for name, corners in page.anchors.items():
            x, y, right, bottom = (round(value * MM_PER_PX, 3) for value in corners)
            if name.startswith("number/"):
                _, style, _, target = name.split("/", 3)
                numbers.append(NumberBox(target, style, number, x, y, round(right - x, 3), round(bottom - y, 3)))
            elif not name.startswith(("fit/", "end/", "floor/", "wide/")):
                anchors.append(Anchor(name, number, x, y))
    return tuple(anchors), tuple(numbers)
