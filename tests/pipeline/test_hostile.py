"""Hostile content and surroundings: markup in entries, templates of the project, libraries that are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project, shipped
from catalog.i18n.translator import Translator
from catalog.pipeline import part_stages
from catalog.pipeline.build import BuildOptions, build
from catalog.typesetting.parts import PartJob
from tests.conftest import DAY, Silence, copy_small
from tests.loops import some
from tests.running import catalog

ENGLISH = Translator("en")
MARKUP = "<script>alert(1)</script> <svg onload=alert(2)> <img src=http://evil.example/x.png> {{ 7*7 }} {% x %} &amp;"
MARKDOWN = (
    "**bold** <script>alert(3)</script> [link](javascript:alert(4)) ![x](http://evil.example/y.png) "
    "![x](file:///etc/hostname) <http://evil.example/z> <iframe src=//evil.example></iframe> {{ 7*7 }}"
)
WITHOUT_PANGO = """
import cffi
found = cffi.FFI.dlopen
def dlopen(self, name, *more):
    if "pango" in str(name):
        raise OSError(f"cannot load library '{name}'")
    return found(self, name, *more)
cffi.FFI.dlopen = dlopen
"""


class Tags(HTMLParser):
    """The elements and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    return copied


@pytest.fixture
def hostile(project: Project) -> Project:
    """The small project with markup in every kind of text."""
    quoted = f"'{MARKUP}'"
    businesses = project.content / "businesses"
    maker = businesses / "tenun-contoh" / "business.yaml"
    text = maker.read_text(encoding="utf-8")
    text = re.sub(r"^name: .*", f"name: {quoted}", text, flags=re.M)
    text = re.sub(r"^owner: .*", f"owner: {quoted}", text, flags=re.M)
    text = re.sub(r"^story:\n.*\n.*\n", f"story: {quoted}\n", text, flags=re.M)
    text = text.replace("street: Jalan Contoh 2", f"street: {quoted}")
    maker.write_text(text, encoding="utf-8")
    product = businesses / "tenun-contoh" / "sarung.yaml"
    text = product.read_text(encoding="utf-8")
    text = re.sub(r"^name: .*", f"name: {quoted}", text, flags=re.M)
    text = re.sub(r"^line: .*", f"line: {quoted}", text, flags=re.M)
    text = re.sub(r"^description: .*", f"description: '{MARKDOWN}'", text, flags=re.M)
    text = text.replace("alt: {id: Sarung terlipat, en: A folded sarong}", f"alt: {quoted}")
    product.write_text(text, encoding="utf-8")
    front = project.content / "catalogue.yaml"
    text = front.read_text(encoding="utf-8")
    text = re.sub(r"^foreword:\n  text:\n.*\n.*\n", f"foreword:\n  text: '{MARKDOWN}'\n", text, flags=re.M)
    text = re.sub(r"^title: .*", f"title: {quoted}", text, flags=re.M)
    front.write_text(text, encoding="utf-8")
    return project


def assert_harmless(pages: dict[str, str]) -> None:
    """No element, handler or address in `pages` comes from an entry; what was written is there as text."""
    own = {"https://wa.me", "https://instagram.com", "https://www.instagram.com", "mailto:", "tel:", "book:"}
    for name, text in some(pages.items()):
        tags = Tags(text)
        assert not {"script", "iframe", "object", "embed"} & set(tags.elements), name
        assert tags.handlers == [], name
        strange = [
            address
            for address in tags.addresses
            if re.match(r"[a-z]+:|//", address)
            and not address.startswith((*own, "picture:", "drawing:", "cloth:", "code:", "#"))
        ]
        assert strange == [], name
    everything = " ".join(text for page in pages.values() for text in Tags(page).texts)
    assert "<script>alert(1)</script> <svg onload=alert(2)>" in everything
    assert "{{ 7*7 }} {% x %} &amp;" in everything
    assert "<script>alert(3)</script>" in everything


def test_markup_in_entries_is_text_in_the_html(hostile: Project) -> None:
    build(hostile, ("profil",), BuildOptions(DAY, outputs=("html",)), Silence())
    html = hostile.build / "profil" / "html"
    pages = {path.relative_to(html).as_posix(): path.read_text(encoding="utf-8") for path in html.rglob("*.html")}
    assert_harmless(pages)
    assert any("<strong>bold</strong>" in page for page in pages.values())


