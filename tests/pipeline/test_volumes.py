"""An edition in volumes: what is in which, how they lead to one another, and what one edit makes anew."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, Built, build
from tests.conftest import DAY, Silence, copy_small
from tests.tools import require_tool

EDITION = """\
like: profil
code: JL27
languages: [en]
outputs: [screen]
layout: {products: profile, price_list: yes, indexes: [product, business]}
volumes: {by: category, max_pages: 16}
"""
MAKERS = {f"dapur-{letter}": f"{letter.upper()}bon Contoh" for letter in "abcdefgh"}
OPTIONS = BuildOptions(DAY, jobs=1)


def divided(folder: Path, cache: Path, settings: str = EDITION) -> Project:
    """The small project with three more makers of food, and an edition in volumes."""
    project = copy_small(folder)
    project.build.mkdir()
    project.cache.symlink_to(cache)
    for slug, name in MAKERS.items():
        add_maker(project, slug, name)
    (project.content / "editions" / "jilid.yaml").write_text(settings)
    return project


def add_maker(project: Project, slug: str, name: str) -> None:
    shutil.copytree(project.content / "businesses" / "dapur-contoh", project.content / "businesses" / slug)
    entry = project.content / "businesses" / slug / "business.yaml"
    entry.write_text(re.sub(r"(?m)^name: .*$", f"name: {name}", entry.read_text(encoding="utf-8")), encoding="utf-8")
    for product in entry.parent.glob("*.yaml"):
        text = re.sub(r"(?m)^sku: (\S+)$", rf"sku: \1-{slug[-1].upper()}", product.read_text(encoding="utf-8"))
        product.write_text(text, encoding="utf-8")


def made(project: Project) -> Built:
    (one,) = build(project, ["jilid"], OPTIONS, Silence())
    return one


@dataclass(frozen=True)
class Divided:
    project: Project
    built: Built

    @property
    def files(self) -> list[Path]:
        return [book.path for book in self.built.books]


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Divided:
    project = divided(tmp_path_factory.mktemp("volumes"), font_cache)
    return Divided(project, made(project))


def words(path: Path) -> str:
    command = [require_tool("pdftotext"), "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.replace("\N{NO-BREAK SPACE}", " ")


def page_numbers(path: Path) -> list[str]:
    """What is printed on the pages as their numbers, as a reader's window has them."""
    with pikepdf.open(path) as pdf:
        return [page.label for page in pdf.pages]


