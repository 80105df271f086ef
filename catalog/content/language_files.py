"""Files → languages, with the lines of another one that they are like (stages 1 and 2)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, read_source
from catalog.core.problems import Problem, error
from catalog.core.project import shipped
from catalog.markets.language_codes import nearest_language
from catalog.model.settings import Language

WITHIN: Final = "content/languages"
OF_ITSELF: Final = ("code", "like", "fallback")  # fields that a language does not take from another


@dataclass(slots=True)
class _Languages:
    sources: Mapping[str, Source | list[Problem]]
    problems: list[Problem]
    data: dict[str, dict[str, Any]] = field(default_factory=dict)
    found: dict[str, Language | None] = field(default_factory=dict)  # None where wrong
    under_way: list[str] = field(default_factory=list)

    def language(self, name: str) -> Language | None:
        """A language with all its fields; None where it is wrong, or the one that it is like, which is reported
        once."""
        if name not in self.found:
            self.under_way.append(name)
            source, fields = self.sources[name], self._fields(self.sources[name])
            self.under_way.pop()
            if isinstance(source, Source) and fields is not None:
                self.data[name] = fields
                self.found[name] = validated(replace(source, data=fields), Language, name, self.problems)
            else:
                self.found[name] = None
        return self.found[name]

    def _fields(self, source: Source | list[Problem]) -> dict[str, Any] | None:
        if not isinstance(source, Source):
            self.problems.extend(source)
            return None
        like = source.data.get("like")
        if not isinstance(like, str):
            return source.data
        place = source.place(("like",))
        if like in self.under_way:
            around = " → ".join((*self.under_way[self.under_way.index(like) :], like))
            self.problems.append(error("language-circle", place, "like", value=around))
            return None
        if like not in self.sources:
            others = [name for name in self.sources if name not in self.under_way]
            near, known = nearest_language(like, others), ", ".join(others)
            self.problems.append(error("language-like", place, "like", value=like, near=near, known=known))
            return None
        if self.language(like) is None:
            return None
        return _merged({key: value for key, value in self.data[like].items() if key not in OF_ITSELF}, source.data)


def read_languages(
    root: Path, files: Iterable[tuple[str, str]], problems: list[Problem]
) -> tuple[dict[str, Language], frozenset[str]]:
    """The shipped languages; a project's file (`files` have names and files) of the same code may change some of their
    phrases or add a language. Also the names of the files that are wrong; what is wrong is added to `problems`."""
    names = {path.stem for path in shipped(WITHIN).glob("*.yaml")} | {name for name, _ in files}
    sources = {name: _source(root, name) for name in sorted(names)}
    languages = _Languages(sources, problems)
    found = {name: language for name in sources if (language := languages.language(name))}
    return found, frozenset(sources.keys() - found.keys())


def _source(root: Path, name: str) -> Source | list[Problem]:
    """The project's file over the shipped one of the same name; one of both where the other is missing."""
    file = f"{WITHIN}/{name}.yaml"
    folders = dict.fromkeys((shipped(WITHIN), root / WITHIN))
    sources = [
        read_source(folder / f"{name}.yaml", file) for folder in folders if os.path.lexists(folder / f"{name}.yaml")
    ]
    below, last = sources[0], sources[-1]
    if isinstance(below, Source) and isinstance(last, Source):
        return replace(last, data=_merged(below.data, last.data))
    return last


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            both[key] = _merged(below[key], above[key])
    return both
