"""Texts to be translated ↔ a PO file (gettext), as Poedit, Weblate and OmegaT read it.

The key of a text is its `msgctxt`; its mark stands in a comment `#. catalog-mark: …`, which all of them leave alone.
"""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.texts.text_row import MARK, STALE, ReturnedText, TextExport, TextRow, plain_lines

FUZZY: Final = "fuzzy"
CATALOG_MARK: Final = "catalog-mark:"
OURS: Final = re.compile(rf"{CATALOG_MARK} (?P<mark>{MARK})")
FORMATS: Final = {"python-format", "python-brace-format"}  # which Babel sees in “30% deposit”
CHARSET: Final = re.compile(rb"charset=([\w.:-]{1,40})")
PLURAL: Final = re.compile(r"^\s*(?:#~\s*)?msgid_plural\b", re.MULTILINE)
PO: Final = re.compile(r'^\s*msgid\s+"', re.MULTILINE)
# What Babel raises for a file that is none: it takes the lines as they come.
BROKEN: Final = (PoFileError, ValueError, LookupError, AttributeError, TypeError, OverflowError)

Comments = Callable[[TextRow], Sequence[str]]


def is_po(beginning: str) -> bool:
    """Whether a file that begins so is a PO file."""
    return PO.search(beginning) is not None


def po_file(export: TextExport, title: str, comments: Comments, day: datetime.date) -> bytes:
    """The PO file of an export, called `title`; `comments` are what stands above each text for the translator."""
    made = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    catalog = Catalog(
        locale=export.language.replace("-", "_"),
        header_comment=f"# {' '.join(title.split())}",
        project=" ".join(title.split()),
        version=" ",
        msgid_bugs_address=" ",
        last_translator=" ",
        language_team=export.language,
        creation_date=made,
        revision_date=made,
        fuzzy=False,
    )
    for row in export.rows:
        message = catalog.add(
            row.source,
            row.translation,
            locations=[(row.file, 1)],
            flags=[FUZZY] if row.state == STALE else [],
            auto_comments=[*comments(row), f"{CATALOG_MARK} {row.mark}"],
            context=row.key,
        )
        message.flags -= FORMATS
    stream = BytesIO()
    write_po(stream, catalog, include_lineno=False)
    return stream.getvalue()


def read_po_file(content: bytes, file: str) -> list[ReturnedText]:
    """What a PO file says, called `file` in messages. CatalogError where it cannot be read."""
    text = _decoded(content, file)
    if PLURAL.search(text):  # ours have none, and as many forms as the file likes would be made room for
        raise _broken(file, "msgid_plural")
    try:
        catalog = read_po(text.split("\n"), ignore_obsolete=True, charset="utf-8", abort_invalid=True)
        language = (catalog.locale_identifier or "").replace("_", "-")
        return [_returned(message, language, file) for message in catalog if message.id]
    except BROKEN as fault:
        raise _broken(file, str(fault).split("\n")[0]) from None


def _decoded(content: bytes, file: str) -> str:
    found = CHARSET.search(content[:10_000])
    name = found[1].decode("ascii") if found else "utf-8"
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode(name)
    except (LookupError, ValueError) as fault:
        raise _broken(file, str(fault)) from None


def _broken(file: str, detail: str) -> CatalogError:
    return CatalogError([error("texts-broken", Place(file), detail=detail)])


def _returned(message: Message, language: str, file: str) -> ReturnedText:
    mark = next((found["mark"] for one in message.auto_comments if (found := OURS.fullmatch(one))), "")
    fuzzy = FUZZY in message.flags
    translation = plain_lines(str(message.string or ""))
    return ReturnedText(
        place=f"{file}:{message.lineno}",
        language=language,
        key=message.context or "",
        source=plain_lines(str(message.id)),
        translation=translation,
        mark=mark,
        confirmed=bool(translation) and not fuzzy,
        unfinished=fuzzy,
        note=" ".join(message.user_comments),
    )
