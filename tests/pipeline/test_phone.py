"""The edition for telephones: A5 in one column, no type too small, links and page numbers that are right."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from catalog.core.project import Project
from catalog.outputs.phone import PHONE
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.pipeline.check_project import check_project
from catalog.pipeline.deep_check import check_deeply
from tests.conftest import DAY, Silence, copy_small
from tests.content.shop import write_shop
from tests.pipeline.printed import Word, internal_links, words_by_page
from tests.pipeline.type_sizes import type_sizes
from tests.tools import require_tool

OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("phone",))
MM: Final = 72 / 25.4
WIDTH, HEIGHT, MARGIN = 148 * MM, 210 * MM, 12 * MM
SCREEN_PX: Final = 360  # the width of a telephone's screen in CSS px
LEAST_PX: Final = 12.0
HAIR: Final = 1.5  # pt


def with_cache(project: Project, cache: Path) -> Project:
    project.build.mkdir()
    project.cache.symlink_to(cache)
    return project


def phone_file(project: Project, edition: str) -> Path:
    return project.output(edition) / PHONE.file_name


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    """The small project with its editions for telephones, in Indonesian and in English."""
    project = with_cache(copy_small(tmp_path_factory.mktemp("phone")), font_cache)
    build(project, ("petak", "profil"), OPTIONS, Silence())
    return project


@pytest.fixture(scope="module")
def books(small: Project, tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> list[Path]:
    """Those of the small project and of a foreign shop."""
    shop = with_cache(write_shop(tmp_path_factory.mktemp("shop"), 12), font_cache)
    build(shop, ("grid",), OPTIONS, Silence())
    return [phone_file(small, "petak"), phone_file(small, "profil"), phone_file(shop, "grid")]


def test_every_page_is_a5_upright(books: list[Path]) -> None:
    for path in books:
        with pikepdf.open(path) as pdf:
            assert {tuple(round(float(edge)) for edge in page.mediabox) for page in pdf.pages} == {
                (0, 0, round(WIDTH), round(HEIGHT))
            }
            assert str(pdf.Root.PageLayout) == "/OneColumn"


def test_no_type_is_smaller_than_a_telephone_shows_it_readable(books: list[Path]) -> None:
    for path in books:
        with pikepdf.open(path) as pdf:
            sizes = {size for page in pdf.pages for size in type_sizes(page)}
            assert len(sizes) > 4
            assert min(sizes) * SCREEN_PX / float(pdf.pages[0].mediabox[2]) >= LEAST_PX


def test_all_words_stand_in_the_column(books: list[Path]) -> None:
    for path in books:
        for words in words_by_page(path):
            assert all(x >= MARGIN - HAIR and x2 <= WIDTH - MARGIN + HAIR and y2 <= HEIGHT for x, _, x2, y2, _ in words)


def test_words_follow_one_another_in_one_column(books: list[Path]) -> None:
    """On a line, no word stands far to the right of the one before it but for numbers in the contents."""
    for path in books:
        for words in words_by_page(path):
            for before, after in pairwise(words):
                same_line = abs(before[1] - after[1]) < 2 and after[0] > before[2]
                assert not same_line or after[0] - before[2] < 12 or after[4].isdigit()


def linked_numbers(path: Path) -> Iterator[tuple[str, int]]:
    """The page numbers that are links, and the pages to which they lead, counted from 1."""
    pages = words_by_page(path)
    with pikepdf.open(path) as pdf:
        for page, rect, target in internal_links(pdf):
            words = list(inside(pages[page], rect))
            if len(words) == 1 and words[0].isdigit() and rect[1] > 20 * MM:
                yield words[0], target + 1


def inside(words: list[Word], rect: tuple[float, float, float, float]) -> Iterator[str]:
    left, bottom, right, top = rect
    for x, y, x2, y2, word in words:
        if left - 1 <= x and x2 <= right + 1 and bottom - 4 <= HEIGHT - y2 and HEIGHT - y <= top + 4:
            yield word


def test_the_numbers_in_the_contents_are_those_of_their_pages(books: list[Path]) -> None:
    for path in books:
        found = list(linked_numbers(path))
        assert len(found) >= 4
        assert [(number, target) for number, target in found if int(number) != target] == []


def test_the_number_at_the_foot_is_the_page_and_leads_to_the_contents(books: list[Path]) -> None:
    for path in books:
        for place, words in enumerate(words_by_page(path)[1:], start=2):
            foot = [word for _, y, _, _, word in words if y > HEIGHT - 16 * MM]
            assert foot == [str(place)]
        with pikepdf.open(path) as pdf:
            feet = [target for page, rect, target in internal_links(pdf) if page and rect[3] < 16 * MM]
            assert feet == [1] * (len(pdf.pages) - 1)


def targets(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        return [str(link.A.URI) for page in pdf.pages for link in page.obj.get("/Annots", []) if "/A" in link]


def test_each_product_has_its_name_its_price_and_what_opens_an_order(small: Project) -> None:
    text = " ".join(word for page in words_by_page(phone_file(small, "petak")) for *_, word in page)
    products = list((small.content / "businesses").glob("*/[!b]*.yaml"))
    assert len(products) > 3
    for product in products:
        name = re.search(r"name: (?:\{id: )?\"?([^,}\n\"]+)", product.read_text(encoding="utf-8"))
        assert name
        assert " ".join(name[1].split()) in text
    assert text.count("Rp") >= len(products) - 1
    orders = [target for target in targets(phone_file(small, "petak")) if target.startswith("https://wa.me/")]
    assert len(orders) >= len(products)


def test_pages_can_be_jumped_to(books: list[Path]) -> None:
    for path in books:
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert len(titles) >= 3
            assert all(item.children for item in outline.root[1:-1])
            names = pdf.Root.Names.Dests
            assert "/Kids" in names


def test_the_file_is_whole(books: list[Path]) -> None:
    for path in books:
        done = subprocess.run([require_tool("qpdf"), "--check", path], capture_output=True, text=True, check=False)
        assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False)


def made(project: Project, options: BuildOptions = OPTIONS) -> Built:
    (built,) = build(project, ("profil",), options, Silence())
    return built


def test_the_flag_adds_it_to_what_is_made_besides(tmp_path: Path, font_cache: Path, small: Project) -> None:
    project = with_cache(copy_small(tmp_path / "project"), font_cache)
    built = made(project, BuildOptions(DAY, jobs=1, outputs=("screen",), for_phone=True))
    assert built.book
    assert list(built.book.paths) == ["screen"]
    assert built.phone
    assert phone_file(project, "profil").read_bytes() == phone_file(small, "profil").read_bytes()
    again = made(project, BuildOptions(DAY, jobs=1, outputs=("screen",), for_phone=True))
    assert again.phone == built.phone
    without = made(project, BuildOptions(DAY, jobs=1, outputs=("screen",)))
    assert without.phone is None


def test_any_workers_and_an_empty_cache_give_the_same_bytes(tmp_path: Path, small: Project) -> None:
    project = copy_small(tmp_path / "project")
    made(project, replace(OPTIONS, jobs=2))
    assert phone_file(project, "profil").read_bytes() == phone_file(small, "profil").read_bytes()


def test_it_stays_within_the_megabytes_of_its_edition(tmp_path: Path, font_cache: Path) -> None:
    project = with_cache(copy_small(tmp_path / "project"), font_cache)
    with (project.content / "editions" / "profil.yaml").open("a", encoding="utf-8") as edition:
        edition.write("max_mb: 0.2\n")
    built = made(project)
    assert built.phone
    assert built.phone.reduction
    size = phone_file(project, "profil").stat().st_size
    warned = [dict(problem.values)["name"] for problem in built.problems if problem.code == "screen-too-large"]
    assert (size <= 200_000) != (warned == [PHONE.file_name])


def test_a_letter_that_no_font_has_leaves_its_entry_out(tmp_path: Path, font_cache: Path) -> None:
    project = with_cache(copy_small(tmp_path / "project"), font_cache)
    path = project.content / "businesses" / "dapur-contoh" / "keripik-1.yaml"
    written = path.read_text(encoding="utf-8").replace("Banana Chips", "Banana Chips \N{GOTHIC LETTER AHSA}")
    path.write_text(written, encoding="utf-8")
    built = made(project)
    assert "glyph-missing" in {problem.code for problem in built.problems}
    assert [entry.key for entry in built.left_out] == ["dapur-contoh/keripik-1"]
    words = {word for page in words_by_page(phone_file(project, "profil")) for *_, word in page}
    assert "Banana" not in words


def test_a_fault_in_a_projects_own_template_is_found_by_the_deep_check(tmp_path: Path, font_cache: Path) -> None:
    project = with_cache(copy_small(tmp_path / "project"), font_cache)
    (project.templates / "phone").mkdir(parents=True)
    (project.templates / "phone" / "office.html").write_text(
        '{% extends "phone/page.html" %}{% block content %}{{ nobody }}{% endblock %}', encoding="utf-8"
    )
    found = check_deeply(project, OPTIONS, Silence())
    assert [problem.place.file for problem in found.problems if problem.code.startswith("template")] == [
        "templates/phone/office.html"
    ]


def test_faults_of_a_projects_own_style_and_furniture_are_found_by_a_check(tmp_path: Path) -> None:
    project = copy_small(tmp_path / "project")
    (project.templates / "phone").mkdir(parents=True)
    (project.templates / "phone" / "style.css").write_text("h1 { colour: red }", encoding="utf-8")
    (project.templates / "phone" / "furniture.yaml").write_text("families: [Arialle]", encoding="utf-8")
    loaded = check_project(project, DAY)
    assert {
        (problem.code, problem.place.file)
        for problem in loaded.problems
        if "style" in problem.code or "font" in problem.code
    } == {
        ("style-property", "templates/phone/style.css"),
        ("font-unknown", "templates/phone/furniture.yaml"),
    }
