"""A file that a PDF holds (ISO 32000-1, 7.11.4), and what it is to the document (ISO 19005-3, 6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from catalog.pdf.metadata import pdf_date
from catalog.pdf.writer import PdfWriter, name, ref, text_string


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be attached: its name, its kind (MIME), what it is, its bytes."""

    name: str
    kind: str
    description: str
    content: bytes


def attach(pdf: PdfWriter, attachment: Attachment, date: datetime) -> int:
    """Write it as the source of the document; returns its file specification."""
    params = f"/Params<</Size {len(attachment.content)}/ModDate{text_string(pdf_date(date))}>>"
    embedded = pdf.add_stream(f"/Type/EmbeddedFile/Subtype/{name(attachment.kind)}{params}", attachment.content)
    called = text_string(attachment.name)
    return pdf.add(
        f"<</Type/Filespec/F{called}/UF{called}/Desc{text_string(attachment.description)}/AFRelationship/Source"
        f"/EF<</F {ref(embedded)}/UF {ref(embedded)}>>>>"
    )
