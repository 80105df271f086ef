"""Stages 5 to 7 as a recipe: a plan → its pictures, and its parts as set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final

from catalog.book.card_room import CardRoom
from catalog.book.lists.list_pages import Lists
from catalog.book.lists.list_parts import ListCutter
from catalog.book.page_problems import part_problems, part_sources
from catalog.book.part_html import Renderer
from catalog.book.picture_problems import coarse_pictures, cut_pictures, photo_problems
from catalog.book.prepare_part import prepare_part
from catalog.book.printed_licences import printed_licences
from catalog.core.problems import Problem
from catalog.edition.formatting import Formatter
from catalog.edition.source_pages import SourcePages
from catalog.edition.views import EditionView
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.settings import Edition
from catalog.outputs.print_settings import PrintSettings
from catalog.pictures.request import Picture, PictureRequest
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.print_stage import in_inks, ink_pictures
from catalog.pipeline.session import Session
from catalog.planning.picture_places import request_for, wanted_pictures
from catalog.planning.plan import Part, Plan
from catalog.typesetting.jobs import set_parts
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext
from catalog.typesetting.weasyprint.worker import TypesetterSetup

EXPLAINING: Final = ("colophon", "ordering")  # templates of the pages that explain licences
_ANY: Final = Picture(Path("any.jpg"), 1, 1, 1.0)  # stands in for every picture while it is not there


@dataclass(frozen=True, slots=True)
class PartTime:
    """How long a part took: seconds of this process to render it, and of a worker to set it (0 from the cache)."""

    name: str
    template: str
    pages: int
    rendered: float
    typeset: float
    cached: bool


class PartStages:
    """The parts of a book, set after one plan or several; of each is set only what those before it had not."""

    def __init__(
        self,
        session: Session,
        edition: Edition,
        view: EditionView,
        formatter: Formatter,
        typesetting: TypesetContext,
        picture_stage: PictureStage,
        printed: Sequence[PrintSettings] = (),
        source: SourcePages | None = None,
    ) -> None:
        """`source` is the edition of whose pages this one is an extract."""
        self._printed = printed
        self._session, self._edition, self._view, self.typesetting = session, edition, view, typesetting
        self._picture_stage = picture_stage
        self._setup: TypesetterSetup[PartJob] = TypesetterSetup(typesetting)
        self._cutter = ListCutter(view, formatter, Lists(session.fonts, session.theme.geometry))
        drawings = DrawingCache(typesetting.drawings)
        self._renderer = Renderer(
            session.templates,
            view,
            formatter,
            session.theme.geometry,
            picture_stage.pictures,
            edition.dpi,
            drawings,
            self._cutter.sheets,
            CardRoom(session.fonts, session.theme.geometry),
            source=source,
        )
        self._wanted: list[tuple[Part, str, PictureRequest]] = []
        self._set: dict[Part, SetPart] = {}
        self.times: list[PartTime] = []  # of all plans that were set
        self.plan = Plan(view.slug, ())  # with a part for each page of its lists

    @property
    def parts(self) -> Mapping[str, SetPart]:
        """The parts of the plan by name, when all are set."""
        return {part.name: self._set[part] for part in self.plan.parts}

    def set_plan(self, plan: Plan) -> list[tuple[Part, SetPart]]:
        """Set what of `plan` is not set yet, and return that."""
        self.plan = self._cutter.cut(plan)
        self._explain()
        todo = {part.name: part for part in self.plan.parts if part not in self._set}
        self._develop(todo.values())
        if not todo:
            return []
        found, jobs, rendered = self._render(todo)
        parts, typeset = self._typeset(jobs, todo)
        found |= parts
        self.times += [
            PartTime(name, part.template, found[name].pages, rendered[name], typeset.get(name, 0.0), found[name].cached)
            for name, part in todo.items()
        ]
        made = [(part, found[name]) for name, part in todo.items()]
        self._set.update(made)
        return made

    def _explain(self) -> None:
        """Have the page that explains licences set anew where it would explain others than after the plan before."""
        renderer = self._renderer
        before = printed_licences(renderer.parts, renderer.register)
        renderer.parts = self.plan.parts
        if printed_licences(renderer.parts, renderer.register) != before:
            self._set = {part: found for part, found in self._set.items() if part.template not in EXPLAINING}

    def _develop(self, todo: Iterable[Part]) -> None:
        """Stage 5: the pictures that the plan needs and that are not there yet. Meanwhile this process, which has
        nothing else to do, draws what `todo` shows."""
        dpi, geometry = self._edition.dpi, self._session.theme.geometry
        wanted = list(wanted_pictures(self.plan, self._view, geometry))
        self._wanted = [(part, place, request_for(photo, place, dpi, geometry)) for part, photo, place in wanted]
        self._make_pictures(self._drawn(todo))
        # How the pictures turned out is known now, and so where they stand.
        for index, (part, photo, place) in enumerate(wanted):
            if (other := self._renderer.settled_place(photo, place)) != place:
                self._wanted[index] = part, other, request_for(photo, other, dpi, geometry)
        self._make_pictures()

    def _make_pictures(self, meanwhile: Iterator[object] | None = None) -> None:
        """All that are wanted, for screens and for each print shop."""
        requests = [request for _, _, request in self._wanted]
        printed = [in_inks(request, settings) for settings in self._printed for request in requests]
        self._picture_stage.develop([*requests, *printed], meanwhile)

    def shown(self) -> dict[str, Picture]:
        """The pictures on the pages by their names, each where it is largest."""
        found: dict[str, Picture] = {}
        pictures = self._picture_stage.pictures
        for picture in (pictures[request] for _, _, request in self._wanted if request in pictures):
            name = picture.path.name
            found[name] = min(found.get(name, picture), picture, key=lambda one: one.dpi)
        return found

    def ink_pictures(self, printed: PrintSettings) -> dict[str, str]:
        """The names of the pictures for a print shop by those of the pictures on the pages."""
        return ink_pictures([request for _, _, request in self._wanted], self._picture_stage.pictures, printed)

    def _drawn(self, todo: Iterable[Part]) -> Iterator[Part]:
        """Parts whose patterns and codes are in the cache now. To draw them takes ten times as long as the rest of the
        HTML, so that it pays to render twice."""
        any_picture = dict.fromkeys((request for _, _, request in self._wanted), _ANY)
        renderer = replace(self._renderer, pictures=any_picture)
        for part in todo:
            renderer.render(part)
            yield part

    def _render(self, todo: Mapping[str, Part]) -> tuple[dict[str, SetPart], list[PartJob], dict[str, float]]:
        """Stage 6: the parts that were set before, those that are to be set, and the seconds that each took."""
        shown: dict[Part, list[str]] = defaultdict(list)
        for part, place, request in self._wanted:
            picture = self._picture_stage.pictures.get(request)
            shown[part].append(f"{place} {picture.path.name}" if picture else place)
        found: dict[str, SetPart] = {}
        jobs: list[PartJob] = []
        seconds: dict[str, float] = {}
        self._session.progress.stage(6, "render", len(todo))
        for name, part in todo.items():
            began = perf_counter()
            prepared = prepare_part(self.typesetting, self._renderer, part, shown[part])
            if isinstance(prepared, SetPart):
                found[name] = prepared
            else:
                jobs.append(prepared)
            seconds[name] = perf_counter() - began
            self._session.progress.advance()
        return found, jobs, seconds

    def _typeset(
        self, jobs: Sequence[PartJob], todo: Mapping[str, Part]
    ) -> tuple[dict[str, SetPart], dict[str, float]]:
        """Stage 7: the parts, and the seconds that each took."""
        progress, sources = self._session.progress, part_sources(self.plan, self._view)
        seconds: dict[str, float] = {}

        def part_done(part: SetPart, spent: float) -> None:
            seconds[part.name] = spent
            progress.advance(_planned(len(todo[part.name].pages)))

        progress.stage(7, "typeset", sum(_planned(job.pages) for job in jobs))
        with self._session.templates.set_errors():
            parts = set_parts(
                self.typesetting, jobs, self._setup, self._session.executor, part_done, lambda job: sources[job.name]
            )
        return parts, seconds

    def problems(self) -> Iterator[Problem]:
        """What was found while they were set."""
        view, root = self._view, self._session.project.root
        stage = self._picture_stage
        yield from photo_problems(stage.failures_of(request for _, _, request in self._wanted), view, root)
        wanted = [wish[1:] for wish in self._wanted]
        yield from coarse_pictures(wanted, stage.pictures, view, root)
        yield from cut_pictures(wanted, stage.pictures, view, root)
        yield from part_problems(self.parts.values(), view, root)


def _planned(pages: int) -> int:
    """Pages that progress counts for a part: of text that flows, one."""
    return max(1, pages)
