"""How a worker opens WeasyPrint as its typesetter, and which files its jobs read (stages 4 and 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.typesetting.jobs import J
from catalog.typesetting.parts import TypesetContext
from catalog.typesetting.typesetter import Typesetter
from catalog.typesetting.weasyprint.engine import VECTOR, WeasyPrintTypesetter
from catalog.typesetting.weasyprint.environment import require_libraries, use_only
from catalog.workers.interface import WorkerSetup


@dataclass(frozen=True, slots=True)
class TypesetterSetup(WorkerSetup[Typesetter, J]):
    """What parts are set with. Elsewhere the fonts lie in a folder of that machine; of the cache it needs no more than
    the drawings that a page shows."""

    typesetting: TypesetContext
    few = 6

    def open(self) -> Typesetter:
        """CatalogError that says what to install where a library is missing."""
        use_only(self.typesetting.fonts)
        require_libraries()
        return WeasyPrintTypesetter(self.typesetting)

    def weight(self, job: J) -> float:
        return len(job.html)

    def pieces(self, job: J) -> Sequence[J]:
        return job.pieces()

    def files(self) -> Mapping[str, Path]:
        fonts = self.typesetting.fonts
        drawn = self._drawings(self.typesetting.style)
        return {f"fonts/{path.parent.name}/{path.name}": path for path in fonts.files.values()} | drawn

    def files_of(self, job: J) -> Mapping[str, Path]:
        return self._drawings(job.html)

    def _drawings(self, text: str) -> dict[str, Path]:
        found = {f"drawings/{name}": self.typesetting.drawings / name for name in VECTOR.findall(text)}
        return {name: path for name, path in found.items() if path.is_file()}

    def at(self, folder: Path) -> TypesetterSetup[J]:
        fonts = self.typesetting.fonts.at(folder / "fonts")
        fonts.write_config()
        return TypesetterSetup(replace(self.typesetting, fonts=fonts, drawings=folder / "drawings"))
