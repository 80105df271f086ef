"""Feeds → `build/<edition>/feeds`, with the list of what is not in them, and what the screen says of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Final

from catalog.core.atomic_folder import replace_folder
from catalog.exchange.feeds.make_feeds import Feeds, Finding
from catalog.exchange.feeds.rules import FEEDS
from catalog.exchange.tables.formulas import safe_cell
from catalog.i18n.translator import Translator
from catalog.reports.problem_report import harmless

NAME: Final = "left-out.csv"
MOST_NAMED: Final = 5  # products of one finding on the screen
COLUMNS: Final = ("result", "feed", "product", "id", "file", "what", "remedy")


def write_feeds(folder: Path, feeds: Feeds, translator: Translator) -> None:
    """Replace the folder as a whole: feeds, their pictures, and the list where there is something to say."""
    listed = {NAME: findings_csv(feeds.findings, translator)} if feeds.findings else {}
    replace_folder(folder, feeds.files | listed, feeds.pictures)


def findings_csv(findings: Iterable[Finding], translator: Translator) -> bytes:
    """A row for each finding, what is left out first; UTF-8 with a mark, by which Excel knows it."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow([translator.say(f"feed.column.{column}") for column in COLUMNS])
    for finding in sorted(findings, key=lambda one: not one.leaves_out):
        sentence = translator.problem(finding.problem)
        result = translator.say("feed.left-out" if finding.leaves_out else "feed.warning")
        feed = FEEDS[finding.feed].file if finding.feed else ""
        cells = (result, feed, finding.key, finding.id, finding.problem.place.file, sentence.what, sentence.remedy)
        writer.writerow(map(safe_cell, cells))
    return stream.getvalue().encode("utf-8-sig")


def feeds_text(feeds: Feeds, folder: str, translator: Translator) -> str:
    """A line for each feed; then each finding once, with the products of which it speaks. `folder` is where they are,
    as messages name it."""
    lines = []
    for feed in feeds.feeds:
        path = f"{folder}/{feed.rules.file}"
        count = translator.say("feed.rows", count=feed.rows)
        code = "feed.made" if feed.rows else "feed.empty"
        lines.append(translator.say(code, path=path, rows=count, products=feed.products, left_out=feed.left_out))
    for leaves_out, head in ((True, "feed.left-out"), (False, "feed.warnings")):
        found = [finding for finding in feeds.findings if finding.leaves_out == leaves_out]
        if found:
            lines += ["", f"{translator.say(head)}:", *_grouped(found, translator)]
    if feeds.findings:
        lines += ["", translator.say("feed.listed", file=f"{folder}/{NAME}")]
    return "\n".join(lines)


def _grouped(findings: Iterable[Finding], translator: Translator) -> Iterator[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        sentence = translator.problem(finding.problem)
        groups.setdefault((sentence.what, sentence.remedy), []).append(finding.key)
    for (what, remedy), keys in groups.items():
        products = list(dict.fromkeys(filter(None, keys)))
        named = ", ".join(products[:MOST_NAMED])
        more = translator.say("feed.more", count=len(products) - MOST_NAMED) if products[MOST_NAMED:] else ""
        yield f"  {harmless(what)}"
        if named:
            yield f"    {harmless(named)}{more}"
        yield f"    → {harmless(remedy)}"
