"""The plan as it is shown, and the reasons of a product's place → tables and sentences for a terminal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import fill
from typing import Final

from catalog.i18n.translator import Translator
from catalog.planning.explain_slot import Candidate, Reasons
from catalog.planning.plan_view import Overview, PlannedPage, Section
from catalog.planning.text_fit import BARE, NO_FIT, SHORT, SMALLER, TextFit
from catalog.reports.problem_report import columns_of, harmless

NARROW: Final = 80  # columns of a terminal that the table always takes, and that it takes at most
WIDE: Final = 120
READABLE: Final = 100  # columns of a line of sentences
BETWEEN: Final = "  "
NAME: Final = 14  # columns of a name that are shown at least where there are several
FITS: Final = {0: "designed", SMALLER: "smaller", BARE: "bare", SHORT: "short", NO_FIT: "none"}
LAYOUTS: Final = frozenset(
    {"cover", "endpaper", "title", "colophon", "figures", "opener", "profile", "profile-full", "products", "feature"}
    | {"makers", "filler", "notes", "enquiry", "picture", "back-cover", "extract-cover", "ordering"}
)
FLOWING: Final = frozenset({"foreword", "contents", "price-list", "indexes"})
Row = Sequence[str]
Cell = Sequence[str]  # the names that stand in it


def plan_table(overview: Overview, translator: Translator, width: int, paint: Callable[[str, str], str]) -> str:
    """A line for each planned page and one for their sum, for a terminal of `width` columns."""
    say = translator.say
    head = [say(f"plan.head.{name}") for name in ("page", "chapter", "maker", "layout", "template", "products", "cost")]
    groups = [[_page_row(section, page, translator) for page in section.pages] for section in overview.sections]
    rows: list[Sequence[Cell]] = [[[cell] for cell in head], *(row for group in groups for row in group)]
    natural = [max(columns_of(", ".join(row[column])) for row in rows) for column in range(len(head))]
    widths = _widths(natural, width)
    blocks = [paint(_line([[cell] for cell in head], widths), "bold")]
    for group in groups:
        blocks.extend(_line(row, widths) for row in group)
        blocks.append("")
    blocks.append(say("plan.sum", pages=overview.pages, products=overview.products, cost=overview.cost))
    if overview.flowing:
        blocks.append(say("plan.flowing", parts=flowing_text(overview.flowing, translator)))
    return "\n".join(blocks)


def flowing_text(parts: Sequence[str], translator: Translator) -> str:
    """The names of parts whose pages are not planned."""
    return ", ".join(translator.say(f"plan.flow.{name}") for name in parts)


def section_name(section: Section, translator: Translator) -> str:
    """The title of a chapter, or what the pages before and behind the chapters are called."""
    return section.name or translator.say(f"plan.{section.slug}")


def layout_name(layout: str, translator: Translator) -> str:
    """What a page of this layout is called; as the plan's file has it where the program has no such layout."""
    if layout in FLOWING:
        return translator.say(f"plan.flow.{layout}")
    return translator.say(f"plan.layout.{layout}") if layout in LAYOUTS else layout


def _page_row(section: Section, page: PlannedPage, translator: Translator) -> list[Cell]:
    names = [harmless(product.name) for product in page.products]
    makers = [harmless(name) for name in page.makers]
    chapter = harmless(section.short or section_name(section, translator))
    layout = translator.say(f"plan.layout.{page.layout}")
    return [[str(page.number or "")], [chapter], makers, [layout], [page.template], names, [str(page.cost)]]


