"""Cards that are taken to fit until their pages are set come to the same book as cards that are all tried first."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.core.project import Project
from catalog.fonts.static_faces import prepare_fonts
from catalog.pipeline import book_stages
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.plan_stage import PlanStage
from catalog.planning.plan import Plan
from tests.conftest import DAY, Silence, copy_small

WORDS = "Kain ini ditenun rapat di ruang depan, dicelup dua kali, lalu dijemur di halaman sampai sore. "
# Edition, characters that the lines of its products are longer by, one after another; how many plans are proposed.
CASES = [("petak", (0, 180, 0, 420, 180, 300), 1), ("petak", (420, 0, 420), 1), ("profil", (300, 300), 1)]


class NotedPlanStage(PlanStage):
    """Remembers what was proposed; tries every card first where `patient`."""

    patient = False
    proposed: list[Plan]

    def __init__(self, *given: Any, trusting: bool) -> None:  # noqa: ANN401 as the one before
        super().__init__(*given, trusting=trusting and not self.patient)

    def propose(self) -> Plan:
        plan = super().propose()
        self.proposed.append(plan)
        return plan


class Counts(Silence):
    """Remembers of each stage how much there was to do, and how much of it was done."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int, int]] = []

    def stage(self, number: int, name: str, total: int = 0) -> None:
        if self.stages and self.stages[-1][0] == name:
            self.stages[-1] = (name, total, self.stages[-1][2])
        else:
            self.stages.append((name, total, 0))

    def advance(self, count: int = 1) -> None:
        name, total, done = self.stages[-1]
        self.stages[-1] = (name, total, done + count)


def crowded(folder: Path, edition: str, lengths: Sequence[int]) -> Project:
    """The small project with longer lines, in an edition of two languages that leaves out no text if it can."""
    project = copy_small(folder)
    for number, path in enumerate(sorted(project.content.glob("businesses/*/*.yaml"))):
        entry = yaml.safe_load(path.read_text("utf-8"))
        more = (WORDS * 5)[: lengths[number % len(lengths)]]
        if path.name != "business.yaml" and more:
            entry["line"] = {language: f"{text} {more}" for language, text in entry.get("line", {"id": ""}).items()}
            path.write_text(yaml.safe_dump(entry, allow_unicode=True), "utf-8")
    settings = project.content / "editions" / f"{edition}.yaml"
    changed = {**yaml.safe_load(settings.read_text("utf-8")), "languages": ["id", "en"]}
    changed["layout"] = {**changed.get("layout", {}), "costs": {"short": 100_000}}
    settings.write_text(yaml.safe_dump(changed, allow_unicode=True), "utf-8")
    return project


@pytest.mark.parametrize(("edition", "lengths", "plans"), CASES)
def test_cards_taken_to_fit_come_to_the_book_of_cards_tried_first(
    edition: str, lengths: Sequence[int], plans: int, tmp_path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_fonts(font_cache / "fonts")
    monkeypatch.setattr(book_stages, "PlanStage", NotedPlanStage)
    made, counts = [], Counts()
    for patient in (True, False):
        project = crowded(tmp_path / str(patient), edition, lengths)
        project.cache.mkdir(parents=True)
        for part in ("fonts", "pictures"):
            (font_cache / part).mkdir(exist_ok=True)
            (project.cache / part).symlink_to(font_cache / part)
        monkeypatch.setattr(NotedPlanStage, "patient", patient)
        monkeypatch.setattr(NotedPlanStage, "proposed", [], raising=False)
        for kept in ("", "values", "parts"):  # nothing, then all but this
            if kept:
                shutil.rmtree(project.build / edition)
                for path in project.cache.glob(f"{kept}*"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            (built,) = build(project, [edition], BuildOptions(DAY, 1, ("screen",)), counts)
            assert built.book
            made.append((built.book.path.read_bytes(), built.problems))
        # Taken to fit, cards are found crowded where nothing is known, and where the set parts alone are.
        assert (len(NotedPlanStage.proposed), len(set(NotedPlanStage.proposed))) == ((3, 1) if patient else (5, plans))
    assert all(other == made[0] for other in made[1:])
    assert [stage for stage in counts.stages if stage[1] != stage[2]] == []
    assert len({name for name, total, _ in counts.stages if total}) == 4  # plan, develop, render, typeset
