"""What an import read and would write → `report.html`: all of it, with pictures of the photos that nobody wants."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

from catalog.exchange.entries.import_run import ImportResult
from catalog.exchange.values.reasons import reason
from catalog.i18n.translator import Translator
from catalog.reports.import_text import column_lines, distinct, samples_of, shown, summary_lines

MOST_THUMBNAILS: Final = 500
STYLE: Final = """body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;
border-top:1px solid #ddd;overflow-wrap:anywhere}th{color:#555;font-weight:600}h1{font-size:1.7rem}h2{font-size:1.15rem;
margin:2rem 0 .5rem}.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1rem}
figure{margin:0}img{width:100%;border-radius:4px}figcaption{font-size:.85rem;overflow-wrap:anywhere}"""


def import_page(result: ImportResult, rejected: str, translator: Translator) -> str:
    """The report as one HTML file that needs no other."""
    say = translator.say
    title = say("import.page.title", name=result.name)
    return (
        f'<!doctype html>\n<html lang="{translator.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>\n{''.join(_sections(result, rejected, translator))}</body></html>\n"
    )


def _sections(result: ImportResult, rejected: str, translator: Translator) -> Iterator[str]:
    say = translator.say
    lines = [line for line in summary_lines(result, "", rejected, translator) if not line.startswith("  ")]
    yield "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    heads = list(column_lines(result, translator))
    for read in result.tables:
        title = next(line for line in heads if not line.startswith("  ") and read.table.file in line)
        heads.remove(title)
        title += f" · {say('import.preset', name=read.preset.name)}" if read.preset else ""
        rows = [(of.heading, of.target, " · ".join(samples_of(read, of.column))) for of in read.matches]
        yield _table(title, [say(f"import.page.{key}") for key in ("column", "field", "samples")], rows)
    doubts = [
        (str(one.place), one.place.heading, one.typed, one.used, one.other, *_why(one.why, translator))
        for one in distinct(result.doubts)
    ]
    columns = ("place", "column", "typed", "used", "other", "why", "remedy")
    yield _table(say("import.doubts", count=len(doubts)), [say(f"import.page.{key}") for key in columns], doubts)
    conflicts = [
        (entry.file, ".".join(of.path), shown(of.mine), shown(of.theirs))
        for entry in result.plan.entries
        for of in entry.conflicts
    ]
    heads = ["", *(say(f"import.page.{key}") for key in ("field", "mine", "theirs"))]
    yield _table(say("import.conflicts", count=len(conflicts)), heads, conflicts)
    yield from _of_rows(result, translator)
    yield _photos(result, translator)


def _of_rows(result: ImportResult, translator: Translator) -> Iterator[str]:
    """Tables of what rows and entries say otherwise, and of what is not there."""
    say = translator.say

    def heads(*keys: str) -> list[str]:
        return [say(f"import.page.{key}") for key in keys]

    differences = [
        (str(one.place), ".".join(one.path), shown(one.used), shown(one.other)) for one in result.gathered.differences
    ]
    title = say("import.differences", count=len(differences))
    yield _table(title, heads("place", "field", "first", "here"), differences)
    unfit = [(str(one.place), ".".join(one.path), one.value) for one in result.plan.unfit]
    yield _table(say("import.unfit", count=len(unfit)), heads("place", "field", "typed"), unfit)
    vanished = [(file,) for file in result.plan.vanished]
    yield _table(say("import.vanished", count=len(vanished)), [""], vanished)
    hidden = [(str(one.place), one.name, one.because) for one in result.not_for_sale]
    yield _table(say("import.not-for-sale", count=len(hidden)), heads("place", "name", "because"), hidden)
    missing = [(result.plan.slugs.get(key.partition("@")[0], ""), text) for key, text in result.photos.matched.missing]
    yield _table(say("import.page.missing", count=len(missing)), heads("product", "photo"), missing)


def _why(code: str, translator: Translator) -> tuple[str, str]:
    found = reason(code, translator)
    return found.what, found.remedy


def _table(title: str, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>\n" for row in rows)
    return f"<h2>{escape(title)}</h2>\n<table><tr>{head}</tr>\n{body}</table>\n"


def _photos(result: ImportResult, translator: Translator) -> str:
    unused = result.photos.matched.unused[:MOST_THUMBNAILS]
    if not unused:
        return ""
    figures = "".join(
        f'<figure><img alt="" src="{_thumbnail(photo.path)}"><figcaption>{escape(photo.name)}</figcaption></figure>'
        for photo in unused
    )
    return f'<h2>{escape(translator.say("import.page.unused"))}</h2>\n<div class="photos">{figures}</div>\n'


def _thumbnail(path: Path) -> str:
    """A small picture of a photo as a data URL; "" where it cannot be opened."""
    from catalog.pictures.thumbnail import thumbnail

    stream = BytesIO(thumbnail(path))
    return "data:image/jpeg;base64," + base64.b64encode(stream.getvalue()).decode() if stream.getvalue() else ""
