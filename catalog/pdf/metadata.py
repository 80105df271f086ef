"""What the file of a book says of itself: XMP (ISO 16684-1) and the older information dictionary (stage 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Final

from catalog.pdf.writer import PdfWriter, text_string

PRODUCER: Final = "catalog, WeasyPrint"
PACKET: Final = (
    '<?xpacket begin="\N{BYTE ORDER MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n{}\n'
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
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


def describe(pdf: PdfWriter, about: About, *, accessible: bool) -> tuple[int, int]:
    """Write both; returns their objects. `accessible` claims PDF/UA-1 (ISO 14289-1, 5)."""
    stamp = about.date.astimezone(UTC)
    metadata = pdf.add_stream("/Type/Metadata/Subtype/XML", _xmp(about, stamp, accessible=accessible).encode())
    date = stamp.strftime("D:%Y%m%d%H%M%SZ")
    texts = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Keywords": ", ".join(about.keywords),
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    return metadata, pdf.add(f"<<{''.join(f'/{key}{text_string(text)}' for key, text in texts.items())}>>")


def _xmp(about: About, stamp: datetime, *, accessible: bool) -> str:
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
    if accessible:
        lines.append("<pdfuaid:part>1</pdfuaid:part>")
    return PACKET.format("\n".join(lines))


def _said(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def _items(texts: tuple[str, ...] | list[str]) -> str:
    return "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
