"""Templates are compiled once, until one of them changes, and name their lines all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import nodes

from catalog.cache.value_store import FILE, ValueStore
from catalog.core.problems import CatalogError
from catalog.templating.compiled_code import CompiledCode
from catalog.templating.jinja import Templates
from catalog.templating.sandbox import Sandbox

ONE = "book/one.html"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were compiled."""
    names: list[str] = []
    generate = Sandbox._generate

    def noted(self: Sandbox, source: nodes.Template, name: str, filename: str, *, defer_init: bool = False) -> str:
        names.append(name)
        return generate(self, source, name, filename, defer_init=defer_init)

    monkeypatch.setattr(Sandbox, "_generate", noted)
    return names


def templates(root: Path) -> Templates:
    return Templates(root / "templates", code=CompiledCode(ValueStore(root)))


def write(root: Path, text: str) -> None:
    file = root / "templates" / ONE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_template_is_compiled_when_it_is_new_or_has_changed(tmp_path: Path, compiled: list[str]) -> None:
    write(tmp_path, "{% for one in ones %}{{ one }}{% endfor %}")
    assert templates(tmp_path).render(ONE, ones="ab") == "ab"
    assert templates(tmp_path).render(ONE, ones="<b") == "&lt;b"
    assert compiled == [ONE]
    write(tmp_path, "{{ ones }}")
    assert templates(tmp_path).render(ONE, ones="cd") == "cd"
    assert compiled == [ONE, ONE]


def test_code_that_is_damaged_or_cannot_be_kept_is_compiled_anew(tmp_path: Path, compiled: list[str]) -> None:
    write(tmp_path, "{{ one }}")
    templates(tmp_path).render(ONE, one=1)
    store = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(store.replace(b"one", b"two"))
    assert templates(tmp_path).render(ONE, one=1) == "1"
    (tmp_path / FILE).write_bytes(b"no store at all" * 100)
    assert templates(tmp_path).render(ONE, one=1) == "1"


def test_a_fault_in_known_code_names_its_line(tmp_path: Path, compiled: list[str]) -> None:
    write(tmp_path, "\n\n{{ one.two }}")
    for _ in range(2):
        with pytest.raises(CatalogError) as fault:
            templates(tmp_path).render(ONE, one={})
        assert str(fault.value.problems[0].place) == f"templates/{ONE}:3"
    assert compiled == [ONE]


def test_code_that_is_known_keeps_to_the_sandbox(tmp_path: Path) -> None:
    write(tmp_path, "{{ one.__class__.__mro__ }}")
    for _ in range(2):
        with pytest.raises(CatalogError):
            templates(tmp_path).render(ONE, one="")
    write(tmp_path, "{% for a in range(3000) %}{% for b in range(3000) %}{% endfor %}{% endfor %}")
    for _ in range(2):
        with pytest.raises(CatalogError, match="template-endless"):
            templates(tmp_path).render(ONE)
