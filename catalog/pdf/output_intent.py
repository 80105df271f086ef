"""For which press a file is made: the output intent with its profile (ISO 32000-1, 14.11.5; ISO 15930-7, 6.2.2)."""

from __future__ import annotations

from catalog.outputs.print_settings import PrintSettings
from catalog.pdf.writer import PdfWriter, ref, text_string

REGISTRY = "http://www.color.org"


def output_intents(pdf: PdfWriter, printed: PrintSettings) -> str:
    """Write the intent with its profile; returns the entry of the document's catalogue."""
    profile = pdf.add_deflated("/N 4", printed.profile.read_bytes())
    condition = text_string(printed.condition)
    intent = pdf.add(
        f"<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier{condition}/OutputCondition{condition}"
        f"/Info{condition}/RegistryName{text_string(REGISTRY)}/DestOutputProfile {ref(profile)}>>"
    )
    return f"/OutputIntents[{ref(intent)}]"
