"""What the tests of editions share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.breaking import Trial


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path / "project")
