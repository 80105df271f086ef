"""The outputs `archive` and `archive-entries`: the book to be kept for decades, PDF/A (ISO 19005)."""

from __future__ import annotations

from catalog.outputs.output_types import BookOutput

ARCHIVE = BookOutput("archive", "catalogue-archive.pdf", archived="2b")
ARCHIVE_ENTRIES = BookOutput("archive-entries", "catalogue-archive-entries.pdf", archived="3b")
