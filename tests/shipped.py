"""The shipped templates, their theme and its page, as a project without templates of its own has them."""

from __future__ import annotations

from pathlib import Path

from catalog.core.project import CacheFolders, Project
from catalog.fonts.static_faces import FontSet
from catalog.planning.page_templates import read_theme
from catalog.templating.jinja import Templates
from catalog.typesetting.page_style import set_lengths
from catalog.typesetting.parts import TypesetContext
from tests.conftest import SMALL

TEMPLATES = Templates(Project(SMALL).templates)
THEME = read_theme(TEMPLATES)
PAGE = THEME.geometry
STYLE = set_lengths(TEMPLATES.text("book/style.css"), PAGE)


def typeset_context(fonts: FontSet, folder: Path, style: str = STYLE) -> TypesetContext:
    """What parts are set with whose caches lie in `folder`."""
    cache = CacheFolders(folder)
    return TypesetContext(fonts, style, PAGE.width, cache.pictures, cache.drawings, cache.parts, "test")
