"""Rules about what a file says of itself: standard, output intent, layers, locks, and what is no print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.preflight.rules.findings import Checked, Finding, error, note, warning
from catalog.preflight.rules.terms import Standard

CMYK_COMPONENTS: Final = 4
X_INTENT: Final = "GTS_PDFX"
MOST_LAYERS: Final = 5  # that are named
PREFIXES: Final = {Standard.X4: ("PDF/X-4",), Standard.X1A: ("PDF/X-1:2001", "PDF/X-1a:")}
NEWEST: Final = {Standard.X4: "1.6", Standard.X1A: "1.4"}
X1A_2001: Final = "PDF/X-1:2001"


def check_standard(checked: Checked) -> Iterator[Finding]:
    """The keys by which PDF/X is known, and what belongs to them (ISO 15930-7, ISO 15930-4)."""
    document, terms = checked.document, checked.terms
    if not terms.is_x:
        return
    wanted = terms.standard.value
    if not document.standard:
        yield error("pdf-standard-missing", clause="ISO 15930", wanted=wanted)
    elif not document.standard.startswith(PREFIXES[terms.standard]):
        yield error("pdf-standard-other", clause="ISO 15930", own=document.standard, wanted=wanted)
    if tuple(map(int, document.version.split("."))) > tuple(map(int, NEWEST[terms.standard].split("."))):
        own, newest = document.version, NEWEST[terms.standard]
        yield warning("pdf-version", clause="ISO 15930", own=own, newest=newest, wanted=wanted)
    if document.trapped not in ("True", "False"):
        yield error("pdf-trapped-missing", clause="ISO 15930")
    lacking = {
        "Title": bool(document.title),
        "CreationDate": document.created,
        "ModDate": document.modified,
        "ID": document.has_id,
    }
    if terms.standard is Standard.X4:
        lacking["Metadata"] = document.has_metadata
    if names := ", ".join(name for name, there in lacking.items() if not there):
        yield error("pdf-key-missing", clause="ISO 15930", keys=names)


def check_intents(checked: Checked) -> Iterator[Finding]:
    """The output intent: the press that the file is made for (GWG 2015, 4.30)."""
    intents = [intent for intent in checked.document.intents if intent.kind == X_INTENT]
    clause = "GWG 2015, 4.30"
    if not intents:
        if checked.terms.is_x:
            yield error("pdf-intent-missing", clause=clause)
        return
    if len(intents) > 1:
        yield error("pdf-intent-several", clause=clause, count=len(intents))
    for intent in intents:
        if not intent.has_profile and (checked.terms.standard is Standard.X4 or not intent.condition):
            yield error("pdf-intent-profile", clause=clause)
        elif intent.has_profile and intent.components != CMYK_COMPONENTS and not checked.terms.rgb_allowed:
            yield error("pdf-intent-colour", clause=clause, components=intent.components)


def check_locks(checked: Checked) -> Iterator[Finding]:
    """What a press cannot use, or may refuse: passwords, scripts, forms, files inside, layers."""
    document, terms = checked.document, checked.terms
    if document.encrypted:
        yield error("pdf-encrypted", clause="ISO 15930")
    if document.script:
        make = error if terms.is_x else warning
        yield make("pdf-script", clause="ISO 15930")
    if document.form_fields:
        yield warning("pdf-form", fields=document.form_fields)
    if document.attachments:
        yield warning("pdf-attachments", files=document.attachments)
    if document.layers:
        names = ", ".join(name for name in document.layers[:MOST_LAYERS] if name)
        if terms.standard is Standard.X1A:
            yield error("pdf-layers", clause="GWG 2015, 4.29", layers=len(document.layers), names=names)
        else:
            yield note("pdf-layers", clause="GWG 2015, 4.29", layers=len(document.layers), names=names)
    if terms.is_x and "LZWDecode" in document.compressions:
        yield error("pdf-compression", clause="ISO 15930", filter="LZW")
    if terms.standard is Standard.X1A:
        for name in sorted({"JPXDecode", "JBIG2Decode"} & document.compressions):
            yield error("pdf-compression", clause="ISO 15930-4", filter=name.removesuffix("Decode"))


def check_annotations(checked: Checked) -> Iterator[Finding]:
    """Links, notes and fields: PDF/X has none on the page, and paper shows only some."""
    terms = checked.terms
    for page in checked.document.pages:
        sheet = page.bleed or page.cut
        for annotation in page.annotations:
            if not annotation.box.overlaps(sheet) or annotation.kind in ("TrapNet", "PrinterMark", "Popup"):
                continue
            if terms.is_x:
                yield error(
                    "pdf-annotation", page.number, annotation.box, clause="ISO 15930", annotation=annotation.kind
                )
            elif annotation.prints and not terms.annotations_allowed and annotation.kind != "Link":
                yield warning("pdf-annotation-prints", page.number, annotation.box, annotation=annotation.kind)
