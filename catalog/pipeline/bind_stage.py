"""Stage 8 as a recipe: a book that is composed → its files, one or two for each output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import lcm
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final, Protocol

from catalog.book.bind import bind_book
from catalog.book.bind_archive import bind_for_archive
from catalog.book.bind_print import bind_for_print
from catalog.book.composed_book import Book
from catalog.book.flat_pages import FlatPage
from catalog.book.imposition import COVER_PAGES, ON_A_LEAF
from catalog.book.other_volumes import OtherVolumes
from catalog.core.atomic_files import whole_file
from catalog.core.problems import Problem
from catalog.outputs.archive import ARCHIVE_ENTRIES
from catalog.outputs.output_types import BookOutput
from catalog.pdf.linearize import linearize
from catalog.pictures.lighter.choice import Reduction
from catalog.pictures.request import Picture
from catalog.pipeline.archive_stage import archived_entries
from catalog.pipeline.budget_stage import MB, budget_problem, keep_within
from catalog.pipeline.part_stages import PartStages
from catalog.pipeline.session import Session
from catalog.typesetting.parts import TypesetContext

LEAF: Final = 2  # pages: no leaf is printed on one side alone


class Compose(Protocol):
    """Makes the book of parts that are set, with a multiple of `sheet` pages besides `apart`."""

    def __call__(self, *, sheet: int = ..., apart: int = ..., others: OtherVolumes = ...) -> Book: ...


@dataclass(frozen=True, slots=True)
class Binding:
    """What an edition's files are bound of."""

    session: Session
    edition: str
    book: Book
    compose: Compose
    stages: PartStages


@dataclass(frozen=True, slots=True)
class Bound:
    """A file that was bound: how many pages it has, what was done to keep it within its megabytes, None where it was
    small enough."""

    pages: int
    reduction: Reduction | None = None
    flat: tuple[FlatPage, ...] = ()  # pages that had to become flat for a print shop


def bind_files(
    binding: Binding, outputs: Sequence[BookOutput], folder: Path, problems: list[Problem]
) -> tuple[dict[str, Path], dict[str, Bound]]:
    """The files of the book in `folder` and what they are by the names of outputs, each there whole or as it was
    before. Warnings are added to `problems`."""
    found: dict[str, Bound] = {}
    paths = {output.name: folder / output.file_name for output in outputs}
    for output in outputs:
        with whole_file(paths[output.name]) as file:
            found[output.name] = _bind(binding, output, file, problems)
    return paths, found


def bind_unseen(binding: Binding, outputs: Sequence[BookOutput], folder: Path, problems: list[Problem]) -> None:
    """The same into files that are never seen."""
    for output in outputs:
        with TemporaryFile(dir=folder) as bound:
            _bind(binding, output, bound, problems)


def _bind(binding: Binding, output: BookOutput, file: BinaryIO, problems: list[Problem]) -> Bound:
    """One output, with lighter pictures where it is to be sent and has too many bytes."""
    if not output.sent:
        return _bind_one(binding, output, file)
    source = Source(binding.book, binding.stages.typesetting, binding.stages.shown)
    return bind_sent(binding.session, binding.edition, source, output, file, problems)


@dataclass(frozen=True, slots=True)
class Source:
    """A book that is sent, with what it was set, and what finds the pictures on its pages by their names."""

    book: Book
    typesetting: TypesetContext
    shown: Callable[[], Mapping[str, Picture]]


def bind_sent(
    session: Session, edition: str, source: Source, output: BookOutput, file: BinaryIO, problems: list[Problem]
) -> Bound:
    """Bind a book that is sent within the megabytes of its edition; that it cannot be is added to `problems`."""

    def bind(lighter: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
        with _emptied(file, session) as bound:
            names = bind_book(source.book, source.typesetting, bound, output, lighter)
        return file.seek(0, SEEK_END), names

    pages = len(source.book.pages)
    size, names = bind({})
    most = int(session.catalogue.editions[edition].max_mb * MB)
    if size <= most:
        return Bound(pages)
    reduction = keep_within(session, most, size, names, source.shown(), lambda lighter: bind(lighter)[0])
    if not reduction.kept:
        problems.append(budget_problem(session, edition, output.file_name, reduction))
    return Bound(pages, reduction)


def _bind_one(binding: Binding, output: BookOutput, file: BinaryIO) -> Bound:
    """Bind the book as one output, for a print shop with as many pages as it wants."""
    book, stages = binding.book, binding.stages
    if output.printed:
        apart = 0 if output.pages == "all" else 2 * COVER_PAGES
        leaf = ON_A_LEAF if output.printed.booklet else LEAF
        filled = binding.compose(sheet=lcm(output.printed.page_multiple, leaf), apart=apart)
        pages = bind_for_print(filled, stages.typesetting, file, output, stages.ink_pictures(output.printed))
        return Bound(pages.count, flat=pages.flat)
    with _emptied(file, binding.session) as bound:
        if output.archived:
            held = output.archived == ARCHIVE_ENTRIES.archived
            entries = archived_entries(binding.session, binding.edition, book.about.date) if held else None
            bind_for_archive(book, stages.typesetting, bound, output, entries)
        else:
            bind_book(book, stages.typesetting, bound, output)
    return Bound(len(book.pages))


@contextmanager
def _emptied(file: BinaryIO, session: Session) -> Iterator[BinaryIO]:
    """What to bind to, from its beginning: `file`; where it is to be linearized, another that is then written to it."""
    file.seek(0)
    file.truncate()
    if not session.options.linearized:
        yield file
        return
    with TemporaryFile(dir=session.cache.root) as bound:
        yield bound
        linearize(bound, file)
