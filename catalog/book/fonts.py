"""The faces of the book: static instances of the packaged variable fonts, made once, and a configuration that lets
fontconfig see no others, so that a page looks the same on every machine.

WeasyPrint would instance a variable face again for every document (0.2 s a face), so they are made static here.
"""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from catalog.errors import CatalogError, ExitCode, Place, error


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: the family and weight that style sheets ask for, and where it is cut from."""

    package: str
    source: str
    family: str
    weight: int
    italic: bool = False
    axes: tuple[tuple[str, float], ...] = ()  # axes besides the weight

    @property
    def name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.weight}{'i' if self.italic else ''}.ttf"


def _faces() -> tuple[Face, ...]:
    jakarta = ("fontpkg_plus_jakarta_sans", "PlusJakartaSans[wght].ttf", "Plus Jakarta Sans")
    serif = (("opsz", 10.0),)  # pt: the size of the stories
    return (
        *(Face(*jakarta, weight) for weight in (400, 500, 600, 700)),
        Face("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "Source Serif 4", 400, axes=serif),
        Face("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "Source Serif 4", 600, axes=serif),
        Face("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", "Source Serif 4", 400, True, serif),
        Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "Noto Sans", 400, axes=(("wdth", 100.0),)),
        Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "Noto Sans", 600, axes=(("wdth", 100.0),)),
    )


FACES: Final = _faces()


@dataclass(frozen=True, slots=True)
class FontSet:
    """Static faces in a folder of the cache; `digest` is their content key."""

    folder: Path
    digest: str

    @property
    def config_file(self) -> Path:
        return self.folder / "fonts.conf"


def prepare_fonts(cache: Path) -> FontSet:
    """The faces, made on first use (some seconds) in a folder of `cache` that is named by what they are made from."""
    digest = _digest()
    folder = cache / digest
    if not folder.is_dir():
        beside = cache / f".{digest}.{os.getpid()}.new"
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(FACES))) as pool:
            list(pool.map(_instance, FACES, [beside] * len(FACES)))
        try:
            beside.rename(folder)
        except OSError:  # another build was first
            shutil.rmtree(beside)
    _write_config(folder)
    return FontSet(folder, digest)


def _digest() -> str:
    packages = sorted({face.package.replace("_", "-") for face in FACES})
    made_from = [f"{package} {version(package)}" for package in (*packages, "fonttools")]
    return sha256(repr((made_from, FACES)).encode()).hexdigest()[:16]


def _instance(face: Face, folder: Path) -> None:
    """Runs in a worker: cut one static face and name it so that family and weight alone select it."""
    from fontTools.ttLib import TTFont  # only needed once, and slow to import
    from fontTools.varLib.instancer import instantiateVariableFont

    source = files(face.package) / "files" / face.source
    with source.open("rb") as stream:
        font = TTFont(stream, recalcTimestamp=False)
        font = instantiateVariableFont(font, {"wght": float(face.weight), **dict(face.axes)})
        style = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}[face.weight]
        style = f"{style} Italic" if face.italic else style
        names = font["name"]
        for record in list(names.names):
            if record.nameID in (16, 17, 21, 22, 25):
                names.removeNames(nameID=record.nameID)
        full = f"{face.family} {style}"
        postscript = f"{face.family.replace(' ', '')}-{style.replace(' ', '')}"
        for number, text in (
            (1, face.family),
            (2, style),
            (3, f"{full} {dict(face.axes)}"),
            (4, full),
            (6, postscript),
        ):
            names.setName(text, number, 3, 1, 0x409)
        font["OS/2"].usWeightClass = face.weight
        font.save(folder / face.name)


def _write_config(folder: Path) -> None:
    """A fontconfig file that names this folder alone. It holds a path of this machine, so it is no part of the key."""
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"  <dir>{folder}</dir>\n  <cachedir>{folder / 'fontconfig'}</cachedir>\n</fontconfig>\n"
    )
    path = folder / "fonts.conf"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def use_only(fonts: FontSet) -> None:
    """Let this process see these faces and no font of the system. To be called before WeasyPrint is imported."""
    chosen = os.environ.get("FONTCONFIG_FILE")
    if "weasyprint" in sys.modules:
        # The same faces in another project's cache will do: the folder's name is their content key.
        if chosen is None or Path(chosen).parent.name != fonts.digest:
            raise RuntimeError("WeasyPrint was imported before its fonts were chosen")
        return
    os.environ["FONTCONFIG_FILE"] = str(fonts.config_file)


def require_libraries() -> None:
    """CatalogError (ENVIRONMENT) that says which command installs Pango, where WeasyPrint cannot find it."""
    try:
        import weasyprint  # noqa: F401
    except OSError as missing:
        commands = {"darwin": "brew install pango", "win32": "pacman -S mingw-w64-x86_64-pango (MSYS2)"}
        command = commands.get(
            sys.platform, "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        )
        problem = error("library-missing", Place(""), library="Pango", command=command)
        raise CatalogError([problem], ExitCode.ENVIRONMENT) from missing
