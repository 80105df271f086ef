"""Settings of the templates: YAML files beside them, of which a project may have its own (stages 4 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, Step, dotted, parse_source
from catalog.core.problems import CatalogError, Problem
from catalog.templating.jinja import Templates

Model = TypeVar("Model", bound=BaseModel)
# What has another remedy here than in an entry: the shipped file has everything.
OF_SETTINGS: Final = {"file-empty": "settings-empty", "field-missing": "settings-incomplete"}


def read_settings(templates: Templates, name: str, model: type[Model]) -> Model:
    """The file `name` (`book/theme.yaml`) as a `model`; what a project's own file leaves out is as shipped.
    CatalogError for what is wrong with it."""
    problems: list[Problem] = []
    source = parse_source(templates.text(name), f"templates/{name}")
    shipped = parse_source(templates.shipped_text(name), f"templates/{name}")
    completed = source
    if isinstance(source, Source) and isinstance(shipped, Source):
        completed = replace(source, data=_completed(source.data, shipped.data))
    found = validated(completed, model, "en", problems)
    if found is None:
        raise CatalogError(_placed(problem, source) for problem in problems)
    return found


def _placed(problem: Problem, source: Source | list[Problem]) -> Problem:
    """The problem of a settings file, at the very value that is wrong where its field only holds that."""
    problem = replace(problem, code=OF_SETTINGS.get(problem.code, problem.code))
    value = dict(problem.values).get("value", "")
    if not isinstance(source, Source) or not value:
        return problem
    for path, text in _texts(source.data, ()):
        inside = dotted(path).startswith(f"{problem.field}.") or dotted(path).startswith(f"{problem.field}[")
        if inside and " ".join(text.split()) == value:
            return replace(problem, place=source.place(path), field=dotted(path))
    return problem


def _texts(value: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:  # noqa: ANN401 as YAML has it
    """Each text below a value, with its path."""
    if isinstance(value, str):
        yield path, value
        return
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inside:
        yield from _texts(item, (*path, step))


def _completed(own: dict[str, Any], shipped: dict[str, Any]) -> dict[str, Any]:
    """A section with what it leaves out of the shipped one; lists are taken as they are."""
    return shipped | {
        name: _completed(value, shipped[name])
        if isinstance(value, dict) and isinstance(shipped.get(name), dict)
        else value
        for name, value in own.items()
    }
