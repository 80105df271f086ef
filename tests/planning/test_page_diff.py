"""Two plans → what is different, page by page, and how each page is drawn."""

from __future__ import annotations

import pytest

from catalog.edition.views import EditionView
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.model.saved_plan import SavedPage, SavedPlan
from catalog.pipeline.build import BuildOptions
from catalog.pipeline.session import open_session, select_edition
from catalog.planning.page_diff import Change, Kind, Move, as_json, changed_pages, in_ranges
from catalog.planning.page_diff_view import Comparison, compare
from catalog.planning.page_grid import Box
from catalog.planning.previous_plan import write_plan
from catalog.reports.page_changes import changes_page, page_facts, summary_text
from catalog.templating.jinja import Templates
from catalog.typesetting.drawn_page import joined_digest
from tests.conftest import DAY, Silence, SmallBuild
from tests.shipped import PAGE

COVER = SavedPage(part="cover", layout="cover", digest="c" * 12, content="c" * 12)
BACK = SavedPage(part="back-cover", layout="back-cover", digest="b" * 12, content="b" * 12)


def page(number: str, products: str = "", template: str = "3x2 3x1", text: str = "", heads: str = "") -> SavedPage:
    """A page of a grid; what is printed on it follows from its arguments."""
    content = joined_digest(products, template, text)
    return SavedPage(
        page=number,
        part=f"grid/tenun/{number}",
        layout="products",
        template=template,
        products=tuple(f"a/{name}" for name in products),
        digest=joined_digest(number, content, heads),
        content=content,
    )


def book(*pages: SavedPage) -> SavedPlan:
    return SavedPlan(pages=(COVER, *pages, BACK))


def only(before: SavedPlan, now: SavedPlan) -> Change:
    (change,) = changed_pages(before, now)
    return change


def test_nothing_changed_and_nothing_before_are_no_changes() -> None:
    assert changed_pages(None, book(page("1", "xyz"))) == ()
    assert changed_pages(book(page("1", "xyz")), book(page("1", "xyz"))) == ()


def test_a_product_came() -> None:
    change = only(book(page("1", "xy")), book(page("1", "xyz")))
    assert (change.kind, change.came, change.went, change.arrived, change.left) == (
        Kind.PRODUCTS,
        ("a/z",),
        (),
        (),
        (),
    )
    assert (change.place, change.name) == (1, "1")


def test_a_product_went() -> None:
    change = only(book(page("1", "xyz")), book(page("1", "xy")))
    assert (change.kind, change.came, change.went) == (Kind.PRODUCTS, (), ("a/z",))


def test_a_product_moved_from_one_page_to_another() -> None:
    first, second = changed_pages(book(page("1", "xyz"), page("2", "uv")), book(page("1", "xy"), page("2", "zuv")))
    assert (first.left, first.arrived, first.went) == ((Move("a/z", "2"),), (), ())
    assert (second.arrived, second.left, second.came) == ((Move("a/z", "1"),), (), ())


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (page("1", "yx"), Kind.ORDER),
        (page("1", "xy", "6x2"), Kind.TEMPLATE),
        (page("1", "xy", text="dearer"), Kind.CONTENT),
        (page("1", "xy", heads="new name of the chapter"), Kind.FURNITURE),
        (page("1", "xy").model_copy(update={"layout": "feature", "digest": "0" * 12}), Kind.OTHER),
    ],
)
def test_the_same_products_otherwise(after: SavedPage, kind: Kind) -> None:
    change = only(book(page("1", "xy")), book(after))
    assert change.kind is kind
    assert (change.came, change.went, change.arrived, change.left) == ((), (), (), ())


def test_a_plan_without_digests_of_the_content_calls_it_a_change_of_text() -> None:
    before = page("1", "xy").model_copy(update={"content": None, "digest": "0" * 12})
    assert only(book(before), book(page("1", "xy"))).kind is Kind.CONTENT


def test_in_a_longer_book_a_page_that_moved_whole_is_told_as_one() -> None:
    changes = changed_pages(
        book(page("1", "xy"), page("2", "uv")), book(page("1", "xy"), page("2", "n"), page("3", "uv"))
    )
    new, moved = changes
    assert (new.name, new.kind, new.came, new.goal) == ("2", Kind.PRODUCTS, ("a/n",), "3")
    assert (moved.name, moved.kind, moved.origin, moved.before) == ("3", Kind.ADDED, "2", None)
    assert [change.place for change in changes] == [2, 3]


