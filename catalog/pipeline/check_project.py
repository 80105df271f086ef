"""Stages 1 and 2 for all that a project may hold: its entries, its photos, its own templates.

`check` and every build go through here, so that what one of them finds the other finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from catalog.book.furniture_style import FILE as FURNITURE
from catalog.book.furniture_style import FurnitureStyle
from catalog.book.phone_parts import FURNITURE as PHONE_FURNITURE
from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.content.business_cache import BusinessCache
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load_catalogue import Loaded, load_catalogue
from catalog.core.content_keys import content_key
from catalog.core.links import SHUT
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, Place, Problem, error, has_errors
from catalog.core.project import CacheFolders, Project, shipped
from catalog.fonts.faces import EVERY_FACE
from catalog.fonts.static_faces import prepare_fonts
from catalog.model.catalogue import Catalogue
from catalog.model.page_formats import A4
from catalog.model.theme_tokens import TENUN, EditionTokens
from catalog.model.values import Day
from catalog.pipeline.edition_design import read_design
from catalog.planning.page_templates import FILE as THEME
from catalog.planning.page_templates import Theme, read_theme
from catalog.templating.jinja import Templates
from catalog.templating.layers import theme_names
from catalog.templating.template_check import Read, check_templates
from catalog.templating.theme_settings import read_settings
from catalog.typesetting.page_style import set_lengths

STYLE: Final = "style.css"
ADDED: Final = "theme.css"  # by a theme
TEMPLATES: Final = "templates"
SOUND: Final = b"sound"  # what is stored of templates without a problem


def check_project(project: Project, day: Day, business_cache: BusinessCache | None = None) -> Loaded:
    """The catalogue of a project without the entries that have errors, None where other errors leave none to make, and
    every problem found, in the order of their places. CatalogError (ENVIRONMENT) where a library is missing without
    which they cannot be found."""
    loaded = load_catalogue(project.root, day, business_cache=business_cache)
    if any(problem.code in SHUT and problem.place.file.startswith(TEMPLATES) for problem in loaded.problems):
        return loaded  # what lies outside the project is not read
    found = _templates_problems(project, business_cache.value_store if business_cache else None)
    if not found and loaded.catalogue:
        found = list(_designs(project, loaded.catalogue))
    if not found:
        return loaded
    problems = tuple(sorted({*loaded.problems, *found}, key=lambda problem: problem.sort_key))
    return replace(loaded, catalogue=None if has_errors(found) else loaded.catalogue, problems=problems)


def _templates_problems(project: Project, value_store: ValueStore | None) -> list[Problem]:
    """What is wrong with the project's own templates; those in which nothing was found are not looked at again."""
    every = [Templates(project.templates, theme=theme) for theme in ("", *theme_names(project.templates))]
    try:
        key = content_key("templates", program_digest(), *(templates.state() for templates in every))
    except OSError:  # one that cannot be read is a problem
        return [problem for templates in every for problem in _own_templates(project, templates)]
    if value_store and key in value_store.find([key]):
        return []
    read: Read = {}
    found = list(dict.fromkeys(problem for templates in every for problem in _own_templates(project, templates, read)))
    if value_store and not found:
        value_store.keep({key: SOUND})
    return found


def _own_templates(project: Project, templates: Templates, read: Read | None = None) -> Iterator[Problem]:
    own = templates.own()
    yield from check_templates(templates, read)
    wrong: set[str] = set()
    for name, model in ((THEME, Theme), (FURNITURE, FurnitureStyle), (PHONE_FURNITURE, FurnitureStyle)):
        if name in own:
            try:
                read_settings(templates, name, model)
            except CatalogError as fault:
                wrong.add(name)
                yield from fault.problems
    for name in (FURNITURE, PHONE_FURNITURE):
        if name in own and not wrong:
            yield from _families(templates, name, project.root)
    for name in (f"book/{STYLE}", f"book/{ADDED}", f"phone/{STYLE}", f"website/{STYLE}"):
        if name in own:
            yield from _style(templates, name, project)


def _designs(project: Project, catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with the theme of an edition in its format; each is looked at once."""
    at = LineNumbers(project.root)
    seen = {(TENUN, A4, EditionTokens())}  # looked at already
    for name, edition in catalogue.editions.items():
        design = edition.theme, edition.format, edition.tokens
        if design not in seen:
            seen.add(design)
            try:
                read_design(project.templates, edition, at(f"content/editions/{name}.yaml", ("theme",)))
            except CatalogError as fault:
                yield from fault.problems


def _families(templates: Templates, name: str, root: Path) -> Iterator[Problem]:
    """Families of the furniture of which there is no face."""
    known = {face.family for face in EVERY_FACE} | {"sans", "serif"}
    for index, family in enumerate(read_settings(templates, name, FurnitureStyle).families):
        if family not in known:
            place = LineNumbers(root)(templates.place(name), ("families", index))
            near, listed = nearest(family, known), ", ".join(sorted(known))
            yield error("font-unknown", place, f"families[{index}]", value=family, near=near, known=listed)


def _style(templates: Templates, name: str, project: Project) -> Iterator[Problem]:
    # Only now is it worth the time to import what reads style sheets.
    from catalog.typesetting.weasyprint.style_check import check_page_style, check_syntax

    file = templates.place(name)
    try:
        style = templates.text(name)
    except CatalogError as fault:
        yield from fault.problems
        return
    if not style.strip():
        yield error("settings-empty", Place(file))
    elif not name.startswith("website/"):
        try:
            fonts = prepare_fonts(CacheFolders(project.cache).fonts)
        except OSError:  # a disk that is full or may not be written: only what the text itself shows
            yield from check_syntax(style, file)
            return
        if name.startswith("book/"):
            style = set_lengths(style, _theme(templates).geometry)
        yield from check_page_style(style, file, fonts)
    else:
        yield from check_syntax(style, file)


def _theme(templates: Templates) -> Theme:
    """The theme of the templates; the shipped one where theirs is wrong."""
    try:
        return read_theme(templates)
    except CatalogError:
        return read_theme(Templates(shipped("templates")))
