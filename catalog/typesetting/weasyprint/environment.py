"""What WeasyPrint finds in this process: the fonts that it sees, and the libraries that it needs (stage 7)."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Final

from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.fonts.static_faces import FontSet

LIBRARIES: Final = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango (MSYS2)",
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
}


def use_only(fonts: FontSet) -> None:
    """Let this process see these faces and no font of the system. To be called before WeasyPrint is imported."""
    chosen = os.environ.get("FONTCONFIG_FILE")
    # The same faces in another project's cache will do: the file's name is their content key.
    if "weasyprint" in sys.modules and (chosen is None or Path(chosen).stem != fonts.digest):
        raise RuntimeError("WeasyPrint was imported before its fonts were chosen, or with others")
    # Also when nothing changes for WeasyPrint: it reads the file again for every book, and the other project's may be
    # gone by then.
    os.environ["FONTCONFIG_FILE"] = str(fonts.config_file)


def require_libraries() -> None:
    """CatalogError (ENVIRONMENT) that says which command installs Pango and HarfBuzz, where WeasyPrint finds none.

    To be called after `use_only`. Half a second, as it imports WeasyPrint.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # WeasyPrint prints a notice of its own
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as missing:
        raise _library_error("Pango") from missing
    if harfbuzz_subset is None:  # WeasyPrint would do without, slowly, and the book would have other bytes
        raise _library_error("HarfBuzz Subset")


def _library_error(library: str) -> CatalogError:
    command = LIBRARIES.get(sys.platform, LIBRARIES["linux"])
    return CatalogError([error("library-missing", Place(""), library=library, command=command)], ExitCode.ENVIRONMENT)
