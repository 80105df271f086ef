"""A bound book → the same, arranged so that a reader on the web shows its first page at once (stage 8, on request)."""

from __future__ import annotations

from typing import BinaryIO


def linearize(bound: BinaryIO, out: BinaryIO) -> None:
    """Write the PDF in `bound` to `out`, linearized (ISO 32000-1, annex F). The same book gives the same bytes."""
    import pikepdf

    with pikepdf.open(bound) as book:
        # Where objects lie in streams, the hints that qpdf writes are not those that it computes when it checks them.
        disable = pikepdf.ObjectStreamMode.disable
        book.save(out, linearize=True, object_stream_mode=disable, deterministic_id=True)
