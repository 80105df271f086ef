"""Files that are made to do harm, or are not what they say, end in a problem, soon; nothing is written."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.core.problems import CatalogError, Level
from catalog.exchange.texts import read_file as module
from catalog.exchange.texts.po_file import read_po_file
from catalog.exchange.texts.read_file import read_file
from catalog.exchange.texts.text_row import ReturnedText
from catalog.exchange.texts.xliff_file import read_xliff
from catalog.i18n.translator import LANGUAGES, Translator
from tests.exchange.tables.hostile import document_type, workbook

SECONDS: Final = 20.0
HEAD: Final = '<?xml version="1.0"?>'
XLIFF: Final = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{}</xliff>'
UNIT: Final = (
    '<file original="a" target-language="ja"><body><trans-unit id="x"><source>{}</source></trans-unit></body></file>'
)
BOMB: Final = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE: Final = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PO: Final = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'


def written(name: str, content: str | bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder / name

    return make


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.po")
    return folder / "a.po"


def folder_itself(folder: Path) -> Path:
    return folder


HOSTILE: Final = [
    (written("a.xlf", HEAD + BOMB + XLIFF.format(UNIT.format("&b;"))), "table-document-type"),
    (written("a.xlf", HEAD + OUTSIDE + XLIFF.format(UNIT.format("&a;"))), "table-document-type"),
    (written("a.xlf", HEAD + XLIFF.format("<g>" * 100_000)), "table-broken"),
    (written("a.xlf", HEAD + XLIFF.format("<file>")), "table-broken"),
    (written("a.xlf", HEAD + XLIFF.format("")), "texts-none"),
    (written("a.xlf", '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>'), "texts-version"),
    (written("a.xlf", "<html><body>404</body></html>"), "table-other-format"),
    (written("a.po", '<?xml version="1.0"?><feed/>'), "table-other-format"),
    (written("a.po", PO.format("zip")), "texts-broken"),
    (written("a.po", PO.format("utf-8").encode() + b'msgid "\xff"\nmsgstr ""\n'), "texts-broken"),
    (written("a.po", 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'), "texts-broken"),
    (
        written("a.po", 'msgid ""\nmsgstr "Plural-Forms: nplurals=99999999999;\\n"\n\nmsgid "a"\nmsgid_plural "b"\n'),
        "texts-broken",
    ),
    (written("a.po", 'msgid "a"\nnothing\nmsgstr ""\n'), "texts-broken"),
    (written("a.po", 'msgid "a"\nmsgstr[x] ""\n'), "texts-broken"),
    (written("a.po", 'msgid ""\nmsgstr "POT-Creation-Date: never\\n"\n'), "texts-broken"),
    (written("a.po", 'msgid ""\nmsgstr ""\n'), "texts-none"),
    (written("a.xlsx", "Nama,Harga\nKeripik,1\n"), "texts-none"),
    (written("a.xlsx", b"%PDF-1.7"), "table-other-format"),
    (written("a.xlsx", b"PK\x03\x04broken"), "table-broken"),
    (written("a.xlsx", b""), "table-empty"),
    (workbook, "texts-none"),
    (document_type("xl/worksheets/sheet1.xml"), "table-document-type"),
    (lambda folder: folder / "nothing.po", "table-unreadable"),
    (pipe, "table-not-a-file"),
    (folder_itself, "table-not-a-file"),
]


def refusal(path: Path) -> str:
    """The code of the only problem that a file ends in."""
    with pytest.raises(CatalogError) as refused:
        read_file(path)
    (problem,) = (one for one in refused.value.problems if one.level is Level.ERROR)
    assert all(Translator(language).problem(problem).remedy for language in LANGUAGES)
    return problem.code


def outcome(read: Callable[[bytes, str], list[ReturnedText]], content: bytes) -> str:
    """`read`, or the code of the problem that the content of a file ends in."""
    try:
        read(content, "a")
    except CatalogError as refused:
        (problem,) = refused.problems
        return problem.code
    return "read"


@pytest.mark.parametrize(("make", "code"), HOSTILE)
def test_what_does_harm_is_refused(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    before, start = sorted(tmp_path.rglob("*")), time.monotonic()
    assert refusal(path) == code
    assert time.monotonic() - start < SECONDS
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("beginning", [PO.format("utf-8"), HEAD + "<xliff>"])
def test_what_is_too_large_is_not_read(beginning: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    with path.open("wb") as stream:
        stream.write(beginning.encode())
        stream.truncate(module.MOST_BYTES + 1)
    assert refusal(path) == "table-too-large"


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "msgid ",
                "msgstr ",
                "msgctxt ",
                "msgstr[0] ",
                '"a"',
                '"',
                '"\\',
                "\n",
                "#~ ",
                "#, fuzzy",
                "#. catalog-mark: ",
                "#: a:b",
                "\u2068",
                "msgid",
                " x",
                '""',
                '"Language: x\\n"',
                "'",
                "\r",
                "\x00",
            ]
        ),
        max_size=30,
    )
)
def test_any_po_file_is_read_or_refused(pieces: list[str]) -> None:
    assert outcome(read_po_file, "".join(pieces).encode()) in ("read", "texts-broken")


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                '<file original="a">',
                "</file>",
                '<trans-unit id="a|b">',
                "</trans-unit>",
                "<source>",
                "</source>",
                "<target>",
                "</target>",
                '<note from="catalog">',
                "</note>",
                "<alt-trans>",
                "</alt-trans>",
                "<g>",
                "</g>",
                "a",
                "&lt;",
                "<x/>",
            ]
        ),
        max_size=30,
    )
)
def test_any_xliff_is_read_or_refused(pieces: list[str]) -> None:
    assert outcome(read_xliff, XLIFF.format("".join(pieces)).encode()) in ("read", "table-broken")
