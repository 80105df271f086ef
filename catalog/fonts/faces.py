"""The faces there are: which family and weight, and from which package each is cut.

Those of `FACES` are of every book. A family of `SCRIPTS` or `EXTRA` is only of a book whose texts need it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SIGNS: Final = {"Noto Emoji": "NotoEmoji[wght].ttf", "Noto Sans Symbols": "NotoSansSymbols[wght].ttf"}  # in black alone
TEXT: Final = "Noto Sans"  # what no family in a style sheet has falls to it first
BLANK: Final = "\N{ZERO WIDTH NON-JOINER}"  # shows nothing in any face, though some draw it as a sign for editors
# Ascent, descent and space of Plus Jakarta Sans in em: other scripts take them over, so that no line grows by them.
LEVEL: Final = (1.038, -0.222)
SPACE: Final = 0.17
WEIGHTS: Final = (400, 700)  # of other scripts than Latin; the weights between them take the nearer one


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: the family and weight that style sheets name, and where it is cut from.

    `scale` is how much larger its letters are drawn than those of the text around; `letters` are all that are cut, ""
    for all that the source has. `without` are letters that are left to other families.
    """

    package: str
    source: str
    family: str
    weight: int
    italic: bool = False
    axes: tuple[tuple[str, float], ...] = ()  # axes besides the weight
    folder: str = "files"  # of the package, in which the source lies
    scale: float = 1.0
    letters: str = ""
    without: tuple[tuple[int, int], ...] = ()  # first and last code point of each block

    @property
    def file_name(self) -> str:
        return f"{self.name}.ttf"

    @property
    def name(self) -> str:
        """By which pages name the face."""
        return f"{self.family.replace(' ', '')}-{self.weight}{'i' if self.italic else ''}"


DEVANAGARI: Final = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
# Of faces of signs: letters and digits are the text's; plain shapes are drawn hatched by Noto Emoji, for their colours.
NO_SIGNS: Final = ((0x21, 0xFF), (0x25A0, 0x25FF))


def _faces() -> tuple[Face, ...]:
    serif = ("fontpkg-source-serif-4", "SourceSerif4[opsz,wght].ttf", "Source Serif 4")
    slanted = ("fontpkg-source-serif-4", "SourceSerif4-Italic[opsz,wght].ttf", "Source Serif 4")
    noto = ("fontpkg-noto-sans", "NotoSans[wdth,wght].ttf", TEXT)
    jakarta = ("fontpkg-plus-jakarta-sans", "PlusJakartaSans[wght].ttf", "Plus Jakarta Sans")
    text_size = (("opsz", 10.0),)  # pt: the size of the stories
    return (
        *(Face(*serif, weight, axes=text_size) for weight in (400, 600)),
        # Its Devanagari is that of a family of its own, which has the rules for conjuncts as well.
        *(Face(*noto, weight, axes=(("wdth", 100.0),), without=DEVANAGARI) for weight in (400, 600)),
        Face(*slanted, 400, True, text_size),
        *(Face(*jakarta, weight) for weight in (400, 500, 600, 700, 800)),
        *(Face("manimgx-fonts", source, family, 400, folder="", without=NO_SIGNS) for family, source in SIGNS.items()),
    )


FACES: Final = _faces()

