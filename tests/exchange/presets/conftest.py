"""A small project into which tables of shops are imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.conftest import copy_small


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_small(tmp_path / "project")
