"""Stages 3 to 8 of an edition in volumes: its entries → the books, one after another.

What a volume prints of the others, indexes and page numbers, is known only when all have been set. So each is set, its
numbers are taken down, and it is set again when it is bound; its parts are in the cache by then. A volume of which
nothing has changed is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from catalog.book.assemble import printed_pages
from catalog.book.composed_book import Book
from catalog.book.lists.list_parts import VOLUME as VOLUME_ANCHOR
from catalog.book.other_volumes import Elsewhere, OtherVolumes, page_elsewhere
from catalog.core.gc_control import collect_all
from catalog.core.problems import Place, Problem, warning
from catalog.edition.formatting import Formatter
from catalog.edition.select import select
from catalog.edition.views import EditionView, IndexView
from catalog.edition.volumes import Volume
from catalog.model.saved_plan import SavedPage, SavedPlan
from catalog.model.settings import Edition
from catalog.model.volumes import Volumes
from catalog.outputs.output_types import VOLUME, BookOutput, volume_mark
from catalog.pipeline.bind_stage import Binding, Compose
from catalog.pipeline.book_stages import BuiltBook, bind_set_book, book_record, set_book, unchanged_book
from catalog.pipeline.part_stages import PartStages
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.plan_stage import compare_plans, forget_changes, keep_plan
from catalog.pipeline.session import SelectedEdition, Session, choose_fonts
from catalog.pipeline.volume_division import Division
from catalog.pipeline.volume_indexes import Shown, printed_indexes, shared_indexes
from catalog.pipeline.volume_pins import pins_of
from catalog.pipeline.volume_records import (
    PLACES,
    Standing,
    VolumeRecord,
    file_state,
    find_volume,
    keep_volume,
    names_digest,
    read_whole,
    volume_key,
)
from catalog.planning.page_diff_view import Comparison


def in_volumes(
    session: Session, name: str, outputs: Sequence[BookOutput], problems: list[Problem]
) -> tuple[BuiltBook, ...]:
    """The books of an edition in volumes, in its first language, each once for each of `outputs`; () where it is one
    book. Warnings are added to `problems`."""
    edition, folder = session.catalogue.editions[name], session.project.output(name)
    volumes = edition.volumes if outputs and edition.extract is None else None
    books = _make_volumes(session, name, volumes, outputs, problems) if volumes else []
    for output in outputs:
        whole = folder / output.file_name
        names = {whole.name} if not books else {path.name for book in books for path in book.paths.values()}
        for file in (whole, *folder.glob(f"{whole.stem}{VOLUME}[0-9]*.pdf")):
            if file.name not in names:  # of a build that divided it in another way
                file.unlink(missing_ok=True)
                forget_changes(folder, volume_mark(file.name))
    return tuple(books)


def _make_volumes(
    session: Session, name: str, settings: Volumes, outputs: Sequence[BookOutput], problems: list[Problem]
) -> list[BuiltBook]:
    """The same; none where all of it has room in one book."""
    division, shelf = Division(session, name, settings), _Shelf(session, name, settings, outputs)
    while True:
        volumes = division.volumes
        stood = shelf.stand(volumes)
        if not division.revise(volumes, [one.pages for one in stood]):
            break
    if len(stood) == 1:
        return []
    books = shelf.bind(stood, problems)
    problems.extend(_too_thick(name, settings, stood))
    pages = [
        page.model_copy(update={"volume": volume.number})
        for volume, one in zip(volumes, stood, strict=True)
        for page in one.pages
    ]
    keep_plan(session, name, SavedPlan(pages=tuple(pages)), problems)
    return books


def _too_thick(name: str, settings: Volumes, stood: Sequence[_Stood]) -> list[Problem]:
    """A warning for each volume that could not be kept within its pages."""
    place = Place(f"content/editions/{name}.yaml")
    return [
        warning("volume-thick", place, "volumes.max_pages", volume=one.volume.number, pages=count, most=most)
        for one in stood
        if (count := len(one.pages)) > (most := settings.max_pages)
    ]


@dataclass(slots=True)
class _Stood:
    """A volume of which it is known where everything stands. `record` is there where it need not be set again."""

    volume: Volume
    indexes: tuple[IndexView, ...]  # of its own entries
    standing: Standing
    pages: tuple[SavedPage, ...]
    record: VolumeRecord | None


@dataclass(frozen=True, slots=True)
class _Set:
    """A volume that is set."""

    session: Session
    view: EditionView
    compose: Compose
    stages: PartStages
    problems: tuple[Problem, ...]


class _Shelf:
    """The volumes of one edition, one after another: so many views and parts are in memory as one of them has."""

    def __init__(self, session: Session, name: str, settings: Volumes, outputs: Sequence[BookOutput]) -> None:
        self._session, self._name, self._settings, self._outputs = session, name, settings, outputs
        self._edition: Edition = session.catalogue.editions[name]
        self._formatter = Formatter(session.catalogue.languages[self._edition.languages[0]])
        self._whole = read_whole(session, name, outputs)
        self._planned: dict[int, list[SavedPage]] = defaultdict(list)  # before, by volume
        plan = session.catalogue.plans.get(name)
        for page in plan.pages if plan else ():
            self._planned[page.volume or 0].append(page)
        self._joined: tuple[list[tuple[IndexView, ...]], Shown] | None = None  # the last ones
        self._stood: dict[Volume, _Stood] = {}
        self._viewed: tuple[Volume, str, EditionView] | None = None  # the last one
        self._last: tuple[Volume, _Set] | None = None  # of which it is likely that it is bound next

    def stand(self, volumes: Sequence[Volume]) -> list[_Stood]:
        """Where everything stands. What is known of a volume, from the build before or from another division, is not
        found out again."""
        records = {volume: self._record(volume) for volume in volumes if volume not in self._stood}
        own = {volume: self._own_indexes(volume, records.get(volume)) for volume in volumes}
        shared = self._shared(list(own.values()))
        for volume in volumes:
            if volume in self._stood:
                continue
            record, printed = records[volume], printed_indexes(self._settings, volume, own[volume], shared)
            if record and record.shown == printed.digest:
                pages = self._before(volume.number)
                self._stood[volume] = _Stood(volume, own[volume], record.standing, pages, record)
            else:
                self._stood[volume] = self._set_first(volume, own[volume], printed)
        return [self._stood[volume] for volume in volumes]

    def _record(self, volume: Volume) -> VolumeRecord | None:
        """What was made of a volume, where its own entries are as they were."""
        record = None if self._session.options.replan else find_volume(self._session, self._name, volume.number)
        key = self._key(volume, self._before(volume.number)) if record else ""
        return record if record and key and record.key == key else None

    def _key(self, volume: Volume, pages: Sequence[SavedPage]) -> str:
        return volume_key(self._session, self._whole, volume, pages)

    def _before(self, number: int) -> tuple[SavedPage, ...]:
        """The pages of a volume in the plan before."""
        return tuple(page.model_copy(update={"volume": None}) for page in self._planned.get(number, ()))

    def _shared(self, own: list[tuple[IndexView, ...]]) -> Shown:
        """The indexes of all volumes together, of which each has its `own`."""
        if self._joined is None or self._joined[0] != own:
            self._joined = own, shared_indexes(self._settings, own, self._formatter)
        return self._joined[1]

    def _own_indexes(self, volume: Volume, record: VolumeRecord | None) -> tuple[IndexView, ...]:
        if volume in self._stood:
            return self._stood[volume].indexes
        if record or not volume.members:
            return record.indexes if record else ()
        return self._view(self._session_of(volume), volume, self._edition.languages[0]).indexes

    def _view(self, session: Session, volume: Volume, language: str) -> EditionView:
        if self._viewed and self._viewed[:2] == (volume, language):
            return self._viewed[2]
        store, project, day = session.business_cache.value_store, session.project, session.options.day
        view = select(session.catalogue, self._name, language, project.images, day, store, volume)
        self._viewed = volume, language, view
        return view

    def _set_first(self, volume: Volume, own: tuple[IndexView, ...], printed: Shown) -> _Stood:
        made = self._set(volume, printed.indexes)
        book = made.compose()
        standing = Standing(
            {anchor: folio for anchor, folio in book.numbering.folios.items() if anchor.startswith(PLACES)},
            max((int(page.folio) for page in book.pages if page.folio.isdecimal()), default=0),
            len(book.pages),
            tuple(sorted(_named_elsewhere(book))),
        )
        return _Stood(volume, own, standing, printed_pages(book).pages, None)

    def _set(self, volume: Volume, indexes: tuple[IndexView, ...]) -> _Set:
        """A volume, as it is planned and set by itself."""
        if self._last and self._last[0] == volume:
            return self._last[1]
        if self._last:
            self._last = None  # its memory is free before the next one takes more
            collect_all()
        session = self._session_of(volume)
        session.progress.edition(f"{self._name} {volume.number}/{volume.count}")
        session.progress.stage(3, "select")
        edition = session.catalogue.editions[self._name]
        views = [replace(self._view(session, volume, one), indexes=indexes) for one in edition.languages]
        formatters = {one: Formatter(session.catalogue.languages[one]) for one in edition.languages}
        selected, problems = SelectedEdition(edition, views, formatters), list[Problem]()
        session = choose_fonts(session, selected)
        compose, stages = set_book(session, selected, self._outputs, PictureStage(session), problems)
        made = _Set(session, views[0], compose, stages, tuple(problems))
        self._last = volume, made
        return made

    def _session_of(self, volume: Volume) -> Session:
        """The session for a volume: with what of the plan before, and of the pins, concerns it."""
        catalogue = self._session.catalogue
        pages = self._before(volume.number)
        plans = {**catalogue.plans, self._name: SavedPlan(pages=pages)} if pages else dict(catalogue.plans)
        if not pages:
            plans.pop(self._name, None)
        pins = pins_of(self._edition.pins, volume, catalogue)
        editions = {**catalogue.editions, self._name: self._edition.model_copy(update={"pins": pins})}
        return replace(self._session, catalogue=replace(catalogue, plans=plans, editions=editions))

    def bind(self, stood: Sequence[_Stood], problems: list[Problem]) -> list[BuiltBook]:
        """The books of all volumes; one is left as it is where nothing that it prints has changed."""
        starts = self._starts(stood)
        places: dict[str, Elsewhere] = {}
        for one, start in zip(stood, starts, strict=True):
            number = one.volume.number
            places[f"{VOLUME_ANCHOR}/{number}"] = page_elsewhere(number, "")
            for anchor, folio in one.standing.folios.items():
                numbered = str(int(folio) + start) if folio.isdecimal() else folio
                places.setdefault(anchor, page_elsewhere(number, numbered))
        shared = self._shared([one.indexes for one in stood])
        books = []
        for one, start in zip(stood, starts, strict=True):
            printed = printed_indexes(self._settings, one.volume, one.indexes, shared)
            named = {anchor: places[anchor] for anchor in one.standing.named if anchor in places}
            names = names_digest({anchor: place.text for anchor, place in named.items()}, start)
            books.append(self._bound(one, printed, OtherVolumes(start, named), names, problems))
        return books

    def _starts(self, stood: Sequence[_Stood]) -> list[int]:
        """How many numbered pages stand before each volume, where its numbers go on from there."""
        running = self._settings.folios == "running"
        return list(accumulate((one.standing.last if running else 0 for one in stood[:-1]), initial=0))

    def _bound(
        self,
        one: _Stood,
        printed: Shown,
        others: OtherVolumes,
        names: str,
        problems: list[Problem],
    ) -> BuiltBook:
        folder, record, number = self._session.project.output(self._name), one.record, one.volume.number
        if record and record.names == names:
            problems.extend(record.problems)
            return unchanged_book(record.book, folder)
        made = self._set(one.volume, printed.indexes)
        outputs = [output.of_volume(number) for output in self._outputs]
        compose: Compose = partial(made.compose, others=others)
        found = list(made.problems)

        def keep(pages: SavedPlan) -> Comparison:
            one.pages = pages.pages
            return compare_plans(made.session, made.view, pages)

        binding = Binding(made.session, self._name, compose(), compose, made.stages)
        book = bind_set_book(binding, outputs, keep, found)
        problems.extend(found)
        self._keep(one, printed, names, book, tuple(found))
        return book

    def _keep(self, one: _Stood, printed: Shown, names: str, book: BuiltBook, found: tuple[Problem, ...]) -> None:
        key = self._key(one.volume, one.pages)
        if key:
            files = {path.name: file_state(path) for path in book.paths.values()}
            record = VolumeRecord(
                key, printed.digest, names, one.indexes, one.standing, book_record(book), files, found
            )
            keep_volume(self._session, self._name, one.volume.number, record)


def _named_elsewhere(book: Book) -> set[str]:
    """The anchors in other volumes whose page numbers a volume prints."""
    named = {box.anchor for part in book.parts.values() for box in part.numbers}
    return {anchor for anchor in named - book.numbering.pages.keys() if anchor.startswith(PLACES)}
