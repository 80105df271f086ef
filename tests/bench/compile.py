"""What the measured process of a Python peer does, and nothing else: `weasyprint HTML PDF`, `typst JSON PDF FONTS`."""

from __future__ import annotations

import sys
from pathlib import Path


def main(peer: str, source: str, made: str, *fonts: str) -> None:
    if peer == "weasyprint":
        from weasyprint import HTML

        HTML(filename=source).write_pdf(made)
    else:
        import typst

        template = Path(__file__).with_name("peer.typ")
        seen = [Path(folder) for folder in fonts]
        inputs = {"data": source}
        typst.compile(
            template, Path(made), Path("/"), seen, ignore_system_fonts=True, sys_inputs=inputs, pdf_tags=False
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
