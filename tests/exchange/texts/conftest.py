"""A small project with texts of every kind: options as a list, photos, comments, an entry that nobody prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.exchange.texts.translating import write_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_project(tmp_path / "project")
