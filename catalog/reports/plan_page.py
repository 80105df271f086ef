"""The plan of an edition → a page of thumbnails, `build/<edition>/plan.html`."""

from __future__ import annotations

from pathlib import Path

from catalog.core.atomic_files import write_whole
from catalog.i18n.translator import Translator
from catalog.planning.plan_view import Overview
from catalog.reports.page_drawing import drawing_tools
from catalog.reports.plan_text import flowing_text, section_name
from catalog.templating.jinja import Templates


def write_plan_page(folder: Path, templates: Templates, overview: Overview, translator: Translator) -> Path:
    """Write `plan.html` into the folder of an edition, whole or not at all: a page that needs no other file."""
    out = folder / "plan.html"
    write_whole(out, plan_page(templates, overview, translator).encode())
    return out


def plan_page(templates: Templates, overview: Overview, translator: Translator) -> str:
    """The page of thumbnails, in the language of `translator`; names are in the edition's first language."""
    return templates.render(
        "plan/plan.html",
        overview=overview,
        section_name=lambda section: section_name(section, translator),
        flowing=lambda parts: flowing_text(parts, translator),
        **drawing_tools(translator, overview.language, overview.page_size),
    )
