"""Texts as they go out to translators and as they come back: what passes between the project, a file and the import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalog.content.checks.entry_texts import Path
from catalog.content.load.translation_file import text_digest
from catalog.content.load.yaml_source import dotted
from catalog.core.content_keys import digest_of
from catalog.model.values import Text

MISSING: Final = "missing"  # in another language than the one wanted
STALE: Final = "stale"  # older than its source
DONE: Final = "done"
OPTIONAL: Final = "optional"  # a name, a size: printed as it is
DIGITS: Final = 8  # hexadecimal, of a digest
LONGEST_SHOWN: Final = 60  # characters
MARK: Final = rf"[0-9a-f]{{{DIGITS}}}-(?:[0-9a-f]{{{DIGITS}}})?"  # the pattern of `mark_of`


@dataclass(frozen=True, slots=True)
class ProjectText:
    """A text of an entry: its file below the project, the kind of entry, its path there, and what it says."""

    file: str
    kind: str
    path: Path
    text: Text

    @property
    def field(self) -> str:
        return dotted(self.path)

    @property
    def key(self) -> str:
        """By which the text is known in a file for translators."""
        return text_key(self.file, self.field)

    def source(self, own: str) -> tuple[str, str]:
        """The language of its source, and what it says there: in the catalogue's `own`, else in its first language."""
        said = self.text.get(own)
        return (own, said) if said is not None else self.text.by_language[0]


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text as a translator sees it. `translation` is the present one, "" where there is none; `mark` says of what it
    and the source were when the file was written. `of` is whose text it is, `meaning` what the field is for, `most` how
    many characters it may have. `photo` is a file below images/, "" for none; `english_stale` says that the English
    text is older than the source."""

    file: str
    field: str
    source_language: str
    source: str
    english: str
    translation: str
    state: str
    mark: str
    of: str
    meaning: str
    most: int | None = None
    photo: str = ""
    english_stale: bool = False

    @property
    def key(self) -> str:
        return text_key(self.file, self.field)


@dataclass(frozen=True, slots=True)
class TextExport:
    """All rows for one language; `own` is the catalogue's."""

    language: str
    own: str
    rows: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """A row of a file that came back. `place` is file and row; `mark` and `source` are "" where the file lost them.
    `confirmed` says that the present translation is right for the source, `unfinished` that the new one needs work."""

    place: str
    language: str
    key: str
    source: str
    translation: str
    mark: str = ""
    confirmed: bool = False
    unfinished: bool = False
    note: str = ""


def text_key(file: str, field: str) -> str:
    """The key of a text: content/businesses/dapur/keripik.yaml#photos[0].alt"""
    return f"{file}#{field}"


def exact_digest(text: str) -> str:
    """The beginning of the digest of a translation, in which all counts but how lines end; "" of none."""
    return digest_of(plain_lines(text))[:DIGITS] if text else ""


def mark_of(source: str, translation: str) -> str:
    """The digests of a source and of the translation that there was then: `1a2b3c4d-5e6f7a8b`."""
    return f"{text_digest(source)}-{exact_digest(translation)}"


def short(text: str) -> str:
    """A text in one line, and not too long a one, as messages show it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def plain_lines(text: str) -> str:
    """A text as files of every kind give it back: lines that end in one way, no blanks at both ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
