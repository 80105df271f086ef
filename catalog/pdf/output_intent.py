"""For which press or screen a file is made: the output intent with its profile (ISO 32000-1, 14.11.5).

ISO 15930-7, 6.2.2 asks it of PDF/X, ISO 19005-2, 6.2.3 of PDF/A.
"""

from __future__ import annotations

from catalog.outputs.print_settings import PrintSettings
from catalog.pdf.srgb_profile import srgb_profile
from catalog.pdf.writer import PdfWriter, ref, text_string

REGISTRY = "http://www.color.org"
SRGB = "sRGB IEC61966-2.1"


def output_intents(pdf: PdfWriter, printed: PrintSettings) -> str:
    """Write the intent with its profile; returns the entry of the document's catalogue."""
    profile = pdf.add_deflated("/N 4", printed.profile.read_bytes())
    condition = text_string(printed.condition)
    intent = pdf.add(
        f"<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier{condition}/OutputCondition{condition}"
        f"/Info{condition}/RegistryName{text_string(REGISTRY)}/DestOutputProfile {ref(profile)}>>"
    )
    return f"/OutputIntents[{ref(intent)}]"


def archive_intents(pdf: PdfWriter) -> str:
    """The same of a file of PDF/A, whose colours are those of screens."""
    profile = pdf.add_deflated("/N 3", srgb_profile())
    condition = text_string(SRGB)
    intent = pdf.add(
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{condition}/Info{condition}"
        f"/RegistryName{text_string(REGISTRY)}/DestOutputProfile {ref(profile)}>>"
    )
    return f"/OutputIntents[{ref(intent)}]"
