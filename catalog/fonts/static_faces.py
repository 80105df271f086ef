"""The faces of the book: static instances of the packaged variable fonts, made once, and a configuration that lets
fontconfig see no others, so that a page looks the same on every machine.

WeasyPrint would instance a variable face again for every document (0.2 s a face), so they are made static here.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from importlib.metadata import distribution, version
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import uharfbuzz

from catalog.cache.eviction import used
from catalog.core.atomic_files import write_quickly
from catalog.core.content_keys import digest_of
from catalog.fonts.subset import subset_face

RECIPE: Final = "static-4"  # changes when the same sources would be cut in another way
STYLES: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
# What style sheets may use. Small capitals and stylistic sets go: they are a third of the glyphs.
FEATURES: Final = (
    *("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "rlig"),
    *("tnum", "pnum", "lnum", "onum", "frac", "numr", "dnom", "sups", "subs", "case"),
)
SUMS: Final = "SHA256SUMS"  # beside the faces: by it is seen that they are as they were made
KEPT_NAMES: Final = (0, 5, 7, 8, 9, 11, 13, 14)  # copyright, version, trademark, makers, licence
SIGNS: Final = {"Noto Emoji": "NotoEmoji[wght].ttf", "Noto Sans Symbols": "NotoSansSymbols[wght].ttf"}  # in black alone
WINDOWS_ENGLISH: Final = (3, 1, 0x409)


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: the family and weight that style sheets name, and where it is cut from."""

    package: str
    source: str
    family: str
    weight: int
    italic: bool = False
    axes: tuple[tuple[str, float], ...] = ()  # axes besides the weight
    folder: str = "files"  # of the package, in which the source lies

    @property
    def file_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.weight}{'i' if self.italic else ''}.ttf"


def _faces() -> tuple[Face, ...]:
    serif = ("fontpkg-source-serif-4", "SourceSerif4[opsz,wght].ttf", "Source Serif 4")
    slanted = ("fontpkg-source-serif-4", "SourceSerif4-Italic[opsz,wght].ttf", "Source Serif 4")
    noto = ("fontpkg-noto-sans", "NotoSans[wdth,wght].ttf", "Noto Sans")
    jakarta = ("fontpkg-plus-jakarta-sans", "PlusJakartaSans[wght].ttf", "Plus Jakarta Sans")
    text_size = (("opsz", 10.0),)  # pt: the size of the stories
    return (
        *(Face(*serif, weight, axes=text_size) for weight in (400, 600)),
        *(Face(*noto, weight, axes=(("wdth", 100.0),)) for weight in (400, 600)),
        Face(*slanted, 400, True, text_size),
        *(Face(*jakarta, weight) for weight in (400, 500, 600, 700, 800)),
        *(Face("manimgx-fonts", source, family, 400, folder="") for family, source in SIGNS.items()),
    )


FACES: Final = _faces()


def nearest_face(family: str, weight: int) -> Face:
    """The upright face of `family` whose weight is nearest. ValueError where there is none."""
    faces = [face for face in FACES if face.family == family and not face.italic]
    if not faces:
        raise ValueError(f"no face of {family!r}")
    return min(faces, key=lambda face: abs(face.weight - weight))


@dataclass(frozen=True, slots=True)
class FontSet:
    """Static faces (TTF files) in a folder of the cache; `digest` is their content key and the folder's name."""

    folder: Path
    digest: str

    @property
    def config_file(self) -> Path:
        return self.folder.with_suffix(".conf")


def prepare_fonts(cache: Path) -> FontSet:
    """The faces, made on first use (half a second) in a folder of `cache` that is named by what they are made from, and
    made again where a byte of them has changed."""
    digest = _digest()
    fonts = FontSet(cache.resolve() / digest, digest)
    if not _is_whole(fonts.folder):
        _make_faces(fonts.folder)
    write_config(fonts)
    for name in (SUMS, *(face.file_name for face in FACES)):
        used(fonts.folder / name)
    used(fonts.config_file)
    return fonts


def _digest() -> str:
    """Content key: the packages record the SHA-256 of each of their files, so none need be read."""
    made_from = [RECIPE, version("uharfbuzz"), version("fonttools"), repr(FACES), repr(FEATURES)]
    for package in sorted({face.package for face in FACES}):
        record = distribution(package).read_text("RECORD") or ""
        made_from += [version(package), *sorted(line for line in record.splitlines() if ".ttf," in line)]
    return digest_of("\n".join(made_from))[:16]


