"""What decides the bytes that a worker makes: the program, its libraries, Python. Equal for all who work on a book."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from catalog.cache.program_digest import program_digest

PACKAGES: Final = (
    *("catalog-usaha-mikro", "weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "fonttools"),
    *("uharfbuzz", "msgspec", "pikepdf", "pillow", "pillow-heif"),
)
# Where they are found, and the function that returns a version.
LIBRARIES: Final = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
}
CODE: Final = "code"  # what has a version for every change


@cache
def versions() -> dict[str, str]:
    """The version of each thing by its name; "" of what is not there."""
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    found |= {package: _of_package(package) for package in PACKAGES}
    found |= {library: _of_library(*where) for library, where in LIBRARIES.items()}
    return found | {CODE: program_digest()[:12]}


def differences(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """What differs, as `name there → here`; "" where nothing does. A name that is missing has no version."""
    names = [name for name in here if there.get(name, "") != here[name]]
    return ", ".join(f"{name} {there.get(name) or '–'} → {here[name] or '–'}" for name in names)


def _of_package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _of_library(files: tuple[str, ...], function: str) -> str:
    """Found without WeasyPrint, which must not be imported before its fonts are chosen."""
    for file in files:
        try:
            reported = getattr(ctypes.CDLL(file), function)
        except (OSError, AttributeError):
            continue
        reported.restype = ctypes.c_char_p
        return str(reported().decode())
    return ""
