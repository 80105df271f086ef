"""A point at which we reach into WeasyPrint, as data; and the names of the classes that most of them belong to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.typesetting.weasyprint import shapes
from tests.typesetting.weasyprint.shapes import Samples

PUBLIC, PRIVATE = True, False  # documented for those who use the library, or not
HTML, CSS = "weasyprint.HTML", "weasyprint.css"
DOCUMENT, PAGE = "weasyprint.document.Document", "weasyprint.document.Page"
BOX_MODULE, STREAM, FONT = (
    "weasyprint.formatting_structure.boxes",
    "weasyprint.pdf.stream.Stream",
    "weasyprint.pdf.fonts.Font",
)
BOX, CELL, TEXT = f"{BOX_MODULE}.Box", f"{BOX_MODULE}.TableCellBox", f"{BOX_MODULE}.TextBox"
IMAGE, FETCHER = "weasyprint.images.RasterImage", "weasyprint.urls.URLFetcher"
COLOUR, ELEMENT = "tinycss2.color5.Color", "cssselect2.ElementWrapper"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the library, and what of it must hold."""

    name: str
    where: str  # modules of the folder that touch it
    why: str
    public: bool
    parameters: tuple[str, ...] = ()
    kind: type | tuple[type, ...] = object  # what it is an instance of
    base: str = ""  # the class that it is derived from
    holds: Callable[[Any, Samples], bool] = shapes.always

    @property
    def last(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def row(self) -> str:
        called = f"({', '.join(self.parameters)})" if self.parameters else ""
        return f"| `{self.name}{called}` | {self.where} | {self.why} | {'public' if self.public else 'private'} |\n"
