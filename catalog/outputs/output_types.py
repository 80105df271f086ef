"""What an output is: a value that says how a bound book, or a site, is to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from catalog.core.units import PT_PER_MM
from catalog.outputs.print_settings import PrintSettings

VOLUME: Final = "-volume-"  # in the name of the file of one volume, before its number
CUT: Final = frozenset({"BleedBox", "TrimBox"})  # boxes that go by where a page is cut
Pages = Literal["all", "cover", "inside"]
Archived = Literal["", "2b", "3b"]  # part and level of PDF/A (ISO 19005); 3b holds the entries as well
Rect = tuple[float, float, float, float]  # left, bottom, right, top in pt (ISO 32000-1, 7.9.5)


@dataclass(frozen=True, slots=True)
class BookOutput:
    """A bound book as one PDF file below the folder of its edition. All of an edition share their pages as set."""

    name: str  # in `outputs:` of an edition and behind --output
    file_name: str
    tagged: bool = False  # with its structure, as PDF/UA-1 (ISO 14289-1)
    margin_links: bool = True  # running heads lead to their chapter, folios to the contents
    pages: Pages = "all"  # which of the book's pages: all, the cover's four, those inside it
    printed: PrintSettings | None = None  # of a file for a print shop
    archived: Archived = ""
    layout: str = "TwoPageRight"  # how a reader's window shows the pages (ISO 32000-1, table 28)
    sent: bool = False  # whether it has to stay within the edition's `max_mb`

    def of_volume(self, number: int) -> BookOutput:
        """The same of one volume of a book."""
        stem = self.file_name.removesuffix(".pdf").partition(VOLUME)[0]
        return replace(self, file_name=f"{stem}{VOLUME}{number:02}.pdf")

    def boxes(self, width: float, height: float) -> Mapping[str, Rect]:
        """The boxes of a page that is `width` × `height` pt when cut, by their names (ISO 32000-1, 14.11.2). The corner
        of the cut page is where it always is, so that nothing on the page is moved."""
        if self.printed is None:
            return {"MediaBox": (0, 0, width, height)}
        bleed = self.printed.bleed * PT_PER_MM
        slug = self.printed.slug * PT_PER_MM
        trim = (0.0, 0.0, width, height)
        media = _around(trim, bleed + slug)
        return {"MediaBox": media, "CropBox": media, "BleedBox": _around(trim, bleed), "TrimBox": trim}

    def sheet_boxes(self, width: float, height: float, less: float) -> Mapping[str, Rect]:
        """The same of a sheet that is cut smaller by `less` pt on the left and the right, since it lies in others."""
        return {
            name: box if name not in CUT else (round(box[0] + less, 2), box[1], round(box[2] - less, 2), box[3])
            for name, box in self.boxes(width, height).items()
        }


@dataclass(frozen=True, slots=True)
class SiteOutput:
    """Pages to browse in a folder below that of the edition."""

    name: str
    folder: str


def volume_mark(file_name: str) -> str:
    """What the name of the file of a volume has at its end, `-volume-02`; "" of a book that is not in volumes."""
    _, mark, number = file_name.removesuffix(".pdf").partition(VOLUME)
    return f"{mark}{number}"


def _around(box: Rect, by: float) -> Rect:
    left, bottom, right, top = box
    return round(left - by, 2), round(bottom - by, 2), round(right + by, 2), round(top + by, 2)


Output = BookOutput | SiteOutput
