"""Files become plain values with their lines and columns; what is no entry is said, and nothing is raised."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from catalog.content.load import yaml_source as module
from catalog.content.load.files import MOST_BYTES
from catalog.content.load.yaml_source import MOST_DEPTH, MOST_NODES, Source, parse_source, read_source
from catalog.core.problems import Place, Problem


def parsed(text: str) -> Source:
    source = parse_source(text, "entry.yaml")
    assert isinstance(source, Source), source
    return source


def problems(text: str | bytes, folder: Path) -> list[Problem]:
    path = folder / "entry.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = read_source(path, "entry.yaml")
    assert isinstance(found, list)
    return found


def only(text: str | bytes, folder: Path) -> tuple[str, int, int]:
    (problem,) = problems(text, folder)
    return problem.code, problem.place.line, problem.place.column


NUMBERS = ("1905.90", "0123", "2026-11-24", "1e3", "0x10", "12:30", "1_000", ".5", "-5", "+62", "NaN", ".inf")
WORDS = ("no", "yes", "off", "y", "tidak", "ya", "Keripik pisang", "é", "“no”", "a#b", "a:b", "=", "Rp18.000")


@pytest.mark.parametrize("scalar", NUMBERS + WORDS)
def test_a_scalar_stays_as_it_was_typed(scalar: str) -> None:
    assert parsed(f"key: {scalar}\nlist: [{scalar}]\n").data == {"key": scalar, "list": [scalar]}


@pytest.mark.parametrize("scalar", ["", "~", "null", "Null", "NULL", "# nothing"])
def test_a_blank_value_is_none(scalar: str) -> None:
    assert parsed(f"key: {scalar}\nlist:\n- {scalar}\n").data == {"key": None, "list": [None]}


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_a_quoted_value_is_never_none(scalar: str) -> None:
    assert parsed(f"one: '{scalar}'\ntwo: \"{scalar}\"\n").data == {"one": scalar, "two": scalar}


def test_the_names_of_fields_are_text_too() -> None:
    assert parsed("1: a\nno: b\n~: c\n2026-11-24: d\n? e\n").data == {
        "1": "a", "no": "b", "~": "c", "2026-11-24": "d", "e": None,
    }  # fmt: skip


def test_longer_texts_keep_their_lines() -> None:
    assert parsed("folded: >\n  one\n  two\nkept: |\n  one\n  two\n").data == {
        "folded": "one two\n",
        "kept": "one\ntwo\n",
    }


def test_each_value_has_its_line_and_column() -> None:
    source = parsed(
        "name: {id: Keripik, en: Chips}\nvariants:\n  items:\n    - sku: A\n    - sku: ‘B’\n      of: {ä: x}\n"
    )
    places = {
        (): (1, 1),
        ("name",): (1, 7),
        ("name", "en"): (1, 25),
        ("variants", "items", 1): (5, 7),
        ("variants", "items", 1, "sku"): (5, 12),
        ("variants", "items", 1, "of", "ä"): (6, 15),
    }
    found = {path: source.place(path) for path in places}
    assert found == {path: Place("entry.yaml", *place) for path, place in places.items()}
    assert source.place(("variants", "items", 1, "of", "ä"), key=True) == Place("entry.yaml", 6, 12)


def test_what_is_missing_has_the_place_of_what_is_around_it() -> None:
    source = parsed("kecamatan: a\naddress:\n  street: b\nlist: [c]\n")
    assert source.place(("address", "kecamatan")) == Place("entry.yaml", 3, 3)  # not the one outside
    assert source.place(("address", "kecamatan"), key=True) == Place("entry.yaml", 3, 3)
    assert source.place(("list", 3)) == Place("entry.yaml", 4, 7)
    assert (source.holds(("list", 0)), source.holds(("list", 3)), source.holds(("list", "x"))) == (True, False, False)


def test_an_alias_stands_for_its_anchor() -> None:
    source = parsed("name: &text {id: Keripik}\nline: *text\n")
    assert source.data == {"name": {"id": "Keripik"}, "line": {"id": "Keripik"}}
    assert source.place(("line", "id")) == Place("entry.yaml", 1, 18)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_of_every_system_are_counted(ending: str, tmp_path: Path) -> None:
    source = parsed(ending.join(["a: 1", "b:", "  c: 2", ""]))
    assert source.place(("b", "c")) == Place("entry.yaml", 3, 6)
    assert only(ending.join(["a: 1", "b: x\x01"]), tmp_path) == ("file-control-character", 2, 5)
    assert only(ending.join(["a: 1", "é: "]).encode() + b"x\xff", tmp_path) == ("file-not-utf8", 2, 5)


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "entry.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: Keripik\n")
    source = read_source(path, "entry.yaml")
    assert isinstance(source, Source)
    assert source.data == {"name": "Keripik"}
    assert source.place(("name",)) == Place("entry.yaml", 1, 7)
    assert only(b"\xef\xbb\xbfname: \xff\n", tmp_path) == ("file-not-utf8", 1, 7)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "file-empty"),
        (b"# nothing yet\n\n", "file-empty"),
        (b"---\n", "file-empty"),
        (b"~\n", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        ("name: Keripik\n".encode("utf-16"), "file-utf16"),
        ("name: Keripik\n".encode("utf-32"), "file-utf16"),
        (b"x" * (MOST_BYTES + 1), "file-too-large"),
    ],
)
def test_what_is_wrong_with_a_whole_file_has_no_line(text: bytes, code: str, tmp_path: Path) -> None:
    assert only(text, tmp_path) == (code, 0, 0)


def test_a_large_file_of_notes_is_still_read() -> None:
    assert parsed("name: a\n" + "# note\n" * 100_000).data == {"name": "a"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x\x00", ("file-control-character", 1, 8)),
        ("a: b\nname: 'x\x1b[2J'", ("file-control-character", 2, 9)),
        ("name: x\x85\n\x9f", ("file-control-character", 3, 1)),
        ("name: x\ufeffy", ("file-control-character", 1, 8)),
        ("name: x\uffff", ("file-control-character", 1, 8)),
        ('name: "x\\0"', ("file-control-character", 1, 7)),
        ('a: b\n"x\\e": y', ("file-control-character", 2, 1)),
        ("name: a\n---\nname: b", ("yaml-several-documents", 3, 1)),
        ("---\n---\nname: b", ("yaml-several-documents", 3, 1)),
        ("- a\n", ("yaml-not-a-map", 1, 1)),
        ("just text", ("yaml-not-a-map", 1, 1)),
        ("''", ("yaml-not-a-map", 1, 1)),
        ("? [a, b]\n: c\n", ("yaml-key", 1, 3)),
        ("? {a: b}\n: c\n", ("yaml-key", 1, 3)),
        ("a: &a {b: c}\nd:\n  <<: *a\n", ("yaml-merge", 3, 3)),
        ("a: *nobody\n", ("yaml-alias", 1, 4)),
        ("a: &a [*a]\n", ("yaml-explodes", 1, 4)),
        ("a: !!python/object:os.system ls", ("yaml-tag", 1, 4)),
        ("a: !!binary aGk=", ("yaml-tag", 1, 4)),
        ("!mine a: b", ("yaml-tag", 1, 1)),
        ("a: b\na: c\n", ("key-duplicate", 2, 1)),
        ("a: {b: c, 'b': d}\n", ("key-duplicate", 1, 11)),
        ("a:\n\tb: c", ("yaml-tab", 2, 1)),
        ("a:\n  \tb: c", ("yaml-tab", 2, 3)),
        ("a: 'b\nc: d\n", ("yaml-quote", 1, 4)),
        ('a: "C:\\photos"', ("yaml-escape", 1, 7)),
        ('a: "\\ud800"', ("yaml-escape", 1, 7)),
        ("a: [b, c\nd: e\n", ("yaml-bracket", 1, 4)),
        ("a: {b: c]\n", ("yaml-bracket", 1, 4)),
        ("a: b: c", ("yaml-colon", 1, 5)),
        ("a:b\nc: d", ("yaml-colon-space", 1, 2)),
        ("a: b\nc:d", ("yaml-colon-space", 2, 2)),
        ("a: b\nc\nd: e", ("yaml-colon-missing", 2, 1)),
        ("a\nb: c", ("yaml-colon-missing", 1, 1)),
        ("a: b\n  c: d", ("yaml-indent", 2, 3)),
        ("a:\n    b: c\n  d: e", ("yaml-indent", 3, 3)),
        ('a: "b" c', ("yaml-behind", 1, 8)),
        ("a: - b", ("yaml-list", 1, 4)),
        ("a: @b", ("yaml-character", 1, 4)),
        ("a: & b", ("yaml-character", 1, 4)),
    ],
)  # fmt: skip
def test_each_fault_is_reported_apart_at_its_place(text: str, expected: tuple[str, int, int], tmp_path: Path) -> None:
    assert only(text, tmp_path) == expected


def test_all_faults_of_one_file_are_reported_at_once() -> None:
    found = parse_source("a: !x 1\na: 2\n? [b]\n: 3\n<<: 4\n", "entry.yaml")
    assert isinstance(found, list)
    assert [problem.code for problem in found] == ["yaml-tag", "key-duplicate", "yaml-key", "yaml-merge"]


def test_a_tag_that_changes_nothing_is_no_fault() -> None:
    assert parsed("a: !!str 1\nb: !!int 01\nc: !!seq [!!null ~]\n").data == {"a": "1", "b": "01", "c": [None]}


def laughs(levels: int, width: int = 9) -> str:
    lines = ["a0: &a0 [" + ", ".join(["ha"] * width) + "]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * width) + "]" for n in range(1, levels)]
    return "\n".join(lines)


def test_anchors_that_explode_are_stopped(tmp_path: Path) -> None:
    assert problems(laughs(30), tmp_path)[0].code == "yaml-explodes"
    wide = "a: &a [" + "x, " * (MOST_NODES // 2) + "]\n" + "\n".join(f"b{n}: *a" for n in range(9_999))
    assert problems(wide, tmp_path)[0].code == "yaml-explodes"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "[" * 5_000 + "]" * 5_000,
        "a: " + "{a: " * 5_000,
        "- " * 100_000,
        "? " * 100_000,
        "? - " * 50_000,
        "\n".join(" " * depth + "a:" for depth in range(1_000)),
        "\n".join(" " * depth + "- a:" for depth in range(0, 1_000, 2)),
        "a:\n" + "".join(f"{' ' * depth}- b:\n" for depth in range(0, 100, 2)),
    ],
    ids=["open", "closed", "maps", "lists", "keys", "both", "fields", "items", "flush"],
)
def test_what_nests_without_end_is_reported_where_it_is_too_deep(text: str, tmp_path: Path) -> None:
    code, line, column = only(text, tmp_path)
    assert code == "yaml-too-deep"
    assert (line, column) > (0, 0)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is not there, so the test is the same twice")
def test_the_reader_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a: no\nb:\nc: '~'\nd: [1, {e: f}]\n", "a: 1\na: 2\n", "a: [b", "- a", laughs(30), "[" * 5_000]
    fast = [parse_source(text, "entry.yaml") for text in texts]
    monkeypatch.setattr(module, "LOADER", yaml.BaseLoader)
    for text, one in zip(texts, fast, strict=True):
        other = parse_source(text, "entry.yaml")
        if isinstance(one, Source):
            assert isinstance(other, Source)
            assert other.data == one.data
        else:
            assert isinstance(other, list)
            assert [problem.code for problem in other] == [problem.code for problem in one]


def test_brackets_in_texts_do_not_nest() -> None:
    assert parsed("a: " + repr("[" * (MOST_DEPTH + 9))).data == {"a": "[" * (MOST_DEPTH + 9)}
    assert parsed("a: [" + "[x], " * (MOST_DEPTH + 9) + "]").data["a"][3] == ["x"]


def test_what_is_not_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "dangling").symlink_to("nowhere")
    expected = {".": "file-not-a-file", "pipe": "file-not-a-file"}
    expected |= dict.fromkeys(("ring", "dangling", "none", "x" * 300, "pipe/x"), "file-unreadable")
    found = {name: read_source(tmp_path / name, "entry.yaml") for name in expected}
    assert {name: [p.code for p in value] for name, value in found.items() if isinstance(value, list)} == {
        name: [code] for name, code in expected.items()
    }


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}", "\N{ZERO WIDTH SPACE}"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("price:\n~~retail: 1\n", 2, 1),
        ("price:\n  retail: 1\n~~unit: pack\n", 3, 1),
        ("price:\n  retail: 1\n ~unit: pack\n", 3, 2),
        ("name: a\n~line: b\n", 2, 1),
        ("name:~a\n", 1, 6),
        ("sku: a\nname:~a\n", 2, 6),
        ("tags:\n  -~a\n  - b\n", 2, 3),
    ],
)
def test_what_only_looks_like_a_space_is_told(text: str, line: int, column: int, space: str, tmp_path: Path) -> None:
    assert only(text.replace("~", space), tmp_path) == ("space-odd", line, column)


@pytest.mark.parametrize("text", ["a: |\n  ~~b\n", "a: b~c\n", "a: '~b'\n", "a:\n  c: 110~×~180\n"])
def test_in_a_text_it_may_stand(text: str) -> None:
    parsed(text.replace("~", "\N{NO-BREAK SPACE}"))
