"""HTML in a text, as shops export it → the text that its reader saw; with Markdown where a field has it.

Only well-formed tags of HTML and its character references are taken for HTML. All else is left as it was typed, so that
`3 < 5`, `<3` and `A&B` stay.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final

from catalog.model.markdown import parse_line

ATTRIBUTE: Final = r"\s+[a-zA-Z_:@-][\w:.@-]*\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+)"
TOKEN: Final = re.compile(
    rf"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:{ATTRIBUTE})*)\s*/?>"
    r"|&(?P<reference>[a-zA-Z][a-zA-Z0-9]*|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});",
    re.S,
)
TARGET: Final = re.compile(r"\shref\s*=\s*[\"']?(?:mailto:|tel:)?([^\"'\s<>]+)", re.I)
FIRST: Final = re.compile(r"\sstart\s*=\s*[\"']?([0-9]{1,2})\b", re.I)
BLOCKS: Final = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
        ),
        *(
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "main",
            "nav",
            "ol",
            "p",
        ),
        *("pre", "section", "table", "tbody", "tfoot", "thead", "ul"),
    }
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE: Final = frozenset(
    {
        *(
            "abbr",
            "acronym",
            "audio",
            "big",
            "button",
            "cite",
            "code",
            "data",
            "dfn",
            "font",
            "img",
            "input",
            "ins",
            "kbd",
        ),
        *(
            "label",
            "link",
            "mark",
            "meta",
            "nobr",
            "picture",
            "q",
            "samp",
            "small",
            "source",
            "span",
            "time",
            "tt",
            "u",
        ),
        *("var", "video", "wbr"),
    }
)
UNSEEN: Final = frozenset({"script", "style", "title", "noscript", "template", "iframe", "object", "svg"})
# Of the private use area, which nobody types: the begin and end of emphasis, the end of a line and of a paragraph.
BOLD, ITALIC, LINE, PARAGRAPH = "\ue000\ue001", "\ue002\ue003", "\ue004", "\ue005"
MARKS: Final = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, **dict.fromkeys(HEADINGS, BOLD)}
RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
SHIFTED: Final = {"sup": RAISED, "sub": LOWERED}
STRUCK: Final = frozenset({"s", "del", "strike"})
KNOWN: Final = BLOCKS | INLINE | UNSEEN | STRUCK | {*MARKS, *SHIFTED, "a", "br", "li", "tr", "td", "th"}
MOST_MARKS: Final = 200  # in a line; what has more is no sentence
ROUNDS: Final = 3  # exports escape what was escaped already


def html_as_text(text: str, *, markdown: bool) -> str:
    """`text` without HTML: paragraphs, lines and lists stay, bold and italics where there is `markdown`, and the
    addresses of links stand behind their words."""
    for _ in range(ROUNDS):
        changed = _Reader(_without_comments(text), markdown=markdown).read()
        if changed == text or not ("<" in changed or "&" in changed):
            return changed
        text = changed
    return text


def _without_comments(text: str) -> str:
    """A comment ends at the first `-->`, whatever it holds (HTML Standard, 13.2.5.43); one that has no end is text."""
    pieces, start = [], 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        pieces.append(text[start:begin])
        start = end + 3
    return "".join([*pieces, text[start:]])


class _Reader:
    """Goes through a text once."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self._text = text.translate(dict.fromkeys(map(ord, BOLD + ITALIC + LINE + PARAGRAPH)))
        self._markdown = markdown
        self._flows = any(token["tag"] and token["tag"].lower() in BLOCKS | {"br", "li"} for token in _tokens(text))
        self._pieces: list[str] = []
        self._lists: list[int | None] = []  # the next number of each list that is open
        self._links: list[tuple[str, int]] = []
        self._shifts: list[str] = []
        self._unseen = ""

    def read(self) -> str:
        done = 0
        for token in _tokens(self._text):
            self._words(self._text[done : token.start()])
            done = token.end()
            tag = (token["tag"] or "").lower()
            if token["reference"]:
                self._reference(token)
            elif tag and tag not in KNOWN:
                self._words(token[0])
            elif tag:
                self._element(tag, token["attributes"], ends=bool(token["end"]))
        self._words(self._text[done:])
        return self._finished()

    def _words(self, words: str) -> None:
        if self._unseen:
            return
        for name in self._shifts:
            words = words.translate(SHIFTED[name])
        self._pieces.append(re.sub(r"\s+", " ", words) if self._flows else words)

    def _reference(self, token: re.Match[str]) -> None:
        known = f"{token['reference']};" in html5 or token["reference"].startswith("#")
        letters = html.unescape(token[0]) if known else token[0]
        printed = all(letter.isprintable() or letter.isspace() for letter in letters)
        self._words(letters.replace("\xa0", " ").replace("\xad", "") if printed or letters == "\xad" else token[0])

    def _element(self, tag: str, attributes: str, *, ends: bool) -> None:
        if tag in UNSEEN:
            self._unseen = "" if ends and tag == self._unseen else self._unseen or ("" if ends else tag)
        elif self._unseen:
            return
        elif tag == "a":
            self._link(attributes, ends=ends)
        elif tag in SHIFTED:
            self._shifts = [*self._shifts, tag] if not ends else [name for name in self._shifts if name != tag]
        elif tag in STRUCK:
            self._pieces.append("~~")
        elif tag in ("td", "th"):
            self._pieces.append(", " if ends else "")
        elif tag in MARKS and tag not in HEADINGS:
            self._pieces.append(MARKS[tag][ends])
        elif tag in BLOCKS or tag in ("br", "li", "tr"):
            self._block(tag, attributes, ends=ends)

    def _block(self, tag: str, attributes: str, *, ends: bool) -> None:
        if tag in ("ul", "ol"):
            first = FIRST.search(attributes)
            self._lists = self._lists[:-1] if ends else [*self._lists, _start(tag, first)]
        if tag in HEADINGS and ends:
            self._pieces.append(MARKS[tag][1])
        outer = len(self._lists) == (0 if ends else 1) and tag in ("ul", "ol")
        inside = tag in ("li", "tr", "dd", "dt") or (bool(self._lists) and not outer)
        self._pieces.append("\n" if tag == "br" else LINE if inside else PARAGRAPH)
        if tag in HEADINGS and not ends:
            self._pieces.append(MARKS[tag][0])
        if tag == "li" and not ends:
            number = self._lists[-1] if self._lists else None
            self._pieces.append("- " if number is None else f"{number}. ")
            if number is not None:
                self._lists[-1] = number + 1

    def _link(self, attributes: str, *, ends: bool) -> None:
        if not ends:
            target = TARGET.search(attributes)
            self._links.append((html.unescape(target[1]) if target else "", len(self._pieces)))
        elif self._links:
            address, begin = self._links.pop()
            leads = re.match(r"https?://|[^/#]+@|\+?[0-9]", address)
            if leads and address not in "".join(self._pieces[begin:]):
                self._pieces.append(f" ({address})")

    def _finished(self) -> str:
        text = "".join(self._pieces)
        text = re.sub(f"([{LINE}{PARAGRAPH}](?:- |[0-9]{{1,2}}\\. ))[ {LINE}{PARAGRAPH}]+", r"\1", text)
        text = re.sub(f"[ {LINE}]*{PARAGRAPH}[ {LINE}{PARAGRAPH}]*", "\n\n", text)
        text = re.sub(f" *{LINE}[ {LINE}]*", "\n", text)
        lines = [line.strip() for line in text.split("\n")]
        if "<td" in self._text.lower():
            lines = [line.removesuffix(",") for line in lines]
        if self._flows:
            lines = [re.sub("  +", " ", line) for line in lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(map(self._marked, lines))).strip()

    def _marked(self, line: str) -> str:
        """A line with its emphasis as Markdown, as far as Markdown can say it."""
        if not self._markdown or sum(map(line.count, BOLD + ITALIC)) > MOST_MARKS:
            return _bare(line)
        for marks, sign in ((BOLD, "**"), (ITALIC, "*")):
            begin, end = marks[0], marks[1]
            for found in reversed(list(re.finditer(f"{begin}( *)([^{begin}{end}]*?)( *){end}", line))):
                before, behind = line[: found.start()], line[found.end() :]
                with_signs = f"{before}{found[1]}{sign}{found[2]}{sign}{found[3]}{behind}"
                plain = _letters(_bare(line))
                line = (
                    with_signs
                    if _letters(_bare(with_signs)) == plain
                    else f"{before}{found[1]}{found[2]}{found[3]}{behind}"
                )
        return _bare(line)


def _bare(line: str) -> str:
    return re.sub(f"[{BOLD}{ITALIC}]", "", line)


def _start(tag: str, first: re.Match[str] | None) -> int | None:
    if tag == "ul":
        return None
    return int(first[1]) if first else 1


def _letters(line: str) -> str:
    return "".join(run.text for run in parse_line(line))


def _tokens(text: str) -> list[re.Match[str]]:
    return list(TOKEN.finditer(text))
