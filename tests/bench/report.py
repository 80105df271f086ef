"""Results → the table on the screen, and the README's table and plot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.bench.peers import WITHOUT_NUMBERS
from tests.bench.plot import Line, draw_plot
from tests.bench.results import DISTRICTS, OURS, PEERS, SIZES, Results, Row, Size, aim_rows, met

BEGIN: Final = "<!-- bench -->"
END: Final = "<!-- /bench -->"
QUIET: Final = 0.1  # share of the processors that others may take without a word about it
VERDICTS: Final = {True: "met", False: "missed", None: ""}
HEADS: Final = ("", "result", "aim", "")
COLOURS: Final = {
    "cold-1": "#56B4E9",
    "cold-2": "#0072B2",
    "edit": "#009E73",
    "weasyprint": "#D55E00",
    "typst": "#CC79A7",
    "chromium": "#8A7500",
}  # Okabe and Ito's, which the colour-blind tell apart; their yellow is too pale for lines


def size_table(results: Results) -> list[list[str]]:
    """Programs by sizes: seconds, MB at most of all processes together, pages of the book. The first row is heads."""
    sizes = [results.sizes[str(size)] for size in SIZES if str(size) in results.sizes]
    if not sizes:
        return []
    table = [["", *(f"{size.pages:,} pages ({size.businesses:,} businesses)" for size in sizes)]]
    for run, title in (OURS | PEERS).items():
        table.append([title, *(_cell(size, run) for size in sizes)])
    parted = [size.figures.get("cold-2") for size in sizes]
    cells = (f"{run.main:.0f} MB, {run.worker:.0f} MB" if run else "–" for run in parted)
    table.append(["ours, cold: main process, largest worker", *cells])
    return table


def _cell(size: Size, run: str) -> str:
    figure = size.figures.get(run)
    if figure is None:
        return "–"
    seconds = f"{figure.seconds:.2f}" if figure.seconds < 10 else f"{figure.seconds:.1f}"
    pages = f", {figure.pages:,} p." if run in PEERS else ""
    return f"{seconds} s, {figure.memory:,.0f} MB{pages}"


def other_rows(results: Results) -> list[Row]:
    """What stands below the aims: the full district, then what the other parts measured."""
    rows = [row for name in DISTRICTS if name in results.districts for row in district_rows(results.districts[name])]
    return rows + [row for part in results.rows.values() for row in part]


def district_rows(size: Size) -> list[Row]:
    """The figures of a district of ours alone."""
    name = f"{size.businesses:,} businesses"
    rows = []
    for run in ("first", "cold-2", "warm", "edit"):
        figure = size.figures.get(run)
        if figure:
            title = OURS.get(run, "ours, with all pictures to develop").removeprefix("ours, ")
            memory = f"main process {figure.main:,.0f} MB, largest worker {figure.worker:,.0f} MB"
            rows.append(Row(f"{name}, {title}", f"{figure.seconds:,.1f} s; {memory}", ""))
    book = next(iter(size.figures.values()), None)
    if book:
        rows.append(Row(f"{name}, the book", f"{size.pages:,} pages, {book.megabytes:,.0f} MB", ""))
    return rows


def notes(results: Results) -> list[str]:
    """What the tables do not tell."""
    left_out = {reason for size in results.sizes.values() for reason in size.left_out.values()}
    return [
        "Seconds of the whole command; resident memory of all its processes together, at the worst moment (what "
        "several share counts in each).",
        "Ours reads, checks and plans the entries, too; its peers get their texts ready made, and the same pictures.",
        WITHOUT_NUMBERS,
        *sorted(left_out),
        *_disturbed(results),
    ]


def _disturbed(results: Results) -> list[str]:
    """A warning where other programs took more than a little of the processors."""
    sizes = (*results.sizes.values(), *results.districts.values())
    runs = OURS | PEERS
    most = max((size.figures[run].others for size in sizes for run in runs if run in size.figures), default=0.0)
    return [f"Other programs took up to {most:.0%} of the processors meanwhile."] if most > QUIET else []


def text_report(results: Results) -> str:
    """All of it for the screen."""
    judged = [[row.what, row.result, row.aim, _verdict(row)] for row in (*aim_rows(results), *other_rows(results))]
    tables = [table for table in (size_table(results), [[*HEADS], *judged]) if table]
    return "\n\n".join([results.machine, *map(_columns, tables), "\n".join(notes(results))])


def _verdict(row: Row) -> str:
    return VERDICTS[met(row.result, row.aim)]


def _columns(table: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table
    )


def markdown_report(results: Results) -> str:
    """The same for the README."""
    judged = [[row.what, row.result, row.aim, _verdict(row)] for row in (*aim_rows(results), *other_rows(results))]
    parts = [f"On {results.machine}:", *map(_markdown, filter(None, (size_table(results), [[*HEADS], *judged])))]
    return "\n\n".join([parts[0], "![Seconds by pages](tests/bench/results.svg)", *parts[1:], " ".join(notes(results))])


def _markdown(table: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(cell.strip() for cell in row)} |" for row in table]
    return "\n".join([lines[0], "|" + "---|" * len(table[0]), *lines[1:]])


def into_readme(readme: str, block: str) -> str:
    """The README with `block` between its two marks. ValueError where it has none."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not pattern.search(readme):
        raise ValueError(f"the README has no {BEGIN} … {END}")
    return pattern.sub(lambda _: f"{BEGIN}\n{block}\n{END}", readme, count=1)


def plot(results: Results) -> str:
    """Seconds against pages of our book of the same content (SVG)."""
    sizes = [results.sizes[str(size)] for size in SIZES if str(size) in results.sizes]
    titles = OURS | PEERS
    return draw_plot(
        [Line(titles[run], colour, tuple(_points(sizes, run)), run in OURS) for run, colour in COLOURS.items()],
        [size.pages for size in sizes],
    )


def _points(sizes: Iterable[Size], run: str) -> Iterable[tuple[float, float]]:
    return ((size.pages, size.figures[run].seconds) for size in sizes if run in size.figures)


def write_report(results: Results, root: Path) -> None:
    """Put the tables into the README and the plot beside the benchmarks."""
    readme = root / "README.md"
    readme.write_text(into_readme(readme.read_text("utf-8"), markdown_report(results)), "utf-8")
    (root / "tests" / "bench" / "results.svg").write_text(plot(results), "utf-8")
