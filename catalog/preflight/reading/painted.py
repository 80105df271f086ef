"""What a PDF is, as values: an object painted on a page, a page, the document. Lengths in pt, places in default user
space, in which UserUnit is reckoned in already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from catalog.preflight.reading.colour import Colour, ColourSpace
from catalog.preflight.reading.geometry import Box

EDGE: Final = 0.5  # pt by which what stands in a frame may touch it


class Kind(StrEnum):
    """What an object is."""

    TEXT = "text"
    FILL = "fill"
    STROKE = "stroke"
    PICTURE = "picture"
    STENCIL = "stencil"  # a picture of one bit that is painted in the colour of fills
    SHADING = "shading"
    MASK = "mask"  # what says where a picture is seen


@dataclass(frozen=True, slots=True)
class Font:
    """A font as a page names it. `kind` is its Subtype (`Type1`, `TrueType`, `Type0`, `Type3` …)."""

    name: str
    kind: str
    embedded: bool
    subset: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: pixels, bits of a component, filters, and pixels an inch where it is placed, along both its sides."""

    width: int
    height: int
    bits: int
    filters: tuple[str, ...]
    dpi_across: float
    dpi_up: float
    most_ink: float | None = None  # sum of the inks of its heaviest place, 1 an ink; None where it was not looked at
    white_sides: frozenset[str] = frozenset()  # sides of the page on which it is white; looked at near the trim alone

    @property
    def dpi(self) -> float:
        """The lesser of both sides."""
        return min(self.dpi_across, self.dpi_up)


@dataclass(frozen=True, slots=True)
class Painted:
    """An object on a page: where it is seen after all clips, and what it is painted with.

    `line_width` is that of a stroke, or of a filled rectangle so narrow that it is a line; None for all else. `hole` is
    what a frame leaves free inside its box. `loose` are the sides of its box that it only
    touches, as any shape does but a rectangle, and not what a clip cuts.
    `colour` of a picture has no values. `alpha` counts that of the groups around in. `name` is the text that
    stands for it (Alt), where the file has one. `in_mask` says that it is not painted, but shapes a soft mask.
    """

    kind: Kind
    box: Box
    colour: Colour | None
    overprint: bool = False
    overprint_mode: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    line_width: float | None = None
    hole: Box | None = None
    loose: frozenset[str] = frozenset()
    font: Font | None = None
    font_size: float = 0.0
    picture: Picture | None = None
    name: str = ""
    in_mask: bool = False
    annotation: bool = False

    @property
    def transparent(self) -> bool:
        """Whether what lies below is seen through it."""
        return self.alpha < 1 or self.blend not in ("Normal", "Compatible") or self.masked

    def lies_at(self, box: Box) -> bool:
        """Whether it inks a part of `box`."""
        return self.box.overlaps(box) and not (self.hole is not None and self.hole.holds(box, EDGE))

    @property
    def white(self) -> bool:
        """Whether it is painted in the colour of paper."""
        return self.colour is not None and self.colour.is_white()


class FaultKind(StrEnum):
    """What can be wrong with the content of a page itself."""

    UNREADABLE = "unreadable"  # a stream that cannot be unpacked
    BROKEN = "broken"  # operators that do not follow the grammar
    UNKNOWN = "unknown"  # operators that PDF does not have
    MISSING = "missing"  # a font, picture or state that the resources do not have
    RECURSIVE = "recursive"  # a form that contains itself
    TOO_LARGE = "too-large"  # more than a page of print can need


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong with the content, and where or what (`Tj`, `/F1`)."""

    kind: FaultKind
    detail: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation (12.5): its Subtype, its place, and whether paper shows it."""

    kind: str
    box: Box
    prints: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A transparency group: of the page itself, or of a form on it; the space in which it is blended, if it names
    one."""

    box: Box
    space: ColourSpace | None
    of_page: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page. Boxes that it does not name are None; `media` always has one, A4 where the file has none that serves."""

    number: int
    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    rotation: int
    user_unit: float
    objects: tuple[Painted, ...] = ()
    groups: tuple[Group, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    fonts: tuple[Font, ...] = ()  # that it shows text in, seen or not
    states: frozenset[str] = frozenset()  # keys of extended graphics states that are the press's own business (TR …)
    features: frozenset[str] = frozenset()  # rare kinds of content: PostScript, Reference, OPI, Alternates
    faults: tuple[Fault, ...] = ()

    @property
    def cut(self) -> Box:
        """Where the page is cut: its trim box; else its art box, its crop box, its media box (14.11.2)."""
        return self.trim or self.art or self.crop or self.media


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """What the file says that it is made for (14.11.5)."""

    kind: str
    condition: str
    has_profile: bool
    components: int  # of the profile; 0 without one
    profile: str  # digest of the profile


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF file: its pages, and what the file says of itself. `damage` are the words of the reader (qpdf)."""

    version: str
    pages: tuple[Page, ...]
    standard: str = ""  # GTS_PDFXVersion or pdfxid:GTS_PDFXVersion
    trapped: str = ""  # True, False, Unknown
    title: str = ""
    has_id: bool = True
    has_metadata: bool = False
    created: bool = False  # whether it has its day, and that of its last change
    modified: bool = False
    intents: tuple[OutputIntent, ...] = ()
    encrypted: bool = False
    script: bool = False
    form_fields: int = 0
    attachments: int = 0
    layers: tuple[str, ...] = ()
    spots: Mapping[str, frozenset[str]] = field(default_factory=dict)  # spot colours, and what each is replaced by
    compressions: frozenset[str] = frozenset()
    damage: tuple[str, ...] = ()
