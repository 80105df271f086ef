"""A project → the entries that an export has: of all businesses, or of those that an edition prints."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from catalog.content.load.yaml_source import Source, read_source
from catalog.core.problems import Problem
from catalog.exchange.entries.existing import BUSINESS as ENTRY_OF_BUSINESS
from catalog.exchange.sheets.sheet_tables import ExportedEntry


@dataclass(slots=True)
class Exported:
    """The entries by business, its own before those of its products; and the problems of those that cannot be read,
    which are not among them."""

    entries: list[ExportedEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def exported_entries(root: Path, only: Collection[str] | None, advance: Callable[[], None]) -> Exported:
    """The entries of the project in `root`. `only` names the products that are wanted (`business/product`), with their
    businesses; None for all. `advance` is called for each business."""
    found = Exported()
    wanted = None if only is None else {name.partition("/")[0] for name in only}
    for folder in business_folders(root):
        advance()
        if wanted is not None and folder.name not in wanted:
            continue
        files = sorted(folder.glob("*.yaml"), key=lambda path: (path.stem != ENTRY_OF_BUSINESS, path.name))
        for path in files:
            product = "" if path.stem == ENTRY_OF_BUSINESS else path.stem
            if only is None or not product or f"{folder.name}/{product}" in only:
                source = read_source(path, path.relative_to(root).as_posix())
                if isinstance(source, Source):
                    found.entries.append(ExportedEntry(folder.name, product, source.data))
                else:
                    found.problems += source
    return found


def business_folders(root: Path) -> list[Path]:
    """The folders of all businesses."""
    return sorted(path.parent for path in (root / "content/businesses").glob(f"*/{ENTRY_OF_BUSINESS}.yaml"))
