"""A new file of a language: small where it is a variant of one that there is, else every phrase to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.content.language_files import read_languages
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import Project, shipped
from catalog.markets.language_codes import is_language, nearest_language
from catalog.markets.language_habits import language_habits
from catalog.model.settings import Language
from catalog.model.values import LANGUAGE
from catalog.scaffold.editor_support import schema_line, write_editor_settings, write_schemas
from catalog.scaffold.field_docs import explanation, words

WITHIN: Final = "content/languages"
MODEL: Final = "en"  # the language from whose file one translates
EXAMPLE: Final = 'label.moq: "…"'


def new_language(project: Project, code: str, language: str) -> Path:
    """Write `content/languages/<code>.yaml`, explained in `language`. CatalogError (USAGE) where the code is none of a
    language, or the project has the file."""
    if not LANGUAGE.fullmatch(code) or not is_language(code):
        problem = error("new.language", Place(""), value=code, near=nearest_language(code))
        raise CatalogError([problem], ExitCode.USAGE)
    path = project.content / "languages" / f"{code}.yaml"
    if path.exists():
        raise CatalogError([error("new.exists", Place(""), file=project.relative(path))], ExitCode.USAGE)
    base = _base(project, code)
    if base is None:
        lines = _whole(code, language)
    else:
        lines = _changes(code, language) if base.code == code else _variant(code, base, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([schema_line(project.relative(path)), *lines]) + "\n"
    with path.open("x", encoding="utf-8", newline="\n") as entry:
        entry.write(text)
    write_schemas(project, language)
    write_editor_settings(project)
    return path


def _base(project: Project, code: str) -> Language | None:
    """The language that there is and of which the new one is a variant, itself where the program brings it; None where
    there is none."""
    own = [(path.stem, project.relative(path)) for path in (project.root / WITHIN).glob("*.yaml")]
    known, _ = read_languages(project.root, own, [])
    parts = code.split("-")
    names = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((known[name] for name in names if name in known), None)


def _said(key: str, code: str, base: str, language: str) -> Iterator[str]:
    text = str(words(language)["blank"][key]).format(code=code, base=base)
    yield from (f"## {line}" for line in text.splitlines())


def _changes(code: str, language: str) -> Iterator[str]:
    """Of a language that the program brings: what a project wants otherwise."""
    yield from _said("language-changes", code, code, language)
    yield f"code: {code}"
    yield from _phrases(language)


def _variant(code: str, base: Language, language: str) -> Iterator[str]:
    habits = language_habits(code)
    yield from _said("language-variant", code, base.code, language)
    yield f"code: {code}"
    yield f"like: {base.code}"
    yield f"locale: {habits['locale']}"
    yield f'name: "{habits["name"]}"'
    for key in ("date", "month"):
        mark = "" if habits[key] != getattr(base, key) else "# "
        yield f"## {explanation(Language, key, language)}"
        yield f'{mark}{key}: "{habits[key]}"'
    yield from _phrases(language)


def _phrases(language: str) -> Iterator[str]:
    yield f"## {explanation(Language, 'phrases', language)}"
    yield "# phrases:"
    yield f"#   {EXAMPLE}"


def _whole(code: str, language: str) -> Iterator[str]:
    """The English file with the new language's own habits: what is to be translated."""
    yield from _said("language-whole", code, MODEL, language)
    own = {"code": code} | {key: f'"{value}"' for key, value in language_habits(code).items()}
    for line in (shipped(WITHIN) / f"{MODEL}.yaml").read_text(encoding="utf-8").splitlines():
        key = line.partition(":")[0]
        if line.startswith("#"):
            continue
        yield f"{key}: {own[key]}" if key in own else line
        if key == "code":
            yield f"fallback: [{MODEL}]"
