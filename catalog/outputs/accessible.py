"""The output `accessible`: the same book for screen readers, PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

from catalog.outputs.output_types import BookOutput

# Links in the margins are no text that could be read out.
ACCESSIBLE = BookOutput("accessible", "catalogue-accessible.pdf", tagged=True, margin_links=False)
