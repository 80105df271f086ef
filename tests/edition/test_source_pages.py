"""What extracts need of their edition is the same whether it was stored before or not, after any edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.business_cache import open_business_cache
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition import select as stage
from catalog.edition.source_pages import SourcePages, source_pages
from tests.conftest import DAY
from tests.content.breaking import CHIPS, Trial

EDITS = {
    "hidden": (CHIPS, "name:", "hidden: yes\nname:"),
    "the office": ("catalogue.yaml", "Kantor Contoh", "Kantor Lain"),
    "prices": ("editions/profil.yaml", "wholesale, ", ""),
}


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path / "project")


def pages(project: Project, *, stored: bool) -> SourcePages:
    cache = open_business_cache(project.cache, 1)
    catalogue = load_catalogue(project.root, DAY, business_cache=cache).catalogue
    assert catalogue
    if not stored:
        return source_pages(stage.select(catalogue, "profil", "en", project.images, DAY))
    return stage.select_source(catalogue, "profil", "en", project.images, DAY, cache.value_store)


def test_they_are_stored_and_then_the_edition_is_not_made(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pages(trial.project, stored=True)
    assert repr(first) == repr(pages(trial.project, stored=False))  # keys of parts are made of that
    monkeypatch.setattr(stage, "_selected", lambda *_: pytest.fail("made again"))
    assert repr(pages(trial.project, stored=True)) == repr(first)


@pytest.mark.parametrize("edit", ["hidden", "the office", "prices", "a language"])
def test_after_an_edit_they_are_as_made_anew(trial: Trial, edit: str) -> None:
    before = pages(trial.project, stored=True)
    if edit in EDITS:
        name, old, new = EDITS[edit]
        trial.write(name, trial.read(name).replace(old, new, 1))
    else:
        trial.change("editions/profil.yaml", "[en, id]", "[en]")
    assert repr(pages(trial.project, stored=True)) == repr(pages(trial.project, stored=False))
    assert edit == "hidden" or repr(pages(trial.project, stored=True)) != repr(before)


def test_what_is_stored_wrong_is_made_anew(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pages(trial.project, stored=False)
    monkeypatch.setattr("catalog.edition.source_pages.ViewCodec.encode", lambda *_: b"\xc1")
    pages(trial.project, stored=True)
    assert repr(pages(trial.project, stored=True)) == repr(whole)
