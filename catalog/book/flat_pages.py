"""Pages on which things show through → the same without transparency, for shops that want PDF/X-1a (stage 8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from catalog.outputs.print_settings import PrintSettings
from catalog.pdf.flat_content import Box, Rgb
from catalog.pdf.page_preview import PagePreview
from catalog.pictures.page_pixels import PagePixels

FLAT: Final = "flat"  # how the addresses of pictures of pages begin


@dataclass(frozen=True, slots=True)
class FlatPage:
    """What was done to a page of the book, the `place`-th from 0: how many things on it got the colours that they show,
    and how many became pictures."""

    place: int
    recoloured: int
    pictured: int


@dataclass
class PageCanvas:
    """Looks at a page while it becomes flat (a `Canvas` of `pdf/flat_content.py`). `embed` puts a JPEG into the file
    under an address."""

    preview: PagePreview
    pixels: PagePixels
    printed: PrintSettings
    page: str  # a name for the page in addresses
    embed: Callable[[str, bytes], None]
    _pictures: dict[str, str] = field(default_factory=dict)

    @property
    def pictures(self) -> Mapping[str, str]:
        """The addresses of the pictures by their names."""
        return self._pictures

    def covered(self, content: bytes) -> Box | None:
        """The box around what `content` paints."""
        return self.pixels.covered(self.preview.showing(content))

    def even_colour(self, content: bytes, box: Box) -> Rgb | None:
        """The colour that all of `box` has."""
        return self.pixels.even_colour(self.preview.showing(content), box)

    def picture(self, content: bytes, box: Box) -> tuple[str, Box]:
        """A picture of what is seen in `box`: its name and its box."""
        printed = self.printed
        seen = self.pixels.picture(self.preview.showing(content), box, printed.dpi, printed.profile, printed.ink_limit)
        name = f"{FLAT}-{len(self._pictures)}"
        self._pictures[name] = f"{FLAT}:{self.page}/{name}"
        self.embed(self._pictures[name], seen.jpeg)
        self.preview.add_picture(name, seen.rgb, seen.size)
        return name, seen.box

    def add_form(self, name: str, like: str, content: bytes) -> None:
        """Have `name` draw other operators than the form `like`."""
        self.preview.add_form(name, like, content)
