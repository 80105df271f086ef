"""The first bytes of a file → what it is, whatever its name ends in.

Only formats named in `READABLE` are ever handed to a decoder, and then to its own decoder alone.
"""

from __future__ import annotations

import re

HEAD = 1024  # bytes of a file that show its format

# Format → the endings that promise it.
READABLE = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png", ".apng"),
    "WebP": (".webp",),
    "HEIC": (".heic", ".heif", ".hif"),
    "AVIF": (".avif", ".avifs"),
    "TIFF": (".tif", ".tiff"),
    "GIF": (".gif",),
    "BMP": (".bmp", ".dib"),
}
# Pictures that we cannot read but that another program can turn into one that we can.
CONVERTIBLE = ("SVG", "PSD", "JPEG 2000", "JPEG XL", "RAW", "EPS", "ICO", "Windows Metafile")

_RAW_ENDINGS = (".dng", ".cr2", ".nef", ".nrw", ".arw", ".srw", ".orf", ".pef", ".rw2", ".raf", ".3fr", ".iiq")

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),  # BigTIFF
    (b"MM\0+", "TIFF"),
    (b"8BPS", "PSD"),
    (b"\0\0\0\x0cjP  \r\n", "JPEG 2000"),
    (b"\0\0\0\x0cJXL \r\n", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"IIU\0", "RAW"),
    (b"IIRO", "RAW"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"\0\0\1\0", "ICO"),
    (b"\xd7\xcd\xc6\x9a", "Windows Metafile"),
    (b"PK\3\4", "ZIP"),  # also Word, Excel and PowerPoint
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office"),
    (b"\x1aE\xdf\xa3", "Matroska video"),
    (b"ID3", "MP3"),
    (b"BM", "BMP"),
)

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}

_TEXT_MARKS = (
    (re.compile(rb"<svg[\s>]", re.IGNORECASE), "SVG"),
    (re.compile(rb"<(!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE), "HTML"),
)


def sniff(head: bytes, ending: str = "") -> str:
    """Format of a file whose first `HEAD` bytes are `head`: a key of `READABLE`, another name, or "" if unknown.

    `ending` (with dot) decides only where bytes do not: a camera's raw file has those of a TIFF.
    """
    found = next((name for signature, name in _SIGNATURES if head.startswith(signature)), "")
    if found == "TIFF" and (ending.lower() in _RAW_ENDINGS or head[8:10] == b"CR"):
        return "RAW"
    return found or _sniff_container(head) or _sniff_text(head)


def promised(ending: str) -> str:
    """Format that a file's ending (with dot) promises; "" where it promises none of ours."""
    return next((name for name, endings in READABLE.items() if ending.lower() in endings), "")


def _sniff_container(head: bytes) -> str:
    if head[:4] == b"RIFF":
        return {b"WEBP": "WebP", b"AVI ": "AVI video", b"WAVE": "WAV"}.get(head[8:12], "")
    if head[4:8] != b"ftyp":
        return ""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {major} | {head[at : at + 4] for at in range(16, end - 3, 4)}
    # A still in AV1 may call itself by the general name mif1 first, so the special brands are looked for before it.
    if brands & _AVIF_BRANDS and major not in _HEIC_BRANDS - {b"mif1", b"msf1"}:
        return "AVIF"
    if brands & _HEIC_BRANDS:
        return "HEIC"
    return "RAW" if major == b"crx " else "MP4 video"


def _sniff_text(head: bytes) -> str:
    if b"%PDF-" in head:
        return "PDF"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    marks = [(match.start(), name) for pattern, name in _TEXT_MARKS if (match := pattern.search(head))]
    return min(marks)[1] if marks else ""
