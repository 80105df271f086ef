"""What YAML would leave out of a text, or take apart, without a word."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from catalog.content.load import yaml_source as module
from catalog.content.load.yaml_source import Source, parse_source
from tests.content.breaking import CHIPS, Trial


def warned(text: str) -> list[tuple[str, int, int, str]]:
    source = parse_source(text, "entry.yaml")
    assert isinstance(source, Source), source
    return [(p.code, p.place.line, p.place.column, dict(p.values)["value"]) for p in source.warnings]


@pytest.fixture(params=["libyaml", "Python"], autouse=True)
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(module, "LOADER", module.Reader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML without libyaml")


@pytest.mark.parametrize(
    ("text", "line", "column", "cut"),
    [
        ("name: Kopi #1 Lamongan\n", 1, 12, "#1 Lamongan"),
        ("name: {id: Kopi #1\n  , en: Coffee}\n", 1, 17, "#1"),
        ("tags:\n  - pedas #1\n", 2, 11, "#1"),
        ("accent: #475a1f\nname: x\n", 1, 9, "#475a1f"),
        ("line: Kopi enak\n  dan murah #2\n", 2, 13, "#2"),
        ("line: Kopi enak\n  #1 di Lamongan\nname: x\n", 2, 3, "#1 di Lamongan"),
        ("a:\n  b: c\n\n    #1\n", 4, 5, "#1"),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_told(text: str, line: int, column: int, cut: str) -> None:
    assert warned(text) == [("comment-cuts", line, column, cut)]


@pytest.mark.parametrize(
    "text",
    [
        "name: Kopi # enak\n",
        "name: 'Kopi' #enak\n",
        'name: "Kopi #1"\n',
        "name: a#b\n",
        "line: |\n  Kopi #1\n",
        "price:\n  retail: 1\n  #unit: pack\n#moq: 2\nname: x\n",
        "price:\n  #retail: 1\n  unit: pack\n",
        "items:\n  - name: x\n    #note: y\n  #- name: z\n",
        "name: x\n## Explained\n#line: y\n",
    ],
)
def test_what_is_a_comment_is_none_of_a_text(text: str) -> None:
    assert warned(text) == []


def test_a_name_that_nothing_uses_is_told() -> None:
    assert warned("owner: &Co Batik\n") == [("anchor-unused", 1, 8, "&Co")]
    assert warned("a: &one text\nb: *one\nc: Tom &Jerry\nd: R&D\n") == []


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("[1,5 kg, 2,5 kg]", ["1,5 kg", "2,5 kg"]),
        ("[0,5, 1,5]", ["0,5", "1,5"]),
        ("[3,0]", []),
        ("[0.25,0.5]", []),
        ("[1, 5 kg]", []),
        ("[JP,MY]", []),
        ("['1,5 kg', \"2,5 kg\"]", []),
    ],
)
def test_a_number_that_its_comma_cuts_in_two_is_told(items: str, found: list[str]) -> None:
    assert [value for _, _, _, value in warned(f"options: {items}\n")] == found


@given(some.text(alphabet="ab1 #&,[]{}:-\n'\"", max_size=40))
def test_whatever_is_written_is_read(text: str) -> None:
    parse_source(text, "entry.yaml")


def test_the_check_tells_it(trial: Trial) -> None:
    trial.change(CHIPS, "{id: Keripik Pisang, en: Banana Chips}", "Keripik #1 Lamongan")
    assert ("comment-cuts", f"{CHIPS}:1:15", "") in trial.rows()


@pytest.mark.parametrize(
    "typed", ["no", "off", "Yes", "0812", "1_000", "12:30", "2026-01-05", "1e3", "0x1F", "1905.90"]
)
def test_a_text_is_printed_as_it_was_typed(typed: str, trial: Trial) -> None:
    trial.change(CHIPS, "{id: Keripik Pisang, en: Banana Chips}", typed)
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert catalogue.businesses["dapur-contoh"].products[0].product.name.best("id") == typed
