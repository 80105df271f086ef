"""The same book through WeasyPrint as people write it, Typst and Chromium: written and run.

What they read is written before the time is taken: a whole HTML document for WeasyPrint and Chromium, JSON for Typst.
Chromium knows no `target-counter`, so that its contents and indexes are without page numbers.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
from jinja2 import Environment

from catalog.core.project import Project
from catalog.fonts.static_faces import FontSet, prepare_fonts
from tests.bench.content import book_content
from tests.bench.district import ROOT
from tests.bench.measure import Run, measure
from tests.bench.ours import plain_environment

HERE: Final = Path(__file__).parent
COMPILE: Final = HERE / "compile.py"
CHROMIUMS: Final = ("chromium", "chromium-browser", "google-chrome")
WITHOUT_NUMBERS: Final = "Chromium: contents and indexes without page numbers, which it cannot know."


@dataclass(frozen=True, slots=True)
class Written:
    """What the peers read, in a folder of its own, and the fonts that they may see."""

    folder: Path
    fonts: FontSet

    @property
    def html(self) -> Path:
        return self.folder / "book.html"

    @property
    def json(self) -> Path:
        return self.folder / "book.json"

    def pdf(self, peer: str) -> Path:
        return self.folder / f"{peer}.pdf"


def write_for_peers(project: Project) -> Written:
    """`project` is a district whose book was built, so that its pictures are developed."""
    folder = project.build / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    written = Written(folder, prepare_fonts(project.cache / "fonts"))
    content = book_content(project, folder)
    written.json.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    environment = Environment(autoescape=True, trim_blocks=True)
    environment.filters["uri"] = lambda path: Path(path).as_uri()
    template = environment.from_string((HERE / "naive.html").read_text("utf-8"))
    written.html.write_text(template.render(book=content), "utf-8")
    return written


def run_peer(name: str, written: Written) -> Run:
    """One measured run of a peer."""
    visible = plain_environment() | {"FONTCONFIG_FILE": str(written.fonts.config_file)}
    return measure(COMMANDS[name](written), ROOT, visible)


def _weasyprint(written: Written) -> list[str]:
    return [sys.executable, str(COMPILE), "weasyprint", str(written.html), str(written.pdf("weasyprint"))]


def _typst(written: Written) -> list[str]:
    paths = [str(written.json), str(written.pdf("typst")), str(written.fonts.folder)]
    return [sys.executable, str(COMPILE), "typst", *paths]


def _chromium(written: Written) -> list[str]:
    program = chromium()
    if program is None:
        raise FileNotFoundError("chromium")
    return [
        program,
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *("--no-first-run", f"--user-data-dir={written.folder / 'chromium'}"),
        *("--no-pdf-header-footer", "--disable-pdf-tagging", f"--print-to-pdf={written.pdf('chromium')}"),
        written.html.as_uri(),
    ]


COMMANDS: Final[Mapping[str, Callable[[Written], list[str]]]] = {
    "weasyprint": _weasyprint,
    "typst": _typst,
    "chromium": _chromium,
}


def chromium() -> str | None:
    """The browser, where there is one."""
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), None)


def pages_of(pdf: Path) -> int:
    with pikepdf.open(pdf) as opened:
        return len(opened.pages)
