"""All outputs, in the order in which they are made. A new one is a module beside this and a line here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from catalog.outputs.accessible import ACCESSIBLE
from catalog.outputs.archive import ARCHIVE, ARCHIVE_ENTRIES
from catalog.outputs.html import HTML
from catalog.outputs.output_types import BookOutput, Output, SiteOutput
from catalog.outputs.phone import PHONE
from catalog.outputs.print_output import PRINT
from catalog.outputs.screen import SCREEN

_ALL: Final[tuple[Output, ...]] = (
    SCREEN,
    ACCESSIBLE,
    ARCHIVE,
    ARCHIVE_ENTRIES,
    PHONE,
    PRINT,
    HTML,
)
OUTPUTS: Final[Mapping[str, Output]] = MappingProxyType({output.name: output for output in _ALL})


def book_outputs(names: Collection[str]) -> list[BookOutput]:
    """The bound books among the outputs `names` that share their pages; those for print shops, which have settings of
    their own, are not."""
    books = (output for output in OUTPUTS.values() if isinstance(output, BookOutput) and output not in (PHONE, PRINT))
    return [output for output in books if output.name in names]


def site_outputs(names: Collection[str]) -> list[SiteOutput]:
    """The sites among the outputs `names`."""
    return [output for output in OUTPUTS.values() if isinstance(output, SiteOutput) and output.name in names]
