"""How shops and forms export their tables: a preset is found by the headings of a file, or named by a person.

Each is a file of `presets/`, made after the public documentation of the shop, which it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, Literal

from pydantic import Field

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import Problem
from catalog.exchange.columns.words import BRACKETS, same_heading
from catalog.model.values import Entry

FOLDER: Final = "presets"
JOINED: Final = " / "  # between the lines of a heading
DIGITS: Final = re.compile(r"[0-9]+")
ANY: Final = "*"  # among the words of a column: whatever stands there

Words = Mapping[str, tuple[str, ...]]  # what stands in the cells of columns, by their headings


class Advice(Entry):
    """Rows below the headings in which a shop explains its columns."""

    rows: int = Field(description="How many there are at most.")
    numbers: tuple[str, ...] = Field(description="Columns with numbers: a row with none in any of them is no product.")


class Preset(Entry):
    """How the tables of a shop are read. Headings stand as the shop writes them; `#` in one is a number."""

    name: str = Field(description="What the shop or program is called.")
    source: str = Field(description="After which documentation it was made, and when that was seen.")
    known_by: tuple[tuple[str, ...], ...] = Field(
        description="Headings that nobody else writes, each with what it is called in other languages and versions."
    )
    least: int = Field(description="How many of them a table has at least.")
    columns: Mapping[str, str] = Field(description="Which field each column is, as a mapping file says it.")
    rest: Literal["extra", "words"] = Field(
        "extra", description="What other columns are: kept, or found by the words of their headings."
    )
    hidden: Words = Field({}, description="Words in a column of products that are not for sale: they are not printed.")
    hidden_alone: Words = Field({}, description="The same, of products that are no variant of another one.")
    left_out: Words = Field({}, description="Words in a column of rows that are not read.")
    no_option: tuple[str, ...] = Field((), description="What stands in place of a choice where there is none.")
    advice: Advice | None = None
    escaped: bool = Field(False, description=r"Whether texts have \n for a new line, and ' before = + - @.")

    def target(self, heading: str) -> str:
        """Which field a column is, "" where the preset says nothing of it."""
        plain, numbered = self._targets
        key, bare = _key(heading), _key(_bare(heading))
        found = plain.get(key) or plain.get(bare)
        number = DIGITS.search(_last(heading))
        if not found and number:
            found = numbered.get(DIGITS.sub("", key)) or numbered.get(DIGITS.sub("", bare))
            return found.replace("#", str(int(number[0]))) if found else ""
        return found or ""

    def found(self, headings: Iterable[str]) -> int:
        """How many of the headings by which it is known are among these; 0 below its `least`."""
        there = set().union(*(_spellings(heading) for heading in headings))
        found = sum(any(_key(_unnumbered(one)) in there for one in names) for names in self.known_by)
        return found if found >= self.least else 0

    @cached_property
    def _targets(self) -> tuple[dict[str, str], dict[str, str]]:
        """Fields by the headings without a number in them, and by those with one, without it."""
        plain = {_key(text): target for text, target in self.columns.items() if "#" not in text}
        numbered = {_key(_unnumbered(text)): target for text, target in self.columns.items() if "#" in text}
        return plain, numbered


@cache
def presets() -> Mapping[str, Preset]:
    """The presets that come with the program, by the names of their files."""
    folder = files("catalog.exchange.columns").joinpath(FOLDER)
    found: dict[str, Preset] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        problems: list[Problem] = []
        source = parse_source(file.read_text("utf-8"), file.name)
        assert isinstance(source, Source), source  # comes with the program; a test reads it
        preset = validated(source, Preset, "id", problems)
        assert preset is not None, problems
        assert not problems, problems
        found[file.name.partition(".")[0]] = preset
    return found


def find_preset(headings: Iterable[str]) -> str:
    """The name of the preset by which a table with these headings is read, "" for one that was typed by hand."""
    every = list(headings)
    found = {name: preset.found(every) for name, preset in presets().items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else ""


def column_with(heading: str, headings: Iterable[tuple[int, str]]) -> int | None:
    """The column that has a heading, as presets compare them; None where there is none."""
    wanted = _key(heading)
    return next((column for column, text in headings if wanted in (_key(text), _key(_bare(text)))), None)


def _spellings(heading: str) -> set[str]:
    """A heading as it may stand in a preset: whole, without its brackets, without its number."""
    whole = {_key(heading), _key(_bare(heading))}
    return whole | {DIGITS.sub("", text) for text in whole}


def _last(heading: str) -> str:
    """The last line of a heading; those above it are shared with other columns."""
    return heading.rpartition(JOINED)[2]


def _key(heading: str) -> str:
    return same_heading(_last(heading))


def _bare(heading: str) -> str:
    return BRACKETS.sub(" ", _last(heading))


def _unnumbered(heading: str) -> str:
    return heading.replace("#", " ")
