"""What every edition of one build is made with: stages 1 to 3, which `build` and `plan` share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from catalog.cache.program_digest import program_digest
from catalog.content.business_cache import BusinessCache, open_business_cache
from catalog.core.gc_control import uncollected
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error, has_errors
from catalog.core.project import CacheFolders, Project
from catalog.edition.extract_view import SharedPages, share_pages
from catalog.edition.formatting import Formatter
from catalog.edition.letters import letters_of
from catalog.edition.parallel_view import in_order_of, parallel_editions, view_together
from catalog.edition.select import select, select_source
from catalog.edition.views import EditionView
from catalog.fonts.needed import fonts_for
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.model.catalogue import Catalogue
from catalog.model.extract import Extract
from catalog.model.settings import Edition
from catalog.model.values import Day
from catalog.outputs.phone import PHONE
from catalog.pipeline.check_project import check_project
from catalog.pipeline.edition_design import read_design
from catalog.planning.page_templates import Theme, read_theme
from catalog.planning.previous_plan import ALL
from catalog.templating.compiled_code import CompiledCode
from catalog.templating.jinja import Templates
from catalog.typesetting.page_style import book_style, style_for_scripts
from catalog.typesetting.parts import TypesetContext
from catalog.workers.choose import choose_executor
from catalog.workers.interface import Executor


class Progress(Protocol):
    """Called for each stage as it begins (again when more of it turns up), and for what is done in it."""

    def edition(self, name: str) -> None: ...

    def stage(self, number: int, name: str, total: int = 0) -> None: ...

    def advance(self, count: int = 1) -> None: ...


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `day` dates what has no date of its own and decides which licences hold."""

    day: Day
    jobs: int = 1  # processes of this machine
    outputs: tuple[str, ...] = ()  # names of outputs; () = those of each edition
    every_edition: bool = False  # whether editions on request are made without being named
    strict: bool = False  # whether an entry with an error stops the build, which else leaves that entry out
    locked: bool = False  # whether a plan that differs from the one before is an error
    replan: tuple[str, ...] = ()  # categories to plan anew, or `all`
    for_phone: bool = False  # whether the edition for telephones is made as well
    saves_plan: bool = True  # whether the plan of a book, and the list of what stands on no page, are written
    linearized: bool = False  # whether the first page of a PDF is to show before the rest is fetched
    cluster: str = ""  # address of the scheduler of a Dask cluster, which does the jobs in place of those processes
    shared_folder: bool = False  # whether the cluster sees the project's folder at the same path

    def outputs_of(self, edition: Edition) -> tuple[str, ...]:
        """The names of the outputs to make of an edition."""
        outputs = self.outputs or edition.outputs
        return (*outputs, PHONE.name) if self.for_phone and PHONE.name not in outputs else outputs


@dataclass(frozen=True, slots=True)
class Session:
    """What every edition of one build is made with."""

    project: Project  # for this folder alone; stages are given the folders and values that they need
    cache: CacheFolders
    catalogue: Catalogue
    code: CompiledCode
    templates: Templates
    theme: Theme
    fonts: FontSet
    business_cache: BusinessCache
    options: BuildOptions
    progress: Progress
    executor: Executor  # to be closed when the last edition is made
    untranslated: tuple[Problem, ...] = ()  # what entries lack in the languages of editions
    language: str = ""  # of the book that is made, when its edition is selected
    whole: Catalogue | None = None  # where entries are left out that only making showed to be wrong: that with them
    members: dict[str, Member] = field(default_factory=dict)  # editions with the same pages, while these are made


def open_session(
    project: Project, options: BuildOptions, progress: Progress, business_cache: BusinessCache | None = None
) -> tuple[Session, tuple[Problem, ...]]:
    """Stages 1 and 2: what every edition is made with, and the problems of the content. CatalogError with all of them
    where errors leave nothing to make, or are none of those of single entries; with `strict`, where there are any.
    `business_cache` is that of the project, where it was opened before."""
    business_cache = business_cache or open_business_cache(project.cache, options.jobs)
    progress.stage(1, "read")
    loaded = check_project(project, options.day, business_cache)
    progress.stage(2, "validate")
    if loaded.catalogue is None or (options.strict and has_errors(loaded.problems)):
        raise CatalogError(loaded.problems)
    _refuse_strange(options.replan, loaded.catalogue.categories)
    cache = CacheFolders(project.cache)
    fonts = prepare_fonts(cache.fonts)
    code = CompiledCode(business_cache.value_store)
    templates = Templates(project.templates, code=code)
    theme = read_theme(templates)
    executor = choose_executor(options.jobs, options.cluster, shared_folder=options.shared_folder)
    session = Session(
        project,
        cache,
        loaded.catalogue,
        code,
        templates,
        theme,
        fonts,
        business_cache,
        options,
        progress,
        executor,
        loaded.untranslated,
    )
    return session, loaded.problems


def design_edition(session: Session, name: str) -> Session:
    """The session with the theme of an edition, in its format; of an extract with that of the edition whose pages it
    has. CatalogError where that leaves no room for a card."""
    edition = session.catalogue.editions[name]
    if edition.extract:
        edition = session.catalogue.editions.get(edition.extract.of, edition)
    templates, theme = read_design(session.project.templates, edition, code=session.code)
    return replace(session, templates=templates, theme=theme)


