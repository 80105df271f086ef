"""Four editions of a fair in as many languages, read back from their PDFs: a product stands on the same page in all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
import yaml

from catalog.content.extracts import Asked
from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.pipeline.deep_check import check_deeply
from catalog.pipeline.extract_edition import extract_edition
from catalog.pipeline.plan_edition import plan_edition
from tests.conftest import DAY, Silence
from tests.content.shop import write_shop
from tests.loops import some
from tests.pipeline.printed import words_by_page

pytestmark = pytest.mark.no_cover  # many builds of lines that others run: counting them takes half as long again

PRODUCTS: Final = 22
LANGUAGES: Final = ("en", "id", "ja", "tr")
SENTENCES: Final = {
    "en": "Sewn twice, washed once, packed flat in paper. ",
    "id": "Dijahit dua kali, dicuci sekali, lalu dikemas rata dalam kertas daur ulang. ",
    "ja": "二度縫い、一度洗い、紙に平らに包んでお届けします。",
    "tr": "İki kez dikilir, bir kez yıkanır, kâğıda düz biçimde sarılır. ",
}
LEADER: Final = "fair"
GROUP: Final = (LEADER, *(f"fair-{language}" for language in LANGUAGES[1:]))
SINGLES: Final = ("single-en", "single-tr")  # the same, not parallel
OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("screen",))
Place = tuple[int, str]  # of a page: its place in the file, the number printed on it


@dataclass(frozen=True)
class Fair:
    project: Project
    built: Mapping[str, Built]

    def path(self, edition: str) -> Path:
        book = self.built[edition].book
        assert book
        return book.path


def texts(number: int, most: int) -> dict[str, str]:
    """A text in each language; each is the longest in turn, by far."""
    return {
        language: (sentence * (most if (number + place) % len(LANGUAGES) == 0 else 1)).strip()
        for place, (language, sentence) in enumerate(SENTENCES.items())
    }


def write(path: Path, values: Mapping[str, Any]) -> None:
    path.write_text(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False), "utf-8")


def change(path: Path, **values: Any) -> None:  # noqa: ANN401 fields of an entry
    write(path, {**yaml.safe_load(path.read_text("utf-8")), **values})


def write_fair(folder: Path, layout: Mapping[str, str]) -> Project:
    """The foreign shop with texts in four languages and an edition in each."""
    project = write_shop(folder, PRODUCTS)
    editions = project.content / "editions"
    leader = yaml.safe_load((editions / "profile.yaml").read_text("utf-8"))
    for path in editions.iterdir():
        path.unlink()
    write(editions / f"{LEADER}.yaml", {**leader, "layout": {**layout, "costs": {"short": 100_000}}})
    for language in LANGUAGES[1:]:
        like = {"like": LEADER, "parallel": LEADER, "languages": [language], "code": f"F-{language.upper()}"}
        write(editions / f"{LEADER}-{language}.yaml", like)
    for name in SINGLES:
        write(editions / f"{name}.yaml", {"like": LEADER, "languages": [name[-2:]], "code": name.upper()})
    products = sorted(path for path in project.content.glob("businesses/*/*.yaml") if path.name != "business.yaml")
    for number, path in enumerate(products):
        change(path, line=texts(number, 4), description=texts(number + 1, 12))
    for number, path in enumerate(sorted(project.content.glob("businesses/*/business.yaml"))):
        change(path, name=names(yaml.safe_load(path.read_text("utf-8"))["name"], number), story=texts(number, 5))
    long = {language: sentence * (90 if language == "tr" else 2) for language, sentence in SENTENCES.items()}
    change(project.content / "catalogue.yaml", foreword={"text": long})
    return project


def category_of(project: Project, key: str) -> str:
    entry: dict[str, str] = yaml.safe_load((project.content / "businesses" / f"{key}.yaml").read_text("utf-8"))
    return entry["category"]


def names(name: str, number: int) -> dict[str, str]:
    """The name of a maker, which sorts in another order in Japanese."""
    return {"en": name, "ja": "んわりよや"[number % 5] + name}


def places(path: Path) -> dict[str, Place]:
    """Where each product stands in a PDF, by the destinations in it."""
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        found = {}
        for name, goal in pikepdf.NameTree(pdf.Root.Names.Dests).items():
            place = numbers[(goal.D if isinstance(goal, pikepdf.Dictionary) else goal)[0].objgen]
            if str(name).startswith("product/"):
                found[str(name)] = place, pdf.pages[place].label
        return found


def printed_number(words: Sequence[tuple[float, float, float, float, str]]) -> str:
    """The number at the foot of a page; "" where there is none."""
    return next((word[4] for word in sorted(words, key=lambda one: -one[1])[:2] if word[4].isdecimal()), "")


def share_cache(project: Project, font_cache: Path) -> None:
    """Fonts and pictures of all tests, and nothing that was tried or set."""
    project.cache.mkdir(parents=True)
    for part in ("fonts", "pictures"):
        (font_cache / part).mkdir(exist_ok=True)
        (project.cache / part).symlink_to(font_cache / part)


@pytest.fixture(scope="module", params=[{}, {"products": "grid"}], ids=["profile", "grid"])
def fair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Fair:
    project = write_fair(tmp_path_factory.mktemp("fair"), request.param)
    share_cache(project, font_cache)
    built = build(project, (*GROUP[::-1], *SINGLES), OPTIONS, Silence())
    assert [one.edition for one in built] == [*GROUP[::-1], *SINGLES]
    return Fair(project, {one.edition: one for one in built})


def test_every_product_stands_on_the_same_page_in_all_languages(fair: Fair) -> None:
    found = {edition: places(fair.path(edition)) for edition in GROUP}
    assert len(found[LEADER]) == PRODUCTS
    assert len(set(found[LEADER].values())) > PRODUCTS // 4
    for edition in GROUP:
        assert found[edition] == found[LEADER], edition
        words = words_by_page(fair.path(edition))
        for place, label in set(found[edition].values()):
            assert printed_number(words[place]) in (label, ""), (edition, place)  # pages with a picture have none


def test_by_themselves_they_have_other_pages(fair: Fair) -> None:
    """Or else the test above would show nothing: in the front matter, and then in the body."""
    english, turkish = (places(fair.path(name)) for name in SINGLES)
    opening = [min(place - int(label) for place, label in found.values()) for found in (english, turkish)]
    assert opening[0] < opening[1]
    together = {name: label for name, (_, label) in places(fair.path(LEADER)).items()}
    for found in (english, turkish):
        assert {name: label for name, (_, label) in found.items()} != together


def test_no_book_has_a_text_that_does_not_fit(fair: Fair) -> None:
    for edition in GROUP:
        assert not {problem.code for problem in fair.built[edition].problems} & {"text-too-long", "parallel-empty"}


def test_plan_and_check_say_the_same(fair: Fair) -> None:
    for edition in (LEADER, "fair-ja"):
        planned = plan_edition(fair.project, edition, "", BuildOptions(DAY, jobs=1), Silence())
        body = [page for section in planned.overview.sections for page in section.pages if page.number]
        numbers = {f"product/{product.key}": str(page.number) for page in body for product in page.products}
        assert numbers == {name: label for name, (_, label) in places(fair.path(edition)).items()}
        deciding = {product.need.edition for page in body for product in page.products if product.need}
        assert len(deciding) > 1
    deep = {problem.code for problem in check_deeply(fair.project, OPTIONS, Silence()).problems}
    assert deep >= {problem.code for one in fair.built.values() for problem in one.problems}
    assert "parallel-empty" not in deep


def test_nothing_is_made_twice(fair: Fair) -> None:
    for built in build(fair.project, GROUP, OPTIONS, Silence()):
        assert built.book
        assert built.book.kept


@pytest.mark.parametrize("edition", ["fair-tr", LEADER])
def test_one_alone_in_a_fresh_project_is_the_same_book(
    edition: str, fair: Fair, tmp_path: Path, font_cache: Path
) -> None:
    shutil.copytree(fair.project.content, tmp_path / "content", ignore=shutil.ignore_patterns("plans"))
    shutil.copytree(fair.project.images, tmp_path / "images")
    alone = Project(tmp_path)
    share_cache(alone, font_cache)
    (built,) = build(alone, (edition,), OPTIONS, Silence())
    assert built.book
    assert built.book.path.read_bytes() == fair.path(edition).read_bytes()


def test_a_longer_text_in_one_language_moves_the_products_of_all(fair: Fair, tmp_path: Path, font_cache: Path) -> None:
    shutil.copytree(fair.project.content, tmp_path / "content")
    shutil.copytree(fair.project.images, tmp_path / "images")
    project = Project(tmp_path)
    share_cache(project, font_cache)
    keys = [name.removeprefix("product/") for name in places(fair.path(LEADER))]
    for key in keys:
        path = project.content / "businesses" / f"{key}.yaml"
        lines = yaml.safe_load(path.read_text("utf-8"))["line"]
        change(path, line={**lines, "ja": SENTENCES["ja"] * (20 if key in keys[1::3] else 6)})
    alone = {edition: build(project, (edition,), OPTIONS, Silence())[0] for edition in ("fair-tr", LEADER, "fair-ja")}
    turkish, english, japanese = (places(one.book.path) for one in alone.values() if one.book)
    assert turkish == english
    assert japanese  # a text that no slot has room for in its language is an error: that product is left out there
    assert japanese == {name: place for name, place in english.items() if name in japanese}
    left_out = {entry.key for entry in alone["fair-ja"].left_out}
    assert {name.removeprefix("product/") for name in english.keys() - japanese.keys()} == left_out
    assert templates(project) != templates(fair.project)


def templates(project: Project) -> list[tuple[str, list[str]]]:
    """The template of each page of the leading edition, and its products."""
    plan = yaml.safe_load((project.content / "plans" / f"{LEADER}.yaml").read_text("utf-8"))
    return [(page["template"], page["products"]) for page in plan["pages"] if "template" in page]


def test_what_an_edition_does_not_take_moves_nothing(fair: Fair, tmp_path: Path, font_cache: Path) -> None:
    shutil.copytree(fair.project.content, tmp_path / "content", ignore=shutil.ignore_patterns("plans"))
    shutil.copytree(fair.project.images, tmp_path / "images")
    project = Project(tmp_path)
    share_cache(project, font_cache)
    editions = project.content / "editions"
    keys = [name.removeprefix("product/") for name in places(fair.path(LEADER))]
    tops = [key for key in keys if category_of(project, key) == "tops"]
    change(editions / "fair-ja.yaml", exclude={"products": keys[::4], "categories": ["bags"]})
    change(editions / f"{LEADER}.yaml", exclude={"products": some(tops)[:2]})
    change(editions / "fair-id.yaml", exclude={})  # takes what the first edition does not
    built = {one.edition: one for one in build(project, GROUP, OPTIONS, Silence())}
    found = {edition: places(one.book.path) for edition, one in built.items() if one.book}
    whole = found["fair-id"]
    assert len(whole) == PRODUCTS
    for edition in some(GROUP):
        assert found[edition] == {name: place for name, place in whole.items() if name in found[edition]}, edition
    assert set(whole) - set(found[LEADER]) == {f"product/{key}" for key in tops[:2]}
    assert not {f"product/{key}" for key in keys[::4]} & set(found["fair-ja"])
    assert "parallel-empty" in {problem.code for problem in built["fair-ja"].problems}
    assert "parallel-more" in {problem.code for one in built.values() for problem in one.checked}


def test_one_alone_is_not_planned_anew(fair: Fair) -> None:
    with pytest.raises(CatalogError) as refused:
        build(fair.project, ("fair-ja",), replace(OPTIONS, replan=("all",)), Silence())
    assert [problem.code for problem in refused.value.problems] == ["replan-parallel"]
    assert refused.value.exit_code == ExitCode.USAGE


def test_a_locked_plan_holds_for_all(fair: Fair) -> None:
    for edition in GROUP[:2]:
        (built,) = build(fair.project, (edition,), replace(OPTIONS, locked=True), Silence())
        assert built.book
        assert not built.book.changes


def test_an_extract_has_the_pages_as_they_are_in_the_book(fair: Fair) -> None:
    """Which are taken from the cache: in the order of all, with the numbers of the chapters there."""
    asked = Asked("fair-ja", categories=("tops",))
    extracted = extract_edition(fair.project, asked, "", "en", OPTIONS, Silence())
    assert extracted.built.book
    plan = yaml.safe_load((fair.project.content / "plans" / "fair-ja.yaml").read_text("utf-8"))
    parts = {page["part"] for page in plan["pages"] if page["part"].split("/")[1:2] == ["tops"]}
    set_parts = [part for part in parts if part.startswith(("business/", "grid/", "makers/"))]
    assert set_parts
    assert extracted.built.book.parts_kept >= len(set_parts)
