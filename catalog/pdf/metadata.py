"""What the file of a book says of itself: XMP (ISO 16684-1) and the older information dictionary (stage 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

import pikepdf

from catalog.pdf.writer import PdfWriter, text_string

PRODUCER: Final = "catalog, WeasyPrint"
FINGERPRINT: Final = re.compile(r"<catalog:fingerprint>([0-9a-f-]+)</catalog:fingerprint>")
PAGES: Final = re.compile(r"<catalog:pages><rdf:Seq>(.*?)</rdf:Seq></catalog:pages>", re.DOTALL)
ITEM: Final = re.compile(r"<rdf:li>([^<]+ [0-9a-f]+)</rdf:li>")
PACKET: Final = (
    '<?xpacket begin="\N{BYTE ORDER MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    ' xmlns:catalog="urn:catalog:content:1:">\n{}\n'
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
)
# The claim (ISO 19005-2, 6.6.4), and what the properties are that are our own (6.6.2.3).
PDFA_CLAIM: Final = (
    '<pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{part}</pdfaid:part>'
    '<pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{level}</pdfaid:conformance>\n'
    '<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Content of a catalogue</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>urn:catalog:content:1:</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>catalog</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>fingerprint</pdfaProperty:name>'
    "<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The content code of the book</pdfaProperty:description></rdf:li>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>pages</pdfaProperty:name>'
    "<pdfaProperty:valueType>Seq Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The number and digest of each page</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str  # BCP 47
    date: datetime  # printed as creation and change: the edition's, not the clock's
    fingerprint: str = ""  # of what the book shows, the same in all its files
    pages: tuple[tuple[str, str], ...] = ()  # of the book: name and digest of each


def describe(
    pdf: PdfWriter, about: About, *, accessible: bool = False, claim: str = "", archived: str = ""
) -> tuple[int, int]:
    """Write both; returns their objects. `accessible` claims PDF/UA-1 (ISO 14289-1, 5), `claim` a standard of PDF/X
    (ISO 15930), `archived` a part and level of PDF/A (ISO 19005)."""
    stamp = about.date.astimezone(UTC)
    packet = _xmp(about, stamp, accessible=accessible, claim=claim, archived=archived)
    metadata = pdf.add_stream("/Type/Metadata/Subtype/XML", packet.encode())
    date = pdf_date(about.date)
    texts = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Keywords": ", ".join(about.keywords),
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    if claim:
        texts["GTS_PDFXVersion"] = claim
    trapped = "/Trapped/False" if claim else ""
    return metadata, pdf.add(f"<<{''.join(f'/{key}{text_string(text)}' for key, text in texts.items())}{trapped}>>")


def pdf_date(moment: datetime) -> str:
    """A date as PDF has it (ISO 32000-1, 7.9.4)."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def _xmp(about: About, stamp: datetime, *, accessible: bool, claim: str, archived: str) -> str:
    moment = stamp.isoformat()
    lines = [
        f"<dc:format>application/pdf</dc:format>{_said('dc:title', about.title)}",
        _said("dc:description", about.subject),
        f"<dc:creator><rdf:Seq>{_items([about.author])}</rdf:Seq></dc:creator>",
        f"<dc:language><rdf:Bag>{_items([about.language])}</rdf:Bag></dc:language>",
        f"<dc:subject><rdf:Bag>{_items(about.keywords)}</rdf:Bag></dc:subject>",
        f"<pdf:Keywords>{escape(', '.join(about.keywords))}</pdf:Keywords><pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>",
    ]
    if about.fingerprint:
        shown = _items([f"{name} {digest}" for name, digest in about.pages])
        lines.append(f"<catalog:fingerprint>{about.fingerprint}</catalog:fingerprint>")
        lines.append(f"<catalog:pages><rdf:Seq>{shown}</rdf:Seq></catalog:pages>")
    if accessible:
        lines.append("<pdfuaid:part>1</pdfuaid:part>")
    if archived:
        lines.append(PDFA_CLAIM.format(part=archived[:1], level=archived[1:].upper()))
    if claim:
        lines.append(f"<pdfxid:GTS_PDFXVersion>{claim}</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>")
        lines.append(_identity(about, stamp))
    return PACKET.format("\n".join(lines))


def _identity(about: About, stamp: datetime) -> str:
    """Which document, and which version of it, a file of PDF/X is (ISO 15930-7, 6.8.2): by what it says of itself."""
    document = uuid5(NAMESPACE_URL, f"catalog:{about.title}")
    instance = uuid5(document, f"{about} {stamp}")
    return (
        f"<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>"
        "<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    )


def _said(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def _items(texts: tuple[str, ...] | list[str]) -> str:
    return "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)


@dataclass(frozen=True, slots=True)
class ShownContent:
    """What a file says of what it shows: the fingerprint of its book, and the digests of the book's pages by name."""

    title: str
    fingerprint: str
    pages: dict[str, str]


def read_shown(path: Path) -> ShownContent | None:
    """What the PDF in `path` says of what it shows; None where it says nothing, or is no PDF that can be read. OSError
    where the file cannot be opened."""
    try:
        with pikepdf.open(path) as pdf:
            packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
            title = str(pdf.docinfo.get("/Title", ""))
    except (pikepdf.PdfError, pikepdf.PasswordError, AttributeError, UnicodeDecodeError):
        return None
    found = FINGERPRINT.search(packet)
    listed = PAGES.search(packet)
    if found is None or listed is None:
        return None
    pages = dict(unescape(item).rsplit(" ", 1) for item in ITEM.findall(listed[1]))
    return ShownContent(title, found[1], pages)