def _refuse_strange(replan: Iterable[str], known: Collection[str]) -> None:
    """CatalogError (USAGE) for a category to plan anew that there is not."""
    for name in replan:
        if name != ALL and name not in known:
            near = nearest(name, [*known, ALL])
            problem = error("replan-unknown", Place(""), value=name, near=near, known=", ".join([*known, ALL]))
            raise CatalogError([problem], ExitCode.USAGE)


@dataclass(frozen=True, slots=True)
class SelectedEdition:
    """An edition and what is printed of it: a view in each of its languages, the first one first, and their formatters
    by language. Of an extract also what its pages share with its edition; of one of several editions with the same
    pages, or an extract of one, what they print `together`, and its views in the order of that."""

    edition: Edition
    views: Sequence[EditionView]
    formatters: Mapping[str, Formatter]
    shared: SharedPages | None = None
    together: EditionView | None = None
    ordered: Sequence[EditionView] = ()

    @property
    def slug(self) -> str:
        return self.views[0].slug

    @property
    def set_views(self) -> Sequence[EditionView]:
        """The views of which the pages of the book are set."""
        return self.shared.views if self.shared else self.ordered or self.views


def select_edition(session: Session, name: str) -> SelectedEdition:
    """Stage 3: what an edition prints, in each of its languages, the first one first; and their formatters."""
    session.progress.edition(name)
    session.progress.stage(3, "select")
    return select_quietly(session, name, select_together(session, parallel_editions(session.catalogue, name)))


def select_together(session: Session, group: Sequence[str]) -> EditionView | None:
    """What the editions of `group`, which have the same pages, print together; None where there are none."""
    if not group:
        return None
    catalogue, value_store = session.whole or session.catalogue, session.business_cache.value_store
    with uncollected():
        return view_together(catalogue, group, session.project.images, session.options.day, value_store)


def select_quietly(session: Session, name: str, together: EditionView | None) -> SelectedEdition:
    """What an edition prints, one of several with the same pages, which print `together`, or one by itself; progress
    shows nothing of it."""
    edition = session.catalogue.editions[name]
    languages = edition.languages
    formatters = {language: Formatter(session.catalogue.languages[language]) for language in languages}
    with uncollected():
        views = [_view(session, session.catalogue, name, language) for language in languages]
        shared = _shared(session, name, edition.extract.of, views) if edition.extract else None
    if shared and edition.extract:
        together = select_together(session, parallel_editions(session.catalogue, edition.extract.of))
        shared = replace(shared, views=[in_order_of(view, together) for view in shared.views]) if together else shared
    ordered = [in_order_of(view, together) for view in views] if together else ()
    return SelectedEdition(edition, views, formatters, shared, together, ordered)


@dataclass(frozen=True, slots=True)
class Member:
    """One of several editions with the same pages, with all entries that it takes, and what it is set with."""

    session: Session
    selected: SelectedEdition
    typesetting: TypesetContext

    @property
    def name(self) -> str:
        return self.selected.slug


def choose_fonts(session: Session, selected: SelectedEdition) -> Session:
    """The session with the fonts that the texts of an edition need, in the language of its book."""
    views = {view.language: view for view in (*selected.views, *selected.set_views)}
    with uncollected():
        letters: dict[str, set[str]] = defaultdict(set)
        for view in views.values():
            for language, found in letters_of(view, selected.formatters[view.language]).items():
                letters[language] |= found
    fonts = fonts_for(session.cache.fonts, session.fonts, letters)
    return replace(session, fonts=fonts, language=selected.views[0].language)


def _view(session: Session, catalogue: Catalogue, name: str, language: str) -> EditionView:
    value_store = session.business_cache.value_store
    return select(catalogue, name, language, session.project.images, session.options.day, value_store)


def _shared(session: Session, name: str, source: str, views: Sequence[EditionView]) -> SharedPages:
    """What an extract shares with the edition `source`: with its code, and for no buyer, its pages are the same."""
    editions = session.catalogue.editions
    plain = editions[name].model_copy(update={"code": editions[source].code, "extract": Extract(of=source)})
    catalogue = replace(session.catalogue, editions={**editions, name: plain})
    as_set = [_view(session, catalogue, name, view.language) for view in views]
    images, day, value_store = session.project.images, session.options.day, session.business_cache.value_store
    pages = select_source(session.catalogue, source, views[0].language, images, day, value_store)
    return share_pages(views, as_set, pages)


def typeset_context(session: Session) -> TypesetContext:
    """With what, and where, parts are set and cards tried."""
    geometry = session.theme.geometry
    return TypesetContext(
        fonts=session.fonts,
        style=style_for_scripts(
            book_style(session.templates, geometry), session.language, session.fonts.families, geometry.families
        ),
        page_width=geometry.width,
        pictures=session.cache.pictures,
        drawings=session.cache.drawings,
        parts=session.cache.parts,
        program=program_digest(),
    )
