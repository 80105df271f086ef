"""Parts to set and parts as set: values that a process pool can carry, and the folder in which set parts are kept."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from catalog.book.fonts import FontSet

# A word that is longer than its line goes on in the next one, so that what is too long is too high and is found.
BREAK_WORDS: Final = "body { overflow-wrap: break-word }\n"


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every part of a book is set with: fonts, style sheet, and the folders of pictures and drawings."""

    fonts: FontSet
    style: str
    pictures: Path
    drawings: Path
    parts: Path  # where set parts are kept, by content key
    program: str  # versions of the program and its typesetter


@dataclass(frozen=True, slots=True)
class PartJob:
    """A part to set: its HTML, and how many pages were planned for it."""

    name: str
    html: str
    pages: int  # planned pages; 0 for text that flows
    step: int = 0  # of the ladder, that is known to be needed: what comes before it is not tried again


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that can be linked to: 0-based page inside the part; mm from the top left of the page."""

    name: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class NumberBox:
    """A box kept free for the page number of `anchor`; mm."""

    anchor: str
    style: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Overflow:
    """Text that is too long for its box: which box, and by how many mm of how many."""

    box: str
    over: float
    height: float


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part as set."""

    name: str
    pdf: Path
    pages: int
    anchors: tuple[Anchor, ...]
    numbers: tuple[NumberBox, ...]
    overflows: tuple[Overflow, ...]  # on every step of the ladder
    shortened: tuple[Overflow, ...]  # fit only without their longer texts; by how much they were over with them
    missing_glyphs: tuple[str, ...]  # single characters
    step: int  # of the ladder
    digests: tuple[str, ...]  # of each page: changes when anything printed on it does
    cached: bool = False


def part_key(workshop: Workshop, job: PartJob) -> str:
    """Content key of a part: its HTML names pictures and drawings by their content, so this is all it depends on."""
    digest = sha256()
    for piece in (
        workshop.program,
        workshop.fonts.digest,
        BREAK_WORDS,
        workshop.style,
        f"{job.pages} {min(job.step, 1)}",
        job.html,
    ):
        digest.update(f"{len(piece)}:".encode())
        digest.update(piece.encode())
    return digest.hexdigest()[:32]


def read_part(workshop: Workshop, job: PartJob, key: str) -> SetPart | None:
    """The part as it was set before; None when it was not, or when what was kept is damaged."""
    path = workshop.parts / f"{key}.pdf"
    try:
        kept = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if sha256(path.read_bytes()).hexdigest() != kept["sha256"]:
            return None
        return SetPart(
            job.name,
            path,
            kept["pages"],
            tuple(Anchor(**anchor) for anchor in kept["anchors"]),
            tuple(NumberBox(**number) for number in kept["numbers"]),
            tuple(Overflow(**overflow) for overflow in kept["overflows"]),
            tuple(Overflow(**overflow) for overflow in kept["shortened"]),
            tuple(kept["missing_glyphs"]),
            kept["step"],
            tuple(kept["digests"]),
            cached=True,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_part(part: SetPart, pdf: bytes) -> None:
    """Write a set part and what is known of it beside it, each whole or not at all."""
    values = {**asdict(part), "pdf": part.pdf.name, "sha256": sha256(pdf).hexdigest()}
    sidecar = json.dumps(values, ensure_ascii=False, sort_keys=True)
    for path, content in ((part.pdf, pdf), (part.pdf.with_suffix(".json"), sidecar.encode())):
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        beside.write_bytes(content)
        beside.replace(path)
