"""The recipe of `catalog feed`: a project → the feeds of one edition, not yet written. Reads from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from catalog.book.picture_problems import photo_problems
from catalog.core.problems import CatalogError, Place, Problem, warning
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.exchange.feeds.addresses import SiteAddress
from catalog.exchange.feeds.items import feed_items
from catalog.exchange.feeds.make_feeds import Feeds, Shop, make_feeds
from catalog.exchange.feeds.pictures import feed_pictures, picture_requests
from catalog.outputs.html import HTML
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.session import BuildOptions, Progress, open_session


@dataclass(frozen=True, slots=True)
class FeedEdition:
    """The feeds of an edition, the problems of the content, and those of photos and pages."""

    feeds: Feeds
    checked: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def feed_edition(
    project: Project,
    edition: str,
    names: Sequence[str],
    site: SiteAddress,
    options: BuildOptions,
    progress: Progress,
    *,
    in_stock: bool = False,
) -> FeedEdition:
    """Stages 1 to 3 and 5 for one edition, in its first language, and its feeds `names`. CatalogError with every
    problem where errors of the content leave no such edition."""
    session, checked = open_session(project, options, progress)
    with closing(session.executor):
        if edition not in session.catalogue.editions:
            raise CatalogError(checked)
        settings = session.catalogue.editions[edition]
        progress.edition(edition)
        progress.stage(3, "select")
        store = session.business_cache.value_store
        view = select(session.catalogue, edition, settings.languages[0], project.images, options.day, store)
        items = feed_items(session.catalogue, view, project.images, options.day)
        stage = PictureStage(session)
        stage.develop(picture_requests(items))
    shop = Shop(site, view.dated_title, view.publisher.name, settings.date or options.day, in_stock)
    feeds = make_feeds(items, names, shop, feed_pictures(items, stage.pictures))
    problems = (*photo_problems(stage.failures, view, project.root), *_missing_pages(project, view))
    return FeedEdition(feeds, checked, problems)


def _missing_pages(project: Project, view: EditionView) -> list[Problem]:
    """A warning where the pages that feeds lead to were not made here; they may lie on another computer."""
    if (project.output(view.slug) / HTML.folder / "index.html").is_file():
        return []
    return [warning("feed-no-pages", Place(""), edition=view.slug)]
