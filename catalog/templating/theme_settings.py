"""Settings of the templates: YAML files beside them, of which a project may have its own (stages 4 and 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import CatalogError, Problem
from catalog.templating.jinja import Templates

Model = TypeVar("Model", bound=BaseModel)


def read_settings(templates: Templates, name: str, model: type[Model]) -> Model:
    """The file `name` (`book/theme.yaml`) as a `model`; what a project's own file leaves out is as shipped.
    CatalogError for what is wrong with it."""
    problems: list[Problem] = []
    source = parse_source(templates.text(name), f"templates/{name}")
    shipped = parse_source(templates.shipped_text(name), f"templates/{name}")
    if isinstance(source, Source) and isinstance(shipped, Source):
        source = replace(source, data=_completed(source.data, shipped.data))
    found = validated(source, model, "en", problems)
    if found is None:
        raise CatalogError(problems)
    return found


def _completed(own: dict[str, Any], shipped: dict[str, Any]) -> dict[str, Any]:
    """A section with what it leaves out of the shipped one; lists are taken as they are."""
    return shipped | {
        name: _completed(value, shipped[name])
        if isinstance(value, dict) and isinstance(shipped.get(name), dict)
        else value
        for name, value in own.items()
    }
