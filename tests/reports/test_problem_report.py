"""Reports of problems: for people, for programs, for GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.core.problems import Place, Problem, error, warning
from catalog.i18n.translator import Translator
from catalog.reports.problem_report import github_report, json_report, text_report

ENGLISH = Translator("en")


def plain(text: str, style: str) -> str:
    return text


def problem_at(line: int, column: int, value: str = "x") -> Problem:
    return error("category-unknown", Place("a.yaml", line, column), "category", value=value, near="", known="")


def shown(folder: Path, text: str, line: int, column: int) -> list[str]:
    """The lines between the head and the remedy."""
    (folder / "a.yaml").write_bytes(text.encode())
    return text_report([problem_at(line, column)], folder, ENGLISH, plain).splitlines()[1:-3]


def test_a_problem_shows_place_line_caret_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: x\ncategory: tenum\n", encoding="utf-8")
    assert text_report([problem_at(2, 11, "tenum")], tmp_path, ENGLISH, plain) == (
        "a.yaml:2:11: error: There is no category “tenum”.\n"
        "    2 │ category: tenum\n"
        "                  ^\n"
        "  → Categories stand in content/categories.yaml.\n\n"
        "Errors: 1. Warnings: 0."
    )


@pytest.mark.parametrize(
    ("before", "columns"),
    [("abc", 3), ("\t\t", 2), ("日本", 4), ("ｱｲ", 2), ("e\u0301", 1), ("👍", 2), ("กำ", 2), ("é", 1)],
)
def test_the_caret_stands_below_its_letter_whatever_stands_before(tmp_path: Path, before: str, columns: int) -> None:
    line, caret = shown(tmp_path, f"{before}X\n", 1, len(before) + 1)
    assert line.endswith("X")
    assert caret.index("^") == len("    1 │ ") + columns


def test_a_tab_shows_as_an_arrow(tmp_path: Path) -> None:
    assert shown(tmp_path, "\tname: x\n", 1, 1)[0] == "    1 │ →name: x"


def test_a_long_line_is_shown_around_its_place(tmp_path: Path) -> None:
    line, caret = shown(tmp_path, "a" * 500 + "X" + "b" * 500, 1, 501)
    assert len(line) == len("    1 │ ") + 100
    assert line[caret.index("^")] == "X"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_yaml_counts_them(tmp_path: Path, ending: str) -> None:
    assert shown(tmp_path, f"one{ending}two{ending}three", 2, 1)[0] == "    2 │ two"


def test_a_form_feed_ends_no_line(tmp_path: Path) -> None:
    assert shown(tmp_path, "one\x0cmore\ntwo", 2, 1)[0] == "    2 │ two"


def test_a_byte_order_mark_takes_no_column(tmp_path: Path) -> None:
    line, caret = shown(tmp_path, "\ufeffabX", 1, 3)
    assert line[caret.index("^")] == "X"


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("\x1b]0;owned\x07\x1b[2Jname\u202e: x\n", encoding="utf-8")
    text = text_report([problem_at(1, 1, "\x1b[31m\nfalse: line")], tmp_path, ENGLISH, plain)
    assert not [character for character in text.replace("\n", "") if ord(character) < 32 or character == "\u202e"]
    assert "\nfalse" not in text


@pytest.mark.parametrize("place", [Place("gone.yaml", 3, 1), Place("a.yaml", 99, 1), Place("a.yaml")])
def test_a_line_that_is_not_there_is_left_out(tmp_path: Path, place: Place) -> None:
    (tmp_path / "a.yaml").write_text("name: x\n", encoding="utf-8")
    text = text_report([error("file-empty", place)], tmp_path, ENGLISH, plain)
    assert text.startswith(f"{place}: error: This file is empty.\n  → ")


def test_a_line_without_a_column_has_no_caret(tmp_path: Path) -> None:
    assert shown(tmp_path, "name: x\n", 1, 0) == ["    1 │ name: x"]


def test_the_summary_counts_errors_and_warnings(tmp_path: Path) -> None:
    problems = [problem_at(1, 1), warning("photo-none", Place("a.yaml", 1, 1)), warning("photo-none", Place("b.yaml"))]
    assert text_report(problems, tmp_path, ENGLISH, plain).endswith("\n\nErrors: 1. Warnings: 2.")
    assert text_report([], tmp_path, Translator("id"), plain) == Translator("id").say("summary.none")


def test_what_stands_in_no_file_is_reported_without_counting(tmp_path: Path) -> None:
    text = text_report([error("disk-full", Place(""))], tmp_path, ENGLISH, plain)
    assert text.splitlines()[0] == "error: There is no room left on the disk."
    assert len(text.splitlines()) == 2


def test_json_holds_everything_in_ascii() -> None:
    text = json_report([problem_at(2, 11, "日本 “x”")], ENGLISH)
    assert text.isascii()
    assert json.loads(text) == [
        {
            "file": "a.yaml",
            "line": 2,
            "column": 11,
            "field": "category",
            "level": "error",
            "code": "category-unknown",
            "what": "There is no category “日本 “x””.",
            "remedy": "Categories stand in content/categories.yaml.",
            "values": {"known": "", "near": "", "value": "日本 “x”"},
        }
    ]
    assert json.loads(json_report([], ENGLISH)) == []


def test_github_annotations_keep_to_one_line_each() -> None:
    odd = error("category-unknown", Place("a,b:c%.yaml", 2, 3), value="50%\r\n::error::x", near="", known="")
    first, second = github_report([odd, warning("photo-none", Place("b.yaml"))], ENGLISH).split("\n")
    assert first.startswith("::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=category-unknown::There is no category")
    assert "“50%25%0D%0A::error::x”" in first
    assert second.startswith("::warning file=b.yaml,line=1,col=1,title=photo-none::")
