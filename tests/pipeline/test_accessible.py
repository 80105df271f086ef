"""The accessible output: PDF/UA-1 by veraPDF, and a structure that has the book in its order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object

from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from tests.bench.district import EDITION, generate
from tests.conftest import DAY, Silence, copy_small
from tests.loops import some
from tests.pipeline.printed_codes import check_codes
from tests.verapdf import check, require_verapdf

ROOT = Path(__file__).parents[2]
PAGES = 200  # at least, of the large book
BUSINESSES = 139  # that make as many


def accessible(project: Project, *editions: str, also: tuple[str, ...] = ()) -> list[Path]:
    made = build(project, editions, BuildOptions(DAY, 2, ("accessible", *also)), Silence())
    return [one.book.path for one in made if one.book]


def share_cache(project: Project, cache: Path) -> None:
    project.build.mkdir(exist_ok=True)
    project.cache.symlink_to(cache)


@pytest.fixture(scope="module")
def small_books(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> list[Path]:
    """Those of the small project, in Indonesian and in English."""
    project = copy_small(tmp_path_factory.mktemp("accessible"))
    share_cache(project, font_cache)
    return accessible(project, "petak", "profil")


def test_the_small_books_are_compliant(small_books: list[Path]) -> None:
    reports = check("ua1", *small_books)
    assert [(report.compliant, report.failures) for report in reports] == [(True, {})] * 2


@pytest.fixture(scope="module")
def sample_books(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> list[Path]:
    """Those of the sample, in Indonesian and in English."""
    project = Project(tmp_path_factory.mktemp("sample"))
    for part in ("content", "images"):
        shutil.copytree(ROOT / part, project.root / part)
    share_cache(project, font_cache)
    return accessible(project, "domestik", "trade-fair", also=("archive-entries",))


def test_the_sample_is_compliant_in_both_languages(sample_books: list[Path]) -> None:
    with pikepdf.open(sample_books[0]) as first, pikepdf.open(sample_books[1]) as second:
        assert [str(first.Root.Lang), str(second.Root.Lang)] == ["id", "en"]
    assert [(report.compliant, report.failures) for report in check("ua1", *sample_books)] == [(True, {})] * 2


def test_the_sample_with_its_entries_is_fit_to_be_kept(sample_books: list[Path]) -> None:
    """Here, where its books are made."""
    (report,) = check("3b", sample_books[0].with_name("catalogue-archive-entries.pdf"))
    assert (report.compliant, report.failures) == (True, {})


@pytest.mark.parametrize("place", [0, 1])
def test_every_code_of_the_sample_is_read_by_both_readers(sample_books: list[Path], place: int, tmp_path: Path) -> None:
    """Here, where its books are made."""
    said = check_codes(sample_books[place], tmp_path)
    assert all(text.startswith(("https://wa.me/62", "mailto:")) for text in said)
    assert all(len(text) <= 62 for text in said)  # bytes, of 33 × 33 modules
    assert len(said) >= 40


def test_a_book_of_200_pages_is_compliant(tmp_path: Path, font_cache: Path) -> None:
    require_verapdf()
    project = generate(tmp_path / "district", BUSINESSES, photos=False)
    share_cache(project, font_cache)
    (book,) = accessible(project, EDITION)
    with pikepdf.open(book) as pdf:
        assert len(pdf.pages) >= PAGES
    (report,) = check("ua1", book)
    assert (report.compliant, report.failures) == (True, {})


def elements(node: Object) -> Iterator[Object]:
    """The elements below one, in reading order."""
    kids = node.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid
            yield from elements(kid)


def test_headings_begin_with_the_first_level_and_leave_none_out(small_books: list[Path]) -> None:
    for path in some(small_books):
        with pikepdf.open(path) as pdf:
            roles = [str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot.K)]
        levels = [int(role[1:]) for role in roles if role[0] == "H" and role[1:].isdigit()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert {1, 2} <= set(levels) <= {1, 2, 3}


def test_every_mark_of_a_page_has_its_element_and_every_link_too(small_books: list[Path]) -> None:
    for path in some(small_books):
        links = marked = 0
        with pikepdf.open(path) as pdf:
            owners = parent_tree(pdf)
            for page in some(pdf.pages):
                marks = [
                    int(step.operands[1].MCID)
                    for step in pikepdf.parse_content_stream(page)
                    if isinstance(step, ContentStreamInstruction) and str(step.operator) == "BDC"
                    if isinstance(step.operands[1], Dictionary) and Name.MCID in step.operands[1]
                ]
                assert sorted(marks) == list(range(len(marks)))
                marked += len(marks)
                of_page = owners[int(page.obj.StructParents)]
                assert len(of_page) == len(marks)
                assert all(isinstance(owner, Dictionary) for owner in of_page)
                for link in page.obj.get(Name.Annots, []):
                    links += 1
                    assert Name.Link == owners[int(link.StructParent)].S
                    assert str(link.Contents)
        assert links > 20
        assert marked > 300


def test_a_number_in_the_contents_is_part_of_its_link(small_books: list[Path]) -> None:
    """Of a link that shows a page number, the element holds the annotation and the mark of the number."""
    with pikepdf.open(small_books[1]) as pdf:
        links = [element for element in elements(pdf.Root.StructTreeRoot.K) if Name.Link == element.S]
        both = [link for link in links if {type(kid) for kid in link.K} >= {int} or len(link.K) == 2]
    assert len(both) > 20


def test_pictures_have_words_and_decoration_has_none(small_books: list[Path]) -> None:
    for path in some(small_books):
        with pikepdf.open(path) as pdf:
            figures = [element for element in elements(pdf.Root.StructTreeRoot.K) if Name.Figure == element.S]
            assert figures
            assert all(str(figure.Alt) for figure in figures)


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, Object]:
    found: dict[int, Object] = {}
    for leaf in pdf.Root.StructTreeRoot.ParentTree.Kids:
        nums = list(leaf.Nums)
        found |= {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    return found
