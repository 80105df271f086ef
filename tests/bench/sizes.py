"""Districts → figures: our builds, and those of our peers where they are compared."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import Final

from catalog.core.project import Project
from tests.bench import ours
from tests.bench.district import ROOT, businesses_for, district
from tests.bench.measure import CommandError, Run, measure
from tests.bench.peers import chromium, pages_of, run_peer, write_for_peers
from tests.bench.results import PEERS, Figure, Results, Size

SMALL: Final = 160  # pages up to which each cold run is made twice, and the shorter taken
AGAIN: Final = 3  # runs of what takes a moment
LONGEST: Final = 240.0  # s that WeasyPrint may take as one document
Said = Callable[[str], None]


def measure_size(pages: int, results: Results, say: Said) -> None:
    """All programs on a district of about so many pages; and, at the size of comparison, one document of our pages."""
    businesses = businesses_for(pages)
    say(f"{businesses:,} businesses: made")
    with district(businesses) as project:
        figures = _ours(project, businesses, 2 if pages <= SMALL else 1, say, alone=True)
        size = Size(businesses, figures["cold-2"].pages, figures)
        results.sizes[str(pages)] = size
        _peers(project, pages, results, size, say)
        if pages == SMALL:
            results.single = _single(project)


def measure_district(businesses: int, results: Results, say: Said) -> None:
    """Ours alone, on two workers."""
    say(f"{businesses:,} businesses: made")
    with district(businesses) as project:
        figures = _ours(project, businesses, 1, say, alone=False)
    results.districts[str(businesses)] = Size(businesses, figures["cold-2"].pages, figures)


def _ours(project: Project, businesses: int, runs: int, say: Said, *, alone: bool) -> dict[str, Figure]:
    """`alone` is whether one worker is tried, too."""
    figures: dict[str, Figure] = {}

    def keep(name: str, *measured: Run) -> None:
        run = min(measured, key=lambda one: one.seconds)
        figures[name] = figure = _figure(run, ours.book(project))
        stages = "".join(f", {stage} {seconds:.1f}" for stage, seconds in figure.stages.items())
        say(f"{name}: {run.seconds:.2f} s, {run.memory:.0f} MB (main {run.main:.0f}, worker {run.worker:.0f}){stages}")

    if not (project.cache / "pictures").is_dir():
        keep("first", ours.build(project, 2))
    for name, jobs in (("cold-1", 1), ("cold-2", 2)) if alone else (("cold-2", 2),):
        keep(name, *(_cold(project, jobs) for _ in range(runs)))
    keep("warm", *(ours.build(project, 2) for _ in range(AGAIN)))
    keep("edit", *(_edited(project, businesses, 100 * (time + 1)) for time in range(AGAIN)))
    return figures


def _cold(project: Project, jobs: int) -> Run:
    ours.make_cold(project)
    return ours.build(project, jobs)


def _edited(project: Project, businesses: int, rupiah: int) -> Run:
    """Each time to another price, so that nothing of it was made before."""
    with ours.price_changed(project, businesses, rupiah):
        return ours.build(project, 2)


def _figure(run: Run, book: Path) -> Figure:
    size = book.stat().st_size / 1e6
    stages = ours.stages_of(run)
    return Figure(run.seconds, run.memory, run.main, run.worker, pages_of(book), size, run.others, stages)


def _peers(project: Project, pages: int, results: Results, size: Size, say: Said) -> None:
    written = write_for_peers(project)
    for peer in PEERS:
        reason = _left_out(peer, pages, results, size)
        if reason:
            size.left_out[peer] = reason
            say(reason)
            continue
        try:
            measured = [run_peer(peer, written) for _ in range(2 if pages <= SMALL else 1)]
        except CommandError as fault:
            size.left_out[peer] = f"{PEERS[peer]} failed at {pages:,} pages."
            say(f"{size.left_out[peer]} {fault}")
            continue
        run = min(measured, key=lambda one: one.seconds)
        size.figures[peer] = _figure(run, written.pdf(peer))
        say(f"{peer}: {run.seconds:.2f} s, {run.memory:.0f} MB, {size.figures[peer].pages} pages")


def _left_out(peer: str, pages: int, results: Results, size: Size) -> str:
    """Why a peer is not run; "" when it is."""
    if peer == "chromium" and chromium() is None:
        return "Chromium is not installed."
    if peer == "weasyprint" and pages > SMALL:
        known = [one for name, one in results.sizes.items() if int(name) < pages and peer in one.figures]
        largest = max(known, key=lambda one: one.businesses, default=None)
        ahead = largest.figures[peer].seconds * size.businesses / largest.businesses if largest else inf
        if ahead > LONGEST:
            return f"WeasyPrint, one document of {pages:,} pages, would take more than {LONGEST / 60:.0f} minutes."
    return ""


def _single(project: Project) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.bench.single", str(project.root)]
    run = measure(command, ROOT, ours.plain_environment())
    found: dict[str, int] = json.loads(run.output.strip().rpartition("\n")[2])
    return found
