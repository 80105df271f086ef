"""Messages → the list of problems in Markdown: docs/problems.md and docs/masalah.md (`make docs`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from catalog.i18n.translator import MESSAGES
from catalog.scaffold.field_reference import anchor, literal
from catalog.scaffold.problem_sources import ProblemSource, problem_sources

FOLDER: Final = Path(__file__).parent / "problem_texts"
REFERENCES: Final = {"en": "problems.md", "id": "masalah.md"}
STAGES: Final = ("read", "validate", "select", "plan", "develop", "render", "typeset", "bind", "publish")


def problem_reference(language: str) -> str:
    """The whole list in `language` (`id`, `en`). KeyError for a file of messages or a placeholder that has no words in
    `problem_texts/`, and for a message that nothing reports."""
    files = {path.name.split(".")[0]: _read(path) for path in sorted(MESSAGES.glob(f"*.{language}.yaml"))}
    # What is a problem has a remedy; all else is said elsewhere.
    found = {
        name: {code: text for code, text in file.items() if isinstance(text, dict)} for name, file in files.items()
    }
    groups = {name: problems for name, problems in found.items() if problems}
    sources = problem_sources([code for problems in groups.values() for code in problems])
    words = _read(FOLDER / f"words.{language}.yaml")
    stages = [files["cli"][f"stage.{name}"] for name in STAGES]
    return "\n".join(_lines(words, groups, sources, stages)) + "\n"


def write_references(folder: Path) -> None:
    """Write the list in every language into `folder`."""
    for language, name in REFERENCES.items():
        (folder / name).write_text(problem_reference(language), encoding="utf-8", newline="\n")


def _read(path: Path) -> Mapping[str, Any]:
    read: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _lines(
    words: Mapping[str, Any],
    groups: Mapping[str, Mapping[str, Mapping[str, str]]],
    sources: Mapping[str, ProblemSource],
    stages: Sequence[str],
) -> Iterator[str]:
    yield from (f"# {words['title']}", "", words["intro"].rstrip(), "")
    for name, problems in groups.items():
        title = words["groups"][name]["title"]
        yield f"- [{title}](#{anchor(title)}): {len(problems)}"
    for name, problems in groups.items():
        yield from ("", f"## {words['groups'][name]['title']}", "", words["groups"][name]["about"])
        for code, message in problems.items():
            shown = {key: _readable(text, words["placeholders"]) for key, text in message.items()}
            yield from ("", f"### {code}", "", f"*{_origin(sources[code], words, stages)}*", "")
            yield from (f"{shown['what']}\\", f"→ {shown['remedy']}")


def _origin(source: ProblemSource, words: Mapping[str, Any], stages: Sequence[str]) -> str:
    """Level and stages in words: `Error · stage 2 validate`."""
    named = ", ".join(f"{number} {stages[number - 1]}" for number in source.stages)
    return f"{words['levels'][source.level.value]} · {words['stage'].format(stages=named) if named else words['any']}"


def _readable(text: str, placeholders: Mapping[str, str]) -> str:
    """A message with a word in ‹› for each placeholder."""
    return literal(text.format_map({name: f"‹{word}›" for name, word in placeholders.items()}))


if __name__ == "__main__":
    write_references(Path("docs"))