def _make_faces(folder: Path) -> None:
    """Cut every face, and put the whole `folder` in place at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".new-") as temporary:
        beside = Path(temporary) / "faces"
        beside.mkdir()
        made = {face.file_name: _cut_face(face) for face in FACES}
        for name, content in made.items():
            (beside / name).write_bytes(content)
        (beside / SUMS).write_text(_sums(made), encoding="utf-8")
        if folder.exists() and not _is_whole(folder):
            folder.rename(Path(temporary) / "damaged")
        try:
            beside.rename(folder)
        except OSError:
            if not _is_whole(folder):  # otherwise another build was first, and its faces are the same
                raise


def _is_whole(folder: Path) -> bool:
    """Whether the faces are there, as they were made, and no other file that might be taken for one."""
    names = [face.file_name for face in FACES]
    try:
        found = sorted(path.name for path in folder.iterdir())
        contents = {name: (folder / name).read_bytes() for name in names}
        return found == sorted([SUMS, *names]) and (folder / SUMS).read_bytes() == _sums(contents).encode()
    except OSError:
        return False


def _sums(contents: Mapping[str, bytes]) -> str:
    """The digests of files, a line each, as `sha256sum` writes and checks them."""
    return "".join(f"{digest_of(content)}  {name}\n" for name, content in contents.items())


def _cut_face(face: Face) -> bytes:
    """A static TTF with every character of its source, of a face of signs without letters and digits, which are the
    text's; the same bytes at any time."""
    from fontTools.ttLib import TTFont

    with as_file(files(face.package.replace("-", "_")) / face.folder / face.source) as source:
        variable = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(source))
        axes = {"wght": float(face.weight), **dict(face.axes)}
        # STAT describes the axes, which are gone.
        shared = range(0x21, 0x100) if face.family in SIGNS else ()
        characters = set(variable.unicodes).difference(shared)
        static = subset_face(variable, characters, FEATURES, axes, names=KEPT_NAMES, dropped=["STAT"])
    named = io.BytesIO()
    with TTFont(io.BytesIO(static), lazy=True, recalcBBoxes=False, recalcTimestamp=False) as font:
        _name_face(font, face)
        if face.family in SIGNS:  # between signs their own space is drawn, which is as wide as they are
            font["hmtx"][font.getBestCmap()[ord(" ")]] = (font["head"].unitsPerEm // 4, 0)
        font.save(named)
    return named.getvalue()


def _name_face(font: Any, face: Face) -> None:  # noqa: ANN401 fontTools has no types
    """Family, style and weight as the OpenType specification has them (name, OS/2, head), so that they select it."""
    four_styles = face.weight in (400, 700)  # the older names have only regular, italic, bold and bold italic
    style = f"{STYLES[face.weight]} Italic" if face.italic else STYLES[face.weight]
    style = "Italic" if style == "Regular Italic" else style
    full = f"{face.family} {style}"
    postscript = f"{face.family.replace(' ', '')}-{style.replace(' ', '')}"
    texts = {
        1: face.family if four_styles else f"{face.family} {STYLES[face.weight]}",
        2: style if four_styles else ("Italic" if face.italic else "Regular"),
        3: f"{postscript};{RECIPE}",
        4: full,
        6: postscript,
        16: face.family,
        17: style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES]  # those of tables came along
    for number, text in texts.items():
        table.setName(text, number, *WINDOWS_ENGLISH)
    bold = face.weight == 700
    font["OS/2"].usWeightClass = face.weight
    kept = font["OS/2"].fsSelection & ~0b0110_0001  # italic, bold, regular
    font["OS/2"].fsSelection = kept | face.italic | bold << 5 | (not face.italic and not bold) << 6
    font["head"].macStyle = bold | face.italic << 1


def write_config(fonts: FontSet) -> None:
    """A fontconfig file that names this folder alone. It holds a path of this machine, so it is no part of the key.

    What no family in a style sheet has, and families that are not there, fall to Noto Sans on every machine; signs that
    it has not, as emoji, to the families of `SIGNS`.
    """
    kept = fonts.folder.with_name("fontconfig")
    if not kept.is_dir():
        kept.unlink(missing_ok=True)
    kept.mkdir(exist_ok=True)  # by fontconfig itself, two processes at once would get in each other's way
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"  <dir>{escape(str(fonts.folder))}</dir>\n"
        f"  <cachedir>{escape(str(kept))}</cachedir>\n"
        '  <match target="pattern">\n'
        '    <edit name="family" mode="append_last">'
        f"{''.join(f'<string>{family}</string>' for family in ('Noto Sans', *SIGNS))}</edit>\n"
        "  </match>\n</fontconfig>\n"
    )
    path = fonts.config_file
    if path.is_dir():
        shutil.rmtree(path)
    with suppress(FileNotFoundError):
        if path.read_bytes() == text.encode():
            return
    write_quickly(path, text.encode())
