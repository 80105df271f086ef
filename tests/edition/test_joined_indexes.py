"""The indexes of several volumes together are those of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.indexes import joined_indexes, make_indexes
from catalog.edition.select import select
from tests.conftest import DAY, SMALL

ROOT = Path(__file__).parents[2]
KINDS = ("product", "business", "kecamatan", "hs")


@pytest.mark.parametrize(("root", "edition", "language"), [(SMALL, "profil", "en"), (ROOT, "trade-fair", "en")])
def test_indexes_of_chapters_together_are_those_of_all(root: Path, edition: str, language: str) -> None:
    catalogue = load_catalogue(Project(root).root, DAY).catalogue
    assert catalogue
    view = select(catalogue, edition, language, Project(root).images, DAY)
    formatter = Formatter(catalogue.languages[language])
    whole = make_indexes(KINDS, formatter, view.categories)
    parts = [make_indexes(KINDS, formatter, [category]) for category in view.categories]
    assert joined_indexes(parts, formatter) == whole
    assert joined_indexes([whole], formatter) == whole
