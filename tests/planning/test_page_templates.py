"""The theme's file: what is wrong with it is told with its place; an edition's costs go before the theme's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from catalog.core.problems import CatalogError, ExitCode, Problem
from catalog.core.project import Project
from catalog.planning.page_grid import SHAPES, PageTemplate
from catalog.planning.page_templates import FILE, Costs, Rulebook, make_rulebook, read_theme
from catalog.templating.jinja import Templates
from tests.shipped import THEME as SHIPPED

THEME: Final = """\
pages:
  - for: every number
    templates: [6x1, 3x1 3x1, 2x3 2x3 2x3]
  - {for: two sizes, templates: [4x1 2x1]}
under_picture:
  - {for: below a picture, templates: [3x1, 3x2]}
under_story:
  - {for: below a story, templates: [4x1]}
prominence:
  feature: {ideal: 18, least: 12}
  standard: {ideal: 9, least: 6}
  compact: {ideal: 5, least: 4}
costs:
  page: 100
  mixed: 50
  prominence: 100
  cramped: 3000
  sparse: 600
  other: 2000
  smaller: 60
  bare: 150
  short: 400
  overflow: 100000
  filler: 500
  moved: 400
  changed: 200
"""


def templates_of(folder: Path, theme: str | bytes) -> Templates:
    """The templates of a project that has this theme of its own."""
    file = folder / "templates" / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(theme if isinstance(theme, bytes) else theme.encode())
    return Templates(Project(folder).templates)


def problems_of(folder: Path, theme: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(CatalogError) as caught:
        read_theme(templates_of(folder, theme))
    assert caught.value.exit_code is ExitCode.CONTENT
    assert {problem.place.file for problem in caught.value.problems} == {f"templates/{FILE}"}
    return caught.value.problems


def told(problem: Problem) -> tuple[str, str]:
    return problem.code, f"{problem.place.line}:{problem.place.column}"


def test_the_shipped_theme_is_read(rulebook: Rulebook) -> None:
    assert rulebook.costs == rulebook.theme.costs
    for templates in (rulebook.pages, rulebook.under(pictured=True), rulebook.under(pictured=False)):
        assert templates
        assert len(set(templates)) == len(templates)
    for prominence in ("feature", "standard", "compact"):
        room = rulebook.room(prominence)
        assert 0 < room.least <= room.ideal
    assert rulebook.room("compact").ideal < rulebook.room("standard").ideal < rulebook.room("feature").ideal


def test_the_shipped_theme_uses_every_shape_for_which_a_card_is_drawn(rulebook: Rulebook) -> None:
    assert {shape for template in rulebook.pages for shape in template.shapes} == SHAPES


def test_a_project_has_a_theme_of_its_own(tmp_path: Path) -> None:
    own = make_rulebook(read_theme(templates_of(tmp_path, THEME)), {})
    assert names(own.pages) == ["6x1", "3x1 3x1", "2x3 2x3 2x3", "4x1 2x1"]
    assert names(own.under(pictured=True)) == ["3x1", "3x2"]
    assert names(own.under(pictured=False)) == ["4x1"]
    assert (own.room("standard").ideal, own.room("standard").least) == (9, 6)
    assert own.costs.filler == 500


def names(templates: tuple[PageTemplate, ...]) -> list[str]:
    return [template.name for template in templates]


def test_a_template_that_is_written_twice_counts_once(tmp_path: Path) -> None:
    own = make_rulebook(read_theme(templates_of(tmp_path, THEME.replace("[4x1 2x1]", "[4x1 2x1, 6x1]"))), {})
    assert names(own.pages) == ["6x1", "3x1 3x1", "2x3 2x3 2x3", "4x1 2x1"]


@pytest.mark.parametrize(
    ("right", "wrong", "code", "place"),
    [
        pytest.param("3x1 3x1", "3×1 3×1", "theme-template-form", "3:22", id="template with another sign"),
        pytest.param("6x1, ", "6x1, 6, ", "theme-template-form", "3:22", id="template that is a number"),
        pytest.param("3x1 3x1", "3x7 3x1", "theme-template-form", "3:22", id="template with seven slots"),
        pytest.param("3x1 3x1", "3x1 1x1 2x1", "theme-template-shape", "3:22", id="shape without a card"),
        pytest.param("2x3 2x3 2x3", "2x3 2x3", "theme-template-height", "3:31", id="page not filled"),
        pytest.param("3x1, 3x2", "3x1, 4x1", "theme-template-height", "6:45", id="room below a picture overfilled"),
        pytest.param("[4x1]}", "[2x1]}", "theme-template-height", "8:38", id="room below a story not filled"),
        pytest.param("6x1, ", "", "theme-one-missing", "1:1", id="no page for one product"),
        pytest.param("[4x1]}", "[2x1 2x1]}", "theme-one-missing", "7:1", id="no room below a story for one product"),
        pytest.param("  mixed: 50", "  mixd: 50\n  mixed: 50", "field-unknown", "15:3", id="unknown cost"),
        pytest.param("costs:", "gaps: 3\ncosts:", "field-unknown", "13:1", id="unknown key"),
        pytest.param("least: 12", "least: 12, most: 36", "field-unknown", "10:35", id="unknown key of a room"),
        pytest.param("mixed: 50", "mixed: -50", "number-out-of-range", "15:10", id="negative cost"),
        pytest.param("mixed: 50", "mixed: 1000001", "number-out-of-range", "15:10", id="cost beyond measure"),
        pytest.param("ideal: 18", "ideal: 37", "number-out-of-range", "10:20", id="more room than a page has"),
        pytest.param("least: 6", "least: 0", "number-out-of-range", "11:31", id="no room"),
        pytest.param("mixed: 50", "mixed: 0.5", "whole-number-expected", "15:10", id="broken number"),
        pytest.param("mixed: 50", "mixed:", "value-empty", "15:9", id="empty cost"),
        pytest.param("for: two sizes, ", "", "settings-incomplete", "4:5", id="templates for nothing"),
        pytest.param("[4x1 2x1]", "4x1 2x1", "list-expected", "4:33", id="templates outside a list"),
        pytest.param("[4x1 2x1]", "[4x1 2x1", "yaml-bracket", "4:33", id="bracket left open"),
        pytest.param("  mixed: 50", "\tmixed: 50", "yaml-tab", "15:1", id="tab"),
        pytest.param("mixed: 50", "page: 50", "key-duplicate", "15:3", id="cost written twice"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, right: str, wrong: str, code: str, place: str) -> None:
    assert THEME.count(right) == 1
    assert [told(problem) for problem in problems_of(tmp_path, THEME.replace(right, wrong))] == [(code, place)]


@pytest.mark.parametrize(("wrong", "place"), [("4x4", "8:38"), ("1x3 3x1", "8:38")])
def test_a_mistake_in_the_only_template_is_told_once(tmp_path: Path, wrong: str, place: str) -> None:
    problems = problems_of(tmp_path, THEME.replace("[4x1]}", f"[{wrong}]}}"))
    assert [f"{problem.place.line}:{problem.place.column}" for problem in problems] == [place]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    wrong = THEME.replace("3x1 3x1", "3x7 3x1").replace("least: 6", "least: six").replace("moved: 400", "moved: -1")
    assert [told(problem) for problem in problems_of(tmp_path, wrong)] == [
        ("theme-template-form", "3:22"),
        ("whole-number-expected", "11:31"),
        ("number-out-of-range", "25:10"),
    ]


def test_a_slip_in_a_name_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    (unknown,) = problems_of(tmp_path, THEME.replace("filler:", "fillr:"))
    assert (unknown.code, dict(unknown.values)["near"]) == ("field-unknown", "filler")


def test_a_wrong_height_is_told_with_the_height_that_would_be_right(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, THEME.replace("[4x1]}", "[4x1, 3x1]}"))
    assert dict(problem.values) == {"value": "3x1", "units": "4"}


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        (b"", "settings-empty"),
        (b"# nothing\n", "settings-empty"),
        (b"- 6x1\n", "yaml-not-a-map"),
        (b"a: \xff\n", "file-not-utf8"),
    ],
)
def test_a_file_that_is_no_theme_at_all_is_told(tmp_path: Path, theme: bytes, code: str) -> None:
    assert [problem.code for problem in problems_of(tmp_path, theme)] == [code]


def test_costs_of_an_edition_go_before_those_of_the_theme(tmp_path: Path) -> None:
    read = read_theme(templates_of(tmp_path, THEME))
    theme, own = make_rulebook(read, {}), make_rulebook(read, {"page": 7, "filler": 0})
    assert own.costs == Costs(**{**theme.costs.model_dump(), "page": 7, "filler": 0})
    assert own.theme == theme.theme
    assert own.pages == theme.pages


def test_what_a_theme_leaves_out_is_as_shipped(tmp_path: Path) -> None:
    own = read_theme(templates_of(tmp_path, "page: {gap: 5, pictures: {opener: {top: 80}}}\ncosts: {page: 90}\n"))
    measures = SHIPPED.page.model_copy(update={"gap": 5.0})
    opener = measures.pictures.opener.model_copy(update={"top": 80.0})
    pictures = measures.pictures.model_copy(update={"opener": opener})
    assert own.page == measures.model_copy(update={"pictures": pictures})
    assert own.costs == SHIPPED.costs.model_copy(update={"page": 90})
    assert own.pages == SHIPPED.pages


@pytest.mark.parametrize(
    ("page", "place"),
    [
        pytest.param("gap: 60", "card-2x2", id="gaps that leave no units"),
        pytest.param("pictures: {card-3x2: 79}", "card-3x2", id="a picture as high as its slot"),
        pytest.param("margins: {inner: 100, outer: 100}", "card-2x2", id="margins that leave no columns"),
        pytest.param("pictures: {opener: {top: 30}}", "opener", id="a picture over the name of its chapter"),
        pytest.param("width: 60", "card-6x2", id="a page without room"),
    ],
)
def test_measures_that_leave_no_room_are_told(tmp_path: Path, page: str, place: str) -> None:
    (problem,) = problems_of(tmp_path, f"costs: {{page: 90}}\npage: {{{page}}}\n")
    assert told(problem) == ("theme-page-room", "2:1")
    assert dict(problem.values)["value"] == place


def test_a_measure_that_there_is_not_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "page: {gaps: 5}\n")
    assert told(problem) == ("field-unknown", "1:8")
    assert dict(problem.values)["near"] == "gap"
