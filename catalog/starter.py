"""New projects and new entries: files that a person goes on writing. Nothing that exists is ever overwritten."""

from __future__ import annotations

import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.content.business import Business
from catalog.content.product import Product
from catalog.errors import CatalogError, ExitCode, Place, error
from catalog.project import PACKAGE, Project

STARTER: Final = PACKAGE / "starter_project"
ENTRY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PICTURES: Final = {"keripik-pisang.jpg": ("#475a1f", "#e0b64a"), "keripik-talas.jpg": ("#5a3d6b", "#d9cbe0")}


def start_project(folder: Path) -> Path:
    """Write a small project that builds at once into `folder`, which must be new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CatalogError([error("init.not-empty", Place(""), folder=folder)], ExitCode.USAGE)
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        name = source.relative_to(STARTER)
        target = folder / (".gitignore" if name.name == "gitignore" else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    images = folder / "images" / "dapur-contoh"
    images.mkdir(parents=True)
    for file, (ground, chip) in PICTURES.items():
        _draw(images / file, ground, chip)
    return folder


def _draw(path: Path, ground: str, chip: str) -> None:
    """A plain illustration, so that the first book has pictures."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1600, 1200), "#efe9dc")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((500, 120, 1100, 1100), 40, fill=ground)
    for row in range(5):
        for column in range(4):
            x, y = 560 + column * 125 + row % 2 * 30, 480 + row * 95
            pen.ellipse((x, y, x + 110, y + 70), fill=chip)
    picture.save(path, quality=85)


def new_entry(project: Project, kind: str, name: str) -> Path:
    """Write an entry in which every field stands, explained, ready to be filled in; only the needed ones are live."""
    business, _, product = name.partition("/")
    wanted = ENTRY.fullmatch(business) and (bool(ENTRY.fullmatch(product)) if kind == "product" else not product)
    if not wanted or product == "business":
        raise CatalogError([error("new.name", Place(""), value=name)], ExitCode.USAGE)
    folder = project.content / "businesses" / business
    if kind == "product" and not (folder / "business.yaml").is_file():
        raise CatalogError([error("new.no-business", Place(""), value=business)], ExitCode.USAGE)
    path = folder / (f"{product}.yaml" if kind == "product" else "business.yaml")
    if path.exists():
        raise CatalogError([error("new.exists", Place(""), file=project.relative(path))], ExitCode.USAGE)
    folder.mkdir(parents=True, exist_ok=True)
    model: type[BaseModel] = Product if kind == "product" else Business
    text = "".join(_field(field_name, field) for field_name, field in model.model_fields.items())
    path.write_text(text, encoding="utf-8")
    return path


def _field(name: str, field: FieldInfo, depth: int = 0) -> str:
    """A field with its explanation: live where it is required, else commented out; the fields inside it below it."""
    inside = model_in(field.annotation)
    mark = "" if field.is_required() and depth == 0 else "# "
    space = "  " * depth
    lines = f"# {space}{field.description}\n{mark}{space}{field.alias or name}:\n"
    if inside and depth < 2:
        lines += "".join(_field(inner, below, depth + 1) for inner, below in inside.model_fields.items())
    return lines


def model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 any annotation
    """The model that an annotation holds, alone, optional or in a tuple."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple):
        found = (model_in(part) for part in get_args(annotation) if part not in (NoneType, Ellipsis))
        return next((model for model in found if model), None)
    return None
