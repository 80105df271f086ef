"""A theme → a folder of the project's templates, in which it can be changed; never over one that is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import shipped
from catalog.model.theme_tokens import TENUN
from catalog.templating.layers import BOOK, THEMES, theme_names

BASE = BOOK.rstrip("/")


def described_themes(own: Path) -> Iterator[tuple[str, bool]]:
    """The themes that an edition may name, the first one that of `book/`, each with whether the project has its own
    folder of that name. `own` is the folder of the project's templates."""
    ships = [TENUN, *(name for name in theme_names(shipped("templates")) if name != TENUN)]
    mine = [] if own.resolve() == shipped("templates").resolve() else theme_names(own)
    yield from ((name, name in mine) for name in ships)
    yield from ((name, True) for name in mine if name not in ships)


def copy_theme(own: Path, name: str) -> Path:
    """Copy a theme that ships into the project's templates; returns its folder. CatalogError (USAGE) where there is no
    such theme, or a folder of that name already."""
    base = shipped("templates")
    source = base / BASE if name == TENUN else base / THEMES / name
    known = [TENUN, *theme_names(base)]
    if name not in known:
        near, listed = nearest(name, known), ", ".join(known)
        raise CatalogError([error("theme-unknown", Place(""), value=name, near=near, known=listed)], ExitCode.USAGE)
    target = own / THEMES / name
    if target.exists():
        file = f"{own.name}/{THEMES}/{name}"
        raise CatalogError([error("new.exists", Place(file), file=file)], ExitCode.USAGE)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(source, beside)
    beside.rename(target)
    return target
