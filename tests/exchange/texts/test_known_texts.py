"""Texts are found again where a list was reordered, and no other text is taken for one."""

from __future__ import annotations

from catalog.core.project import Project
from catalog.exchange.texts.known_texts import KnownTexts
from catalog.exchange.texts.project_texts import project_texts
from catalog.exchange.texts.text_row import ReturnedText, mark_of
from tests.exchange.texts.translating import SHIRT, change, loaded


def found(project: Project, field: str, source: str, *, marked: bool = True) -> str | None:
    known = KnownTexts(project_texts(loaded(project)[0]), "id")
    row = ReturnedText("a.po:1", "ja", f"{SHIRT}#{field}", source, "x", mark_of(source, "") if marked else "")
    text = known.find(row)
    return text.field if text else None


def test_a_text_in_a_list_is_found_at_its_new_place(project: Project) -> None:
    assert found(project, "materials[0].name", "Katun") == "materials[0].name"
    change(project, SHIRT, "  - name: Katun\n", "  - name: Sutra\n  - name: Katun\n")
    assert found(project, "materials[0].name", "Katun") == "materials[1].name"
    assert found(project, "materials[0].name", "Katun", marked=False) == "materials[1].name"
    assert found(project, "materials[1].name", "Benang perak") == "materials[2].name"


def test_another_text_at_the_place_of_one_is_not_taken_for_it(project: Project) -> None:
    change(project, SHIRT, "  - name: Katun\n", "  - name: Sutra\n")
    assert found(project, "materials[0].name", "Katun") is None
    assert found(project, "materials[1].name", "Benang peraq") == "materials[1].name"  # mended
    assert found(project, "materials[7].name", "Emas") is None


def test_a_text_that_is_in_no_list_keeps_its_place(project: Project) -> None:
    change(project, SHIRT, "Adem dipakai", "Sama sekali lain")
    assert found(project, "line", "Adem dipakai") == "line"
    assert found(project, "lines", "Adem dipakai") is None