def _widths(natural: Sequence[int], width: int) -> list[int]:
    """The width of each column: chapter, maker and products share what the others leave of `width`."""
    page, chapter, maker, layout, template, products, cost = natural
    room = min(max(width, NARROW), WIDE) - page - layout - template - cost - len(BETWEEN) * (len(natural) - 1)
    chapter = min(chapter, max(8, room // 6))
    maker = min(maker, (room - chapter) * 2 // 5)
    return [page, chapter, maker, layout, template, min(products, room - chapter - maker), cost]


def _line(row: Sequence[Cell], widths: Sequence[int]) -> str:
    """A row of the table: the first and last column to the right, the others to the left."""
    cells = []
    for place, (names, width) in enumerate(zip(row, widths, strict=True)):
        shown = _listed(names, width)
        space = " " * (width - columns_of(shown))
        cells.append(space + shown if place in (0, len(widths) - 1) else shown + space)
    return BETWEEN.join(cells).rstrip()


def _cut(text: str, width: int) -> str:
    """`text`, or as much of its beginning as `width` columns of a terminal hold, and then an ellipsis."""
    if columns_of(text) <= width:
        return text
    first_too_wide = bisect_left(range(len(text)), width, key=lambda count: columns_of(text[:count]))
    return text[: max(0, first_too_wide - 1)].rstrip(" ,–-") + "…"


def _listed(names: Cell, width: int) -> str:
    """As many names as `width` columns hold, shortened where they must be, then how many are left: `Lurik, Ser… +3`."""
    whole = ", ".join(names)
    if len(names) <= 1 or columns_of(whole) <= width:
        return _cut(whole, width)
    shown = min(len(names), max(1, width // (NAME + 2)))
    tail = f" +{len(names) - shown}" if shown < len(names) else ""
    room = width - len(tail)
    pieces: list[str] = []
    for place, name in enumerate(names[:shown]):
        each = (room + 2) // (shown - place) - 2
        pieces.append(_cut(name, each))
        room -= columns_of(pieces[-1]) + 2
    return ", ".join(pieces) + tail


def reasons_text(
    reasons: Reasons,
    left_out: Sequence[str],
    translator: Translator,
    languages: Mapping[str, str],
    width: int,
    paint: Callable[[str, str], str],
) -> str:
    """Why a product stands where it does and what its card has no room for (`left_out`), in sentences and a table, for
    a terminal of `width` columns. `languages` has the names of the edition's languages by their codes."""
    say, product = translator.say, reasons.product
    head = f"{paint(harmless(product.name), 'bold')} ({product.key})"
    place = say(
        "plan.why.place",
        page=reasons.number,
        chapter=harmless(reasons.chapter),
        maker=harmless(product.business_name),
        layout=say(f"plan.layout.{reasons.layout}"),
    )
    room = say("plan.why.prominence", prominence=product.prominence, ideal=reasons.ideal, least=reasons.least)
    sentences = list(_slot_sentences(reasons, translator, languages))
    if left_out:
        sentences.append(say("plan.why.left_out", what=", ".join(say(f"plan.left.{name}") for name in left_out)))
    slot = " ".join(sentences)
    line = min(max(width, NARROW), READABLE)
    table = [say("plan.why.slots"), *_candidate_lines(reasons, translator, languages, paint)]
    if any(candidate.need is None for candidate in reasons.candidates):
        table.append(fill(say("plan.why.untried"), line))
    page = " ".join(_page_sentences(reasons, translator))
    room, slot, page = (fill(sentence, line, break_on_hyphens=False) for sentence in (room, slot, page))
    return "\n\n".join([f"{head}\n{place}", room, slot, "\n".join(table), page])


def _slot_sentences(reasons: Reasons, translator: Translator, languages: Mapping[str, str]) -> Iterator[str]:
    """What the slot costs, and why it is no cheaper one."""
    say, taken = translator.say, reasons.taken
    yield say(
        "plan.why.slot",
        size=_size(taken),
        cells=taken.cells,
        cost=taken.cost,
        room=taken.room,
        text=taken.text,
        fit=fit_text(taken.need, translator, languages),
    )
    best = reasons.candidates[0]
    if reasons.bound:
        yield say(f"plan.why.bound-{reasons.bound}")
    elif best.cost == taken.cost:
        yield say("plan.why.cheapest")
    else:
        yield say("plan.why.dearer", size=_size(best), less=taken.cost - best.cost)
        if reasons.kept:
            yield say("plan.why.kept")


def _page_sentences(reasons: Reasons, translator: Translator) -> Iterator[str]:
    """What the page costs, and what it would cost in another template."""
    say, rival = translator.say, reasons.rival
    yield say(
        "plan.why.page-strip" if reasons.strip else "plan.why.page",
        template=reasons.template,
        cost=reasons.page_cost,
        products=reasons.products,
        products_cost=reasons.products_cost,
        own=reasons.page_cost - reasons.products_cost,
    )
    if reasons.bound:
        return
    if rival is None:
        yield say("plan.why.alone", products=reasons.products)
    elif rival.cost == reasons.page_cost:
        yield say("plan.why.tie", template=rival.template)
    else:
        yield say("plan.why.rival", template=rival.template, cost=rival.cost, more=rival.cost - reasons.page_cost)


def _candidate_lines(
    reasons: Reasons, translator: Translator, languages: Mapping[str, str], paint: Callable[[str, str], str]
) -> Iterator[str]:
    """The slots that were possible, cheapest first, with what each costs; the one that was taken has an arrow."""
    heads = [translator.say(f"plan.head.{name}") for name in ("slot", "cells", "room", "text", "sum")]
    rows = [_candidate_row(candidate) for candidate in reasons.candidates]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    yield paint("    " + _figures(heads, widths), "bold")
    for candidate, row in zip(reasons.candidates, rows, strict=True):
        arrow = "→" if candidate is reasons.taken else " "
        yield f"  {arrow} {_figures(row, widths)}{BETWEEN}{fit_text(candidate.need, translator, languages)}"


def _candidate_row(candidate: Candidate) -> Row:
    figures = (candidate.cells, candidate.room, candidate.text, candidate.cost)
    return [_size(candidate), *(str(figure) for figure in figures)]


def _figures(row: Row, widths: Sequence[int]) -> str:
    """A row whose first column stands to the left and whose others stand to the right."""
    first, *others = (
        text.ljust(width) if place == 0 else text.rjust(width)
        for place, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return BETWEEN.join([first, *others])


def _size(candidate: Candidate) -> str:
    """A slot's width and height, to whole mm."""
    width, height = candidate.size
    return f"{width:.0f} × {height:.0f} mm"


def mark_text(need: TextFit, translator: Translator) -> str:
    """What a text that does not fit as designed gives up, in two or three words."""
    text = translator.say(f"plan.mark.{FITS[need.step]}", over=f"{need.over:.1f}")
    return f"{text} · {need.edition} ({need.language})" if need.edition else text


def fit_text(need: TextFit | None, translator: Translator, languages: Mapping[str, str]) -> str:
    """How a text fits its slot, and the language that decided it; of editions with the same pages also which one."""
    if need is None:
        return translator.say("plan.fit.untried")
    language = ", ".join(filter(None, [languages.get(need.language, need.language), need.edition]))
    return translator.say(f"plan.fit.{FITS[need.step]}", language=language, over=f"{need.over:.1f}")
