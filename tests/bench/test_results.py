from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.report import BEGIN, END, into_readme, markdown_report, plot, size_table, text_report
from tests.bench.results import Figure, Results, Row, Size, aim_rows, met, read_results, write_results
from tests.loops import some


def figure(seconds: float, worker: float = 100.0) -> Figure:
    return Figure(seconds, 300.0, 150.0, worker, 160, 12.5)


def size(businesses: int, pages: int, **seconds: float) -> Size:
    figures = {run.replace("_", "-"): figure(value) for run, value in seconds.items()}
    return Size(businesses, pages, figures, {"weasyprint": "WeasyPrint was left out."} if pages > 1000 else {})


@pytest.fixture
def results() -> Results:
    return Results(
        machine="A machine, 2 cores",
        sizes={
            "160": size(80, 158, cold_1=9.0, cold_2=5.0, warm=0.9, edit=1.0, weasyprint=40.0, typst=2.0, chromium=8.0),
            "1600": size(960, 1601, cold_2=61.2, warm=1.6, edit=1.9, typst=20.0),
        },
        districts={
            "764": Size(764, 1250, {"cold-2": figure(50, 300)}),
            "7635": Size(7635, 12000, {"cold-2": figure(500, 390), "edit": figure(12)}),
        },
        single={"pages": 158, "single_pages": 158, "bound": 104, "single": 100},
        rows={"help": [Row("catalog --help", "0.09 s", "≤ 0.3 s")]},
    )


@pytest.mark.parametrize(
    ("result", "aim", "verdict"),
    [
        ("1.5 s", "≤ 1.5 s", True),
        ("1.51 s", "≤ 1.5 s", False),
        ("91%", "≥ 85 %", True),
        ("0 of 11,519", "0", True),
        ("2 of 11,519", "0", False),
        ("profile 1.7 s, grid 2.1 s", "≤ 2 s", False),
        ("median 1, p95 3, max 8", "≤ 2, ≤ 3", True),
        ("median 3, p95 3, max 8", "≤ 2, ≤ 3", False),
        ("1,601 pages", "≤ 1600", False),
        ("–", "≤ 2", None),
        ("1.2 s", "", None),
    ],
)
def test_verdicts(result: str, aim: str, verdict: bool | None) -> None:
    assert met(result, aim) is verdict


def test_aims_are_compared_with_what_was_measured(results: Results) -> None:
    verdicts = {row.what: (row.result, met(row.result, row.aim)) for row in aim_rows(results)}
    assert verdicts == {
        "cold, 160 pages, two workers, to WeasyPrint": ("0.125", True),
        "cold, 160 pages, two workers, to Chromium": ("0.625", True),
        "cold, 160 pages, two workers, to Typst": ("2.500", False),
        "one edited price in 1,600 pages, to Typst": ("0.095", True),
        "one edited price in 1,600 pages": ("1.90 s", True),
        "nothing changed, 1,600 pages": ("1.60 s", False),
        "ten times the content, cold, two workers: times": ("10.2", True),
        "size of the bound book to one document's": ("1.04", True),
        "one edited price in the full district": ("12.00 s", True),
        "a typesetting process, 764 → 7,635 businesses": ("1.30", False),
        "a typesetting process, full district": ("390 MB", True),
    }


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    assert {met(row.result, row.aim) for row in aim_rows(Results())} == {None}
    assert size_table(Results()) == []


def test_the_table_has_a_row_for_each_program_and_a_column_for_each_size(results: Results) -> None:
    table = size_table(results)
    assert table[0] == ["", "158 pages (80 businesses)", "1,601 pages (960 businesses)"]
    assert {row[0]: row[1:] for row in table}["Typst"] == ["2.00 s, 300 MB, 160 p.", "20.0 s, 300 MB, 160 p."]
    assert {row[0]: row[1:] for row in table}["WeasyPrint, one document"][1] == "–"


def test_the_screen_shows_verdicts_and_reasons(results: Results) -> None:
    text = text_report(results)
    assert "A machine, 2 cores" in text
    assert "WeasyPrint was left out." in text
    lines = [line.split() for line in text.splitlines()]
    assert [line[-1] for line in lines if line[:2] == ["catalog", "--help"]] == ["met"]
    assert [line[-1] for line in lines if line[:2] == ["nothing", "changed,"]] == ["missed"]


def test_a_disturbed_run_is_reported(results: Results) -> None:
    assert "Other programs" not in text_report(results)
    disturbed = Figure(9.0, 300.0, 150.0, 100.0, 160, 12.5, others=0.35)
    results.districts["764"] = Size(764, 1250, {"cold-2": disturbed})
    assert "Other programs took up to 35% of the processors" in text_report(results)


def test_every_row_of_the_readme_has_as_many_cells(results: Results) -> None:
    blocks = [block.splitlines() for block in markdown_report(results).split("\n\n") if block.startswith("|")]
    assert len(blocks) == 2
    for block in some(blocks):
        assert len({line.count("|") for line in block}) == 1


def test_the_readme_changes_between_its_marks_alone() -> None:
    before = f"Above\n{BEGIN}\nold\nolder\n{END}\nbelow \\1\n"
    assert into_readme(before, r"new \1") == f"Above\n{BEGIN}\nnew \\1\n{END}\nbelow \\1\n"
    with pytest.raises(ValueError, match="no"):
        into_readme("no marks", "new")


def test_results_are_read_as_they_were_written(results: Results, tmp_path: Path) -> None:
    path = tmp_path / "build" / "results.json"
    assert read_results(path) == Results()
    write_results(path, results)
    assert read_results(path) == results
    path.write_text("{", "utf-8")
    assert read_results(path) == Results()


def test_the_plot_shows_all_that_was_measured(results: Results) -> None:
    drawn = plot(results)
    assert drawn.count("<circle") == 6 + 3  # the edit and all cold runs; at 1,600 pages three of them
    assert "ours, one price changed" in drawn
    assert "Chromium" in drawn
