"""A district → the size of its book as bound, and of the same pages as one WeasyPrint document: `single FOLDER`.

The pages' HTML is taken from a build on its way to the typesetter. In the one document links lead to the anchors
themselves, the boxes for page numbers hold `target-counter`, and every page has a head and a folio, so that it prints
about what the bound book prints. Text that our build shortened is left whole (a few words in some books). Cloths and
codes are counted once, as ideally kept, in both: WeasyPrint itself would store it on every page.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from zlib import compress

from catalog.core.project import Project
from catalog.pipeline import build as recipe
from catalog.pipeline import part_stages
from catalog.typesetting.fit_ladder import marked
from catalog.typesetting.jobs import set_parts
from catalog.typesetting.weasyprint.environment import use_only
from tests.bench.clock import Clock
from tests.bench.district import EDITION
from tests.bench.ours import book, make_cold
from tests.conftest import DAY

BODY: Final = re.compile(r"<body([^>]*)>(.*)</body>", re.DOTALL)
DRAWN: Final = re.compile(r"(?:cloth|code):([\w.-]+)")
# A white pixel in place of each cloth and code (PNG).
PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c636800000082008177cd72b6"
    "0000000049454e44ae426082"
)
FURNITURE: Final = """
.part + .part { break-before: page }
.page::before { content: "A chapter as running head"; position: absolute; left: 20mm; top: 11.5mm; font-size: 7.8pt }
.page::after { content: counter(page); position: absolute; right: 20mm; top: 281mm; font-weight: 600 }
@page flow { @bottom-right { content: counter(page) } @top-left { content: "A list as running head" } }
.number::after { content: target-counter(attr(href), page) }
"""


class _Taken:
    """Stands before the typesetter, and keeps what is set."""

    def __init__(self, set_parts: Callable[..., Any]) -> None:
        self._set_parts = set_parts
        self.workshop: Any = None
        self.html: dict[str, str] = {}
        self.steps: dict[str, Mapping[str, int]] = {}

    def __call__(self, workshop: Any, jobs: Sequence[Any], *rest: Any) -> Any:  # noqa: ANN401 whatever it is now
        done = self._set_parts(workshop, jobs, *rest)
        self.workshop = workshop
        self.html |= {job.name: job.html for job in jobs}
        self.steps |= {name: part.steps for name, part in done.items()}
        return done


def compare(project: Project) -> dict[str, int]:
    """Bytes and pages of the book as bound and as one document."""
    make_cold(project)
    taken = _Taken(set_parts)
    vars(part_stages)["set_parts"] = taken
    built = recipe.build(project, [EDITION], recipe.BuildOptions(DAY, 2, ("screen",)), Clock())[0].book
    assert built
    parts = [
        as_section(html, taken.steps.get(name, {})).replace('href="book:', 'href="#')
        for name, html in taken.html.items()
    ]
    pages, size = _one_document("\n".join(parts), taken.workshop, project.build / "single.pdf")
    for name in {name for part in parts for name in DRAWN.findall(part)}:
        size += sum(len(compress(path.read_bytes())) for path in taken.workshop.drawings.glob(f"{name}*"))
    return {"pages": built.pages, "bound": book(project).stat().st_size, "single_pages": pages, "single": size}


def as_section(html: str, steps: Mapping[str, int]) -> str:
    """A part's HTML as a piece of one document, its boxes on their `steps` of the ladder, 0 where they have none."""
    for box, last in steps.items():
        for step in range(1, last + 1):
            html = marked(html, [box], step)
    found = BODY.search(html)
    if found is None:
        raise ValueError("a part without a body")
    body = found[2].replace('href="book:', 'href="#')
    attributes = found[1].replace('class="', 'class="part ', 1)
    return f"<div{attributes}>{body}</div>"


def _one_document(body: str, workshop: Any, out: Path) -> tuple[int, int]:  # noqa: ANN401
    """Typeset everything in one go: pages and bytes."""
    use_only(workshop.fonts)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    folders = {"picture": workshop.pictures, "drawing": workshop.drawings}
    types = {".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            scheme, _, name = url.partition(":")
            if scheme not in folders:
                return URLFetcherResponse(url, PIXEL, {"Content-Type": "image/png"})
            path = folders[scheme] / name.rsplit("/", 1)[-1]
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": types[path.suffix]})

    fonts, fetcher = FontConfiguration(), Fetcher()
    style = CSS(string=workshop.style + FURNITURE, font_config=fonts, url_fetcher=fetcher)
    page = HTML(string=f'<html lang="en"><body>{body}</body></html>', base_url="book:", url_fetcher=fetcher)
    document = page.render(stylesheets=[style], font_config=fonts)
    document.write_pdf(out)
    return len(document.pages), out.stat().st_size


if __name__ == "__main__":
    print(json.dumps(compare(Project(Path(sys.argv[1]).resolve()))))
