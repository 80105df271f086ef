"""What the measured process of a Python peer does, and nothing else: `weasyprint HTML PDF`, `typst JSON PDF FONTS`."""

from __future__ import annotations

import sys
from pathlib import Path

peer, source, made = sys.argv[1:4]
if peer == "weasyprint":
    from weasyprint import HTML

    HTML(filename=source).write_pdf(made)
else:
    import typst

    typst.compile(
        Path(__file__).with_name("peer.typ"),
        output=made,
        root="/",
        font_paths=[sys.argv[4]],
        ignore_system_fonts=True,
        sys_inputs={"data": source},
        pdf_tags=False,
    )
