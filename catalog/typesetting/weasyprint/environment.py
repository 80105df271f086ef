"""What WeasyPrint finds in this process: the fonts that it sees, and the libraries that it needs (stage 7)."""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import os
import sys
from collections.abc import Iterator
from typing import Final

from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.fonts.static_faces import FontSet

LIBRARIES: Final = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango (MSYS2)",
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
}
# What WeasyPrint loads, as Linux calls it.
LOADED: Final = (
    *("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0"),
    *("libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1"),
)


def use_only(fonts: FontSet) -> None:
    """Let this process see these faces and no font of the system. To be called before WeasyPrint is imported, and again
    before each `FontConfiguration`, which reads the file anew: editions differ in their faces."""
    if "weasyprint" in sys.modules and os.environ.get("FONTCONFIG_FILE") is None:
        raise RuntimeError("WeasyPrint was imported before its fonts were chosen")
    os.environ["FONTCONFIG_FILE"] = str(fonts.config_file)


def require_libraries() -> None:
    """CatalogError (ENVIRONMENT) that says which command installs Pango and HarfBuzz, where WeasyPrint finds none.

    To be called after `use_only`. Half a second, as it imports WeasyPrint.
    """
    try:
        # WeasyPrint prints a notice of its own.
        with contextlib.redirect_stdout(io.StringIO()), _libraries_by_name():
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as missing:
        raise _library_error("Pango") from missing
    if harfbuzz_subset is None:  # WeasyPrint would do without, slowly, and the book would have other bytes
        raise _library_error("HarfBuzz Subset")


@contextlib.contextmanager
def _libraries_by_name() -> Iterator[None]:
    """While this lasts, libraries are loaded by the names that they have on Linux, where all of them can be.

    WeasyPrint tries names of other systems first, and to look for those Python starts a compiler, a dozen times.
    """
    own = ctypes.util.find_library
    if sys.platform == "linux" and all(map(_can_be_loaded, LOADED)):
        ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = own


def _can_be_loaded(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _not_found(name: str) -> str | None:
    return None


def _library_error(library: str) -> CatalogError:
    command = LIBRARIES.get(sys.platform, LIBRARIES["linux"])
    return CatalogError([error("library-missing", Place(""), library=library, command=command)], ExitCode.ENVIRONMENT)
