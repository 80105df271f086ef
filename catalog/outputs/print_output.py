"""The output `print`: the book for a print shop, in inks and with bleed; in one file, or with the cover in a second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from catalog.outputs.output_types import BookOutput
from catalog.outputs.print_settings import PrintSettings

PRINT = BookOutput("print", "catalogue-print.pdf", margin_links=False)


def print_files(name: str, cover: str, settings: PrintSettings) -> Iterator[BookOutput]:
    """The files for one print shop; `cover` says where the cover is (inside, pages, sheet). `name` is `print`, or
    `print:<shop>` where the shop was asked for by name."""
    shop = name.partition(":")[2]
    stem = f"catalogue-print-{shop}" if shop else "catalogue-print"
    inside = replace(PRINT, name=name, file_name=f"{stem}.pdf", printed=settings)
    if cover == "inside":
        yield inside
        return
    yield replace(inside, pages="inside")
    sheet = replace(settings, sheet=cover == "sheet")
    yield replace(inside, name=f"{name}-cover", file_name=f"{stem}-cover.pdf", pages="cover", printed=sheet)
