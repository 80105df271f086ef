"""Translations, and the text of the entry that they belong to → its text with them, all else as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.content.checks.entry_texts import Path
from catalog.content.load.files import MOST_BYTES
from catalog.content.load.model_errors import data_faults
from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import Place, Problem, error
from catalog.entry_text.change import NotChangedError, change_entry
from catalog.entry_text.field_order import KINDS
from catalog.entry_text.scalars import MARK
from catalog.exchange.texts.plan_texts import Taken
from catalog.exchange.texts.text_row import short


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """The text of an entry with the translations that it took."""

    text: str
    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]


def change_texts(text: str, file: str, kind: str, taken: Sequence[Taken], own: str) -> ChangedEntry:
    """Write translations into the text of an entry of a `kind`; `own` is the catalogue's language. What cannot be
    written, or would make the entry wrong, is a problem and left out."""
    done, new = list(taken), _with(text, kind, taken, own)
    problems: list[Problem] = []
    if new is None:  # one of them is to blame
        done, new = [], text
        for one in taken:
            tried = _with(new, kind, [one], own)
            if tried is None:
                place, values = Place(one.row.place), {"value": one.text.key, "text": short(one.row.translation)}
                problems.append(error("texts-not-written", place, one.row.key, **values))
            else:
                new = tried
                done.append(one)
    if len(new.encode()) > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        problems.append(error("texts-entry-large", Place(done[0].row.place), value=file, most=most))
        return ChangedEntry(text, (), tuple(problems))
    return ChangedEntry(new, tuple(done), tuple(problems))


def _with(text: str, kind: str, taken: Sequence[Taken], own: str) -> str | None:
    """The text with these translations; None where they cannot be written, or it would be wrong with them."""
    source = parse_source(text.removeprefix(MARK), "")
    if not isinstance(source, Source):
        return None
    try:
        new = change_entry(text, kind, _changes(source.data, taken, own), own)
    except NotChangedError:
        return None
    after = parse_source(new.removeprefix(MARK), "")
    if not isinstance(after, Source):
        return None
    model = KINDS[kind]
    faults = set(data_faults(after.data, model, own)) - set(data_faults(source.data, model, own))
    return None if faults else new


def _changes(data: Mapping[str, Any], taken: Sequence[Taken], own: str) -> dict[Path, Any]:
    """The changes by path. A list of options, which is short for a map, becomes one, as only that has languages."""
    changes: dict[Path, Any] = {}
    for one in taken:
        path = (*one.text.path, one.row.language)
        short = _list_above(data, path)
        if short is None:
            changes[path] = one.row.translation
            continue
        listed, rest = short
        options = changes.setdefault(path[: len(path) - len(rest)], {item: item for item in listed})
        said = options[rest[0]]
        options[rest[0]] = {**(said if isinstance(said, dict) else {own: said}), rest[1]: one.row.translation}
    return changes


def _list_above(data: Any, path: Path) -> tuple[list[str], tuple[str, str]] | None:  # noqa: ANN401 plain data
    """The list of options in which the text at `path` is named, with the option and the language."""
    for number, step in enumerate(path):
        if isinstance(data, list) and isinstance(step, str):
            return data, (step, str(path[number + 1]))
        data = data[int(step)] if isinstance(data, list) else data.get(step) if isinstance(data, dict) else None
    return None
