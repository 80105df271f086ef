"""An edition → its templates and its theme, in its format and with its tokens (stage 2)."""

from __future__ import annotations

from pathlib import Path

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, Place, error
from catalog.core.project import shipped
from catalog.model.settings import Edition
from catalog.model.theme_tokens import TENUN
from catalog.planning.page_templates import Theme, read_theme
from catalog.templating.compiled_code import CompiledCode
from catalog.templating.jinja import Templates
from catalog.templating.layers import theme_names


def known_themes(own: Path) -> list[str]:
    """The themes that an edition may name, in order: those that ship, and those of the project's templates."""
    return sorted({TENUN, *theme_names(shipped("templates")), *theme_names(own)})


def read_design(
    own: Path,
    edition: Edition,
    at: Place = Place("templates"),  # noqa: B008
    code: CompiledCode | None = None,
) -> tuple[Templates, Theme]:
    """What an edition is made with; `own` is the folder of the project's templates, `at` where the edition names its
    theme, and `code` may know templates as they are compiled. CatalogError where there is no such theme, and for what
    is wrong with it in the edition's format."""
    known = known_themes(own)
    if edition.theme not in known:
        near, listed = nearest(edition.theme, known), ", ".join(known)
        raise CatalogError([error("theme-unknown", at, "theme", value=edition.theme, near=near, known=listed)])
    templates = Templates(own, theme=edition.theme, code=code)
    return templates, read_theme(templates).with_tokens(edition.tokens).in_format(edition.format)
