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

WHOLE: Final = frozenset({"cards"})  # sections of which one line means nothing without the others
Model = TypeVar("Model", bound=BaseModel)
# What has another remedy here than in an entry: the shipped file has everything.
OF_SETTINGS: Final = {"file-empty": "settings-empty", "field-missing": "settings-incomplete"}


def read_settings(templates: Templates, name: str, model: type[Model]) -> Model:
    """The file `name` (`book/theme.yaml`) as a `model`; what a project's own file leaves out is as shipped, what a
    theme's leaves out as in `book/`. CatalogError for what is wrong with it."""
    problems: list[Problem] = []
    source, *below = (parse_source(text, place) for text, place in templates.texts(name))
    completed = source
    for layer in below:
        if isinstance(completed, Source) and isinstance(layer, Source):
            completed = replace(completed, data=_completed(completed.data, layer.data))
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
    """A section with what it leaves out of the shipped one; lists and what is WHOLE are taken as they are."""
    return shipped | {
        name: _completed(value, shipped[name])
        if isinstance(value, dict) and isinstance(shipped.get(name), dict) and name not in WHOLE
        else value
        for name, value in own.items()
    }
