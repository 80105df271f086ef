"""Editions with the same pages → each as it is set, so that the tightest of them decides (stages 3 and 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.book.card_room import CardRoom
from catalog.book.lists.list_pages import Lists
from catalog.book.lists.list_parts import ListCutter
from catalog.book.part_html import Renderer
from catalog.book.prepare_part import prepare_part
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.edition.parallel_view import parallel_editions
from catalog.fonts.static_faces import prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.catalogue import Catalogue
from catalog.pipeline.session import (
    Member,
    SelectedEdition,
    Session,
    choose_fonts,
    design_edition,
    select_quietly,
    typeset_context,
)
from catalog.planning.front_and_back import back_matter, front_matter
from catalog.planning.plan import Matter, Part, Plan
from catalog.typesetting.jobs import set_parts
from catalog.typesetting.parts import PartJob, SetPart
from catalog.typesetting.weasyprint.worker import TypesetterSetup

BLANK = "blank"  # the part of the front matter that is put in only where its number of pages needs it


def in_planning_order(catalogue: Catalogue, names: Sequence[str], *, replanned: bool) -> list[str]:
    """The editions `names` in the order in which they are made: one after whose plan others are planned comes first
    of these, which follow one another. CatalogError (USAGE) where one is to be planned anew that is planned after
    another, which is not."""
    leaders = {name: edition.parallel for name, edition in catalogue.editions.items() if edition.parallel}
    groups = {name: leaders.get(name) or name for name in names}
    for name in names if replanned else ():
        if groups[name] not in names:
            problem = error("replan-parallel", Place(""), value=name, edition=groups[name])
            raise CatalogError([problem], ExitCode.USAGE)
    places: dict[str, int] = {}
    for name in names:
        places.setdefault(groups[name], len(places))
    return sorted(names, key=lambda name: (places[groups[name]], name in leaders))


def parallel_members(session: Session, selected: SelectedEdition) -> list[Member]:
    """The editions with the same pages as the selected one, itself among them, the one that the others name first;
    none where it is by itself. Of an extract those of the edition that it is of. What only its making showed to be
    wrong is in them still, as the others know it. They are kept for the next of these editions, and forgotten with the
    first that is none."""
    extract = selected.edition.extract
    group = parallel_editions(session.catalogue, extract.of if extract else selected.slug)
    known = session.members
    if not known.keys() <= set(group):
        known.clear()
    if group and session.whole is None and not extract:
        known[selected.slug] = Member(session, selected, typeset_context(session))
    for name in group:
        if name not in known:
            known[name] = _member(session, name, selected)
    return [known[name] for name in group]


def _member(session: Session, name: str, one: SelectedEdition) -> Member:
    """An edition with the same pages as the one that is made."""
    catalogue, fonts = session.whole or session.catalogue, prepare_fonts(session.cache.fonts)
    session = design_edition(replace(session, catalogue=catalogue, whole=None, fonts=fonts), name)
    selected = select_quietly(session, name, one.together)
    session = choose_fonts(session, selected)
    return Member(session, selected, typeset_context(session))


def opening_pages(members: Sequence[Member]) -> int:
    """How many pages stand before the body of the edition that needs most there; 0 without members."""
    return max(map(_opening, members), default=0)


def _opening(member: Member) -> int:
    """The pages of an edition before its body, but for the one that makes them even."""
    session, view = member.session, member.selected.set_views[0]
    formatter, geometry = member.selected.formatters[view.language], session.theme.geometry
    front = list(front_matter(view))
    plan = Plan(view.slug, (*front, *back_matter(view, member.selected.edition.layout)))
    cutter = ListCutter(view, formatter, Lists(session.fonts, geometry))
    pieces = [part for part in cutter.cut(plan).parts if part.matter is Matter.FRONT and part.name != BLANK]
    covers = [part for part in front if part.matter is Matter.COVER]
    drawings, room = DrawingCache(member.typesetting.drawings), CardRoom(session.fonts, geometry)
    dpi = member.selected.edition.dpi
    renderer = Renderer(session.templates, view, formatter, geometry, {}, dpi, drawings, cutter.sheets, room)
    flowing = [part for part in pieces if not part.pages and part.name not in cutter.sheets]
    set_pages = sum(part.pages for part in _set(member, renderer, flowing))
    return sum(len(part.pages) or 1 for part in [*covers, *pieces] if part not in flowing) + set_pages


def _set(member: Member, renderer: Renderer, parts: Sequence[Part]) -> Iterator[SetPart]:
    """Parts of text that flows, without pictures, as they are set in the book of the edition."""
    prepared = [prepare_part(member.typesetting, renderer, part, ()) for part in parts]
    yield from (part for part in prepared if isinstance(part, SetPart))
    jobs = [job for job in prepared if isinstance(job, PartJob)]
    setup: TypesetterSetup[PartJob] = TypesetterSetup(member.typesetting)
    with member.session.templates.set_errors():
        made = set_parts(member.typesetting, jobs, setup, member.session.executor, _unshown) if jobs else {}
    yield from made.values()


def _unshown(_part: SetPart, _seconds: float) -> None:
    pass
