"""What an operator of a content stream changes and the next one finds (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from catalog.preflight.reading.colour import GREY, Colour
from catalog.preflight.reading.font_widths import PageFont
from catalog.preflight.reading.geometry import IDENTITY, Box, Matrix

BLACK = Colour(GREY, (0.0,))


@dataclass(slots=True)
class Paint:
    """What fills or strokes are painted with. `pattern` is pikepdf's object of a pattern, None for a plain colour."""

    colour: Colour = BLACK
    pattern: Any = None
    alpha: float = 1.0
    overprint: bool = False


@dataclass(slots=True)
class GraphicsState:
    """The state; `copied` is what q puts aside. `matrix` leads from user space to pt on the page, `clip` is there."""

    matrix: Matrix
    clip: Box | None  # None: nothing is seen any more
    fill: Paint = field(default_factory=Paint)
    stroke: Paint = field(default_factory=Paint)
    line_width: float = 1.0
    overprint_mode: int = 0
    blend: str = "Normal"
    masked: bool = False
    # of the groups around, which show what is painted here in one go
    outer_alpha: float = 1.0
    outer_blend: str = "Normal"
    outer_masked: bool = False
    font: PageFont | None = None
    font_size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render_mode: int = 0
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY

    def copied(self) -> GraphicsState:
        """A state that may be changed while this one stays."""
        copy = GraphicsState.__new__(GraphicsState)
        for slot in self.__slots__:
            setattr(copy, slot, getattr(self, slot))
        copy.fill = Paint(self.fill.colour, self.fill.pattern, self.fill.alpha, self.fill.overprint)
        copy.stroke = Paint(self.stroke.colour, self.stroke.pattern, self.stroke.alpha, self.stroke.overprint)
        return copy

    def clipped(self, box: Box | None) -> Box | None:
        """What is seen of `box`; None for nothing."""
        return box.within(self.clip) if box is not None and self.clip is not None else None
