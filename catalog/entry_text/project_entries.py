"""A project → the files of its entries, each with the kind of entry that it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.content.load.yaml_source import Source, read_source
from catalog.core.project import Project

# Where the entries of each kind lie below content/. Plans are no entries: the program writes them.
PLACES: Final = (
    ("catalogue", "catalogue.yaml"),
    ("categories", "categories.yaml"),
    ("regions", "regions.yaml"),
    ("rates", "rates.yaml"),
    ("edition", "editions/*.yaml"),
    ("market", "markets/*.yaml"),
    ("gates", "gates/*.yaml"),
    ("print-shop", "print-shops/*.yaml"),
    ("language", "languages/*.yaml"),
    ("business", "businesses/*/business.yaml"),
    ("product", "businesses/*/*.yaml"),
)


def entry_paths(project: Project) -> Iterator[tuple[Path, str]]:
    """The entries of a project in the order of their kinds and names. Links are left to what they lead to."""
    home = project.root.resolve()
    seen: set[Path] = set()
    for kind, form in PLACES:
        for path in sorted(project.content.glob(form)):
            real = home / path.relative_to(project.root)
            hidden = any(part.startswith(".") for part in path.relative_to(project.root).parts)
            if path not in seen and not hidden and path.is_file() and path.resolve() == real:
                seen.add(path)
                yield path, kind


def project_language(project: Project) -> str:
    """The language of texts that are written as one string."""
    source = read_source(project.content / "catalogue.yaml", "content/catalogue.yaml")
    return str(source.data.get("language") or "id") if isinstance(source, Source) else "id"
