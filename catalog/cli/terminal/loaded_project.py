"""The catalogue of a project for commands that read all of its texts, and how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from catalog.cli.terminal.arguments import today
from catalog.cli.terminal.console import report
from catalog.core.problems import CatalogError
from catalog.core.project import Project
from catalog.i18n.translator import Translator

if TYPE_CHECKING:
    from catalog.content.load_catalogue import Loaded
    from catalog.model.catalogue import Catalogue

OFTEN: Final = 100  # photos or entries between two lines of progress


def load(project: Project, jobs: int, translator: Translator) -> tuple[Loaded, Catalogue]:
    """What is loaded of a project. CatalogError where errors leave nothing of it."""
    from catalog.cli.terminal.loading import while_loading

    with while_loading():
        from catalog.content.business_cache import open_business_cache
        from catalog.content.load_catalogue import load_catalogue

    report(translator.say("texts.entries"))
    loaded = load_catalogue(project.root, today(translator), jobs, open_business_cache(project.cache, jobs))
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    return loaded, loaded.catalogue


def show_progress(translator: Translator, done: int, count: int) -> None:
    """Say how many are done, now and then."""
    if done % OFTEN == 0:
        report(translator.say("texts.done", done=done, all=count))
