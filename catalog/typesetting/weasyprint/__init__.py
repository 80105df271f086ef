"""All use of WeasyPrint: HTML → drawn pages, with anchors, links and structure (stage 7)."""
