"""A Markdown text → HTML, and such HTML → the text that a reader of it sees (stage 3)."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup as Html

from catalog.model.markdown import Line, Listing, Paragraph, Run, parse_markdown

TAG: Final = re.compile(r"<[^<>]*>")
START: Final = re.compile(r'<ol(?: start="([0-9]+)")?[^<>]*>')


def markdown_html(text: str, language: str = "") -> Html:
    """`text` as paragraphs and lists; all else that was typed is escaped. `language` is that of the text, "" for that
    of the page."""
    lang = Html(' lang="{}"').format(language) if language else Html("")
    return Html("\n").join(_block(block, lang) for block in parse_markdown(text))


def _block(block: Paragraph | Listing, lang: Html) -> Html:
    if isinstance(block, Paragraph):
        return Html("<p{}>{}</p>").format(lang, _lines(block.lines))
    items = Html("\n").join(Html("<li>{}</li>").format(_lines(item)) for item in block.items)
    if block.start is None:
        return Html("<ul{}>\n{}\n</ul>").format(lang, items)
    return Html("<ol{}{}>\n{}\n</ol>").format(_start(block.start), lang, items)


def _start(number: int) -> Html:
    """Attributes of a list that begins with `number`; the typesetter reads the style, screen readers the other."""
    if number == 1:
        return Html("")
    return Html(' start="{}" style="counter-reset: list-item {}"').format(number, number - 1)


def _lines(lines: Sequence[Line]) -> Html:
    return Html("<br/>\n").join(Html("").join(map(_run, line)) for line in lines)


def _run(run: Run) -> Html:
    text = Html.escape(run.text)
    text = Html("<em>{}</em>").format(text) if run.italic else text
    return Html("<strong>{}</strong>").format(text) if run.bold else text


def plain_text(text: str) -> str:
    """HTML as `markdown_html` makes it, without its tags: items begin with their number or a dash, words stay apart."""
    number: int | None = None

    def sign(tag: re.Match[str]) -> str:
        nonlocal number
        if start := START.fullmatch(tag[0]):
            number = int(start[1] or 1)
        elif tag[0].startswith("<ul"):
            number = None
        if tag[0] != "<li>":
            return "\n" if tag[0].startswith(("<p", "<br")) else ""
        if number is None:
            return "– "
        number += 1
        return f"{number - 1}. "

    return html.unescape(TAG.sub(sign, text)).strip()