# Families of scripts by the script's code (ISO 15924), and how large they are drawn beside the Latin.
SCRIPTS: Final = {
    "Arab": ("Noto Sans Arabic", 1.08),
    "Armn": ("Noto Sans Armenian", 1.0),
    "Beng": ("Noto Sans Bengali", 1.0),
    "Deva": ("Noto Sans Devanagari", 1.0),
    "Ethi": ("Noto Sans Ethiopic", 1.0),
    "Geor": ("Noto Sans Georgian", 1.0),
    "Gujr": ("Noto Sans Gujarati", 1.0),
    "Guru": ("Noto Sans Gurmukhi", 1.0),
    "Hebr": ("Noto Sans Hebrew", 1.0),
    "Java": ("Noto Sans Javanese", 0.9),
    "Khmr": ("Noto Sans Khmer", 0.95),
    "Knda": ("Noto Sans Kannada", 1.0),
    "Laoo": ("Noto Sans Lao", 1.0),
    "Mlym": ("Noto Sans Malayalam", 0.95),
    "Mymr": ("Noto Sans Myanmar", 0.95),
    "Orya": ("Noto Sans Oriya", 1.0),
    "Sinh": ("Noto Sans Sinhala", 1.0),
    "Taml": ("Noto Sans Tamil", 0.95),
    "Telu": ("Noto Sans Telugu", 0.95),
    "Thai": ("Noto Sans Thai", 1.0),
}
# East Asian families by the language whose forms of Han letters they have.
EAST_ASIAN: Final = {
    "ja": "Noto Sans JP",
    "zh-Hans": "Noto Sans SC",
    "zh-Hant": "Noto Sans TC",
    "ko": "Noto Sans KR",
}
EAST_ASIAN_PACKAGE: Final = "justmytype-intl-cjk"
# Marks that Latin has, too, but narrower: full width where the text around is of these languages. ’ is an apostrophe
# more often than a quotation mark, so that it is left to the Latin. Chinese ones have those beside them in the same
# face, in which they are squeezed.
CHINESE_MARKS: Final = "“”…‥—、。，．：；！？（）《》〈〉「」『』【】"
WIDE_MARKS: Final = {"ja": "…‥—", "zh-Hans": CHINESE_MARKS, "zh-Hant": CHINESE_MARKS}
MORE_SIGNS: Final = "Noto Sans Symbols 2"


def marks_family(language: str) -> str:
    """The family of a language's wide marks."""
    return f"{EAST_ASIAN[language]} Marks"


def _script_faces(family: str, scale: float) -> tuple[Face, ...]:
    plain = family.replace(" ", "")
    if family == SCRIPTS["Java"][0]:
        named = {400: "Regular", 700: "Bold"}
        return tuple(Face("", f"{plain}-{named[weight]}.ttf", family, weight, scale=scale) for weight in WEIGHTS)
    source = f"{plain}[wght].ttf"
    return tuple(Face("manimgx-fonts", source, family, weight, folder="", scale=scale) for weight in WEIGHTS)


def _east_asian_faces(family: str, letters: str = "", called: str = "") -> tuple[Face, ...]:
    plain = family.replace(" ", "")
    folder, source = f"fonts/ofl/{plain.lower()}", f"{plain}[wght].ttf"
    return tuple(
        Face(EAST_ASIAN_PACKAGE, source, called or family, weight, folder=folder, letters=letters) for weight in WEIGHTS
    )


def _extra() -> dict[str, tuple[Face, ...]]:
    signs = Face("pymupdf-fonts", "NotoSansSymbols2_Regular.py", MORE_SIGNS, 400, folder="", without=NO_SIGNS[:1])
    return {
        **{family: _script_faces(family, scale) for family, scale in SCRIPTS.values()},
        **{family: _east_asian_faces(family) for family in EAST_ASIAN.values()},
        **{
            marks_family(language): _east_asian_faces(EAST_ASIAN[language], f" {letters}", marks_family(language))
            for language, letters in WIDE_MARKS.items()
        },
        MORE_SIGNS: (signs,),
    }


EXTRA: Final = _extra()
EVERY_FACE: Final = (*FACES, *(face for faces in EXTRA.values() for face in faces))


def nearest_face(family: str, weight: int) -> Face:
    """The upright face of `family` whose weight is nearest. ValueError where there is none."""
    faces = [face for face in EVERY_FACE if face.family == family and not face.italic]
    if not faces:
        raise ValueError(f"no face of {family!r}")
    return min(faces, key=lambda face: abs(face.weight - weight))
