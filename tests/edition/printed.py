"""What an edition of a changed small project prints."""

from __future__ import annotations

from catalog.edition.select import select
from catalog.edition.views import EditionView
from tests.conftest import DAY
from tests.content.breaking import Trial


def printed(trial: Trial, edition: str = "profil", language: str = "en") -> EditionView:
    catalogue = trial.load().catalogue
    assert catalogue is not None, trial.rows()
    return select(catalogue, edition, language, trial.project.images, DAY)
