"""A bound book → the same, arranged so that a reader on the web shows its first page at once (stage 8, on request)."""

from __future__ import annotations

from pathlib import Path

from catalog.files import whole_file


def linearize(path: Path) -> None:
    """Rewrite a PDF as linearized (ISO 32000-1, annex F), whole or not at all."""
    import pikepdf

    with pikepdf.open(path) as book, whole_file(path) as arranged:
        # Where objects lie in streams, the hints that qpdf writes are not those that it computes when it checks them.
        disable = pikepdf.ObjectStreamMode.disable
        book.save(arranged, linearize=True, object_stream_mode=disable, deterministic_id=True)
