"""What the planner's tests share: the shipped theme, and a view after which others are made up."""

from __future__ import annotations

import pytest

from catalog.core.project import Project
from catalog.edition.views import EditionView
from catalog.planning.page_templates import Rulebook, make_rulebook
from catalog.templating.jinja import Templates
from tests.conftest import SMALL
from tests.generated import small_view


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return make_rulebook(Templates(Project(SMALL).templates), {})


@pytest.fixture(scope="session")
def model() -> EditionView:
    """The small project's view, with one business that has a picture and one without any."""
    return small_view()
