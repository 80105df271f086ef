"""Markdown and HTML in texts that print no such thing: each is printed as it was typed, with a warning (stage 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from pydantic import BaseModel

from catalog.content.checks.entry_texts import Path, texts
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import dotted
from catalog.core.problems import Place, Problem, warning
from catalog.model.markdown import Listing, parse_markdown

FIELDS: Final = frozenset({("description",), ("foreword", "text")})  # where Markdown decides what a sign means
HTML: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&[a-zA-Z][a-zA-Z0-9]*;|&#[0-9]+;|&#[xX][0-9a-fA-F]+;")
LINK: Final = r"!?\[[^\[\]\n]+\](?:\([^()\n]*\)|: *https?:\S+)"
BOLD: Final = r"(?<![\w*])\*\*(?=[^\W_])[^*\n]*[^\W\d_][^*\n]*\*\*(?![\w*])"
SIGN: Final = re.compile(r"[<&\[*]")  # without one there is neither
ELSEWHERE: Final = re.compile(f"{LINK}|{BOLD}")  # Markdown in a field that has none
# What Markdown has besides, by its name; each pattern looks at one line or at few.
UNSUPPORTED: Final[Mapping[str, re.Pattern[str]]] = {
    "link": re.compile(LINK),
    "heading": re.compile(r"^ {0,3}#{1,6}[ \t]+\S[^\n]*", re.M),
    "rule": re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$", re.M),
    "table": re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$|^[ \t:|-]*-\|-[ \t:|-]*$|^[ \t:]*-+[ \t:]*\|[ \t:|-]*$", re.M),
    "code": re.compile(r"`[^`\n]+`|^[ \t]*(?:```|~~~)", re.M),
    "quote": re.compile(r"^ {0,3}>[ \t]?[^\W\d][^\n]*", re.M),
    "list": re.compile(r"^ {0,3}([*+•])[ \t]+\S[^\n]*(?=\n(?:[ \t]*\n)? {0,3}\1[ \t]+\S)", re.M),
    "bold": re.compile(r"(?<!\w)__(?=[^\s_])[^_\n]*[^\s_]__(?!\w)|\*{3,}[^\s*][^*\n]*\*{3,}|~~[^~\n]+~~"),
}
LONGEST: Final = 10_000  # letters that are looked at: nobody types more by hand
UNCLOSED: Final = re.compile(r"(?<![\d*])\*\*(?![\d*])")
NESTED: Final = re.compile(r"(?:[-*+•]|[0-9]{1,3}[.)])[ \t]+\S")


def check_markup(entry: BaseModel, file: str, at: LineNumbers, path: Path = ()) -> Iterator[Problem]:
    """A warning for each text and language in which markup stands that will be printed letter by letter."""
    for inner, text in texts(entry):
        where = (*path, *inner)
        for language, words in text.by_language:
            yield from markup_in(words, inner, partial(at, file, (*where, language)), dotted(where))


def markup_in(words: str, path: Path, place: Callable[[], Place], field: str) -> Iterator[Problem]:
    """The same for one text at `path` of an entry, called `field` in messages."""
    markdown = path in FIELDS
    if not (markdown or SIGN.search(words)):  # a place takes long to find, and most texts need none
        return
    if html := HTML.search(words):
        yield warning("markup-as-text", place(), field, value=html[0])
    if markdown:
        yield from (warning("markdown-unsupported", place(), field, value=sign) for sign in unsupported(words))
    elif other := ELSEWHERE.search(words[:LONGEST]):
        yield warning("markdown-as-text", place(), field, value=other[0])


def unsupported(text: str) -> Iterator[str]:
    """What stands in a Markdown text and is not printed as Markdown, one example of each kind."""
    text = text[:LONGEST]
    for pattern in UNSUPPORTED.values():
        if found := pattern.search(text):
            yield found[0].strip()
    for block in parse_markdown(text):
        items = block.items if isinstance(block, Listing) else (block.lines,)
        if isinstance(block, Listing):
            lines = ("".join(run.text for run in line) for item in items for line in item[1:])
            yield from [line for line in lines if NESTED.match(line)][:1]
        left = (run.text for item in items for line in item for run in line if UNCLOSED.search(run.text))
        yield from [text[text.index("**") :] for text in left if not UNSUPPORTED["bold"].search(text)][:1]
