"""New projects and new entries: files that a person goes on writing. Nothing that exists is ever overwritten."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import PACKAGE, Project
from catalog.scaffold.blank_entry import blank_entry
from catalog.scaffold.editor_support import schema_line, write_editor_settings, write_schemas
from catalog.scaffold.field_reference import write_references
from catalog.scaffold.project_names import BUSINESS_FILE, slugs_in

STARTER: Final = PACKAGE / "scaffold" / "starter_project"
PRINT_SHOP: Final = "print-shop"
ENTRY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def start_project(folder: Path, language: str = "en") -> Path:
    """Write a small project that builds at once into `folder`, which must be new or empty. Its comments are in
    `language` (`id`, `en`); stopped on the way, nothing of it is left."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CatalogError([error("init.not-empty", Place(""), folder=folder)], ExitCode.USAGE)
    with _beside(folder) as unfinished:
        for source in (STARTER / "shared", STARTER / language):
            _copy(source, unfinished)
        (unfinished / "gitignore").rename(unfinished / ".gitignore")
        write_references(unfinished / "content")
        _support_editors(Project(unfinished), language)
        if not folder.exists():
            unfinished.rename(folder)
        else:  # it may be the folder in which the person stands, so it stays the same folder
            for path in sorted(unfinished.iterdir(), key=lambda path: path.name == "content"):
                path.rename(folder / path.name)
    return folder


def _copy(source: Path, target: Path) -> None:
    """Copy what is in a folder, but not its permissions: the program may be installed read-only."""
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        copied = target / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


def _support_editors(project: Project, language: str) -> None:
    """Write the schemas and settings, and put the line that names its schema on top of each entry."""
    write_schemas(project, language)
    write_editor_settings(project)
    for path in sorted(project.content.rglob("*.yaml")):
        text = f"{schema_line(project.relative(path))}\n{path.read_text(encoding='utf-8')}"
        path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """An unfinished folder on the same disk as `folder`; what is left of it at the end goes."""
    whole = folder.resolve()
    home = whole if whole.exists() else whole.parent
    home.mkdir(parents=True, exist_ok=True)
    unfinished = home / f".{whole.name}.unfinished-{os.getpid()}"
    unfinished.mkdir()
    try:
        yield unfinished
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def new_entry(
    project: Project, kind: str, name: str, language: str = "en", data: Mapping[str, Any] | None = None
) -> Path:
    """Write an entry in which every field stands, explained in `language`; only those that are needed, and those of
    `data`, are live. `kind` is `business`, `product` (its name is `<business>/<product>`) or `print-shop`."""
    path = _shop_file(project, name) if kind == PRINT_SHOP else _business_file(project, kind, name)
    file = project.relative(path)
    known = {"category": slugs_in(project, "categories"), "kecamatan": slugs_in(project, "regions")}
    text = f"{schema_line(file)}\n{blank_entry(kind, file, language, known, data)}"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as entry:
            entry.write(text)
    except FileExistsError:
        raise CatalogError([error("new.exists", Place(""), file=file)], ExitCode.USAGE) from None
    write_schemas(project, language)
    write_editor_settings(project)  # what a person's own settings lack, `catalog schema` reports
    return path


def _shop_file(project: Project, name: str) -> Path:
    if not ENTRY.fullmatch(name):
        near = entry_name(PRINT_SHOP, name)
        raise CatalogError([error("new.name", Place(""), value=name, near=near)], ExitCode.USAGE)
    return project.content / "print-shops" / f"{name}.yaml"


def _business_file(project: Project, kind: str, name: str) -> Path:
    business, _, product = name.partition("/")
    wanted = ENTRY.fullmatch(business) and (bool(ENTRY.fullmatch(product)) if kind == "product" else name == business)
    if not wanted or BUSINESS_FILE in (business, product):
        near = entry_name(kind, name)
        raise CatalogError([error("new.name", Place(""), value=name, near=near)], ExitCode.USAGE)
    folder = project.content / "businesses" / business
    if kind == "product" and not (folder / "business.yaml").is_file():
        near = nearest(business, [path.parent.name for path in folder.parent.glob("*/business.yaml")])
        raise CatalogError([error("new.no-business", Place(""), value=business, near=near)], ExitCode.USAGE)
    return folder / f"{product or BUSINESS_FILE}.yaml"


def entry_exists(project: Project, kind: str, name: str) -> bool:
    """Whether there is a business or product of this name."""
    return _business_file(project, kind, name).exists()


def free_name(project: Project, kind: str, name: str) -> str:
    """The last part of `name` with the first number behind it that is not taken."""
    number = 2
    while entry_exists(project, kind, f"{name}-{number}"):
        number += 1
    return f"{name.rpartition('/')[2]}-{number}"


def entry_name(kind: str, name: str) -> str:
    """What `name` was probably meant to be: `Dapur Ibu Ani` → `dapur-ibu-ani`; "" where there is nothing left."""
    plain = unicodedata.normalize("NFKD", name.removesuffix(".yaml")).encode("ascii", "ignore").decode().lower()
    parts = [part for words in plain.split("/") if (part := "-".join(re.findall("[a-z0-9]+", words)))]
    names = [parts[0], "-".join(parts[1:])] if kind == "product" and len(parts) > 1 else ["-".join(parts)]
    if not all(names) or BUSINESS_FILE in names or (kind == "product" and len(names) == 1):
        return ""
    return "/".join(names)
