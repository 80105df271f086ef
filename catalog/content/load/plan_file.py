"""`content/plans/<edition>.yaml` → a saved plan, which has thousands of pages where an entry has dozens of lines."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from catalog.content.load.files import read_content
from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import source_of
from catalog.core.problems import Problem
from catalog.model import saved_plan
from catalog.model.saved_plan import SavedPlan


def read_plan(path: Path, file: str, language: str, problems: list[Problem]) -> SavedPlan | None:
    """The plan in `path`, called `file` in messages; None where it is wrong, which is added to `problems`."""
    content = read_content(path, file, saved_plan.MOST_BYTES)
    if isinstance(content, Problem):
        problems.append(content)
        return None
    data = saved_plan.quick_data(content)
    if data:
        with suppress(ValidationError):  # explained with its place below
            return SavedPlan.model_validate(data)
    return validated(source_of(content, file, saved_plan.MOST_NODES), SavedPlan, language, problems)
