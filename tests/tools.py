"""The programs that tests use. One that is missing skips its tests with the reason; where CI=true it fails them."""

from __future__ import annotations

import os
import shutil
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


def skip_for(reason: str) -> NoReturn:
    """Skips the test; fails it where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _found(path: str | None, name: str) -> str:
    if path is None:
        skip_for(f"{name} is not installed; `make test` brings it where it may")
    return path
