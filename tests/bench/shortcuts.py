"""What each shortcut through WeasyPrint's inside saves: `python -m tests.bench.shortcuts PROJECT EDITION`.

Every part of the edition's book is set with all shortcuts and without one, by turns, in one process; of each the
shortest time counts. What comes out is the share of a part's time that it would take more. docs/weasyprint.md has the
figures.
"""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from catalog.core.project import Project
from catalog.model.settings import Output
from catalog.pipeline import build as recipe
from catalog.pipeline import part_stages
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext
from tests.bench.clock import Clock, timed
from tests.conftest import DAY

TURNS: Final = 4
ROOM: Final = "catalog.typesetting.weasyprint"
Without = Callable[[Any], Any]  # a typesetter → while this lasts, it does without the shortcut


def jobs_of(project: Project, edition: str) -> tuple[TypesetContext, list[PartJob]]:
    """The parts of a book, and what they are set with."""
    for made in (project.cache / "parts", project.build / edition):  # or it would be up to date
        shutil.rmtree(made, ignore_errors=True)
    taken: list[tuple[TypesetContext, Sequence[PartJob]]] = []
    set_parts = part_stages.set_parts

    def take(typesetting: TypesetContext, jobs: Sequence[PartJob], *others: Any) -> dict[str, SetPart]:  # noqa: ANN401
        taken.append((typesetting, jobs))
        return set_parts(typesetting, jobs, *others)

    with patch.object(part_stages, "set_parts", take):
        recipe.build(project, [edition], recipe.BuildOptions(DAY, 2, (Output.SCREEN,)), Clock())
    return taken[0][0], [job for _, jobs in taken for job in jobs]


def read_as_html(typesetter: Any) -> Any:  # noqa: ANN401 what is patched is private
    """As WeasyPrint reads a page; the default style sheet is still ours."""
    from weasyprint import HTML

    class Parsed(HTML):  # type: ignore[misc]
        def __init__(self, page: str, url_fetcher: object, defaults: object) -> None:
            super().__init__(string=page, base_url="book:", url_fetcher=url_fetcher)
            self._defaults = defaults

        def _ua_stylesheets(self, forms: bool = False) -> list[object]:
            return [self._defaults]

    return patch(f"{ROOM}.drawing._WellFormed", Parsed)


def own_styles(typesetter: Any) -> Any:  # noqa: ANN401
    return patch(f"{ROOM}.style_defaults.plain_values_at_hand", nullcontext)


def whole_defaults(typesetter: Any) -> Any:  # noqa: ANN401
    from weasyprint import html

    return patch.object(typesetter, "_defaults", html.UA_STYLESHEET)


@contextmanager
def fresh_fonts(typesetter: Any) -> Iterator[None]:  # noqa: ANN401
    """The fonts of every part made anew."""
    registry = type(typesetter._used)
    with patch.object(registry, "forget", dict.clear):
        yield


@contextmanager
def fetched_pictures(typesetter: Any) -> Iterator[None]:  # noqa: ANN401
    """Pictures read by WeasyPrint, as far as it can."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from catalog.typesetting.weasyprint import drawing

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            if not url.startswith("picture:"):
                return fetcher.fetch(url, headers)
            content = (typesetter.pictures / url.removeprefix("picture:")).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": "image/jpeg"})

    fetcher = typesetter._fetcher
    placed = drawing.re.compile(drawing.PLACED.pattern.replace("picture|", ""))
    with patch.object(drawing, "PLACED", placed), patch.object(typesetter, "_fetcher", Fetcher()):
        yield


def garbage_all_the_time(typesetter: Any) -> Any:  # noqa: ANN401
    return patch(f"{ROOM}.engine.garbage_at_the_end", nullcontext)


@contextmanager
def not_frozen(typesetter: Any) -> Iterator[None]:  # noqa: ANN401
    gc.unfreeze()
    yield
    gc.collect()
    gc.freeze()


SHORTCUTS: Final[dict[str, Without]] = {
    "page read as XML": read_as_html,
    "plain values at hand": own_styles,
    "default style sheet without notes": whole_defaults,
    "fonts kept from part to part": fresh_fonts,
    "pictures placed unread": fetched_pictures,
    "garbage sought at the end": garbage_all_the_time,
    "frozen start": not_frozen,
}


def main(folder: Path, edition: str) -> None:
    typesetting, jobs = jobs_of(Project(folder), edition)
    from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter

    typesetter: Any = WeasyPrintTypesetter(typesetting)
    typesetter.pictures = typesetting.pictures
    for job in jobs:  # warm
        typesetter.set_part(job)
    for name, without in SHORTCUTS.items():
        seconds = {True: 0.0, False: 0.0}
        for job in jobs:
            taken: dict[bool, list[float]] = {True: [], False: []}
            for turn in range(2 * TURNS):
                with without(typesetter) if turn % 2 else nullcontext():
                    taken[bool(turn % 2)].append(timed(lambda job=job: typesetter.set_part(job)))
            for dropped, times in taken.items():
                seconds[dropped] += min(times)
        more = 100 * (seconds[True] / seconds[False] - 1)
        print(f"{name:36} {seconds[False]:6.2f} s {seconds[True]:6.2f} s {more:+6.1f} %", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
