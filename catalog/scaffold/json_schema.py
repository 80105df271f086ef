"""Model + names of the project → JSON Schema of every kind of entry, by which editors complete, explain and check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, NoDefault
from pydantic_core import core_schema

from catalog.content.load.yaml_source import Source, parse_source
from catalog.model.schema_annotations import KIND, LANGUAGES, NAMES, OPEN, any_case, text_form, unsuggested
from catalog.scaffold.field_docs import (
    EXAMPLES,
    MODELS,
    choices,
    example,
    explanation,
    is_map,
    key_of,
    model_in,
    models_below,
    words,
)

DRAFT: Final = "http://json-schema.org/draft-07/schema#"  # the newest that every editor supports
MODEL: Final = "#/$defs/"
NULL: Final = unsuggested({"type": "null"})
YES: Final = ("true", "t", "yes", "y", "on", "1")
NO: Final = ("false", "f", "no", "n", "off", "0")
WHOLE: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})")
FLOAT: Final = r"^\s*[-+0-9.eE]+\s*$"
PLAIN: Final = re.compile(r"[^\W_][^:#,\[\]{}\n]*")  # what YAML needs no quotation marks for
LONGEST_EXAMPLE: Final = 100  # characters

Schema = dict[str, Any]


def entry_schema(kind: str, language: str, known: Mapping[str, Sequence[str]]) -> Schema:
    """The schema of a kind of file (`business`, `product` …), explained in `language`. `known` are the names that the
    project has for a `category`, `region`, `business`, `product`, `language`."""
    model = MODELS[kind]
    found: Schema = model.model_json_schema(schema_generator=_AsTyped)
    models = {below.__name__: below for below in models_below(model)}
    parts: dict[str, Schema] = found.pop("$defs", {})
    _explain(found, model, kind, language)
    for name, below in models.items():
        _explain(parts[name], below, kind, language)
    filled = _Filling(parts, known, language)
    body: Schema = filled.schema(found)
    about = words(language)["files"][kind]
    head = {"$schema": DRAFT, "title": about["title"], "description": about["about"]}
    body = {key: part for key, part in body.items() if key not in head}
    return head | body | ({"definitions": filled.definitions} if filled.definitions else {})


class _AsTyped(GenerateJsonSchema):
    """The schema of what a person may type, where an editor gives scalars types of its own. Models stay references."""

    def field_title_should_be_set(self, _schema: Any) -> bool:  # noqa: ANN401 pydantic's own signature
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        return text_form(super().str_schema(schema).get("pattern", ""))

    def int_schema(self, schema: core_schema.IntSchema) -> Schema:
        return super().int_schema(schema) | {"type": ["integer", "string"]}

    def float_schema(self, schema: core_schema.FloatSchema) -> Schema:
        return super().float_schema(schema) | {"type": ["number", "string"], "pattern": FLOAT}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> Schema:
        number: Schema = super().decimal_schema(schema)["anyOf"][0]
        return number

    def tuple_schema(self, schema: core_schema.TupleSchema) -> Schema:
        """Draft 7 calls the items of a tuple of fixed length `items`, too."""
        found = super().tuple_schema(schema)
        return found | ({"items": found.pop("prefixItems")} if "prefixItems" in found else {})

    def date_schema(self, _schema: core_schema.DateSchema) -> Schema:
        return {"type": "string"}

    def bool_schema(self, _schema: core_schema.BoolSchema) -> Schema:
        words_typed = {"type": "string", "pattern": f"^({any_case(*YES, *NO)})$"}
        digits = {"type": "integer", "minimum": 0, "maximum": 1}
        others: tuple[Schema, ...] = ({"type": "boolean"}, digits, words_typed)
        return {"anyOf": [{"enum": ["yes", "no"]}, *map(unsuggested, others)]}

    def enum_schema(self, schema: core_schema.EnumSchema) -> Schema:
        return _one_of([str(member.value) for member in schema["members"]])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        return _one_of([str(value) for value in schema["expected"]])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return {"anyOf": [self.generate_inner(schema["schema"]), NULL]}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        found = super().dict_schema(schema)
        bounds = {key: found[key] for key in ("minProperties", "maxProperties") if key in found}
        names = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": names, "additionalProperties": values} | bounds

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:  # noqa: ANN401 as pydantic's
        default = schema.get("default")
        return NoDefault if default in (None, (), {}) or isinstance(default, BaseModel) else _as_written(default)


def _one_of(names: Sequence[str]) -> Schema:
    """One of some names; those that YAML takes for numbers may be written in quotation marks, too."""
    typed = [int(name) if WHOLE.fullmatch(name) else name for name in names]
    quoted = [name for name in names if WHOLE.fullmatch(name)]
    return {"anyOf": [{"enum": typed}, unsuggested({"enum": quoted})]} if quoted else {"enum": typed}


def _as_written(value: Any) -> Any:  # noqa: ANN401 any default
    """A default as a person would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return [_as_written(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _explain(schema: Schema, model: type[BaseModel], kind: str, language: str) -> None:
    """Put the explanation of each field into the schema of a model, with an example where there is a short one."""
    shown = _examples(kind)
    for name, field in model.model_fields.items():
        inside = schema["properties"][key_of(model, name)]
        text = explanation(model, name, language)
        written = shown.get((model.__name__, name), "")
        listed = written in ("yes", "no") or choices(field.annotation) or _names_something(inside)
        if written and not listed and written not in text:
            text += " " + words(language)["blank"]["example"].format(value=written)
        inside["description"] = text


def _names_something(schema: Any) -> bool:  # noqa: ANN401 any part of a schema
    """Whether a field takes names of the project: those of an example would be others."""
    if isinstance(schema, dict):
        return NAMES in schema or any(_names_something(part) for part in schema.values())
    return isinstance(schema, list) and any(_names_something(part) for part in schema)


def _examples(kind: str) -> dict[tuple[str, str], str]:
    """How each field of a model is written in the examples of a kind of file, where that is short."""
    found: dict[tuple[str, str], str] = {}
    for name in EXAMPLES[kind]:
        source = parse_source(example(name), name)
        assert isinstance(source, Source), name
        for model, field, value in _written(MODELS[kind], source.data):
            text = _flow(value)
            if len(text) <= LONGEST_EXAMPLE and (model.__name__, field) not in found:
                found[model.__name__, field] = text
    return found


def _written(model: type[BaseModel], data: Mapping[str, Any]) -> Iterator[tuple[type[BaseModel], str, Any]]:
    """Model, name and value of each field in an example that holds no fields itself."""
    for name, field in model.model_fields.items():
        key = key_of(model, name)
        if not isinstance(data, Mapping) or key not in data:  # a shorter form has no fields
            continue
        inner = model_in(field.annotation)
        if inner is None:
            yield model, name, data[key]
            continue
        for item in _items(field, data[key]):
            yield from _written(inner, item)


def _items(field: FieldInfo, value: Any) -> Sequence[Mapping[str, Any]]:  # noqa: ANN401 plain data
    if isinstance(value, list):
        return value
    return list(value.values()) if is_map(field.annotation) else [value]


def _flow(value: Any) -> str:  # noqa: ANN401 plain data
    """A value on one line, as it stands in an entry."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


class _Filling:
    """Puts models, names of the project, languages and the words of messages where the marks of the model are."""

    def __init__(self, parts: Mapping[str, Schema], known: Mapping[str, Sequence[str]], language: str) -> None:
        self.definitions: dict[str, Schema] = {}
        self._parts = parts
        self._known = known
        self._words = words(language)

    def schema(self, schema: Any) -> Any:  # noqa: ANN401 any part of a schema
        if isinstance(schema, list):
            return [self.schema(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        if str(schema.get("$ref", "")).startswith(MODEL):
            return self._model(schema)
        marks = {mark: schema[mark] for mark in (KIND, NAMES, OPEN, LANGUAGES) if mark in schema}
        plain = {key: self.schema(part) for key, part in schema.items() if key not in marks}
        if "ge" in plain:  # a bound that pydantic checks behind a function of ours
            plain["minimum"] = plain.pop("ge")
        if "le" in plain:
            plain["maximum"] = plain.pop("le")
        if KIND in marks:
            wanted = self._words["kinds"][marks[KIND]]
            plain["patternErrorMessage"] = self._words["schema"]["form"].format(kind=wanted)
        if LANGUAGES in marks:
            ((_, value),) = plain["patternProperties"].items()
            plain["properties"] = dict.fromkeys(self._known["language"], value)
        return self._names(plain, marks)

    def _model(self, schema: Schema) -> Schema:
        """The model itself, with what its field says of it: beside a reference editors read nothing."""
        inside = self._parts[schema["$ref"].removeprefix(MODEL)]
        own = {key: part for key, part in schema.items() if key != "$ref"}
        kept = {key: part for key, part in inside.items() if key not in ("title", "description")}
        return {**self.schema(own), **self.schema(kept)}

    def _names(self, plain: Schema, marks: Mapping[str, Any]) -> Schema:
        kind = marks.get(NAMES)
        if kind is None or not self._known[kind]:
            return plain
        listed = _one_of(self._known[kind])
        if OPEN in marks:
            return {"anyOf": [listed, unsuggested(plain)]}
        self.definitions[kind] = listed | {"errorMessage": self._words["schema"]["unknown"][kind]}
        named = {"$ref": f"#/definitions/{kind}"}
        own = {key: part for key, part in plain.items() if key in ("description", "default")}
        return {"allOf": [named], **own} if own else named  # beside a reference editors read nothing
