"""`catalog plan`: the table, the page of thumbnails, and why a product stands where it does."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES, Translator
from tests.conftest import copy_small

ENGLISH = Translator("en")
EDITIONS = ["petak", "profil"]


@pytest.fixture
def project(tmp_path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project with a warm cache, and the working folder in it."""
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    monkeypatch.chdir(copied.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    monkeypatch.setenv("COLUMNS", "100")
    return copied


class Page(HTMLParser):
    """What stands in bold type on a page, names among it, and every address that it links to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.names: list[str] = []
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.language = ""
        self._named = False
        self.text = file.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.addresses += [values[name] or "" for name in ("href", "src") if name in values]
        if tag == "html":
            self.language = values.get("lang") or ""
        if tag == "b" and self.get_starttag_text() == "<b>":
            self._named = True
            self.names.append("")

    def handle_endtag(self, tag: str) -> None:
        self._named = self._named and tag != "b"

    def handle_data(self, data: str) -> None:
        if self._named:
            self.names[-1] += data


def names_of(project: Project, language: str) -> list[str]:
    """The name of every product of the small project in a language."""
    found = []
    for file in sorted(project.content.glob("businesses/*/*.yaml")):
        if file.name != "business.yaml":
            name = yaml.safe_load(file.read_text(encoding="utf-8"))["name"]
            found.append(name if isinstance(name, str) else name[language])
    return sorted(found)


def plan(*arguments: str, translator: Translator = ENGLISH) -> int:
    return run(["plan", *arguments, "--jobs", "1"], translator)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_plan_is_a_table_and_a_page(
    edition: str, language: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    translator = Translator(language)
    assert plan(edition, translator=translator) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].split()[0] == translator.say("plan.head.page")
    assert lines[-1] == f"build/{edition}/plan.html"
    assert max(map(len, lines[:-4])) <= 100
    numbers = [int(line.split()[0]) for line in lines if re.match(r" +\d+ ", line)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert err.splitlines()[-1].split(" · ")[0].strip().startswith(f"4 {translator.say('stage.plan')}")
    assert [path.name for path in (project.build / edition).iterdir()] == ["plan.html"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_names_every_product_once_and_asks_for_nothing(edition: str, language: str, project: Project) -> None:
    translator = Translator(language)
    assert plan(edition, translator=translator) == 0
    page = Page(project.build / edition / "plan.html")
    expected = names_of(project, "en" if edition == "profil" else "id")
    assert sorted(name for name in page.names if name in expected) == expected
    assert all(page.text.count(name) == 1 for name in expected)
    assert page.language == language
    assert translator.say("plan.lead") in page.text
    assert all(address.startswith("#") or address == "data:," for address in page.addresses)
    assert not page.tags & {"script", "img", "iframe", "object"}
    assert "url(" not in page.text


def test_the_same_plan_gives_the_same_page(project: Project) -> None:
    texts = set()
    for _ in range(2):
        assert plan("profil") == 0
        texts.add((project.build / "profil" / "plan.html").read_bytes())
    assert len(texts) == 1


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_the_terminal(
    columns: int, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert plan("profil") == 0
    table = capsys.readouterr().out.split("\n\n")[:-1]
    assert max(len(line) for block in table for line in block.splitlines()) <= columns


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_why_tells_what_decided(
    edition: str, language: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    translator = Translator(language)
    assert plan(edition, "--why", "tenun-contoh/sarung", translator=translator) == 0
    out = capsys.readouterr().out
    assert "(tenun-contoh/sarung)" in out.splitlines()[0]
    assert translator.say("plan.why.slots") in out
    assert translator.say("plan.fit.designed") in out or translator.say("plan.fit.untried") in out
    assert len([line for line in out.splitlines() if line.startswith("  → ")]) == 1
    assert max(map(len, out.splitlines())) <= 110
    assert not (project.build / edition / "plan.html").exists()


@pytest.mark.parametrize(
    ("product", "said"),
    [
        ("tenun-contoh/sarun", "Did you mean “tenun-contoh/sarung”?"),
        ("sarung", "Did you mean “tenun-contoh/sarung”?"),
        ("selendan", "Did you mean “tenun-contoh/selendang”?"),
        ("x", "Write it as BUSINESS/PRODUCT, by the names of its folder and file in content/businesses/."),
    ],
)
def test_an_unknown_product_is_reported_with_near_names(
    product: str, said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("profil", "--why", product) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"error: There is no product “{product}” in this edition." in err
    assert err.rstrip().endswith(said)


def test_a_product_that_an_edition_leaves_out_is_reported_apart(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project.content / "editions" / "petak.yaml").open("a", encoding="utf-8") as edition:
        edition.write("exclude: {products: [tenun-contoh/sarung]}\n")
    assert plan("petak", "--why", "tenun-contoh/sarung", translator=Translator("id")) == 2
    err = capsys.readouterr().err
    assert "Produk “tenun-contoh/sarung” tidak ada dalam edisi “petak”." in err
    assert "content/editions/petak.yaml" in err


def test_an_unknown_edition_is_2_and_content_with_errors_is_1(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("profli") == 2
    assert "Did you mean “profil”?" in capsys.readouterr().err
    (project.content / "categories.yaml").write_text("", encoding="utf-8")
    assert plan("profil") == 1
    assert "content/categories.yaml: error: This file is empty." in capsys.readouterr().err
    assert not (project.build / "profil").exists()


def test_names_are_text_and_not_markup(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = project.content / "businesses" / "tenun-contoh" / "serbet.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^name:.*$", 'name: "<script>alert(1)</script>"', text), encoding="utf-8")
    assert plan("petak") == 0
    page = Page(project.build / "petak" / "plan.html")
    assert "script" not in page.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_build_shows_what_changed_beside_the_book(
    language: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    translator = Translator(language)
    make = ["build", "petak", "--output", "screen", "--jobs", "1"]
    file = project.build / "petak" / "changes.html"
    assert run(make, translator) == 0
    assert not file.exists()
    (project.content / "businesses" / "tenun-contoh" / "serbet.yaml").unlink()
    capsys.readouterr()
    assert run(make, translator) == 0
    out = capsys.readouterr().out
    assert "build/petak/changes.html" in out
    page = Page(file)
    assert page.language == language
    assert translator.say("changes.went") in page.text
    assert "tenun-contoh/serbet" in page.names
    summary = re.search(r'<p class="again">(.*?)</p>', page.text)
    assert summary
    assert summary[1] in out
    assert not page.tags & {"script", "img", "iframe", "object"}
    assert all(address.startswith("#") or address == "data:," for address in page.addresses)
    assert run(make, translator) == 0
    assert not file.exists()
