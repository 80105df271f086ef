"""The explanations of fields, in the language of the person who fills them in, and the examples that show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel

from catalog.entry_text.field_order import KINDS

FOLDER: Final = Path(__file__).parent / "field_texts"

MODELS: Final = KINDS  # kinds of file in the order in which a person meets them
# Where each example lies in the project that they make together.
EXAMPLES: Final[Mapping[str, Mapping[str, str]]] = {
    "business": {"business": "content/businesses/dapur-ibu-ani/business.yaml"},
    "product": {
        "food": "content/businesses/dapur-ibu-ani/krupuk-ikan.yaml",
        "textile": "content/businesses/dapur-ibu-ani/taplak-tenun.yaml",
    },
    "catalogue": {"catalogue": "content/catalogue.yaml"},
    "categories": {"categories": "content/categories.yaml"},
    "regions": {"regions": "content/regions.yaml"},
    "rates": {"rates": "content/rates.yaml"},
    "edition": {
        "edition": "content/editions/pameran.yaml",
        "extract": "content/editions/untuk-toko-jaya.yaml",
        "market-edition": "content/editions/singapura.yaml",
        "parallel-edition": "content/editions/pameran-id.yaml",
    },
    "print-shop": {"print-shop": "content/print-shops/percetakan-jaya.yaml"},
    "market": {"market": "content/markets/sg.yaml"},
    "gates": {"gates": "content/gates/kain.yaml"},
    "language": {
        "language": "content/languages/id.yaml",
        "language-variant": "content/languages/en-SG.yaml",
    },
}


@cache
def words(language: str) -> Mapping[str, Any]:
    """Titles, kinds of value and headings in `language` (`id`, `en`)."""
    return _data(f"words.{language}.yaml")


def explanation(model: type[BaseModel], field: str, language: str) -> str:
    """What to write into `field` of `model`, in one to three sentences."""
    if language == "en":
        return model.model_fields[field].description or ""
    text: str = _data(f"{language}.yaml")[f"{model.__name__}.{field}"]
    return text


@cache
def _data(file: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    return data


def example(name: str) -> str:
    """The text of an example: a whole file of the kind."""
    return (FOLDER / "examples" / f"{name}.yaml").read_text(encoding="utf-8")


def key_of(model: type[BaseModel], field: str) -> str:
    """The name of a field as it stands in a file."""
    return model.model_fields[field].alias or field


def model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 any annotation
    """The model that an annotation holds: alone, optional, in a list or in a map."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple, Annotated) or is_map(annotation):
        found = (model_in(part) for part in get_args(annotation) if part not in (NoneType, Ellipsis))
        return next((model for model in found if model), None)
    return None


def choices(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 any annotation
    """The values among which a field lets a person choose; none where it is free."""
    if get_origin(annotation) in (Union, UnionType):
        return next((found for part in get_args(annotation) if (found := choices(part))), ())
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(choice.value) for choice in annotation)
    return ()


def is_map(annotation: Any) -> bool:  # noqa: ANN401 any annotation
    """Whether the keys below a field are the person's own."""
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def models_below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that stand in fields of `model`, each once, in the order in which a reader meets them."""
    seen: set[type[BaseModel]] = set()

    def walk(here: type[BaseModel]) -> Iterator[type[BaseModel]]:
        for field in here.model_fields.values():
            inner = model_in(field.annotation)
            if inner and inner not in seen:
                seen.add(inner)
                yield inner
                yield from walk(inner)

    yield from walk(model)
