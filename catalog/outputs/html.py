"""The output `html`: pages to browse."""

from __future__ import annotations

from catalog.outputs.kinds import SiteOutput

HTML = SiteOutput("html", "html")
