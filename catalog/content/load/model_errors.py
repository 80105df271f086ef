"""Pydantic's errors → problems with place, field, value and near names (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalog.content.load.yaml_source import Source, Step, dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error
from catalog.markets.currencies import nearest_currency
from catalog.markets.language_codes import nearest_language

# Pydantic's error types that mean the same to the person who wrote the entry.
CODES: Final = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "enum": "value-not-listed",
    "literal_error": "value-not-listed",
    "bool_parsing": "bool-expected",
    "bool_type": "bool-expected",
    "int_parsing": "whole-number-expected",
    "int_type": "whole-number-expected",
    "int_from_float": "whole-number-expected",
    "int_parsing_size": "whole-number-expected",
    "float_parsing": "number-expected",
    "float_type": "number-expected",
    "decimal_parsing": "number-expected",
    "decimal_type": "number-expected",
    "finite_number": "number-expected",
    "date_parsing": "date-expected",
    "date_type": "date-expected",
    "date_from_datetime_parsing": "date-expected",
    "date_from_datetime_inexact": "date-expected",
    "string_type": "string-expected",
    "string_pattern_mismatch": "form-wrong",
    "string_too_short": "value-empty",
    "tuple_type": "list-expected",
    "list_type": "list-expected",
    "mapping_type": "map-expected",
    "dict_type": "map-expected",
    "model_type": "map-expected",
    "model_attributes_type": "map-expected",
    "greater_than_equal": "number-out-of-range",
    "less_than_equal": "number-out-of-range",
    "greater_than": "number-out-of-range",
    "too_short": "too-few",
    "too_long": "too-many",
}
SIDES: Final = {"ge": "≥", "le": "≤", "gt": ">"}
FORMS: Final = {  # how a value with a pattern should look, by the last step of its field
    "postcode": "62200",
    "email": "nama@contoh.id",
    "instagram": "@nama_usaha",
    "line": "@nama-usaha",
    "wechat": "nama_usaha",
    "wechat_code": "https://u.wechat.com/kAbCdEfG",
    "kakaotalk": "_abcDE",
    "web": "https://contoh.id",
    "url": "https://contoh.id/usaha",
    "sku": "ABC-001",
    "code": "TF27",
    "language": "id",
    "languages": "id",
    "like": "en",
    "fallback": "en",
    "second_names": "id",
    "countries": "JP",
    "origin": "ID",
    "harvest_country": "ID",
    "destinations": "JP",
}
LANGUAGE_FIELDS: Final = ("language", "languages", "like", "fallback", "second_names")

Model = TypeVar("Model", bound=BaseModel)


def validated(
    source: Source | list[Problem], model: type[Model], language: str, problems: list[Problem]
) -> Model | None:
    """The entry that a source is; None where it is wrong, which is added to `problems`. `language` is that of texts
    written as one string."""
    if not isinstance(source, Source):
        problems.extend(source)
        return None
    problems.extend(source.warnings)
    try:
        return model.model_validate(source.data, context={"language": language})
    except ValidationError as fault:
        problems.extend(explain(source, model, fault))
        return None


def explain(source: Source, model: type[BaseModel], fault: ValidationError) -> Iterator[Problem]:
    """A problem for each error, at its line and column."""
    found = fault.errors(include_url=False)
    for details in found:
        path = details["loc"]
        inside = (other["loc"] for other in found if other is not details)
        # Pydantic counts a list without its wrong items, and then finds it too short.
        if details["type"] == "too_short" and any(other[: len(path)] == path for other in inside):
            continue
        yield _problem(source, model, details)


def _problem(source: Source, model: type[BaseModel], details: ErrorDetails) -> Problem:
    path, kind = details["loc"], details["type"]
    code = CODES.get(kind, kind if "-" in kind else "value-wrong")
    context: Mapping[str, Any] = details.get("ctx") or {}
    if code == "field-missing" and isinstance(path[-1], int):  # one of two coordinates
        path, code, context = path[:-1], "too-few", {"min_length": 2}
    elif code == "field-unknown" and details["input"] is None and str(path[-1]).isdigit():  # {price: 18,50}
        return error("decimal-comma", source.place(path, key=True), dotted(path[:-1]), value=path[-1])
    elif code not in ("field-missing", "field-unknown") and details["input"] is None and source.holds(path):
        code = "value-empty"
    elif "inside" in context:  # found by a rule over several fields, in this one
        path = (*path, context["inside"])
    elif code in ("text-empty", "language-unknown") and source.holds((*path, context["language"])):
        path = (*path, context["language"])
    field, value = dotted(path), _shown(context.get("value", details["input"]))
    if code == "field-missing":
        return error(code, source.place(path), field, name=path[-1])
    if code == "field-unknown":
        names = field_names(model, path[:-1])
        near = nearest(str(path[-1]), names)
        known = "" if near else ", ".join(sorted(names))
        return error(code, source.place(path, key=True), field, name=str(path[-1]), near=near, known=known)
    place: Place = source.place(path, key=code == "language-unknown" or "inside" in context)
    if code == "value-not-listed":
        listed = _choices(context)
        return error(code, place, field, value=value, near=nearest(value, listed), known=", ".join(listed))
    if code == "number-out-of-range":
        side, bound = next((SIDES[kind], context[kind]) for kind in SIDES if kind in context)
        return error(code, place, field, value=value, side=side, bound=f"{bound:g}")
    if code == "form-wrong":
        last = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        form, near = FORMS.get(last, context.get("pattern", "")), nearest_language(value)
        return error(code, place, field, value=value, form=form, near=near if last in LANGUAGE_FIELDS else "")
    if code in ("language-unknown", "currency-unknown"):
        near = (nearest_language if code == "language-unknown" else nearest_currency)(value)
        return error(code, place, field, value=value, near=near)
    if code in ("too-few", "too-many"):
        return error(code, place, field, bound=context.get("min_length", context.get("max_length", "")))
    extra = {key: str(text) for key, text in context.items() if key in ("plain", "language", "units")}
    return error(code, place, field, value=value, **extra)


def _shown(value: object) -> str:
    """A value as one could write it in YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_shown(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return "" if value is None else str(value)


def _choices(context: Mapping[str, Any]) -> list[str]:
    """The values that pydantic says were expected: `'a', 'b' or 'c'`."""
    text = str(context.get("expected", ""))
    return [part.strip().strip("'") for part in text.replace(" or ", ", ").split(",") if part.strip()]


def field_names(model: type[BaseModel], path: Sequence[Step]) -> set[str]:
    """The keys that may stand at `path` of an entry."""
    here: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        field = next((f for name, f in here.model_fields.items() if step in (name, f.alias)), None)
        here = _model_in(field.annotation) if field else here
    return {field.alias or name for name, field in here.model_fields.items()} if here else set()


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType) or get_origin(annotation) is not None:
        return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
    return None


def data_faults(data: Mapping[str, Any], model: type[BaseModel], language: str) -> list[tuple[tuple[Step, ...], str]]:
    """Where data that stands in no file yet is not as `model` has it: the path of each fault and its code."""
    try:
        model.model_validate(data, context={"language": language})
    except ValidationError as fault:
        return [(details["loc"], CODES.get(details["type"], details["type"])) for details in fault.errors()]
    return []
