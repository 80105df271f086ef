"""The state of reading one page: what is collected of it, and how one content stream is read inside another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from catalog.preflight.reading.colour_spaces import ColourSpaces
from catalog.preflight.reading.content import Content, Contents
from catalog.preflight.reading.font_widths import PageFonts
from catalog.preflight.reading.geometry import Box, Matrix, Point
from catalog.preflight.reading.graphics_state import GraphicsState
from catalog.preflight.reading.marked_content import Layers, Names
from catalog.preflight.reading.painted import Fault, FaultKind, Font, Group, Painted
from catalog.preflight.reading.pdf_objects import WRONG, identity
from catalog.preflight.reading.picture_data import PictureData
from catalog.preflight.reading.unpacking import TooLargeError

MOST_OPERATORS: Final = 3_000_000  # of a page, those of its forms each time that they are shown
MOST_OBJECTS: Final = 400_000
MOST_SAVED: Final = 2_000  # states that are put aside at once
FORM_COUNTS: Final = 60  # operators that showing a form counts as, so long does it take
DEEPEST: Final = 28  # forms in forms: Acrobat and others read no deeper either

Operator = Callable[["Walk", Any], None]


class EnoughError(Exception):
    """The page holds more than is read."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What the pages of a file share."""

    spaces: ColourSpaces
    fonts: PageFonts
    contents: Contents
    layers: Layers
    names: Names
    pictures: PictureData


@dataclass(slots=True)
class Mark:
    """A piece of marked content: whether it is hidden, the text that stands for it, its number on the page."""

    hidden: bool = False
    name: str = ""
    number: int | None = None


class Walk:
    """Reads the content of a page; `operators` are what it knows to do."""

    def __init__(
        self,
        file: FileReading,
        page: Any,  # noqa: ANN401 pikepdf's dictionary
        matrix: Matrix,
        media: Box,
        operators: Mapping[str, Operator],
    ) -> None:
        self.file = file
        self.page = page
        self.state = GraphicsState(matrix, media)
        self.base = matrix  # where patterns begin: of the page, or of the form around (8.7.3.1)
        self.resources: Any = None
        self.saved: list[GraphicsState] = []
        self.subpaths: list[list[Point]] = []
        self.corner: Point | None = None  # where the next subpath begins, if no point of it is set yet
        self.curved = False
        self.clip_pending = False
        self.marks: list[Mark] = []
        self.place: Box | None = None  # of all that is painted, in cells of patterns and letters of Type 3
        self.letter: tuple[Font, float] | None = None  # font and size, while a letter of Type 3 is drawn
        self.coloured = True  # False where a drawing takes the colour that it finds
        self.in_mask = False
        self.cut = media  # where the page is cut
        self.annotation = False
        self.lenient = 0  # BX: unknown operators are passed over
        self.objects: list[Painted] = []
        self.groups: list[Group] = []
        self.fonts: dict[Font, None] = {}
        self.states: set[str] = set()
        self.features: set[str] = set()
        self.faults: dict[Fault, None] = {}
        self.once: set[object] = set()  # what is read a single time on the page
        self._operators = operators
        self._left = MOST_OPERATORS
        self._inside: list[tuple[int, int] | None] = []

    def fault(self, kind: FaultKind, detail: str) -> None:
        """Note something wrong with the content."""
        self.faults.setdefault(Fault(kind, detail))

    @property
    def hidden(self) -> bool:
        """Whether what is painted now is on a layer that paper does not show."""
        return any(mark.hidden for mark in self.marks)

    def run(self, content: Content) -> None:
        """Do each operator of a stream. EnoughError where the page holds more than is read."""
        if not content.whole:
            self.fault(FaultKind.BROKEN, "")
        operators = self._operators
        for instruction in content.instructions:
            self.count(1)
            word = str(instruction.operator)
            operator = operators.get(word)
            if operator is None:
                if not self.lenient:
                    self.fault(FaultKind.UNKNOWN, word[:20])
                continue
            try:
                operator(self, instruction.operands)
            except WRONG:
                self.fault(FaultKind.BROKEN, word)

    def count(self, operators: int) -> None:
        """So many operators are done. EnoughError where that is more than a page may have."""
        self._left -= operators
        if self._left < 0 or len(self.objects) > MOST_OBJECTS:
            raise EnoughError

    def run_stream(self, stream: Any, resources: Any) -> None:  # noqa: ANN401 pikepdf
        """Do the content of a form, a cell or a letter, with its own resources or those around."""
        key = identity(stream)
        if key is not None and key in self._inside:
            self.fault(FaultKind.RECURSIVE, "")
            return
        if len(self._inside) >= DEEPEST:
            self.fault(FaultKind.TOO_LARGE, "")
            return
        try:
            content = self.file.contents.of_form(stream)
        except TooLargeError:
            self.fault(FaultKind.TOO_LARGE, "")
            return
        except WRONG:
            self.fault(FaultKind.UNREADABLE, "")
            return
        self._left -= FORM_COUNTS
        around = self.resources, self.saved, self.marks, self.subpaths, self.corner, self.clip_pending
        self.resources = resources if resources is not None else self.resources
        self.saved, self.marks, self.subpaths, self.corner, self.clip_pending = [], list(self.marks), [], None, False
        self._inside.append(key)
        try:
            self.run(content)
        finally:
            self._inside.pop()
            self.resources, self.saved, self.marks, self.subpaths, self.corner, self.clip_pending = around

    @contextmanager
    def inner(self, state: GraphicsState, **changes: object) -> Iterator[None]:
        """Read something inside with a state and settings of its own; afterwards all is as it was."""
        before = {name: getattr(self, name) for name in changes}
        outer, self.state = self.state, state
        for name, value in changes.items():
            setattr(self, name, value)
        try:
            yield
        finally:
            self.state = outer
            for name, value in before.items():
                setattr(self, name, value)

    def seen(self, box: Box) -> Box | None:
        """Where something painted at `box` is seen; None where it is not."""
        if self.state.clip is None or (self.marks and self.hidden):
            return None
        return self.place if self.place is not None else box.within(self.state.clip)

    def paint(self, painted: Painted) -> None:
        """Collect an object; what a letter is drawn with is text."""
        if self.letter is not None:
            font, size = self.letter
            painted = replace(painted, font=font, font_size=size, line_width=None)
        self.objects.append(painted)

    def name_here(self) -> str:
        """The text that stands for what is painted now; "" where there is none."""
        for mark in reversed(self.marks):
            if mark.name:
                return mark.name
            if mark.number is not None and (found := self.file.names.of(self.page, mark.number)):
                return found
        return ""

    def common(self, *, stroke: bool = False) -> dict[str, Any]:
        """What every object takes from the state."""
        state = self.state
        paint = state.stroke if stroke else state.fill
        return {
            "overprint": paint.overprint,
            "overprint_mode": state.overprint_mode,
            "alpha": paint.alpha * state.outer_alpha,
            "blend": state.blend if state.blend != "Normal" else state.outer_blend,
            "masked": state.masked or state.outer_masked,
            "in_mask": self.in_mask,
            "annotation": self.annotation,
        }
