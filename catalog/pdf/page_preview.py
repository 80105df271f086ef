"""A page as a PDF of its own → the same page with other content, to be looked at (stage 8)."""

from __future__ import annotations

from io import BytesIO

import pikepdf


class PagePreview:
    """`pdf` is a file with the page alone; what is drawn on it goes by the names of its resources."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pikepdf.open(BytesIO(pdf))

    def showing(self, content: bytes) -> bytes:
        """The file with this content on its page."""
        self._pdf.pages[0].obj.Contents = self._pdf.make_stream(content)
        out = BytesIO()
        self._pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return out.getvalue()

    def add_form(self, name: str, like: str, content: bytes) -> None:
        """Have `name` draw other operators than the form `like`, without its group."""
        known = self._drawn()
        entries = {
            key: value for key, value in known[f"/{like}"].items() if key not in ("/Group", "/Filter", "/Length")
        }
        known[f"/{name}"] = self._pdf.make_stream(content, entries)

    def add_picture(self, name: str, rgb: bytes, size: tuple[int, int]) -> None:
        """Have `name` draw a picture of three bytes a pixel."""
        entries = {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": size[0],
            "/Height": size[1],
            "/BitsPerComponent": 8,
            "/ColorSpace": pikepdf.Name.DeviceRGB,
        }
        self._drawn()[f"/{name}"] = self._pdf.make_stream(rgb, entries)

    def _drawn(self) -> pikepdf.Object:
        resources = self._pdf.pages[0].obj.Resources
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        return resources.XObject
