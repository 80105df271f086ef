"""What the planner's tests share: the shipped theme."""

from __future__ import annotations

import pytest

from catalog.planning.theme import Rulebook, make_rulebook
from catalog.project import Project
from catalog.templating import Templates
from tests.conftest import SMALL


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return make_rulebook(Templates(Project(SMALL)), {})