def test_in_a_shorter_book_the_last_number_is_gone_and_the_cover_is_the_same() -> None:
    changes = changed_pages(book(page("1", "x"), page("2", "u"), page("3", "v")), book(page("1", "u"), page("2", "v")))
    assert [(change.name, change.kind, change.origin, change.goal) for change in changes] == [
        ("1", Kind.SHIFTED, "2", ""),
        ("2", Kind.SHIFTED, "3", "1"),
        ("3", Kind.REMOVED, "", "2"),
    ]
    assert changes[0].went == ("a/x",)


def test_pages_more_in_front_change_no_page_behind_them() -> None:
    front = SavedPage(page="i", part="foreword", layout="foreword", digest="f" * 12)
    (change,) = changed_pages(book(page("1", "x")), book(front, page("1", "x")))
    assert (change.name, change.kind) == ("i", Kind.ADDED)


def test_equal_pages_of_pattern_are_not_taken_for_each_other() -> None:
    notes = [
        SavedPage(page=number, part="notes", layout="notes", digest=f"{number * 12}", content="0" * 12)
        for number in "123"
    ]
    assert [(change.name, change.kind) for change in changed_pages(book(*notes[:2]), book(*notes))] == [
        ("3", Kind.ADDED)
    ]


def test_numbers_are_listed_in_ranges() -> None:
    assert in_ranges(["cover", "iv", "3", "4", "5", "12"]) == "cover, iv, 3–5, 12"


def test_as_plain_values_a_change_tells_the_same() -> None:
    first, second = as_json(
        changed_pages(book(page("1", "xyz"), page("2", "uv")), book(page("1", "xy"), page("2", "zuw")))
    )
    assert (first["page"], first["kind"], first["left"]) == ("1", "products", [{"product": "a/z", "to": "2"}])
    assert (second["came"], second["went"]) == (["a/w"], ["a/v"])
    assert second["arrived"] == [{"product": "a/z", "from": "1"}]


def test_the_plan_keeps_a_line_for_each_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("plan") / "plan.yaml"
    write_plan(file, book(page("1", "xy")))
    lines = [line for line in file.read_text("utf-8").splitlines() if line.startswith("- ")]
    assert len(lines) == 3
    assert all('digest: "' in line and 'content: "' in line for line in lines)


@pytest.fixture(scope="module")
def view(small: SmallBuild) -> EditionView:
    session, _ = open_session(small.project, BuildOptions(DAY, 1), Silence())
    return select_edition(session, "petak").views[0]


def compared(view: EditionView, before: SavedPage, now: SavedPage | None) -> Comparison:
    return compare(changed_pages(book(before), book(*([now] if now else []))), view, 3, PAGE)


def test_a_page_is_drawn_with_its_products_at_their_places(view: EditionView) -> None:
    known = view.products[0]
    old = SavedPage(
        page="2",
        part="business/tenun/tenun-contoh",
        layout="profile",
        template="3x2",
        products=(known.key, "a/gone"),
        digest="0" * 12,
    )
    comparison = compared(view, old, None)
    (drawn,) = comparison.compared
    assert drawn.now is None
    assert drawn.before
    assert [product.name for product in drawn.before.page.products] == [known.name, "a/gone"]
    assert drawn.before.page.products[1].box == Box(108, PAGE.top + 3 * PAGE.unit + 18, 82, 3 * PAGE.unit + 12)
    assert drawn.before.page.title
    assert drawn.before.accent == next(one.accent for one in view.categories if one.slug == "tenun")
    assert (comparison.again, len(comparison.removed)) == ((), 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "strange",
    [
        {"template": "6x3"},
        {"template": "6x1 6x1"},
        {"template": "whatever"},
        {"layout": "unheard-of"},
        {"layout": "profile", "part": "x"},
        {"layout": "opener", "part": "opener/x", "template": None},
        {"layout": "profile-full", "part": "business/x/y", "template": None},
        {"layout": "makers", "template": None, "products": ()},
    ],
)
def test_a_plan_of_another_program_is_drawn_as_far_as_it_is_understood(
    small: SmallBuild, view: EditionView, language: str, strange: dict[str, object]
) -> None:
    translator = Translator(language)
    comparison = compared(view, page("1", "xy").model_copy(update=strange), page("1", "xyz"))
    assert comparison.compared[0].before
    assert all(fact.text for fact in page_facts(comparison.compared[0], comparison, translator))
    assert "a/x" in changes_page(Templates(small.project.templates), comparison, translator)
    assert summary_text(comparison, translator) == translator.say("changes.again", pages="1", count=1, all=3)
