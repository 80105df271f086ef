"""The names that a project has for what its entries name: categories, kecamatan, businesses, products, markets …"""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalog.content.load.yaml_source import Source, read_source
from catalog.core.project import Project, shipped
from catalog.model.market import MARKET
from catalog.model.values import LANGUAGE, SLUG

BUSINESS_FILE = "business"  # the name that no product can have


def project_names(project: Project) -> Mapping[str, tuple[str, ...]]:
    """The names by what they name: `category`, `region`, `business`, `product`, `language`, `market`. A kind of which
    no name can be read is empty."""
    businesses = sorted(path.parent for path in (project.content / "businesses").glob(f"*/{BUSINESS_FILE}.yaml"))
    folders = [folder for folder in businesses if SLUG.fullmatch(folder.name)]
    return {
        "category": slugs_in(project, "categories"),
        "region": slugs_in(project, "regions"),
        "business": tuple(folder.name for folder in folders),
        "product": tuple(
            f"{folder.name}/{path.stem}"
            for folder in folders
            for path in sorted(folder.glob("*.yaml"))
            if path.stem != BUSINESS_FILE and SLUG.fullmatch(path.stem)
        ),
        "language": _codes(project, "languages", LANGUAGE),
        "market": _codes(project, "markets", MARKET),
    }


def slugs_in(project: Project, kind: str) -> tuple[str, ...]:
    """The short names in `content/categories.yaml` or `content/regions.yaml`; none where the file has faults, which
    `check` reports."""
    file = f"content/{kind}.yaml"
    source = read_source(project.root / file, file)
    items = source.data.get(kind) if isinstance(source, Source) else None
    found = (item.get("slug") for item in items if isinstance(item, dict)) if isinstance(items, list) else ()
    return tuple(slug for slug in found if isinstance(slug, str))


def labels_in(project: Project, kind: str, language: str) -> Mapping[str, str]:
    """The short names in `content/categories.yaml` or `content/regions.yaml` with the names that they stand for, in
    `language` where there are several."""
    file = f"content/{kind}.yaml"
    source = read_source(project.root / file, file)
    items = source.data.get(kind) if isinstance(source, Source) else None
    found: dict[str, str] = {}
    for item in items if isinstance(items, list) else ():
        name = item.get("name") if isinstance(item, dict) else None
        label = name.get(language) if isinstance(name, dict) else name
        if isinstance(label, str) and isinstance(item.get("slug"), str):
            found[item["slug"]] = label
    return found


def _codes(project: Project, folder: str, form: re.Pattern[str]) -> tuple[str, ...]:
    """The codes of the entries in a folder of content/, of those that come with the program and the project's own."""
    folders = (shipped(f"content/{folder}"), project.content / folder)
    codes = {path.stem for found in folders for path in found.glob("*.yaml")}
    return tuple(sorted(code for code in codes if form.fullmatch(code)))
