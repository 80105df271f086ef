"""Whatever businesses came, went or moved: every link, number and outline entry of the next book is right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, SmallBuild, copy_small
from tests.pipeline.printed import internal_links, printed_numbers, words_by_page, wrong_numbers

pytestmark = pytest.mark.no_cover  # many builds of lines that others run: counting them takes half as long again


Edit = Callable[[Project], None]
EDITION = "profil"
FIRST = ("dapur-contoh", "tenun-contoh")
COMERS = ("anyam-baru", "sulam-baru", "zaitun-baru")
SLUGS = (*FIRST, *COMERS)


def inserted(slug: str, like: str, name: str) -> Edit:
    """A business that was not there, with products of its own codes."""

    def edit(project: Project) -> None:
        businesses = project.content / "businesses"
        if (businesses / slug).exists() or not (businesses / like).exists():
            return
        shutil.copytree(businesses / like, businesses / slug)
        if (project.images / like).exists():
            shutil.copytree(project.images / like, project.images / slug, dirs_exist_ok=True)
        for file in (businesses / slug).glob("*.yaml"):
            text = re.sub(r"\bsku: ([\w-]+)", rf"sku: {slug[:3].upper()}-\1", file.read_text("utf-8"))
            file.write_text(text, "utf-8")
        renamed(slug, name)(project)

    return edit


def removed(slug: str) -> Edit:
    """The last business of all stays."""

    def edit(project: Project) -> None:
        businesses = project.content / "businesses"
        if len(list(businesses.iterdir())) > 1:
            shutil.rmtree(businesses / slug, ignore_errors=True)

    return edit


def renamed(slug: str, name: str) -> Edit:
    """Another name, and so another place in the order of the book."""

    def edit(project: Project) -> None:
        businesses = project.content / "businesses"
        file = businesses / slug / "business.yaml"
        if file.exists():
            file.write_text(re.sub(r"^name: .*", f"name: {name}", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")

    return edit


def moved(slug: str, category: str) -> Edit:
    """Another chapter."""

    def edit(project: Project) -> None:
        businesses = project.content / "businesses"
        file = businesses / slug / "business.yaml"
        if file.exists():
            text = re.sub(r"^category: .*", f"category: {category}", file.read_text("utf-8"), flags=re.MULTILINE)
            file.write_text(text, "utf-8")

    return edit


NAMES = st.sampled_from(["Anyam Asri", "Melati Jaya", "Nusa Rasa", "Zamrud Utama"])
EDITS = st.one_of(
    st.builds(inserted, st.sampled_from(COMERS), st.sampled_from(FIRST), NAMES),
    st.builds(removed, st.sampled_from(SLUGS)),
    st.builds(renamed, st.sampled_from(SLUGS), NAMES),
    st.builds(moved, st.sampled_from(SLUGS), st.sampled_from(["tenun", "pangan"])),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDITS, min_size=1, max_size=3))
@example([inserted(COMERS[0], FIRST[1], "Anyam Asri"), renamed(FIRST[1], "Zamrud Utama"), removed(FIRST[0])])
@example([inserted(COMERS[1], FIRST[0], "Melati Jaya"), moved(FIRST[0], "tenun")])
def test_links_numbers_and_outline_are_right_after_edits(
    tmp_path_factory: object, small: SmallBuild, edits: list[Edit]
) -> None:
    project = copy_small(small.project.root.parent / f"edited-{small.project.root.name}")
    project.build.mkdir(exist_ok=True)
    if not project.cache.exists():
        project.cache.symlink_to(small.project.cache.resolve())
    try:
        for edit in edits:
            edit(project)
        (built,) = build(project, [EDITION], BuildOptions(DAY, jobs=1, outputs=("screen",)), Silence())
        assert built.book
        check(built.book.path, view_of(project))
    finally:
        shutil.rmtree(project.content)
        shutil.rmtree(project.build / EDITION, ignore_errors=True)


def view_of(project: Project) -> EditionView:
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    return select(catalogue, EDITION, catalogue.editions[EDITION].languages[0], project.images, DAY)


def check(path: Path, view: EditionView) -> None:
    words = words_by_page(path)
    printed = [plain(" ".join(word for *_, word in page)) for page in words]
    with pikepdf.open(path) as pdf:
        number = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        names = {str(name): number[place[0].objgen] for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        with pdf.open_outline() as outline:
            entries = [(title, number[target_of(item).objgen]) for title, item in walked(list(outline.root))]
        links = internal_links(pdf)
    every: list[CategoryView | BusinessView | ProductView] = [*view.categories, *view.businesses, *view.products]
    named = {one.anchor: one.name for one in every}
    kinds = ("category/", "business/", "product/")
    assert {name for name in names if name.startswith(kinds)} == set(named)
    assert [name for anchor, name in named.items() if plain(name) not in printed[names[anchor]]] == []
    parts: list[CategoryView | BusinessView | ProductView] = []
    for category in view.categories:
        parts += [category, *category.businesses, *category.products]
    tree = [(plain(one.name), names[one.anchor]) for one in parts]
    outlined = [(plain(title), page) for title, page in entries]
    assert sorted(one for one in outlined if one in tree) == sorted(tree)
    order = [page for title, page in outlined]
    assert order[: len(view.categories)] == sorted(order[: len(view.categories)])
    assert {target for _, _, target in links} <= set(names.values())
    assert wrong_numbers(path) == []
    behind = sum(len(group.entries) for index in view.indexes for group in index.groups)
    assert len(printed_numbers(path)) >= behind + len(view.businesses) + len(view.categories)


def target_of(item: pikepdf.OutlineItem) -> pikepdf.Object:
    """The page that an entry of the outline leads to."""
    assert isinstance(item.destination, pikepdf.Array)
    return item.destination[0]


def walked(items: list[pikepdf.OutlineItem]) -> Iterator[tuple[str, pikepdf.OutlineItem]]:
    """Breadth first: chapters before what they hold."""
    level = items
    while level:
        yield from ((str(item.title), item) for item in level)
        level = [child for item in level for child in item.children]


def plain(text: str) -> str:
    """Letters alone: lines may break and words be divided anywhere."""
    return "".join(letter for letter in unescape(text).casefold() if letter.isalnum())
