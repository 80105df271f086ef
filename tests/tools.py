"""The programs that tests use. One that is missing skips its tests with the reason; where CI=true it fails them."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

VENV_TOOLS = Path(__file__).parent.parent / ".venv" / "tools" / "node_modules"


def require_tool(name: str) -> str:
    """The path of a program."""
    return _found(shutil.which(name), name)


def require_vnu() -> str:
    """The path of the HTML checker's vnu.jar."""
    jar = VENV_TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    return _found(str(jar) if jar.is_file() else None, "vnu-jar")


def require_yaml_language_server() -> tuple[str, str]:
    """The paths of Node, which Playwright brings, and of the script that runs the YAML language server."""
    playwright = find_spec("playwright")
    places = playwright.submodule_search_locations if playwright else None
    node = next((path for place in places or () if (path := Path(place) / "driver" / "node").is_file()), None)
    script = VENV_TOOLS / "yaml-language-server" / "bin" / "yaml-language-server"
    running = str(node) if node else require_tool("node")
    return running, _found(str(script) if script.is_file() else None, "yaml-language-server")


def skip_for(reason: str) -> NoReturn:
    """Skips the test; fails it where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _found(path: str | None, name: str) -> str:
    if path is None:
        skip_for(f"{name} is not installed; `make test` brings it where it may")
    return path
