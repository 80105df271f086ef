"""The recipe of `catalog plan`: a project → the plan of one edition, shown but not set. Reads from top to bottom."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Level, Place, Problem, error
from catalog.core.project import Project
from catalog.edition.views import EditionView
from catalog.pipeline.book_stages import start_planning
from catalog.pipeline.parallel_members import parallel_members
from catalog.pipeline.session import (
    BuildOptions,
    Progress,
    Session,
    choose_fonts,
    design_edition,
    open_session,
    select_edition,
    typeset_context,
)
from catalog.planning.explain_slot import Reasons, explain_product
from catalog.planning.plan_view import Overview, make_overview
from catalog.templating.jinja import Templates


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """The plan of an edition: every page as it is shown, and the reasons for the slot of one product, with what of it
    its card leaves out.

    `languages` has the names of its languages by their codes, and those of editions with the same pages; `problems` are
    errors of entries, which are left out, and warnings that the planning gave.
    """

    edition: str
    overview: Overview
    reasons: Reasons | None
    left_out: tuple[str, ...]
    languages: dict[str, str]
    problems: tuple[Problem, ...]
    templates: Templates


def plan_edition(
    project: Project, edition: str, product: str, options: BuildOptions, progress: Progress
) -> PlannedEdition:
    """Stages 1 to 4 for one edition. `product` is `<business>/<product>`, or "" for the plan without reasons.

    CatalogError with every problem when errors of the content leave no such edition; with ExitCode.USAGE when the
    edition has no such product.
    """
    session, checked = open_session(project, options, progress)
    if edition not in session.catalogue.editions:
        raise CatalogError(checked)
    session = design_edition(session, edition)
    selected = select_edition(session, edition)
    session = choose_fonts(session, selected)
    views = selected.set_views
    if product:
        _refuse_unknown(product, session, views[0])
    with closing(session.executor):
        members = parallel_members(session, selected)
        plan_stage = start_planning(session, selected, members, typeset_context(session))
        plan = plan_stage.propose()
        errors = (problem for problem in checked if problem.level is Level.ERROR)
        problems = (*errors, *plan_stage.settle(plan))
    reasons = explain_product(plan_stage.planner_of(product), plan, product) if product else None
    left_out = plan_stage.left_out(plan, product) if product else ()
    overview = make_overview(plan, views[0], plan_stage.needs, session.theme.geometry)
    every = (member.selected.views[0] for member in members)
    languages = {code: name for view in (views[0], *every) for code, name in view.languages}
    return PlannedEdition(edition, overview, reasons, left_out, languages, problems, session.templates)


def _refuse_unknown(key: str, session: Session, view: EditionView) -> None:
    """Refuse a product that the edition does not print: one that there is not, or that it leaves out."""
    printed = {product.key for product in view.products}
    if key in printed:
        return
    entries = {entry.key for business in session.catalogue.businesses.values() for entry in business.products}
    if key in entries:
        problem = error("plan.left-out", Place(""), value=key, edition=view.slug)
    else:
        by_name = {name.partition("/")[2]: name for name in sorted(printed, reverse=True)}
        near = nearest(key, printed) or by_name.get(nearest(key.rpartition("/")[2], by_name), "")
        problem = error("plan.no-product", Place(""), value=key, near=near)
    raise CatalogError([problem], ExitCode.USAGE)
