"""Parts set each by itself print what the same pages print that are set as one document: pixel by pixel."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from catalog.fonts.static_faces import prepare_fonts
from catalog.pipeline import build as recipe
from catalog.pipeline import part_stages
from catalog.typesetting.jobs import set_parts
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext, pack, part_file
from catalog.typesetting.typesetter import Typesetter
from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter
from catalog.workers.interface import Executor, WorkerSetup
from tests.bench.single import as_section
from tests.conftest import DAY, Silence, copy_small
from tests.tools import require_tool

DPI = 60
JOINED = ".part + .part { break-before: page }"
OnResult = Callable[[SetPart, float], None]


class OneRun(WeasyPrintTypesetter):
    """Lays all parts out as one document, and gives of it the pages of one part."""

    def __init__(self, typesetting: TypesetContext, parts: Sequence[tuple[PartJob, SetPart]]) -> None:
        super().__init__(typesetting)
        self._parts = parts
        self._whole: Any = None

    def _render(self, html: str, *sheets: Any) -> Any:  # noqa: ANN401 as WeasyPrint's
        from weasyprint import CSS

        if self._whole is None:
            body = "\n".join(as_section(job.html, part.steps) for job, part in self._parts)
            joined = CSS(string=JOINED)
            self._whole = super()._render(f'<html lang="en"><body>{body}</body></html>', self._style, joined)
            assert len(self._whole.pages) == sum(part.pages for _, part in self._parts)
        start = 0
        for job, part in self._parts:
            if job.html == html:
                return self._whole.copy(self._whole.pages[start : start + part.pages])
            start += part.pages
        raise LookupError("a part that is laid out once more: it did not fit in the one document as it did by itself")


def set_as_one(
    typesetting: TypesetContext,
    jobs: Sequence[PartJob],
    setup: WorkerSetup[Typesetter, PartJob],
    executor: Executor,
    on_result: OnResult,
    sources: Callable[[PartJob], Sequence[str]],
) -> dict[str, SetPart]:
    """Puts pages of the one document in the place of those of the parts."""
    parts = set_parts(typesetting, jobs, setup, executor, on_result, sources)
    typesetter = OneRun(typesetting, [(job, parts[job.name]) for job in jobs])
    for job in jobs:
        part, drawn = typesetter.set_part(job)
        assert part.steps == parts[job.name].steps
        part_file(typesetting, job.key).write_bytes(pack(part, drawn))
        parts[job.name] = part
    return parts


def pictures(pdf: Path, folder: Path) -> list[np.ndarray[Any, Any]]:
    folder.mkdir()
    subprocess.run([require_tool("pdftoppm"), "-r", str(DPI), "-png", pdf, folder / "page"], check=True)
    return [np.asarray(Image.open(page).convert("RGB")) for page in sorted(folder.glob("page-*.png"))]


@pytest.mark.parametrize("edition", ["petak", "profil"])
def test_one_part_and_many_print_the_same(
    edition: str, tmp_path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_fonts(font_cache / "fonts")
    printed = []
    for name in ("many", "one"):
        project = copy_small(tmp_path / name)
        project.cache.mkdir(parents=True)
        for part in ("fonts", "pictures"):
            (font_cache / part).mkdir(exist_ok=True)
            (project.cache / part).symlink_to(font_cache / part)
        if name == "one":
            monkeypatch.setattr(part_stages, "set_parts", set_as_one)
        (built,) = recipe.build(project, [edition], recipe.BuildOptions(DAY, 1, ("screen",)), Silence())
        assert built.book
        printed.append(pictures(built.book.path, tmp_path / f"{name}-pages"))
    many, one = printed
    assert len(many) == len(one)
    assert [page for page, both in enumerate(zip(many, one, strict=True), 1) if not np.array_equal(*both)] == []
