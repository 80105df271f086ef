"""Whatever stands in a file, there is a source or a list of problems whose places lie inside it; nothing is raised."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from catalog.content.load.files import BREAK, CONTROL
from catalog.content.load.model_errors import explain
from catalog.content.load.syntax_errors import ODD_SPACES
from catalog.content.load.yaml_source import Source, parse_source, read_source
from catalog.core.problems import Place, Problem
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.model.business import Business
from catalog.model.product import Product
from catalog.reports.problem_report import text_report
from tests.conftest import SMALL
from tests.content.breaking import CHIPS, SARONG, WEAVER, Trial

QUICK = settings(max_examples=150, deadline=None, derandomize=True)
WHOLE = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# What an entry may hold: all but control characters, which are refused, and halves of surrogate pairs.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).filter(
    lambda text: not CONTROL.search(text)
)
ENTRIES = {name: (SMALL / "content" / name).read_text(encoding="utf-8") for name in (WEAVER, SARONG, CHIPS)}
# What breaks YAML, or a value, more often than a letter does.
YAML_SIGNS = [
    "\t",
    "'",
    '"',
    ": ",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!x ",
    "#",
    " #",
    "---\n",
    "\n",
    "  ",
    "|",
]
MORE_SIGNS = ["<<: ", "%", "@", "? ", ",", "null", "~", "../", "/", "\\", "\\x00", "nullable: ", "<b>", "{0}"]
ODDITIES = ["é", "\x00", "\ufeff", "\r", "\u2028", "\x85", "😀", "0", "1.000", "9" * 400, "1e999999", "NaN", "٣"]
PIECES = st.sampled_from([*YAML_SIGNS, *MORE_SIGNS, *ODDITIES])


def inside(place: Place, text: str) -> bool:
    """Whether there is such a line, and the column is in it or right behind it."""
    lines = BREAK.split(text)
    if not place.line:
        return place.column == 0
    return 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


@QUICK
@given(st.dictionaries(TEXT.filter(lambda key: key != "<<"), TEXT, min_size=1, max_size=6), st.booleans())
@example({"": ""}, True)
@example({"no": "~", "1": "null", "a: b": "- c", "#": "'"}, False)
def test_texts_that_are_written_as_yaml_are_read_as_they_were(texts: dict[str, str], flow: bool) -> None:
    assume(not any(ODD_SPACES & set(key[:1] + value[:2]) for key, value in texts.items()))  # meant as indentation
    written = yaml.safe_dump(texts, allow_unicode=True, default_flow_style=flow, width=1_000_000, sort_keys=False)
    source = parse_source(written, "entry.yaml")
    assert isinstance(source, Source)
    assert source.data == texts
    lines = BREAK.split(written)
    for key in texts:
        place = source.place((key,), key=True)
        assert inside(place, written)
        plain = key.isalnum() and key.isascii()
        assert not plain or lines[place.line - 1][place.column - 1 :].lstrip("'\"? ").startswith(key)


@QUICK
@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00")
@example(b"a: \xed\xa0\x80")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"[" * 200)
def test_any_bytes_are_a_source_or_problems(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "entry.yaml"
        path.write_bytes(content)
        found = read_source(path, "entry.yaml")
    if isinstance(found, list):
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        assert found
        assert all(inside(problem.place, text) for problem in found)


@QUICK
@given(st.text(alphabet=st.sampled_from(" \n\t:-?[]{},#&*!|>'\"%@`~ab1.<\\é\r"), max_size=60))
def test_any_signs_of_yaml_are_a_source_or_problems(text: str) -> None:
    found = parse_source(text, "entry.yaml")
    if isinstance(found, list):
        assert found
        assert all(inside(problem.place, text) for problem in found), (text, found)
        assert all(said(problem) for problem in found)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, str]:
    """One of the small project's entries with one to three small changes; its name."""
    name = draw(st.sampled_from(sorted(ENTRIES)))
    text = ENTRIES[name]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        end = draw(st.sampled_from([at, at + 1, text.find("\n", at) + 1 or len(text), at + 40]))
        text = text[:at] + draw(st.one_of(st.just(""), PIECES, st.text(max_size=3))) + text[end:]
    return name, text


@QUICK
@given(mutations())
def test_a_slip_in_an_entry_is_an_entry_or_problems(mutation: tuple[str, str]) -> None:
    name, text = mutation
    text = text.encode("utf-8", "ignore").decode()
    source = parse_source(text, name)
    if isinstance(source, Source):
        model = Business if name == WEAVER else Product
        try:
            model.model_validate(source.data, context={"language": "id"})
        except ValueError as fault:
            found = list(explain(source, model, fault))  # type: ignore[arg-type]
        else:
            return
    else:
        found = source
    assert found
    assert all(inside(problem.place, text) for problem in found), (text, found)
    assert all(said(problem) for problem in found)


@cache
def speeches() -> list[Translator]:
    return [Translator(language) for language in LANGUAGES]


def said(problem: Problem) -> bool:
    return all(translator.problem(problem).what and translator.problem(problem).remedy for translator in speeches())


@WHOLE
@given(mutation=mutations())
def test_a_slip_in_a_project_is_a_catalogue_or_problems(mutation: tuple[str, str], trial: Trial) -> None:
    name, text = mutation
    for each, right in ENTRIES.items():
        trial.write(each, right)
    content = text.encode("utf-8", "ignore")
    trial.write(name, content)
    loaded = trial.load()
    here = f"content/{name}"
    shown = content.removeprefix(b"\xef\xbb\xbf").decode()
    for problem in loaded.problems:
        assert problem.place.file != here or inside(problem.place, shown), (problem, text)
    for translator in speeches():
        assert text_report(loaded.problems, trial.project.root, translator, lambda word, _: word)
