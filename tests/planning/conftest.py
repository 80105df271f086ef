"""What the planner's tests share: the shipped theme, and a view after which others are made up."""

from __future__ import annotations

import pytest

from catalog.edition.views import EditionView
from catalog.planning.page_templates import Rulebook, make_rulebook
from tests.generated import small_view
from tests.shipped import THEME


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return make_rulebook(THEME, {})


@pytest.fixture(scope="session")
def model() -> EditionView:
    """The small project's view, with one business that has a picture and one without any."""
    return small_view()
