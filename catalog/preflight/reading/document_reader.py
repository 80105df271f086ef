"""A PDF file → a document of values. Nothing in a file, however damaged or hostile, raises anything but
UnreadableError."""

from __future__ import annotations

import hashlib
import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.colour import PROCESS
from catalog.preflight.reading.colour_spaces import ColourSpaces
from catalog.preflight.reading.content import Contents
from catalog.preflight.reading.font_widths import PageFonts
from catalog.preflight.reading.marked_content import Layers, Names
from catalog.preflight.reading.page_reader import A4, read_page
from catalog.preflight.reading.painted import Document, Fault, FaultKind, OutputIntent, Page
from catalog.preflight.reading.pdf_objects import WRONG, array, entry, filters, name, number, raw_bytes, text
from catalog.preflight.reading.picture_data import PictureData
from catalog.preflight.reading.walk import FileReading

MOST_PAGES: Final = 20_000
MOST_METADATA: Final = 4 << 20  # bytes of XMP in which the standard is looked for
STANDARD: Final = re.compile(rb"GTS_PDFXVersion(?:>|\s*=\s*[\"'])\s*([^<\"']{1,60})")
MOST_TOLD: Final = 20  # words of the reader about damage that are kept


class UnreadableError(Exception):
    """The file is none that can be read. `reason` is `password`, `not-pdf`, `no-pages`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")


def read_document(path: Path, *, measure_ink: bool, advance: Callable[[Page, int], None]) -> Document:
    """Read a file. `advance` is told each page when it is read, and how many there are. UnreadableError; OSError where
    the file itself cannot be opened."""
    with path.open("rb") as given:
        beginning = given.read(1024)
    with _unlogged():
        try:
            pdf = pikepdf.open(path, suppress_warnings=True)
        except pikepdf.PasswordError:
            raise UnreadableError("password") from None
        except WRONG as fault:
            raise UnreadableError("not-pdf" if b"%PDF-" not in beginning else "damaged", str(fault)[:200]) from None
        with pdf:
            try:
                return _read(pdf, measure_ink, advance)
            except WRONG as fault:
                raise UnreadableError("damaged", str(fault)[:200]) from None


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep pikepdf from telling the log what becomes a finding."""
    log = logging.getLogger("pikepdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


def _read(pdf: pikepdf.Pdf, measure_ink: bool, advance: Callable[[Page, int], None]) -> Document:
    root = pdf.Root
    file = FileReading(
        ColourSpaces(), PageFonts(), Contents(), Layers(root), Names(root), PictureData(measure_ink=measure_ink)
    )
    count = min(len(pdf.pages), MOST_PAGES)
    if count == 0:
        raise UnreadableError("no-pages")
    pages = []
    for index in range(count):
        pages.append(_page(file, pdf, index))
        advance(pages[-1], count)
    return _document(pdf, file, tuple(pages))


def _page(file: FileReading, pdf: pikepdf.Pdf, index: int) -> Page:
    try:
        return read_page(file, pdf.pages[index].obj, index + 1)
    except WRONG as fault:
        found = (Fault(FaultKind.UNREADABLE, str(fault)[:60]),)
        return Page(index + 1, A4, None, None, None, None, 0, 1.0, faults=found)


def _document(pdf: pikepdf.Pdf, file: FileReading, pages: tuple[Page, ...]) -> Document:
    root, trailer = pdf.Root, pdf.trailer
    information = entry(trailer, "Info")
    metadata = raw_bytes(entry(root, "Metadata"))[:MOST_METADATA]
    in_metadata = STANDARD.search(metadata)
    standard = text(entry(information, "GTS_PDFXVersion"))
    if in_metadata and not standard:
        standard = in_metadata[1].decode("utf-8", "replace").strip()
    names = entry(root, "Names")
    return Document(
        version=str(pdf.pdf_version),
        pages=pages,
        standard=standard,
        trapped=_trapped(information, metadata),
        title=text(entry(information, "Title")) or ("dc:title" if b"<dc:title" in metadata else ""),
        has_id=len(list(array(entry(trailer, "ID")))) == 2,
        has_metadata=bool(metadata),
        created=bool(text(entry(information, "CreationDate"))) or b"CreateDate" in metadata,
        modified=bool(text(entry(information, "ModDate"))) or b"ModifyDate" in metadata,
        intents=tuple(_intents(root)),
        encrypted=pdf.is_encrypted,
        script=_has_script(root, names),
        form_fields=len(list(array(entry(entry(root, "AcroForm"), "Fields")))),
        attachments=_count_names(entry(names, "EmbeddedFiles")),
        layers=file.layers.names,
        spots=_spots(pages),
        compressions=frozenset(_compressions(pdf)),
        damage=tuple(str(told)[:200] for told in pdf.get_warnings()[:MOST_TOLD]),
    )


def _trapped(information: Any, metadata: bytes) -> str:  # noqa: ANN401 pikepdf
    written = text(entry(information, "Trapped"))
    found = re.search(rb"Trapped(?:>|\s*=\s*[\"'])\s*(True|False|Unknown)", metadata)
    return written or (found[1].decode() if found else "")


def _intents(root: Any) -> Iterator[OutputIntent]:  # noqa: ANN401
    for intent in array(entry(root, "OutputIntents")):
        profile = entry(intent, "DestOutputProfile")
        condition = text(entry(intent, "OutputConditionIdentifier")) or text(entry(intent, "OutputCondition"))
        count = int(number(entry(profile, "N")))
        digest = hashlib.sha256(raw_bytes(profile)).hexdigest() if profile is not None else ""
        yield OutputIntent(name(entry(intent, "S")), condition, profile is not None, count, digest)


def _has_script(root: Any, names: Any) -> bool:  # noqa: ANN401
    action = entry(root, "OpenAction")
    return name(entry(action, "S")) == "JavaScript" or entry(names, "JavaScript") is not None


def _count_names(tree: Any, depth: int = 0) -> int:  # noqa: ANN401
    """How many names a name tree holds (7.9.6)."""
    if tree is None or depth > 20:
        return 0
    own = len(list(array(entry(tree, "Names")))) // 2
    return own + sum(_count_names(kid, depth + 1) for kid in array(entry(tree, "Kids")))


def _spots(pages: tuple[Page, ...]) -> dict[str, frozenset[str]]:
    """Spot colours that print, each with what replaces it: a space that is written as text."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for painted in page.objects:
            space = painted.colour.space if painted.colour is not None else None
            if space is not None and space.name == "Indexed":
                space = space.base
            if space is None or painted.in_mask:
                continue
            for colourant in space.colourants:
                if colourant not in (*PROCESS, "All", "None"):
                    base = space.base.words if space.base is not None else ""
                    found[colourant].add(f"{base} {space.tint}" if space.name == "Separation" else "")
    return {spot: frozenset(base for base in bases if base) for spot, bases in sorted(found.items())}


def _compressions(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The filters of all streams of a file."""
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            yield from filters(value)