def anchors(path: Path) -> dict[str, str]:
    """The page number of every place to which a link may lead."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: page.label for page in pdf.pages}
        places: dict[str, pikepdf.Object] = {str(name): place for name, place in named(pdf)}
        return {name: pages[place[0].objgen] for name, place in places.items()}


def named(pdf: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    return list(pikepdf.NameTree(pdf.Root.Names.Dests).items())


def links_to_files(path: Path) -> list[tuple[str, str]]:
    """The file and the place in it of every link that leads into another file."""
    with pikepdf.open(path) as pdf:
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", pikepdf.Array()).as_list()]
        actions = [link.A for link in links if "/A" in link and link.A.S == "/GoToR"]
        return [(str(action.F), str(action.D)) for action in actions]


def test_each_volume_has_what_is_in_it(volumes: Divided) -> None:
    assert [path.name for path in volumes.files] == [
        f"catalogue-volume-0{number}.pdf" for number in range(1, len(volumes.files) + 1)
    ]
    assert len(volumes.files) >= 2
    assert all(book.pages <= 16 for book in volumes.built.books)
    texts = [words(path) for path in volumes.files]
    for number, text in enumerate(texts, start=1):
        assert f"Volume {number} of {len(texts)}" in text
    makers = [name for path in volumes.files for name in anchors(path) if name.startswith("business/")]
    assert sorted(makers) == sorted(f"business/{slug}" for slug in (*MAKERS, "dapur-contoh", "tenun-contoh"))


def test_links_lead_to_what_there_is_in_other_volumes(volumes: Divided) -> None:
    targets = {path.name: anchors(path) for path in volumes.files}
    led = [(path.name, *link) for path in volumes.files for link in links_to_files(path)]
    assert len(led) > 10
    for source, file, place in led:
        assert source != file
        assert place in targets[file]


def test_indexes_name_volume_and_page(volumes: Divided) -> None:
    place = anchors(volumes.files[0])["product/tenun-contoh/sarung"]
    assert re.search(rf"\bI\s*·\s*{place}\b", words(volumes.files[-1]))


def test_what_nothing_changed_of_is_not_touched(volumes: Divided) -> None:
    before = {path: path.stat().st_mtime_ns for path in volumes.files}
    again = made(volumes.project)
    assert {book.path: book.path.stat().st_mtime_ns for book in again.books} == before
    assert [book.pages for book in again.books] == [book.pages for book in volumes.built.books]
    assert again.problems == volumes.built.problems


def volume_of(built: Built, slug: str) -> int:
    return next(place for place, book in enumerate(built.books) if f"business/{slug}" in anchors(book.path))


def test_one_price_makes_its_volume_anew(tmp_path: Path, font_cache: Path) -> None:
    project = divided(tmp_path, font_cache)
    first = made(project)
    contents = [book.path.read_bytes() for book in first.books]
    changed = volume_of(first, "dapur-c")
    entry = project.content / "businesses" / "dapur-c" / "keripik-1.yaml"
    entry.write_text(re.sub(r"retail: \d+", "retail: 98765", entry.read_text(encoding="utf-8")), encoding="utf-8")
    again = made(project)
    now = [book.path.read_bytes() for book in again.books]
    assert [one != two for one, two in zip(contents, now, strict=True)] == [
        place == changed for place in range(len(contents))
    ]
    assert [bool(book.changes) for book in again.books] == [place == changed for place in range(len(contents))]
    fresh = divided(tmp_path / "fresh", font_cache)
    shutil.copytree(project.content, fresh.content, dirs_exist_ok=True)
    assert [book.path.read_bytes() for book in made(fresh).books] == now


def test_a_product_that_was_left_out_comes_back(tmp_path: Path, font_cache: Path) -> None:
    project = divided(tmp_path, font_cache, EDITION.replace("max_pages: 16", "max_pages: 16, indexes: volume"))
    contents = [book.path.read_bytes() for book in made(project).books]
    entry = project.content / "businesses" / "dapur-c" / "keripik-1.yaml"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("retail:", "retial:"), encoding="utf-8")
    without = made(project)
    assert [left.key for left in without.left_out] == ["dapur-c/keripik-1"]
    assert "product/dapur-c/keripik-1" not in {name for book in without.books for name in anchors(book.path)}
    entry.write_text(text, encoding="utf-8")
    assert [book.path.read_bytes() for book in made(project).books] == contents


def test_borders_stay_where_there_is_room(tmp_path: Path, font_cache: Path) -> None:
    project = divided(tmp_path, font_cache)
    first = made(project)
    places = {slug: volume_of(first, slug) for slug in MAKERS}
    shutil.rmtree(project.content / "businesses" / "dapur-a")
    again = made(project)
    assert {slug: volume_of(again, slug) for slug in MAKERS if slug != "dapur-a"} == {
        slug: places[slug] - (len(first.books) - len(again.books)) for slug in MAKERS if slug != "dapur-a"
    }


@pytest.mark.parametrize(
    ("volumes_field", "count"),
    [
        pytest.param("{by: pages, max_pages: 400}", 1, id="all of it has room in one book"),
        pytest.param("{by: pages, max_pages: 16, indexes: own, folios: running}", 2, id="running"),
        pytest.param("{by: kecamatan, max_pages: 16, indexes: volume}", 3, id="a volume of indexes"),
    ],
)
def test_other_ways_to_divide(tmp_path: Path, font_cache: Path, volumes_field: str, count: int) -> None:
    settings = re.sub(r"volumes: .*", f"volumes: {volumes_field}", EDITION)
    project = divided(tmp_path, font_cache, settings)
    stale = project.output("jilid") / ("catalogue.pdf" if count > 1 else "catalogue-volume-01.pdf")
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"of another division")
    built = made(project)
    assert len(built.books) >= count
    assert (len(built.books) == 1) == (count == 1)
    assert not stale.exists()
    if "running" in volumes_field:
        numbers = [[int(number) for number in page_numbers(book.path) if number.isdecimal()] for book in built.books]
        assert [number for volume in numbers for number in volume] == list(range(1, sum(map(len, numbers)) + 1))
    if "indexes: volume" in volumes_field:
        assert "Index of products" in words(built.books[-1].path)
        assert not any("Index of products" in words(book.path) for book in built.books[:-1])


def test_a_maker_larger_than_a_volume_is_warned_of(tmp_path: Path, font_cache: Path) -> None:
    project = divided(tmp_path, font_cache)
    folder = project.content / "businesses" / "dapur-b"
    for number in range(10, 40):
        text = (folder / "keripik-1.yaml").read_text(encoding="utf-8")
        (folder / f"keripik-{number}.yaml").write_text(re.sub(r"(?m)^sku: .*$", f"sku: B-{number}", text))
    built = made(project)
    found = {dict(problem.values)["volume"] for problem in built.problems if problem.code == "volume-thick"}
    assert found == {str(number) for number, book in enumerate(built.books, start=1) if book.pages > 16} != set()


def edit(project: Project, entry: str, text: str) -> None:
    file = project.content / "businesses" / entry
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace_cover(project: Project) -> None:
    photos = project.images / "tenun-contoh"
    shutil.copy(photos / "selendang.jpg", photos / "ruang.jpg")


def hide_first_chapter(project: Project) -> None:
    edit(project, "tenun-contoh/business.yaml", "hidden: yes\n")


def add_linked_product(project: Project) -> None:
    file = project.content / "businesses" / "tenun-contoh" / "serbet.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("tags: [lama]", "tags: [baru]"), encoding="utf-8")


def name_base_language(project: Project) -> None:
    (project.content / "languages").mkdir()
    (project.content / "languages" / "en.yaml").write_text("fallback: [tr, id]\n")


@pytest.mark.parametrize(
    ("settings", "change"),
    [
        pytest.param(f"{EDITION}cover: tenun-contoh/ruang.jpg\n", replace_cover, id="a photo on all covers"),
        pytest.param(
            EDITION.replace("by: category", "by: pages"), hide_first_chapter, id="chapters have other numbers"
        ),
        pytest.param(f"{EDITION}exclude: {{tags: [lama]}}\n", add_linked_product, id="a product that another names"),
        pytest.param(
            EDITION.replace("[en]", "[en-GB]"), name_base_language, id="a language of which the edition's is a variant"
        ),
    ],
)
def test_what_volumes_have_in_common_makes_them_anew(
    tmp_path: Path, font_cache: Path, settings: str, change: Callable[[Project], None]
) -> None:
    project = divided(tmp_path, font_cache, settings)
    edit(project, "tenun-contoh/serbet.yaml", "tags: [lama]\n")
    edit(project, "dapur-g/keripik-1.yaml", "tags: [lama]\n")
    edit(project, "dapur-h/keripik-1.yaml", "goes_with: [tenun-contoh/serbet]\n")
    edit(project, "dapur-h/keripik-2.yaml", "description: {id: Gurih., tr: Lezzetli.}\n")
    made(project)
    change(project)
    fresh = divided(tmp_path / "fresh", font_cache, settings)
    for mine, other in ((project.content, fresh.content), (project.images, fresh.images)):
        shutil.copytree(mine, other, dirs_exist_ok=True)
    again = [book.path.read_bytes() for book in made(project).books]
    assert len(again) > 1
    assert again == [book.path.read_bytes() for book in made(fresh).books]
