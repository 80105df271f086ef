"""The messages: complete in both languages, all of them used, and each given what it speaks of."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

import pytest
import yaml

from catalog.core.project import PACKAGE, shipped
from catalog.i18n.translator import LANGUAGES, MESSAGES, Translator
from tests.loops import some

PROBLEMS = {"error", "warning", "fatal", "blemish", "_problem", "_tell", "make", "note", "PydanticCustomError"}
SAYINGS = {"say"}
SPEAKING = sorted(path for folder in ("cli", "i18n", "reports") for path in (PACKAGE / folder).rglob("*.py"))
TEMPLATES = sorted(
    path for folder in ("markets", "plan", "preflight") for path in (shipped("templates") / folder).glob("*.html")
)  # what they show is in the program's language
REMARKS = {"near", "known"}  # of a problem: they become sentences of their own, whatever its message says


@cache
def messages(language: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(MESSAGES.glob(f"*.{language}.yaml")):
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def placeholders(message: Any) -> set[str]:  # noqa: ANN401 a sentence or a pair of them
    texts = message.values() if isinstance(message, dict) else [message]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def trees() -> dict[str, ast.Module]:
    return {str(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def calls(names: set[str], files: list[str]) -> Iterator[tuple[ast.Call, str]]:
    """Calls of functions with these names, and each code that may be their first argument."""
    for file in files:
        for node in ast.walk(trees()[file]):
            if isinstance(node, ast.Call) and node.args:
                function = node.func
                called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                if called in names:
                    yield from ((node, code) for code in literals(node.args[0]))


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def used() -> list[tuple[ast.Call, str]]:
    speaking = [str(path) for path in SPEAKING]
    return [*calls(PROBLEMS, list(trees())), *calls(SAYINGS, speaking)]


def shown() -> set[str]:
    """The codes that templates say."""
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES]
    return {code for text in texts for code in re.findall(r"""\bsay\(["']([\w.-]+)["'][,)]""", text)}


def composed() -> list[re.Pattern[str]]:
    """Codes that are put together: `f"stage.{name}"` → a pattern."""
    found = []
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+" for part in node.values
                ]
                if re.search(r"[a-z]", "".join(parts).replace(r"[\w-]+", "")):
                    found.append(re.compile("".join(parts)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_the_program_uses_has_a_message(language: str) -> None:
    codes = {code for _, code in used()} | shown()
    assert "plan.title" in codes
    assert len(codes) > 100
    assert sorted(codes - set(messages(language))) == []


def test_both_languages_have_the_same_codes_in_the_same_files() -> None:
    for path in some(sorted(MESSAGES.glob("*.en.yaml"))):
        other = path.with_name(path.name.replace(".en.", ".id."))
        english, indonesian = (yaml.safe_load(one.read_text(encoding="utf-8")) for one in (path, other))
        assert list(english) == list(indonesian), path.name
    assert len(list(MESSAGES.glob("*.en.yaml"))) == len(list(MESSAGES.glob("*.id.yaml")))


def test_no_code_stands_twice() -> None:
    lines = [line for path in MESSAGES.glob("*.en.yaml") for line in path.read_text(encoding="utf-8").splitlines()]
    counts = Counter(match[1] for line in lines if (match := re.match(r"([\w.-]+):", line)))
    assert [code for code, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("code", sorted(messages("en")))
def test_a_message_speaks_of_the_same_in_both_languages(code: str) -> None:
    english, indonesian = messages("en")[code], messages("id")[code]
    assert type(english) is type(indonesian)
    if isinstance(english, dict):
        assert set(english) == set(indonesian) == {"what", "remedy"}
        assert all(text.strip() for text in (*english.values(), *indonesian.values()))
    assert placeholders(english) == placeholders(indonesian)


def test_no_message_is_left_that_nothing_uses() -> None:
    written = shown() | {
        node.value for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.Constant)
    }
    patterns = composed()
    codes = {code.removesuffix(".one") for code in messages("en")}
    assert sorted(code for code in codes - written if not any(form.fullmatch(code) for form in patterns)) == []


def test_what_is_counted_agrees_with_its_number() -> None:
    """`1 warnings` is no English: a sentence that counts has another for one, and a problem counts in brackets."""
    counting = {code: text for code, text in messages("en").items() if re.search(r"\{count\} [a-z]", str(text))}
    counting = {code: text for code, text in counting.items() if not code.endswith(".one")}
    assert "built.warnings" in counting
    lone = [code for code, text in counting.items() if f"{code}.one" not in messages("en") and "of {all}" not in text]
    assert lone == []


@pytest.mark.parametrize(("count", "words"), [(1, "1 warning;"), (2, "2 warnings;"), (0, "0 warnings;")])
def test_one_is_no_plural(count: int, words: str) -> None:
    assert Translator("en").say("built.warnings", count=count).startswith(words)


def test_problems_have_what_and_remedy() -> None:
    codes = {code for _, code in calls(PROBLEMS, list(trees()))}
    assert [code for code in sorted(codes) if not isinstance(messages("en")[code], dict)] == []


def test_each_message_is_given_what_it_speaks_of() -> None:
    missing = []
    for call, code in used():
        given = {keyword.arg for keyword in call.keywords}
        function = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if None in given or function not in {"error", "warning", "say"}:
            continue  # given by name elsewhere
        needed = (
            placeholders(messages("en")[code]) - REMARKS if function != "say" else placeholders(messages("en")[code])
        )
        if not needed <= given:
            missing.append((code, sorted(needed - given)))
    assert missing == []
