"""WeasyPrint sees the chosen fonts alone; what is said when a library that it needs is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalog.core.problems import CatalogError, ExitCode
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.i18n.translator import Translator
from catalog.typesetting.weasyprint import environment
from catalog.typesetting.weasyprint.environment import require_libraries, use_only


@pytest.fixture(scope="module")
def faces(font_cache: Path) -> FontSet:
    prepared = prepare_fonts(font_cache / "fonts")
    use_only(prepared)
    return prepared


def test_fonts_are_chosen_before_weasyprint(faces: FontSet, monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint  # noqa: F401

    other = FontSet(faces.folder, "other")
    use_only(other)  # of the next edition, which has families of other scripts besides
    assert os.environ["FONTCONFIG_FILE"] == str(other.config_file)
    use_only(faces)
    monkeypatch.delenv("FONTCONFIG_FILE")
    with pytest.raises(RuntimeError, match="before its fonts were chosen"):
        use_only(faces)


def test_missing_pango_is_said_with_the_command_that_installs_it() -> None:
    code = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, *flags):
    if name and "pango" in name:
        raise OSError(f"cannot load library {name}")
    return real(self, name, *flags)
cffi.FFI.dlopen = dlopen
from catalog.typesetting.weasyprint.environment import require_libraries
from catalog.core.problems import CatalogError
try:
    require_libraries()
except CatalogError as missing:
    print(int(missing.exit_code), *dict(missing.problems[0].values).values(), sep="|")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    command = environment.LIBRARIES.get(sys.platform, environment.LIBRARIES["linux"])
    assert done.stdout.strip() == f"{int(ExitCode.ENVIRONMENT)}|{command}|Pango"


LOADED = """
import ctypes, ctypes.util, json, re, sys
from pathlib import Path
from catalog.typesetting.weasyprint import environment
named = []
own = ctypes.util.find_library
def find_library(name):
    named.append(name)
    return own(name)
ctypes.util.find_library = find_library
if sys.argv[1:]:
    environment.LOADED = (*environment.LOADED, *sys.argv[1:])
environment.require_libraries()
assert ctypes.util.find_library is find_library
maps = Path("/proc/self/maps").read_text()
print(json.dumps([named, sorted(set(re.findall(r"\\S*(?:pango|gobject|harfbuzz|fontconfig)\\S*", maps)))]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems load them by other names")
def test_no_compiler_is_asked_for_libraries_that_the_loader_finds() -> None:
    """And the same are loaded."""

    def loaded(*lacking: str) -> tuple[list[str], list[str]]:
        done = subprocess.run([sys.executable, "-c", LOADED, *lacking], capture_output=True, text=True, check=True)
        named, files = json.loads(done.stdout)
        return named, files

    named, files = loaded("libnone.so.0")
    assert len(named) > 6
    assert len(files) >= len(environment.LOADED)
    assert loaded() == ([], files)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_missing_harfbuzz_is_said(
    faces: FontSet, monkeypatch: pytest.MonkeyPatch, platform: str, language: str
) -> None:
    import weasyprint.text.ffi as libraries

    require_libraries()
    stand_in: Any = None
    monkeypatch.setattr(libraries, "harfbuzz_subset", stand_in)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(CatalogError) as raised:
        require_libraries()
    assert raised.value.exit_code is ExitCode.ENVIRONMENT
    [problem] = raised.value.problems
    sentence = Translator(language).problem(problem)
    assert "HarfBuzz" in sentence.what
    assert environment.LIBRARIES.get(platform, environment.LIBRARIES["linux"]) in sentence.remedy
