"""The pages that changed since a book was last made → `build/<edition>/changes.html`, and one sentence of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.core.atomic_files import write_whole
from catalog.i18n.translator import Translator
from catalog.planning.page_diff import Change, Kind, Move, in_ranges
from catalog.planning.page_diff_view import ComparedPage, Comparison
from catalog.reports.page_drawing import drawing_tools
from catalog.reports.plan_text import layout_name
from catalog.templating.jinja import Templates


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is different on a page, and the names that it is said of."""

    text: str
    names: tuple[str, ...] = ()


def write_changes_page(
    folder: Path, templates: Templates, comparison: Comparison, translator: Translator, mark: str = ""
) -> Path:
    """Write `changes.html` into the folder of an edition, whole or not at all: every changed page before and now, in a
    file that needs no other. `mark` is at the end of its name, as in those of the files of a volume."""
    out = folder / f"changes{mark}.html"
    write_whole(out, changes_page(templates, comparison, translator).encode())
    return out


def changes_page(templates: Templates, comparison: Comparison, translator: Translator) -> str:
    """The changed pages side by side, in the language of `translator`; names are in the edition's first language."""
    return templates.render(
        "plan/changes.html",
        comparison=comparison,
        summary=summary_text(comparison, translator),
        page_name=lambda change: page_name(change.name, translator),
        facts=lambda page: tuple(page_facts(page, comparison, translator)),
        kind=lambda change: translator.say(f"changes.kind.{change.kind}"),
        new=lambda change: () if change.origin else (*change.came, *(move.product for move in change.arrived)),
        gone=lambda change: () if change.goal else (*change.went, *(move.product for move in change.left)),
        **drawing_tools(translator, comparison.language, comparison.page_size),
    )


def summary_text(comparison: Comparison, translator: Translator) -> str:
    """Which pages to print again, and which the book no longer has."""
    sentences = []
    if comparison.again:
        pages, count = _listed(comparison.again, translator), len(comparison.again)
        sentences.append(translator.say("changes.again", pages=pages, count=count, all=comparison.pages))
    if comparison.removed:
        pages, count = _listed(comparison.removed, translator), len(comparison.removed)
        sentences.append(translator.say("changes.removed", pages=pages, count=count))
    return " ".join(sentences)


def page_name(name: str, translator: Translator) -> str:
    """`page 12`, or what a page without a number is: `cover`."""
    return translator.say("plan.page", number=name) if _is_number(name) else layout_name(name, translator)


def page_facts(page: ComparedPage, comparison: Comparison, translator: Translator) -> Iterator[Fact]:
    """What is different on a page, the most important first."""
    say, change = translator.say, page.change
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        yield Fact(say(f"changes.{change.kind}-page"))
    if change.origin:
        yield Fact(say("changes.origin", page=page_name(change.origin, translator)))
    if change.goal:
        yield Fact(say("changes.goal", page=page_name(change.goal, translator)))
    yield from _product_facts(change, comparison, translator)
    if not change.origin:
        yield from _form_facts(page, translator)


def _product_facts(change: Change, comparison: Comparison, translator: Translator) -> Iterator[Fact]:
    def names(keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(comparison.names.get(key, key) for key in keys)

    if change.came:
        yield Fact(translator.say("changes.came"), names(change.came))
    if change.went:
        yield Fact(translator.say("changes.went"), names(change.went))
    for code, moves, named in (
        ("arrived", change.arrived, bool(change.origin)),
        ("left", change.left, bool(change.goal)),
    ):
        for page, keys in _by_page(() if named else moves).items():
            yield Fact(translator.say(f"changes.{code}", page=page_name(page, translator)), names(keys))


def _form_facts(page: ComparedPage, translator: Translator) -> Iterator[Fact]:
    """What is different of the same page's form."""
    say, old, new = translator.say, page.change.before, page.change.now
    if page.before is None or page.now is None or old is None or new is None:
        return
    if old.layout != new.layout:
        layouts = (layout_name(layout, translator) for layout in (old.layout, new.layout))
        yield Fact(say("changes.layout", change=" → ".join(layouts)))
    elif page.change.kind is Kind.OTHER:
        yield Fact(say("changes.other"), tuple(one.page.title for one in (page.before, page.now) if one.page.title))
    if page.change.kind is Kind.ORDER:
        yield Fact(say("changes.order"))
    if old.template and new.template and old.template != new.template:
        yield Fact(say("changes.template", change=f"{old.template} → {new.template}"))
    if page.change.kind is Kind.CONTENT:
        yield Fact(say("changes.content"))
    if page.change.kind is Kind.FURNITURE:
        yield Fact(say("changes.furniture"))


def _by_page(moves: Sequence[Move]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for move in moves:
        found.setdefault(move.page, []).append(move.product)
    return found


def _listed(changes: Sequence[Change], translator: Translator) -> str:
    names = (change.name for change in changes)
    return in_ranges([name if _is_number(name) else layout_name(name, translator) for name in names])


def _is_number(name: str) -> bool:
    """Whether the name of a page is a number, arabic or roman."""
    return name.isdecimal() or not name.strip("ivxlc")
