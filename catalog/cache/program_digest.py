"""Which program this is: its code and the libraries that decide what it makes, for content keys."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final

import yaml

from catalog.core.content_keys import KeyBuilder

# Libraries that decide how an entry is read and judged, and what becomes of it.
DECIDING: Final = (
    *("babel", "jinja2", "markupsafe", "msgspec", "phonenumbers", "pillow", "pillow-heif"),
    *("pydantic", "pydantic-core", "pyicu-wheels", "pyyaml", "segno", "weasyprint"),
)


@cache
def program_digest() -> str:
    """A digest of all modules of this package and of the versions of Python and the libraries."""
    versions = [f"{name} {version(name)}" for name in DECIDING]
    key = KeyBuilder(f"{sys.version_info[:3]} libyaml {yaml.__with_libyaml__} {versions}")
    folders = [files("catalog")]
    while folders:
        for entry in sorted(folders.pop().iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name not in ("__pycache__", "_shipped"):
                folders.append(entry)
            elif entry.name.endswith(".py"):
                key.add(entry.read_bytes())
    return key.name()
