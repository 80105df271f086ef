"""A row and the rules of a feed → the row as it fits them, or None, and what is to be said of it.

A text that is too long ends sooner, at a word, where the rule lets it; an optional value that does not fit is left out;
a row whose required value does not fit is left out as a whole. Each of these is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from catalog.core.problems import Place, Problem, error, warning
from catalog.exchange.feeds.item import FeedItem
from catalog.exchange.feeds.rules import FeedRules, FieldRule
from catalog.model.html_as_text import html_as_text

Values = Mapping[str, Sequence[str]]  # by field; a field without a value is missing or has none
Row = dict[str, tuple[str, ...]]

# What XML 1.0 (fifth edition, 2.2) has no place for, and what no reader of a feed could show.
UNREADABLE: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
JOINER: Final = "\u200d"  # holds together what is one sign to its reader
ELLIPSIS: Final = "…"
CHANGES: Final = frozenset({"feed-letters", "feed-html"})  # what is said of a value that is still there


def fit_row(rules: FeedRules, values: Values, item: FeedItem) -> tuple[Row | None, list[Problem]]:
    """The values of `item` for this feed as its rules let them be."""
    row: Row = {}
    found: list[Problem] = []
    fits = True
    for rule in rules.fields:
        fitted, said = _fit_field(rule, values.get(rule.name, ()), rules, item)
        found += said
        if fitted:
            row[rule.name] = fitted
        elif rule.required:
            fits = False
            if not said or all(problem.code in CHANGES for problem in said):
                found.append(_missing(rule, rules, item))
    return row if fits else None, found


def _fit_field(
    rule: FieldRule, values: Sequence[str], rules: FeedRules, item: FeedItem
) -> tuple[tuple[str, ...], list[Problem]]:
    place, fitted, found = Place(item.file), list[str](), list[Problem]()
    for value in values:
        clean = UNREADABLE.sub("", value).strip()
        if clean != value.strip():
            found.append(warning("feed-letters", place, rule.name, feed=rules.title, column=rule.name))
        if rule.plain and (tidy := html_as_text(clean, markdown=False).strip()) != clean:
            clean = tidy
            found.append(warning("feed-html", place, rule.name, feed=rules.title, column=rule.name))
        if rule.most is not None and len(clean) > rule.most and rule.cut:
            clean = cut_at_word(clean, rule.most)
            found.append(warning("feed-cut", place, rule.name, feed=rules.title, column=rule.name, limit=rule.most))
        if not clean:
            continue
        told = {"feed": rules.title, "column": rule.name, "value": clean}
        if fits(rule, clean):
            fitted.append(clean)
        elif rule.required:
            found.append(error("feed-form", place, rule.name, **told))
        else:
            found.append(warning("feed-form-optional", place, rule.name, **told))
    taken = fitted[: rule.many]
    while rule.together is not None and len(",".join(taken)) > rule.together:
        taken.pop()
    if len(taken) < len(fitted):
        found.append(warning("feed-many", place, rule.name, feed=rules.title, column=rule.name, limit=len(taken)))
    return tuple(taken), found


def fits(rule: FieldRule, value: str) -> bool:
    """Whether a value is as the rule wants it."""
    if rule.most is not None and len(value) > rule.most:
        return False
    if rule.values and value not in rule.values:
        return False
    return not rule.pattern or re.fullmatch(rule.pattern, value) is not None


def _missing(rule: FieldRule, rules: FeedRules, item: FeedItem) -> Problem:
    """Why a row is left out that lacks a required value, in the words of its entry."""
    place = Place(item.file)
    if rule.name == "price" and item.expired:
        return error("feed-price-expired", place, "export.valid_until", feed=rules.title, date=item.expired)
    match rule.name:
        case "price":
            return error("feed-no-price", place, "price", feed=rules.title)
        case "image_link":
            return error("feed-no-picture", place, "photos", feed=rules.title)
        case "description":
            return error("feed-no-description", place, "description", feed=rules.title)
        case "availability":
            return error("feed-no-availability", place, "lead_time", feed=rules.title)
    return error("feed-lacks", place, rule.name, feed=rules.title, column=rule.name)


def cut_at_word(text: str, most: int) -> str:
    """The beginning of `text` with an ellipsis, at most `most` characters; no word and no sign is cut in two, but for a
    word that is longer than half of that."""
    if len(text) <= most:
        return text
    head = text[: most - len(ELLIPSIS)]
    if not text[len(head)].isspace():
        last = max(head.rfind(" "), head.rfind("\n"))
        head = head[:last] if last >= most // 2 else _whole_signs(head, text)
    return head.rstrip() + ELLIPSIS


def _whole_signs(head: str, text: str) -> str:
    """`head`, the beginning of `text`, without the sign that goes on behind it (UAX 29, in short)."""
    while head and (_goes_on(text[len(head)]) or head[-1] == JOINER):
        head = head[:-1]
    return head


def _goes_on(character: str) -> bool:
    return character == JOINER or unicodedata.category(character) in ("Mn", "Me", "Mc")
