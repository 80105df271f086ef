"""A process that draws pages: `python -m catalog.preflight.pdfium_process FILE FOLDER WIDTH NUMBER,BOX,UNIT,TURN …`
writes `FOLDER/<number>.png`, each whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2


def main(arguments: list[str]) -> None:
    """Draw the medium (the four numbers of its box, in pt) of each page that is asked for, turned by as many degrees
    as it says."""
    file, folder, width, *pages = arguments
    document = pypdfium2.PdfDocument(file)
    for wanted in pages:
        number, left, bottom, right, top, unit, turn = wanted.split(",")
        box = [float(value) / float(unit) for value in (left, bottom, right, top)]
        page = document[int(number) - 1]
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        page.set_rotation(int(turn))
        longer = max(box[2] - box[0], box[3] - box[1])
        picture = page.render(scale=float(width) / longer).to_pil()
        out = Path(folder) / f"{number}.png"
        picture.convert("RGB").quantize(128).save(out.with_suffix(".part"), "PNG", optimize=True)
        out.with_suffix(".part").replace(out)
        page.close()
    document.close()


if __name__ == "__main__":
    main(sys.argv[1:])
