"""Data and texts of entries that nobody chose: any words, any style, comments anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from catalog.content.load.files import CONTROL
from catalog.content.load.yaml_source import Source, parse_source
from catalog.entry_text.field_order import KINDS
from catalog.entry_text.scalars import on_one_line

NASTY = [
    "no", "Yes", "null", "~", "012", "1e3", "1_000", "0x1F", "12:30", "2026-11-24", "1.", ".5", "-", "- a", "-5", "+62",
    "`x", "%", "# x", "a # b", "a: b", "a:", ":a", "?", "? a", "*a", "&a", "!b", "|", ">", "'", '"', "a'b", "\\",
    "---", "...", "<<", "=", "{a}", "[1]", "a, b", "a\nb", "a\n\nb\n", "\na", "a\n", " a", "a ", "a  b", "\ta", "a\tb",
    "a\u2028b", "\x85", "\u00a0a", "a\u00a0", "-\u00a0a", "\u200b", "🌾 padi", "a\r\nb", "https://a.example/b?c#d", "y",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=["Cs"]).filter(lambda letter: not CONTROL.match(letter))
WORDS = st.lists(st.sampled_from(["Kain", "tenun", "ikat", "織物", "a:", "#1", "-", "dua"]), min_size=1, max_size=60)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=12),
    st.text("ab #:-'\"\n,[]{}\\ \t", max_size=10),
    st.sampled_from(NASTY),
    WORDS.map(" ".join),
    WORDS.map("\n".join),
)
FIELDS = sorted({f.alias or name for model in KINDS.values() for name, f in model.model_fields.items()})
KEYS = st.one_of(st.sampled_from([*FIELDS, "id", "en", "ja", "en-US", "retail", "no", "1"]), TEXTS)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
ENTRIES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=8)
RANDOM = st.randoms(use_true_random=False, note_method_calls=False)


def loaded(text: str) -> dict[str, Any]:
    """What the program reads of a text."""
    source = parse_source(text, "")
    assert isinstance(source, Source), (source, text)
    return source.data


@dataclass
class Scribe:
    """Writes data as YAML in any style, with comments that name what they belong to."""

    random: Random
    comments: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def entry(self, data: dict[str, Any]) -> str:
        return "\n".join([*self.map(data, (), 0), *self.blank()]) + "\n"

    def blank(self) -> list[str]:
        return [""] * self.random.choice([0, 0, 0, 1, 3])

    def comment(self, path: tuple[Any, ...]) -> str:
        name = f"# no. {len(self.comments)} of {len(path)}: {self.random.choice(['moq: 3', '- x', '“y”'])}"
        self.comments[name] = path
        return name

    def above(self, path: tuple[Any, ...], margin: int) -> list[str]:
        if self.random.random() < 0.7:
            return self.blank()
        return [*self.blank(), " " * margin + self.comment(path)]

    def beside(self, path: tuple[Any, ...]) -> str:
        return f"{self.random.choice([' ', '   '])}{self.comment(path)}" if self.random.random() < 0.2 else ""

    def map(self, data: dict[str, Any], path: tuple[Any, ...], margin: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            here = (*path, key)
            lines += self.above(here, margin)
            lines += self.value(" " * margin + self.key(key) + ":", value, here, margin)
        return lines

    def key(self, key: str) -> str:
        return on_one_line(key, brackets=True, text=key == "<<" or self.random.random() < 0.5) if key else "''"

    def items(self, data: list[Any], path: tuple[Any, ...], margin: int) -> list[str]:
        lines: list[str] = []
        for number, value in enumerate(data):
            here = (*path, number)
            lines += self.above(here, margin)
            lines += self.value(" " * margin + "-", value, here, margin)
        return lines

    def value(self, head: str, value: Any, path: tuple[Any, ...], margin: int) -> list[str]:  # noqa: ANN401
        if isinstance(value, dict | list) and value and self.random.random() < 0.7:
            step = self.random.choice([1, 2, 4])
            beside = self.beside(path)
            inner = (self.map if isinstance(value, dict) else self.items)(value, path, margin + step)  # type: ignore[arg-type]
            return [head + beside, *inner]
        if isinstance(value, dict | list):
            flow = self.flow(value, margin + 1)
            return [f"{head} {flow}{self.beside(path)}"]
        if value and self.random.random() < 0.1:
            pad = "\n" + " " * (margin + 2)
            above = pad + self.comment(path) if self.random.random() < 0.5 else ""
            return [f"{head}{self.beside(path)}{above}{pad}{self.one_line(value, brackets=False)}"]
        written = self.scalar(value, margin)
        if written[0] in "|>":
            first, rest = written.split("\n", 1)
            return [f"{head} {first}{self.beside(path)}", rest]
        return [f"{head} {written}".rstrip(" ") + self.beside(path)]

    def flow(self, value: Any, margin: int) -> str:  # noqa: ANN401
        between = self.random.choice([" ", "\n" + " " * margin, f"\n{' ' * margin}"])
        if isinstance(value, dict):
            pairs = [f"{self.key(key)}: {self.flow(inner, margin)}" for key, inner in value.items()]
            return "{" + f",{between}".join(pairs) + self.random.choice(["", " "]) + "}"
        if isinstance(value, list):
            return "[" + f",{between}".join(self.flow(inner, margin) for inner in value) + "]"
        return self.one_line(value, brackets=True) if value is not None else "null"

    def scalar(self, value: str | None, margin: int) -> str:
        if value is None:
            return self.random.choice(["~", "null", " "])
        lines = value.split("\n")
        tame = all(line == line.strip() and line for line in lines) and not set(value) & set("\r\t\x85\u2028\u2029")
        if tame and self.random.random() < 0.5:
            pad = " " * (margin + self.random.choice([1, 2, 5]))
            if len(lines) > 1:
                return "|-\n" + "\n".join(pad + line for line in lines)
            breaks = 0 if "  " in value else self.random.choice([0, 1, 3])
            return ">-\n" + pad + value.replace(" ", "\n" + pad, breaks)
        return self.one_line(value, brackets=False)

    def one_line(self, value: str, *, brackets: bool) -> str:
        written = on_one_line(value, brackets=brackets, text=self.random.random() < 0.5)
        if written.startswith('"') and "\\" not in written and self.random.random() < 0.3:
            return "'" + written[1:-1].replace("'", "''") + "'"
        return written
