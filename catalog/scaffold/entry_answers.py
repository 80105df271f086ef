"""What a person answers about a new business or product → the data of its entry, each answer checked as it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from catalog.content.checks.contacts import check_phones
from catalog.content.load.files import slug_like
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, dotted, parse_source, read_source
from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error
from catalog.core.project import Project, shipped
from catalog.entry_text.change import change_entry
from catalog.entry_text.field_order import KINDS
from catalog.entry_text.write import write_entry
from catalog.model.business import Contacts
from catalog.model.prices import Unit
from catalog.scaffold.project_names import labels_in, project_names

LEAST: Final[Mapping[str, Mapping[str, str]]] = {
    "business": {"name": "A", "category": "a"},  # what no entry can do without, while one answer is looked at
    "product": {"name": "A"},
}
YES: Final = frozenset({"y", "ya", "yes"})
NO: Final = frozenset({"n", "no", "t", "tidak"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that is asked for. `name` is that of its option; `after` the one without which it is not asked."""

    name: str
    path: tuple[str, ...]
    needed: bool = False
    after: str = ""
    default: str = ""


ASKED: Final[Mapping[str, Sequence[Asked]]] = {
    "business": (
        Asked("name", ("name",), needed=True),
        Asked("category", ("category",), needed=True),
        Asked("owner", ("owner",)),
        Asked("kecamatan", ("address", "kecamatan")),
        Asked("whatsapp", ("contacts", "whatsapp")),
        Asked("consent", ("consent", "phone"), after="whatsapp"),
    ),
    "product": (
        Asked("business", (), needed=True),
        Asked("name", ("name",), needed=True),
        Asked("price", ("price", "retail")),
        Asked("unit", ("price", "unit"), after="price", default=Unit.PIECE.value),
        Asked("photo", ("photos",)),
    ),
}


class Answers:
    """The answers about one new entry of a `kind`."""

    def __init__(self, project: Project, kind: str) -> None:
        self._project = project
        self._kind = kind
        self.given: dict[str, str] = {}  # by the names of their options

    @cached_property
    def _catalogue(self) -> Mapping[str, Any]:
        source = read_source(self._project.content / "catalogue.yaml", "content/catalogue.yaml")
        return source.data if isinstance(source, Source) else {}

    @property
    def language(self) -> str:
        """The language of texts that are written as one string."""
        return str(self._catalogue.get("language") or "id")

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        found = project_names(self._project)
        units = tuple(unit.value for unit in Unit)
        return {
            "category": found["category"],
            "kecamatan": found["region"],
            "business": found["business"],
            "unit": units,
        }

    def names(self, asked: Asked) -> Sequence[str]:
        """The names among which an answer chooses; none where it is free."""
        if asked.name == "photo":
            folder = self._project.images / self.given.get("business", "")
            return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ()
        return self._names.get(asked.name, ())

    def label(self, asked: Asked, name: str) -> str:
        """What a short name stands for, in the catalogue's language; "" where nothing more is known of it."""
        return self._labels.get(asked.name, {}).get(name, "")

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        kinds = {"category": "categories", "kecamatan": "regions"}
        labels = {name: labels_in(self._project, kind, self.language) for name, kind in kinds.items()}
        return {**labels, "unit": _unit_names(self.language)}

    def is_asked(self, asked: Asked) -> bool:
        """Whether a field is to be asked for, by what was answered before and what the project has."""
        if asked.name in ("kecamatan", "photo") and not self.names(asked):
            return False
        return asked.name not in self.given and (not asked.after or asked.after in self.given)

    def give(self, asked: Asked, typed: str) -> Problem | None:
        """Take an answer, or return what is wrong with it."""
        value = typed.strip()
        if asked.name == "consent" and value.casefold() in YES | NO:
            value = "yes" if value.casefold() in YES else "no"
        names = self.names(asked)
        if names or asked.name in ("business", "photo"):
            found = _chosen(value, names, self._labels.get(asked.name, {}))
            if found is None:
                return self._unknown(asked, value, names)
            value = found
        problem = self._checked(asked, value) if asked.path else None
        if problem is None:
            self.given[asked.name] = value
        return problem

    def _unknown(self, asked: Asked, value: str, names: Sequence[str]) -> Problem:
        place, field = Place(""), dotted(asked.path)
        labels = {label: name for name, label in self._labels.get(asked.name, {}).items()}
        near = nearest(value, names) or nearest(slug_like(value), names) or labels.get(nearest(value, labels), "")
        if asked.name == "photo":
            folder = self._project.relative(self._project.images / self.given.get("business", ""))
            return error("photo-missing", place, field, value=value, folder=folder, near=near)
        if asked.name == "unit":
            return error("value-not-listed", place, field, value=value, near=near, known=", ".join(names))
        return error(f"{asked.name}-unknown", place, field, value=value, near=near)

    def _checked(self, asked: Asked, value: str) -> Problem | None:
        """What the model, and whoever dials a number, would say of a value."""
        text = change_entry(
            write_entry(self._kind, LEAST[self._kind]), self._kind, {asked.path: _as_data(asked, value)}
        )
        source = parse_source(text, "")
        found: list[Problem] = []
        validated(source, KINDS[self._kind], self.language, found)
        if asked.name == "whatsapp" and not found:
            country = str(self._catalogue.get("country") or "ID")
            contacts = Contacts(whatsapp=value)
            found += check_phones(contacts, "", ("contacts",), country, LineNumbers(self._project.root))
        return Problem(found[0].code, found[0].level, Place(""), found[0].field, found[0].values) if found else None

    def data(self) -> dict[str, Any]:
        """The data of the entry, as far as it was given."""
        data: dict[str, Any] = {}
        for asked in ASKED[self._kind]:
            if not asked.path or asked.name not in self.given:
                continue
            here = data
            for step in asked.path[:-1]:
                here = here.setdefault(step, {})
            here[asked.path[-1]] = _as_data(asked, self.given[asked.name])
        return data


def _unit_names(language: str) -> Mapping[str, str]:
    """What units are called in a language, where the program speaks it."""
    source = read_source(shipped("content/languages") / f"{language}.yaml", "")
    units = source.data.get("units") if isinstance(source, Source) else None
    return {name: str(forms["other"]) for name, forms in units.items() if "other" in forms} if units else {}


def _as_data(asked: Asked, value: str) -> Any:  # noqa: ANN401 plain data
    return [{"file": value}] if asked.name == "photo" else value


def _chosen(value: str, names: Sequence[str], labels: Mapping[str, str]) -> str | None:
    """The name that is meant: by itself, by its number in the list, by what it stands for, or by words of which it is
    made: `Hasil Laut`."""
    if value in names:
        return value
    if value.isascii() and value.isdigit() and 0 < int(value) <= len(names):
        return names[int(value) - 1]
    words = value.casefold()
    return next(
        (name for name in names if name in (words, slug_like(value)) or labels.get(name, "").casefold() == words), None
    )
