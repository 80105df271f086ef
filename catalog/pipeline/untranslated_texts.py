"""Edition → `build/<edition>/other-languages.csv`: the texts that it prints in another language than its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from catalog.content.untranslated import in_words, untranslated_in
from catalog.core.atomic_files import write_whole
from catalog.core.problems import Place, Problem, warning
from catalog.model.catalogue import Catalogue

NAME: Final = "other-languages.csv"
COLUMNS: Final = ("file", "field", "language", "printed_in")


def write_untranslated(catalogue: Catalogue, edition: str, found: Iterable[Problem], folder: Path) -> None:
    """Write the list into `folder`, one line for each text; none where nothing is missing."""
    path = folder / NAME
    rows = [
        (problem.place.file, field, values["language"], values["printed"])
        for problem in untranslated_in(catalogue, edition, found)
        if (values := dict(problem.values))
        for field in values["fields"].split(", ")
    ]
    if not rows:
        path.unlink(missing_ok=True)
        return
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows((COLUMNS, *rows))
    write_whole(path, ("\N{BYTE ORDER MARK}" + written.getvalue()).encode())


def untranslated_texts(folder: Path) -> tuple[int, int, str]:
    """Of the list in `folder`: how many texts, of how many entries, in which languages instead; zeros and "" without
    one."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return 0, 0, ""
    rows = [row for row in list(csv.reader(io.StringIO(text)))[1:] if len(row) == len(COLUMNS)]
    found = [
        warning("translation-missing", Place(file), fields=field, language=language, printed=printed)
        for file, field, language, printed in rows
    ]
    return len(rows), len({row[0] for row in rows}), in_words(found)
