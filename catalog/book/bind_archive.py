"""Set parts → a file to be kept (stage 8): the book of the screen as PDF/A, with the entries in it or without."""

from __future__ import annotations

from typing import BinaryIO

from catalog.book.bind import Binder
from catalog.book.composed_book import Book
from catalog.outputs.output_types import BookOutput
from catalog.pdf.attachment import Attachment, attach
from catalog.pdf.metadata import describe
from catalog.pdf.output_intent import archive_intents
from catalog.pdf.writer import PdfWriter, ref, text_string
from catalog.typesetting.parts import TypesetContext


def bind_for_archive(
    book: Book, typesetting: TypesetContext, out: BinaryIO, output: BookOutput, attachment: Attachment | None
) -> None:
    """Write the book to `out` as PDF/A (ISO 19005) of the part and level of `output`; one with an `attachment` is of
    part 3. CatalogError as of `bind_book`."""
    _ArchiveBinder(book, typesetting, PdfWriter(out), output, attachment).bind()


class _ArchiveBinder(Binder):
    def __init__(
        self,
        book: Book,
        typesetting: TypesetContext,
        pdf: PdfWriter,
        output: BookOutput,
        attachment: Attachment | None,
    ) -> None:
        super().__init__(book, typesetting, pdf, output)
        self._attachment = attachment
        self._attached = 0

    def names(self) -> str:
        found = super().names()
        if self._attachment is None:
            return found
        self._attached = attach(self.pdf, self._attachment, self.book.about.date)
        return f"{found}/EmbeddedFiles<</Names[{text_string(self._attachment.name)} {ref(self._attached)}]>>"

    def describe(self) -> tuple[int, int]:
        return describe(self.pdf, self.book.about, archived=self.output.archived)

    def claims(self) -> str:
        files = f"/AF[{ref(self._attached)}]" if self._attached else ""
        return f"{archive_intents(self.pdf)}{files}"
