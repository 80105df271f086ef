"""What a translator is told of a text in PO and XLIFF."""

from __future__ import annotations

from catalog.exchange.texts.text_row import MISSING, STALE, TextRow
from catalog.i18n.translator import Translator
from catalog.reports.text_comments import text_comments


def test_all_that_is_known_of_a_text_is_told() -> None:
    told = ("Keripik · Dapur", "A line", 180, "dapur/1.jpg", True)
    row = TextRow("content/a.yaml", "line", "id", "Tipis", "Thin\n now", "薄い", STALE, "", *told)
    assert text_comments(Translator("en"))(row) == [
        "Keripik · Dapur",
        "line: A line",
        "English: (older than the source) Thin now",
        "Photo: dapur/1.jpg",
        "Characters at most: 180",
        "The source was changed since this was translated.",
    ]


def test_of_what_is_not_known_nothing_is_told() -> None:
    row = TextRow("content/a.yaml", "line", "id", "Tipis", "", "", MISSING, "", "Dapur", "")
    assert text_comments(Translator("id"))(row) == ["Dapur", "line"]
