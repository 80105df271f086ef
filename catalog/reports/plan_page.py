"""The recipe of `catalog plan`: a project → the plan of one edition, shown but not set. Reads from top to bottom."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from catalog.core.atomic_files import write_whole
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error
from catalog.core.project import Project
from catalog.edition.views import EditionView
from catalog.i18n.translator import Speech
from catalog.pipeline.plan_stage import Paging
from catalog.pipeline.session import Order, Progress, Shop, make_workshop, open_shop, select_views
from catalog.planning.explain_slot import Reasons, explain_product
from catalog.planning.plan_view import Overview, overlook
from catalog.reports.page_drawing import drawing_tools
from catalog.reports.plan_text import flowing_text, section_name


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The plan of an edition: every page as it is shown, and the reasons of the product that was asked about.

    `languages` has the names of the edition's languages by their codes; `problems` are warnings that the planning gave.
    """

    edition: str
    overview: Overview
    reasons: Reasons | None
    languages: dict[str, str]
    problems: tuple[Problem, ...]
    shop: Shop


def report_plan(project: Project, edition: str, product: str, order: Order, progress: Progress) -> PlanReport:
    """Stages 1 to 4 for one edition. `product` is `<business>/<product>`, or "" when none is asked about.

    CatalogError with every problem when the content has errors; with ExitCode.USAGE when the edition has no such
    product.
    """
    shop, _ = open_shop(project, order, progress)
    views, writers = select_views(shop, edition)
    if product:
        _refuse_unknown(product, shop, views[0])
    with closing(shop.crew):
        paging = Paging(shop, shop.catalogue.editions[edition], views, writers, make_workshop(shop))
        plan = paging.propose()
        problems = tuple(paging.settle(plan))
    reasons = explain_product(paging.planner, plan, product) if product else None
    overview = overlook(plan, views[0], paging.planner.needs)
    return PlanReport(edition, overview, reasons, dict(views[0].languages), problems, shop)


def write_plan_page(report: PlanReport, speech: Speech) -> Path:
    """Write `build/<edition>/plan.html`, whole or not at all: a page of thumbnails that needs no other file."""
    out = report.shop.project.build / report.edition / "plan.html"
    write_whole(out, (plan_page(report, speech)).encode())
    return out


def plan_page(report: PlanReport, speech: Speech) -> str:
    """The page of thumbnails, in the language of `speech`; names are in the edition's first language."""
    return report.shop.templates.render(
        "plan/plan.html",
        overview=report.overview,
        section_name=lambda section: section_name(section, speech),
        flowing=lambda parts: flowing_text(parts, speech),
        **drawing_tools(speech, report.overview.language),
    )


def _refuse_unknown(key: str, shop: Shop, view: EditionView) -> None:
    """Refuse a product that the edition does not print: one that there is not, or that it leaves out."""
    printed = {product.key for product in view.products}
    if key in printed:
        return
    entries = {entry.key for business in shop.catalogue.businesses.values() for entry in business.products}
    if key in entries:
        problem = error("plan.left-out", Place(""), value=key, edition=view.slug)
    else:
        by_name = {name.partition("/")[2]: name for name in sorted(printed, reverse=True)}
        near = nearest(key, printed) or by_name.get(nearest(key.rpartition("/")[2], by_name), "")
        problem = error("plan.no-product", Place(""), value=key, near=near)
    raise CatalogError([problem], ExitCode.USAGE)
