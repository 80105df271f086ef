"""The output `screen`: a book to send and to read on a screen."""

from __future__ import annotations

from catalog.outputs.output_types import BookOutput

SCREEN = BookOutput("screen", "catalogue.pdf", sent=True)
