"""What each shortcut through WeasyPrint's inside saves: `python -m tests.bench.shortcuts PROJECT EDITION`.

Every part of the edition's book is set with all shortcuts and without each, by turns, in one process; of each part the
fewest seconds of the processor count, which know little of what else the machine does. When garbage is looked for shows
over many parts only: for that, all are set in processes of their own, by turns. What comes out is the share of a part's
time that it would take more. docs/weasyprint.md has the figures.
"""

from __future__ import annotations

import gc
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from math import inf
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Final
from unittest.mock import patch

from catalog.core.project import Project
from catalog.pipeline import build as recipe
from catalog.pipeline import part_stages
from catalog.typesetting.jobs import set_parts
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext
from tests.bench.clock import Clock
from tests.conftest import DAY

TURNS: Final = 6
ROOM: Final = "catalog.typesetting.weasyprint"
Without = Callable[[Any], Any]  # a typesetter → while this lasts, it does without the shortcut


def jobs_of(project: Project, edition: str) -> tuple[TypesetContext, list[PartJob]]:
    """The parts of a book, and what they are set with."""
    for made in (project.cache / "parts", project.build / edition):  # or it would be up to date
        shutil.rmtree(made, ignore_errors=True)
    taken: list[tuple[TypesetContext, Sequence[PartJob]]] = []

    def take(typesetting: TypesetContext, jobs: Sequence[PartJob], *others: Any) -> dict[str, SetPart]:  # noqa: ANN401
        taken.append((typesetting, jobs))
        return set_parts(typesetting, jobs, *others)

    with patch.object(part_stages, "set_parts", take):
        recipe.build(project, [edition], recipe.BuildOptions(DAY, 2, ("screen",)), Clock())
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


def own_floats(typesetter: Any) -> Any:  # noqa: ANN401
    return patch(f"{ROOM}.float_width.words_measured_late", nullcontext)


def whole_defaults(typesetter: Any) -> Any:  # noqa: ANN401
    from weasyprint import html

    return patch.object(typesetter, "_defaults", html.UA_STYLESHEET)


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
    placed = re.compile(drawing.PLACED.pattern.replace("picture|", ""))
    with patch.object(drawing, "PLACED", placed), patch.object(typesetter, "_fetcher", Fetcher()):
        yield


@contextmanager
def garbage_all_the_time(_typesetter: Any) -> Iterator[None]:  # noqa: ANN401
    """As Python looks for it by itself."""
    gc.unfreeze()
    with patch(f"{ROOM}.engine.garbage_at_the_end", nullcontext):
        yield


def all_shortcuts(_typesetter: Any) -> Any:  # noqa: ANN401
    return nullcontext()


SHORTCUTS: Final[dict[str, Without]] = {
    "all": all_shortcuts,
    "page read as XML": read_as_html,
    "plain values at hand": own_styles,
    "words of floats measured late": own_floats,
    "default style sheet without notes": whole_defaults,
    "pictures placed unread": fetched_pictures,
}
OF_MANY: Final[dict[str, Without]] = {"all": all_shortcuts, "garbage sought after a part": garbage_all_the_time}


def open_typesetter(typesetting: TypesetContext) -> Any:  # noqa: ANN401
    from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter

    typesetter: Any = WeasyPrintTypesetter(typesetting)
    typesetter.pictures = typesetting.pictures
    return typesetter


def seconds_of(typesetter: Any, job: PartJob) -> float:  # noqa: ANN401
    began = process_time()
    typesetter.set_part(job)
    return process_time() - began


def set_by_turns(typesetting: TypesetContext, jobs: Sequence[PartJob]) -> dict[str, float]:
    """Seconds of the processor for all parts, with all shortcuts and without each."""
    typesetter = open_typesetter(typesetting)
    total = dict.fromkeys(SHORTCUTS, 0.0)
    for job in jobs:
        least = dict.fromkeys(SHORTCUTS, inf)
        for _ in range(TURNS):
            for name, without in SHORTCUTS.items():
                with without(typesetter):
                    least[name] = min(least[name], seconds_of(typesetter, job))
        total = {name: seconds + least[name] for name, seconds in total.items()}
    return total


def set_all(typesetting: TypesetContext, jobs: Sequence[PartJob], name: str) -> float:
    """Seconds of the processor for all parts without a shortcut. Runs in a process of its own."""
    typesetter = open_typesetter(typesetting)
    with OF_MANY[name](typesetter):
        typesetter.set_part(jobs[0])  # imports what is imported late
        return sum(seconds_of(typesetter, job) for job in jobs)


def show(seconds: dict[str, float]) -> None:
    for name, spent in seconds.items():
        print(f"{name:36} {spent:6.2f} s {100 * (spent / seconds['all'] - 1):+6.1f} %", flush=True)


def main(project: Project, edition: str) -> None:
    """Print the seconds for each shortcut."""
    typesetting, jobs = jobs_of(project, edition)
    show(set_by_turns(typesetting, jobs))
    times: dict[str, list[float]] = {name: [] for name in OF_MANY}
    for _ in range(TURNS):
        for name, spent in times.items():
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                spent.append(process.submit(set_all, typesetting, jobs, name).result())
    show({name: median(spent) for name, spent in times.items()})


if __name__ == "__main__":
    main(Project(Path(sys.argv[1])), sys.argv[2])
