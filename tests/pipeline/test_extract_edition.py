"""Extracts of the small project: pages from the cache, orders of their own, kept as files, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pikepdf
import pytest

from catalog.content.extracts import Asked
from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.deep_check import check_deeply
from catalog.pipeline.extract_edition import Extracted, extract_edition
from tests.conftest import DAY, Silence, copy_small
from tests.content.breaking import CHIPS, Trial
from tests.pipeline.printed import words_by_page
from tests.pipeline.printed_codes import check_codes

OPTIONS: Final = BuildOptions(DAY, jobs=1)
SCREEN: Final = replace(OPTIONS, outputs=("screen",))
BUYER: Final = "Zoë & Søn \N{CHERRY BLOSSOM} A/S"
WEAVER: Final = Asked("profil", businesses=("tenun-contoh",), buyer=BUYER)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    """The small project, with its edition `profil` made."""
    copied = copy_small(tmp_path_factory.mktemp("extracts"))
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    build(copied, ("profil",), SCREEN, Silence())
    return copied


def extract(project: Project, asked: Asked, keep: str = "") -> Extracted:
    return extract_edition(project, asked, keep, "en", OPTIONS, Silence())


def path_of(made: Extracted) -> Path:
    assert made.built.book
    return made.built.book.path


@pytest.fixture(scope="module")
def weaver(project: Project) -> Extracted:
    return extract(project, WEAVER)


def text_of(made: Extracted) -> list[str]:
    return [unescape(" ".join(word[4] for word in words)) for words in words_by_page(path_of(made))]


def links_of(made: Extracted) -> list[str]:
    return [unquote(uri) for uri in _links(path_of(made))]


def _links(path: Path) -> Iterator[str]:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for link in page.get("/Annots", ()):
                if "/A" in link:
                    yield str(link.A.URI)


def test_pages_of_a_maker_come_from_the_cache(weaver: Extracted) -> None:
    assert weaver.built.book
    assert weaver.built.book.parts_kept == 1
    assert weaver.built.book.parts_set == 2  # the cover, and how to order


def test_it_has_a_cover_those_pages_and_the_prices(weaver: Extracted) -> None:
    cover, *pages, last = text_of(weaver)
    assert "Tenun Contoh" in cover
    assert "Zoë & Søn" in cover
    assert "Made in Contoh" in cover  # the edition
    assert 1 <= len(pages) <= 3
    assert all("Keripik" not in page and "Chips" not in page for page in (cover, *pages, last))
    assert "Price list" in last
    assert weaver.code in last
    assert not any("Contents" in page for page in (cover, *pages, last))


def test_every_order_names_its_own_code_and_the_buyer(weaver: Extracted, tmp_path: Path) -> None:
    messages = [link for link in links_of(weaver) if "text=" in link]
    assert len(messages) >= 4
    assert all(f"{weaver.code} for {BUYER}" in message for message in messages)
    said = check_codes(path_of(weaver), tmp_path)  # each as large as it has to be
    mark = weaver.code.rpartition("-")[2]
    assert said
    assert all(code.endswith(mark) for code in said)


def test_it_lies_in_a_folder_of_its_own_and_nothing_else_is_written(project: Project, weaver: Extracted) -> None:
    path = path_of(weaver)
    assert path.parent.name.startswith("profil-tenun-contoh-")
    assert not (project.content / "plans" / f"{path.parent.name}.yaml").exists()
    assert path_of(extract(project, replace(WEAVER, buyer=""))).parent != path.parent


def test_the_same_bytes_from_an_empty_cache(weaver: Extracted, tmp_path: Path, font_cache: Path) -> None:
    fresh = copy_small(tmp_path / "fresh")
    (fresh.cache).mkdir(parents=True)
    (fresh.cache / "fonts").symlink_to(font_cache / "fonts")
    plans = fresh.content / "plans"
    plans.mkdir()
    kept = path_of(weaver).parents[2] / "content" / "plans" / "profil.yaml"
    (plans / "profil.yaml").write_bytes(kept.read_bytes())
    assert path_of(extract(fresh, WEAVER)).read_bytes() == path_of(weaver).read_bytes()


def test_more_pages_have_contents(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.book.lists.list_parts.FEW", 3)
    pages = text_of(extract(project, Asked("profil", categories=("tenun", "pangan"))))
    assert pages[0].startswith("Kantor Contoh".upper()) or "Contoh" in pages[0]
    assert "Contents" in pages[1]
    assert "Woven cloth" in pages[1]


def test_a_kept_extract_is_built_to_the_same_bytes(project: Project, tmp_path: Path, font_cache: Path) -> None:
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    made = extract(copied, WEAVER, keep="untuk-zoe")
    assert made.kept == copied.content / "editions" / "untuk-zoe.yaml"
    before = path_of(made).read_bytes()
    assert path_of(made).parent.name == "untuk-zoe"
    path_of(made).unlink()
    (again,) = build(copied, ("untuk-zoe",), OPTIONS, Silence())
    assert again.book
    assert again.book.path.read_bytes() == before
    assert not [problem for problem in check_deeply(copied, OPTIONS, Silence()).problems if "edition" in problem.code]
    with pytest.raises(CatalogError) as fault:
        extract(copied, WEAVER, keep="untuk-zoe")
    assert [problem.code for problem in fault.value.problems] == ["new.exists"]
    with pytest.raises(CatalogError) as fault:
        build(copied, ("untuk-zoe",), replace(OPTIONS, outputs=("print",)), Silence())
    assert [problem.code for problem in fault.value.problems] == ["extract-print"]


def test_a_kept_extract_for_telephones_names_the_buyer(tmp_path: Path, font_cache: Path) -> None:
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    extract(copied, WEAVER, keep="untuk-zoe")
    (built,) = build(copied, ("untuk-zoe",), replace(OPTIONS, outputs=("phone",)), Silence())
    assert built.phone
    words = " ".join(word[4] for word in words_by_page(copied.output("untuk-zoe") / built.phone.file)[0])
    assert f"Prepared for {BUYER}" in unescape(words)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (replace(WEAVER, buyer="\N{GOTHIC LETTER AHSA}"), "extract-letters"),
        (replace(WEAVER, products=("nothing",)), "extract-product"),
        (replace(WEAVER, edition="petakk"), "extract-of-unknown"),
    ],
)
def test_what_cannot_be_made_leaves_nothing(project: Project, asked: Asked, code: str) -> None:
    before = sorted(project.build.iterdir())
    with pytest.raises(CatalogError) as fault:
        extract(project, asked, keep="nothing")
    assert [problem.code for problem in fault.value.problems] == [code]
    assert fault.value.exit_code == ExitCode.USAGE
    assert sorted(project.build.iterdir()) == before
    assert not (project.content / "editions" / "nothing.yaml").exists()


def test_the_longest_name_of_a_buyer_fits_or_is_said(project: Project) -> None:
    made = extract(project, replace(WEAVER, buyer="Perusahaan Perdagangan " * 5))
    assert "Perusahaan Perdagangan" in text_of(made)[0]
    assert all(problem.place.file == "" for problem in made.built.problems if "text" in problem.code)


def test_products_without_prices_need_no_list(tmp_path: Path, font_cache: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    trial.project.build.mkdir()
    trial.project.cache.symlink_to(font_cache)
    lines = trial.read(CHIPS).splitlines()
    trial.write(CHIPS, "\n".join(line for line in lines if not line.startswith("price")) + "\n")
    made = extract(trial.project, Asked("profil", products=("dapur-contoh/keripik-1",)))
    assert "Price list" not in " ".join(text_of(made))
