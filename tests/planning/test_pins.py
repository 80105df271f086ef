"""What is pinned by hand stands where it was pinned; what cannot be is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import CatalogError, Level, Place
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.model.layout_rules import LayoutRules, Pin
from catalog.pipeline.build import BuildOptions, build
from catalog.planning.page_templates import Rulebook
from catalog.planning.pins import passed_pages, pin_problems, read_pins
from catalog.planning.plan import Matter, Page, Part, Plan
from catalog.planning.planner import Planner
from catalog.planning.text_fit import Card, TextFit
from tests.conftest import DAY, SMALL, Silence, copy_small

GRID = LayoutRules.model_validate({"products": "grid"})
KERIPIK = [f"dapur-contoh/keripik-{number}" for number in range(1, 5)]


@pytest.fixture(scope="module")
def view() -> EditionView:
    project = Project(SMALL)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    return select(catalogue, "petak", "id", project.images, DAY)


def fits(cards: Mapping[str, Card]) -> Mapping[str, TextFit]:
    return {product: TextFit(0) for product in cards}


def planned(view: EditionView, rulebook: Rulebook, *pins: Mapping[str, object], rules: LayoutRules = GRID) -> Plan:
    read = read_pins([Pin.model_validate(pin) for pin in pins])
    return Planner(view, rules, rulebook, fits, pins=read).plan()


def body(plan: Plan) -> list[tuple[Part, Page]]:
    return [(part, page) for part in plan.parts if part.matter is Matter.BODY for page in part.pages]


def number(plan: Plan, category: str) -> int:
    """The page number on which a chapter begins."""
    pages = body(plan)
    return 1 + next(i for i, (part, _) in enumerate(pages) if part.name == f"opener/{category}")


@pytest.mark.parametrize("key", KERIPIK)
@pytest.mark.parametrize("layout", ["grid", "profile"])
def test_a_product_pinned_to_a_page_of_its_own_has_it(
    view: EditionView, rulebook: Rulebook, key: str, layout: str
) -> None:
    rules = LayoutRules.model_validate({"products": layout})
    pages = [page for _, page in body(planned(view, rulebook, {"own_page": key}, rules=rules)) if key in page.products]
    assert [(page.layout, page.products) for page in pages] == [("feature", (key,))]


@pytest.mark.parametrize("first", [0, 1, 2])
def test_products_pinned_together_stand_on_one_shelf(view: EditionView, rulebook: Rulebook, first: int) -> None:
    chapter = next(category for category in view.categories if len(category.products) >= 4)
    keys = [product.key for product in chapter.products[first : first + 2]]
    plan = planned(view, rulebook, {"together": keys})
    slots = {slot.product: (number, slot.box.y) for number, (_, page) in enumerate(body(plan)) for slot in page.slots}
    assert slots[keys[0]] == slots[keys[1]]


@pytest.mark.parametrize(("side", "odd"), [("right", 1), ("left", 0)])
def test_a_chapter_begins_on_the_pinned_side(view: EditionView, rulebook: Rulebook, side: str, odd: int) -> None:
    last = view.categories[-1].slug
    assert number(planned(view, rulebook, {"category": last, "start": side}), last) % 2 == odd


def test_a_chapter_that_may_begin_anywhere_has_no_filler_before_it(view: EditionView, rulebook: Rulebook) -> None:
    pins = [{"category": category.slug, "start": "any"} for category in view.categories]
    assert not [part for part, _ in body(planned(view, rulebook, *pins)) if part.template == "filler"]


def test_a_chapter_begins_on_the_pinned_page_with_notes_before_it(view: EditionView, rulebook: Rulebook) -> None:
    last = view.categories[-1].slug
    plan = planned(view, rulebook, {"category": last, "page": 20})
    assert number(plan, last) == 20
    assert body(plan)[18][0].template == "notes"


def test_a_chapter_that_cannot_begin_so_early_is_told(view: EditionView, rulebook: Rulebook) -> None:
    last = view.categories[-1].slug
    pin = {"category": last, "page": 2}
    (problem,) = passed_pages([Pin.model_validate(pin)], planned(view, rulebook, pin), place_of_pin)
    assert (problem.field, problem.code, problem.place) == ("pins[0]", "pin-page-passed", place_of_pin(0))
    assert dict(problem.values)["value"] == "2"


@pytest.mark.parametrize("where", ["before", "after"])
def test_pages_for_notes_stand_where_they_were_pinned(view: EditionView, rulebook: Rulebook, where: str) -> None:
    first = view.categories[0].slug
    pages = body(planned(view, rulebook, {"notes": 2, where: first}))
    places = [place for place, (part, _) in enumerate(pages) if part.template == "notes"]
    opener = next(place for place, (part, _) in enumerate(pages) if part.name == f"opener/{first}")
    assert len(places) == 2
    assert all((place < opener) == (where == "before") for place in places)


def place_of_pin(pin: int) -> Place:
    return Place("content/editions/petak.yaml", pin)


FAULTS = [
    ([{"own_page": "dapur-contoh/keripik-9"}], [(0, "pin-not-printed")]),
    ([{"category": "tas", "start": "left"}], [(0, "pin-not-printed")]),
    ([{"notes": 1, "before": "tas"}], [(0, "pin-not-printed")]),
    ([{"together": [KERIPIK[0], "tenun-contoh/sarung"]}], [(0, "pin-apart")]),
    (
        [{"own_page": KERIPIK[0]}, {"together": [KERIPIK[0], KERIPIK[1]]}],
        [(1, "pin-contradiction")],
    ),
    ([{"own_page": KERIPIK[0]}, {"own_page": KERIPIK[0]}], [(0, "pin-contradiction"), (1, "pin-contradiction")]),
    (
        [{"category": "tenun", "start": "left"}, {"category": "tenun", "page": 9}],
        [(0, "pin-contradiction"), (1, "pin-contradiction")],
    ),
]


@pytest.mark.parametrize(("pins", "expected"), FAULTS)
def test_pins_that_cannot_be_held_to(
    view: EditionView, rulebook: Rulebook, pins: list[Mapping[str, object]], expected: list[tuple[int, str]]
) -> None:
    read = [Pin.model_validate(pin) for pin in pins]
    runs = Planner(view, GRID, rulebook, fits).runs()
    problems = list(pin_problems(read, view, runs, place_of_pin))
    found = [(problem.place.line, problem.code) for problem in problems]
    assert [one for one in found if one in expected] == expected
    assert all(problem.field == f"pins[{problem.place.line}]" for problem in problems)


FORMS = [
    ("{}", "pin-kind"),
    ("{own_page: a/b, notes: 1, before: tenun}", "pin-kind"),
    ("{start: left}", "pin-kind"),
    ("{category: tenun}", "pin-start"),
    ("{category: tenun, start: left, page: 3}", "pin-start"),
    ("{category: tenun, start: middle}", "value-not-listed"),
    ("{notes: 1}", "pin-place"),
    ("{notes: 1, before: tenun, after: tenun}", "pin-place"),
    ("{own_page: a/b, before: tenun}", "pin-place"),
    ("{together: [a/b]}", "pin-together"),
    ("{picture: ../x.jpg, before: tenun}", "path-outside"),
    ("{picture: tidak-ada.jpg, before: tenun}", "photo-missing"),
]


@pytest.mark.parametrize(("pin", "code"), FORMS)
def test_a_pin_that_is_none_is_told_with_its_line(tmp_path: Path, pin: str, code: str) -> None:
    project = copy_small(tmp_path / "copy")
    path = project.content / "editions" / "petak.yaml"
    text = path.read_text("utf-8") + f"pins:\n- {pin}\n"
    path.write_text(text, "utf-8")
    problems = [problem for problem in load_catalogue(project.root, DAY).problems if problem.level is Level.ERROR]
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place.line == len(text.splitlines())


def test_a_picture_fills_its_page_in_the_book(tmp_path: Path, font_cache: Path) -> None:
    project = copy_small(tmp_path / "copy")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    photo = next(path for path in sorted(project.images.rglob("*.jpg")))
    path = project.content / "editions" / "petak.yaml"
    pin = f"pins:\n- {{picture: {photo.relative_to(project.images)}, after: tenun}}\n"
    path.write_text(path.read_text("utf-8") + pin, "utf-8")
    (built,) = build(project, ["petak"], BuildOptions(DAY, 1, ("screen",)), Silence())
    assert built.book
    assert "picture/0" in (project.content / "plans" / "petak.yaml").read_text("utf-8")


def test_a_pin_that_cannot_be_held_to_ends_the_build_with_its_place(tmp_path: Path, font_cache: Path) -> None:
    project = copy_small(tmp_path / "copy")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    path = project.content / "editions" / "petak.yaml"
    text = path.read_text("utf-8") + "pins:\n- {category: tas, start: left}\n"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogError) as refused:
        build(project, ["petak"], BuildOptions(DAY, 1, ("screen",)), Silence())
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.line) == ("pin-not-printed", len(text.splitlines()))


def test_a_rule_of_sizes_decides_the_prominence() -> None:
    project = Project(SMALL)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    rules = LayoutRules.model_validate({"sizes": [{"when": {"categories": ["tenun"]}, "prominence": "compact"}]})
    edition = catalogue.editions["petak"].model_copy(update={"layout": rules})
    changed = replace(catalogue, editions={**catalogue.editions, "petak": edition})
    products = select(changed, "petak", "id", project.images, DAY).products
    assert {p.prominence for p in products if p.category == "tenun"} == {"compact"}
    assert {p.prominence for p in products if p.category != "tenun"} != {"compact"}


def test_a_chapter_may_be_laid_out_in_another_way(view: EditionView, rulebook: Rulebook) -> None:
    rules = LayoutRules.model_validate({"products": "grid", "chapters": {"tenun": {"products": "profile"}}})
    templates = {part.category: part.template for part, _ in body(planned(view, rulebook, rules=rules))}
    assert templates["tenun"] == "profile"
    assert sorted({*templates.values()} - {"profile"}) != []
