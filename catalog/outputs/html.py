"""The output `html`: pages to browse."""

from __future__ import annotations

from catalog.outputs.output_types import SiteOutput

HTML = SiteOutput("html", "html")
