"""`content/translations.tsv`: of which text each translation was made (stage 1).

One line for a text: the file of its entry, its field, then for each language `code=source-translation`, the beginnings
of the digests of both. The program writes it; where there is none, nothing is known and nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from catalog.content.load.files import decode, read_content
from catalog.core.content_keys import digest_of
from catalog.core.natural_order import natural_key
from catalog.core.problems import Level, Place, Problem, warning
from catalog.model.values import LANGUAGE, Text

FILE: Final = "content/translations.tsv"
MOST_BYTES: Final = 100_000_000
HEAD: Final = "# Which text each translation was made of. Written by: catalog translations --accept"
DIGITS: Final = 8  # hexadecimal, of a digest
CELL: Final = re.compile(rf"(?P<code>{LANGUAGE.pattern})=(?P<pair>[0-9a-f]{{{DIGITS}}}-[0-9a-f]{{{DIGITS}}})")

Pairs = Mapping[str, str]  # digests of source and translation, by language
EntryPairs = Mapping[str, Pairs]  # by field
TranslationPairs = Mapping[str, EntryPairs]  # by file


def pairs_of(text: Text, own: str) -> dict[str, str]:
    """The pairs of a text whose source is in the language `own`; none where it has no such source."""
    source = text.get(own)
    if source is None:
        return {}
    first = text_digest(source)
    return {language: f"{first}-{text_digest(said)}" for language, said in text.by_language if language != own}


def is_stale(kept: str | None, now: str) -> bool:
    """Whether the source is another than that of which the translation was made, and the translation the same."""
    if kept is None:
        return False
    (old_source, old), (source, translation) = kept.split("-"), now.split("-")
    return source != old_source and translation == old


def text_digest(text: str) -> str:
    """The beginning of the digest of a text, as the file has it. Lines that are broken elsewhere are no change."""
    return digest_of(" ".join(text.split()))[:DIGITS]


def read_translation_file(root: Path, problems: list[Problem]) -> TranslationPairs:
    """What the project's file says; lines that say nothing are added to `problems`."""
    path = root / FILE
    if not path.is_file():
        return {}
    content = read_content(path, FILE, MOST_BYTES)
    text = content if isinstance(content, Problem) else decode(content, FILE)
    if isinstance(text, Problem):
        problems.append(replace(text, level=Level.WARNING))  # nothing is printed of it
        return {}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        file, _, rest = line.partition("\t")
        field, *cells = rest.split("\t")
        read = [CELL.fullmatch(cell) for cell in cells]
        if not field or not cells or not all(read):
            problems.append(warning("translations-line", Place(FILE, number), value=line))
            continue
        found.setdefault(file, {})[field] = {cell["code"]: cell["pair"] for cell in read if cell}
    return found


def translation_text(pairs: TranslationPairs) -> str:
    """The text of the file, in the order of files and fields, so that versions of it can be compared."""
    return "\n".join((HEAD, *_lines(pairs))) + "\n"


def _lines(pairs: TranslationPairs) -> Iterator[str]:
    for file in sorted(pairs, key=natural_key):
        for field, languages in sorted(pairs[file].items()):
            cells = (f"{language}={pair}" for language, pair in sorted(languages.items()))
            yield "\t".join((file, field, *cells))
