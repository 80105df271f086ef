"""The recipe of `catalog extract`: a project and what is asked of one of its editions → a small book. Reads from top to
bottom."""

from __future__ import annotations

import unicodedata
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.content.extract_names import NOWHERE
from catalog.content.extracts import Asked, NewExtract, make_extract
from catalog.core.problems import CatalogError, ExitCode, Problem, error
from catalog.core.project import Project
from catalog.fonts.needed import strange_letters
from catalog.pipeline.build import Built, build_edition
from catalog.pipeline.session import BuildOptions, Progress, Session, open_session
from catalog.scaffold.kept_extract import extract_file, write_extract


@dataclass(frozen=True, slots=True)
class Extracted:
    """An extract as it was made, its code, and the file that keeps it (None where none was asked for)."""

    built: Built
    code: str
    kept: Path | None


def extract_edition(
    project: Project, asked: Asked, keep: str, language: str, options: BuildOptions, progress: Progress
) -> Extracted:
    """Make what was asked for in a folder of its own below build/. Where there is a name to `keep` it by, an edition
    file of this name is written, too, explained in `language`. CatalogError with what stands in the way: with
    ExitCode.USAGE where there is nothing of what was asked for."""
    kept = extract_file(project, keep) if keep else None
    session, checked = open_session(project, replace(options, saves_plan=bool(keep)), progress)
    with closing(session.executor):
        extract = make_extract(session.catalogue, asked)
        extract = replace(extract, slug=keep) if keep else extract
        _refuse(session, extract)
        editions = {**session.catalogue.editions, extract.slug: extract.edition}
        built = _built(replace(session, catalogue=replace(session.catalogue, editions=editions)), extract.slug)
    if kept:
        write_extract(project, kept, session.catalogue, extract.edition, language)
    else:
        built = replace(built, problems=tuple(_placed(problem, extract.slug) for problem in built.problems))
    return Extracted(replace(built, checked=checked), extract.edition.code, kept)


def _refuse(session: Session, extract: NewExtract) -> None:
    """CatalogError (USAGE) where an edition has this name, or no font has the letters of the buyer's."""
    buyer = extract.edition.extract.buyer if extract.edition.extract else None
    if extract.slug in session.catalogue.editions:
        raise CatalogError([error("extract-exists", NOWHERE, edition=extract.slug)], ExitCode.USAGE)
    missing = strange_letters(unicodedata.normalize("NFC", buyer or ""), session.fonts)
    if missing:
        named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in missing)
        raise CatalogError([error("extract-letters", NOWHERE, value=buyer, characters=named)], ExitCode.USAGE)


def _built(session: Session, slug: str) -> Built:
    """The extract; where it cannot be made no empty folder is left of it."""
    try:
        return build_edition(session, slug)
    except CatalogError as fault:
        raise CatalogError([_placed(problem, slug) for problem in fault.problems], fault.exit_code) from None
    finally:
        with suppress(OSError):
            session.project.output(slug).rmdir()


def _placed(problem: Problem, slug: str) -> Problem:
    """A problem of an edition without a file stands nowhere."""
    return (
        replace(problem, place=NOWHERE, field="") if problem.place.file == f"content/editions/{slug}.yaml" else problem
    )
