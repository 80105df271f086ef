"""A page of a PDF → its boxes and every object painted on it, those of its annotations too."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from catalog.preflight.reading.forms import show_appearance
from catalog.preflight.reading.geometry import Box, Matrix
from catalog.preflight.reading.painted import Annotation, FaultKind, Group, Page
from catalog.preflight.reading.path_operators import PATH_OPERATORS
from catalog.preflight.reading.pdf_objects import WRONG, array, entry, name, number, rectangle
from catalog.preflight.reading.picture_operators import PICTURE_OPERATORS
from catalog.preflight.reading.state_operators import STATE_OPERATORS
from catalog.preflight.reading.text_operators import TEXT_OPERATORS
from catalog.preflight.reading.unpacking import TooLargeError
from catalog.preflight.reading.walk import EnoughError, FileReading, Walk

A4: Final = Box(0.0, 0.0, 595.276, 841.89)
HIGHEST: Final = 50  # nodes of the tree above a page that are asked for what it inherits
HIDDEN, PRINT = 1 << 1, 1 << 2  # flags of annotations (12.5.3)
OPERATORS: Final = {**STATE_OPERATORS, **PATH_OPERATORS, **TEXT_OPERATORS, **PICTURE_OPERATORS}


def read_page(file: FileReading, page: Any, number_of_page: int) -> Page:  # noqa: ANN401 pikepdf's dictionary
    """Everything that preflight asks of a page. `number_of_page` counts from 1."""
    unit = number(entry(page, "UserUnit"), 1.0)
    unit = unit if unit > 0 else 1.0
    media = rectangle(_inherited(page, "MediaBox"), unit)
    boxes = {key: rectangle(entry(page, key), unit) for key in ("BleedBox", "TrimBox", "ArtBox")}
    base: Matrix = (unit, 0.0, 0.0, unit, 0.0, 0.0)
    walk = Walk(file, page, base, media or A4, OPERATORS)
    walk.cut = boxes["TrimBox"] or boxes["ArtBox"] or rectangle(_inherited(page, "CropBox"), unit) or walk.cut
    if media is None:
        walk.fault(FaultKind.MISSING, "MediaBox")
    page_group = entry(page, "Group")
    if name(entry(page_group, "S")) == "Transparency":
        space = file.spaces.read(entry(page_group, "CS"), None)
        walk.groups.append(Group(media or A4, space, of_page=True))
    _read_content(walk, page)
    annotations = _read_annotations(walk, page, unit)
    return Page(
        number=number_of_page,
        media=media or A4,
        crop=rectangle(_inherited(page, "CropBox"), unit),
        bleed=boxes["BleedBox"],
        trim=boxes["TrimBox"],
        art=boxes["ArtBox"],
        rotation=int(number(_inherited(page, "Rotate"))) % 360,
        user_unit=unit,
        objects=tuple(walk.objects),
        groups=tuple(walk.groups),
        annotations=annotations,
        fonts=tuple(walk.fonts),
        states=frozenset(walk.states),
        features=frozenset(walk.features),
        faults=tuple(sorted(walk.faults)),
    )


def _read_content(walk: Walk, page: Any) -> None:  # noqa: ANN401
    walk.resources = _inherited(page, "Resources")
    contents = entry(page, "Contents")
    if contents is None:
        return
    try:
        walk.run(walk.file.contents.of_page(contents))
        if walk.saved:
            walk.fault(FaultKind.BROKEN, "q")
    except TooLargeError:
        walk.fault(FaultKind.TOO_LARGE, "")
    except EnoughError:
        walk.fault(FaultKind.TOO_LARGE, "")
    except WRONG:
        walk.fault(FaultKind.UNREADABLE, "")


def _inherited(page: Any, key: str) -> Any:  # noqa: ANN401
    """What a page has itself, or from the nodes of the tree above it (7.7.3.4)."""
    node = page
    for _ in range(HIGHEST):
        found = entry(node, key)
        if found is not None:
            return found
        node = entry(node, "Parent")
        if node is None:
            return None
    return None


def _read_annotations(walk: Walk, page: Any, unit: float) -> tuple[Annotation, ...]:  # noqa: ANN401
    found = []
    for annotation in array(entry(page, "Annots")):
        kind, box = name(entry(annotation, "Subtype")), rectangle(entry(annotation, "Rect"), unit)
        if not kind or box is None:
            continue
        flags = int(number(entry(annotation, "F")))
        appearance = _appearance(annotation)
        hidden = bool(flags & HIDDEN) or walk.file.layers.hides(entry(annotation, "OC"))
        prints = bool(flags & PRINT) and not hidden and appearance is not None and kind != "Popup"
        found.append(Annotation(kind, box, prints))
        if prints:
            _read_appearance(walk, appearance, box)
    return tuple(found)


def _appearance(annotation: Any) -> Any:  # noqa: ANN401
    """The form that is shown of an annotation in the state that it is in; None where it has none."""
    normal = entry(entry(annotation, "AP"), "N")
    if isinstance(normal, pikepdf.Stream):
        return normal
    state = entry(normal, name(entry(annotation, "AS")))
    return state if isinstance(state, pikepdf.Stream) else None


def _read_appearance(walk: Walk, appearance: Any, box: Box) -> None:  # noqa: ANN401
    """Appearances begin with the state of an empty page (12.5.5)."""
    fresh = Walk(walk.file, walk.page, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), walk.state.clip or box, OPERATORS)
    try:
        show_appearance(fresh, appearance, box)
    except EnoughError:
        fresh.fault(FaultKind.TOO_LARGE, "")
    except WRONG:
        fresh.fault(FaultKind.BROKEN, "")
    walk.objects += fresh.objects
    walk.groups += fresh.groups
    walk.fonts |= fresh.fonts
    for fault in fresh.faults:
        walk.faults.setdefault(fault)
