"""Settings of the templates: YAML files beside them, of which a project may have its own (stages 4 and 8)."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from catalog.content.load.model_errors import explain
from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import CatalogError
from catalog.templating.jinja import Templates

Model = TypeVar("Model", bound=BaseModel)


def read_settings(templates: Templates, name: str, model: type[Model]) -> Model:
    """The file `name` (`book/theme.yaml`) as a `model`. CatalogError for what is wrong with it."""
    source = parse_source(templates.text(name), f"templates/{name}")
    if not isinstance(source, Source):
        raise CatalogError(source)
    try:
        return model.model_validate(source.data)
    except ValidationError as fault:
        raise CatalogError(list(explain(source, model, fault))) from None
