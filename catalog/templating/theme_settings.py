"""Settings of the templates: YAML files beside them, of which a project may have its own (stages 4 and 8)."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import parse_source
from catalog.core.problems import CatalogError, Problem
from catalog.templating.jinja import Templates

Model = TypeVar("Model", bound=BaseModel)


def read_settings(templates: Templates, name: str, model: type[Model]) -> Model:
    """The file `name` (`book/theme.yaml`) as a `model`. CatalogError for what is wrong with it."""
    problems: list[Problem] = []
    found = validated(parse_source(templates.text(name), f"templates/{name}"), model, "en", problems)
    if found is None:
        raise CatalogError(problems)
    return found