def test_markup_in_entries_is_text_in_the_book(hostile: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: dict[str, str] = {}

    def take(_typesetting: object, jobs: Sequence[PartJob], *_: object) -> None:
        rendered.update((job.name, job.html) for job in jobs)
        raise KeyboardInterrupt  # what is to be seen is there

    monkeypatch.setattr(part_stages, "set_parts", take)
    with pytest.raises(KeyboardInterrupt):
        build(hostile, ("profil",), BuildOptions(DAY, outputs=("screen",)), Silence())
    assert_harmless(rendered)


def override(project: Project, name: str, old: str, new: str) -> None:
    """Give the project a template of its own: the shipped one, changed."""
    text = (shipped("templates") / name).read_text(encoding="utf-8")
    assert old in text
    path = project.templates / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_template_of_the_project_is_used_in_the_html(project: Project) -> None:
    override(project, "website/about.html", "{% endblock %}", "<p>From the project</p>{% endblock %}")
    build(project, ("profil",), BuildOptions(DAY, outputs=("html",)), Silence())
    pages = (project.build / "profil" / "html").rglob("*.html")
    assert [path for path in pages if "<p>From the project</p>" in path.read_text(encoding="utf-8")]


def test_a_template_of_the_project_is_used_in_the_book(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    override(project, "book/foreword.html", "{% endblock %}", "<p>From the project</p>{% endblock %}")
    seen: list[str] = []

    def take(_typesetting: object, jobs: Sequence[PartJob], *_: object) -> None:
        seen.extend(job.name for job in jobs if "<p>From the project</p>" in job.html)
        raise KeyboardInterrupt

    monkeypatch.setattr(part_stages, "set_parts", take)
    with pytest.raises(KeyboardInterrupt):
        build(project, ("petak",), BuildOptions(DAY), Silence())
    assert seen == ["foreword"]


@pytest.mark.parametrize(
    ("template", "slip", "line", "said"),
    [
        ("book/foreword.html", "{% if %}", 2, "error: The template book/foreword.html cannot be read: "),
        ("book/foreword.html", "{{ vieww.title }}", 2, "stumbles here: 'vieww' is undefined."),
        ("book/foreword.html", "{{ view.titel }}", 2, "has no attribute 'titel'."),
        ("book/foreword.html", "{{ view.title + 1 }}", 2, "stumbles here: can only concatenate str"),
        ("book/foreword.html", "{{ say('no such phrase') }}", 2, "stumbles here: "),
        ("book/foreword.html", "{{ view.__class__.__mro__ }}", 2, "access to attribute '__class__'"),
        ("book/foreword.html", "{% include '../../content/catalogue.yaml' %}", 2, "There is no template ../../content"),
        ("book/foreword.html", "{% include '/etc/hostname' %}", 2, "There is no template /etc/hostname."),
        ("book/foreword.html", "{% for n in range(10 ** 9) %}{% endfor %}", 2, "stumbles here: Range too big."),
        ("website/home.html", "{{ missing }}", 2, "stumbles here: 'missing' is undefined."),
    ],
)
def test_a_slip_in_a_template_is_reported_with_its_line(
    template: str,
    slip: str,
    line: int,
    said: str,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project.root)
    path = project.templates / template
    path.parent.mkdir(parents=True)
    path.write_text(f"<p>\n{slip}\n</p>", encoding="utf-8")
    output = "html" if template.startswith("website") else "screen"
    assert run(["build", "petak", "--output", output], ENGLISH) == 1
    err = capsys.readouterr().err
    found = next(text for text in err.splitlines() if text.startswith("templates/"))
    assert found.startswith(f"templates/{template}:{line}: error: ")
    assert said in found
    assert f"    {line} │ {slip}" in err


def test_a_page_that_shows_what_it_may_not_is_reported(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("the part foreword could not be set: a page may not show file:///etc/hostname")

    override(project, "book/foreword.html", "{% endblock %}", '<img src="file:///etc/hostname">{% endblock %}')
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(part_stages, "set_parts", refuse)
    assert run(["build", "petak"], ENGLISH) == 1
    assert "templates/book: error: A page cannot be set: the part foreword" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_missing_library_is_reported_with_the_command_that_installs_it(
    jobs: str, project: Project, font_cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_PANGO, encoding="utf-8")
    project.cache.unlink()
    project.cache.mkdir()
    for kept in ("fonts", "pictures", "drawings"):
        (font_cache / kept).mkdir(exist_ok=True)
        (project.cache / kept).symlink_to(font_cache / kept)
    path = f"{tmp_path}:{Path(__file__).parents[2]}"
    done = catalog("build", "petak", "--jobs", jobs, folder=project.root, PYTHONPATH=path)
    assert done.returncode == 3
    assert "error: Pango is missing, which sets the pages.\n  → Install it with: " in done.stderr
    assert "WeasyPrint" not in done.stdout + done.stderr
    assert not (project.build / "petak" / "catalogue.pdf").exists()
