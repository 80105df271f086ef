"""Variants of a product in words: which ones share a price, what they differ in, how their codes are made (stage 3).

An option is written as it was typed. Where a text leaves an axis out, it holds for every option of it, and a range
`S–XL` stands for options that follow one another; `choices` has all of them in their order. So whoever reads knows each
variant's price and code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from catalog.edition.formatting import HARD, Formatter
from catalog.edition.price_views import ChoiceView, SwatchView
from catalog.edition.variant_codes import CodePattern, find_pattern
from catalog.edition.variant_groups import Block, Choice, blocks_of
from catalog.edition.view_context import ViewContext
from catalog.graphics.colour import PAPER, contrast
from catalog.model.variants import Variant, Variants

BETWEEN: Final = " · "  # axes
SIZE: Final = re.compile(r"\d[^–-]*|(\d*X*|X{1,4})[SML]", re.IGNORECASE)  # what a range may be made of
MEASURE: Final = re.compile(r"(\d[\d.,]*)(\s?[^\W\d]{1,6})")  # 85 cm
LEAST_RANGE: Final = 3
LEAST_LEFT_OUT: Final = 8  # characters of a code that are not written again
LEAST_CONTRAST: Final = 1.6  # of a swatch with the paper; what has less gets a ring
LONGEST_NAME: Final = 34  # characters in which a price block says which variants it speaks of


@dataclass(frozen=True, slots=True)
class Axes:
    """What variants differ in: names, and the options that occur in a variant, with their texts."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    options: tuple[Mapping[str, str], ...]
    swatches: tuple[Mapping[str, str], ...]  # colours of options
    comma: str  # between options, as the language has it
    semicolon: str  # where they have commas themselves
    colon: str  # behind the name of an axis

    @property
    def hard_colon(self) -> str:
        """The colon, at which no line ends."""
        return self.colon.replace(" ", HARD)

    def listed(self, options: Iterable[str]) -> str:
        """Options in a row; between semicolons where they have commas themselves."""
        every = list(options)
        mark = self.comma.strip()
        return (self.semicolon if any(mark in text or "," in text for text in every) else self.comma).join(every)

    def written(self, options: Mapping[str, str], some: Sequence[str]) -> str:
        """Some `options` of an axis; as a range `S–XL` where they follow one another."""
        places = [list(options).index(option) for option in some]
        follow = places[-1] - places[0] == len(places) - 1
        if len(some) >= LEAST_RANGE and follow and _is_ordered(options):
            return _range(options[some[0]], options[some[-1]])
        return self.listed(options[option] for option in some)

    def choice(self, variant: Variant) -> Choice:
        return tuple(variant.of[key] for key in self.keys)


@dataclass(slots=True)
class VariantTexts:
    """Writes about the variants of one product."""

    axes: Axes
    by_choice: Mapping[Choice, Variant]
    pattern: CodePattern | None = field(init=False)
    _named: bool = field(init=False)  # whether an option says by itself of which axis it is

    def __post_init__(self) -> None:
        self.pattern = find_pattern(self.codes) if len(self.codes) == len(self.by_choice) else None
        texts = [text for options in self.axes.options for text in options.values()]
        self._named = len(set(texts)) < len(texts)

    @property
    def codes(self) -> dict[Choice, str]:
        return {choice: item.sku for choice, item in self.by_choice.items() if item.sku}

    def blocks(self, choices: Collection[Choice]) -> list[Block]:
        return blocks_of(choices, [list(options) for options in self.axes.options])

    def options(self, axis: int, some: Sequence[str]) -> str:
        """These options of an axis."""
        return self.axes.written(self.axes.options[axis], some)

    def block(self, block: Block, *, whole: bool = False) -> str:
        """`S–XL · Black, Navy`; "" for all variants. `whole` names every axis, also where all of its options are in."""
        parts = []
        for name, options, some in zip(self.axes.names, self.axes.options, block, strict=True):
            if whole or len(some) < len(options):
                text = self.axes.written(options, some)
                parts.append(f"{name}{self.axes.hard_colon}{text}" if self._named else text)
        return BETWEEN.join(parts)

    def names(self, context: ViewContext, choices: Collection[Choice]) -> str:
        """These variants in a few words, or only how many of how many they are; "" for all of them."""
        text = self.axes.semicolon.join(map(self.block, self.blocks(choices)))
        if len(text) <= LONGEST_NAME:
            return text
        number = context.formatter.number
        return context.formatter.say("price.variants", count=number(len(choices)), all=number(len(self.by_choice)))

    def choices(self) -> Iterator[ChoiceView]:
        """The options of each axis; behind each of them its piece of the code, where that is another text."""
        for axis, (key, name, options) in enumerate(zip(*_fields(self.axes), strict=True)):
            pieces = self.pattern.pieces[axis] if self.pattern else {}
            texts = [_with_code(text, pieces.get(option, "")) for option, text in options.items()]
            short = f"{name}{self.axes.hard_colon}{len(options)}"
            if _is_ordered(options) and len(options) >= LEAST_RANGE:
                short = f"{name} {self.axes.written(options, tuple(options))}"
            swatches = tuple(_swatches(options, texts, self.axes.swatches[axis]))
            listed = self.axes.listed
            yield ChoiceView(key, name, listed(options.values()), listed(texts), short, swatches)

    def code(self, formatter: Formatter, *, after: str = "") -> str:
        """The pattern of the codes, with the names of axes in brackets; "" where there is none. What it begins with is
        left out where that is `after`, the code of the product, which stands above."""
        if not self.pattern:
            return ""
        names = self.axes.names
        code = "".join(part if isinstance(part, str) else f"[{names[part]}]" for part in self.pattern.parts)
        if len(after) >= LEAST_LEFT_OUT:
            code = re.sub(f"^{re.escape(after)}", "…", code)
        if self.pattern.counted is None:
            return code
        return formatter.say("price.counted", code=code, axis=f"[{names[self.pattern.counted]}]")

    def listed_codes(self) -> Iterator[str]:
        """Codes that follow no pattern, one text for each option of all axes but the last."""
        if self.pattern:
            return
        first: dict[Choice, list[str]] = {}
        for choice, code in self.codes.items():
            last = self.axes.options[-1][choice[-1]]
            first.setdefault(choice[:-1], []).append(_with_code(last, code))
        for choice, texts in first.items():
            head = self.axes.comma.join(options[key] for options, key in zip(self.axes.options, choice, strict=False))
            codes = self.axes.listed(texts)
            yield f"{head}{self.axes.colon}{codes}" if head else codes


def write_variants(context: ViewContext, variants: Variants) -> VariantTexts:
    """In the language of `context`; variants in the order of their options."""
    keys = tuple(variants.axes)
    used = [{item.of[key] for item in variants.items} for key in keys]
    options = [
        {option: context.text(text) for option, text in variants.axes[key].options.items() if option in found}
        for key, found in zip(keys, used, strict=True)
    ]
    names = tuple(context.text(variants.axes[key].name) for key in keys)
    swatches = tuple(variants.axes[key].swatches for key in keys)
    written = context.formatter
    axes = Axes(keys, names, tuple(options), swatches, written.comma, written.semicolon, written.colon)
    ranks = [{option: rank for rank, option in enumerate(one)} for one in options]
    made = {axes.choice(item): item for item in variants.items}
    order = sorted(made, key=lambda choice: [rank[option] for rank, option in zip(ranks, choice, strict=True)])
    return VariantTexts(axes, {choice: made[choice] for choice in order})


def _fields(axes: Axes) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Mapping[str, str], ...]]:
    return axes.keys, axes.names, axes.options


def _range(first: str, last: str) -> str:
    """`S–XL`, `85–105 cm`: a unit that both have is said once."""
    one, other = MEASURE.fullmatch(first), MEASURE.fullmatch(last)
    return f"{one[1] if one and other and one[2] == other[2] else first}–{last}"


def _is_ordered(options: Mapping[str, str]) -> bool:
    """Whether a range of them says what lies between: sizes, lengths, weights."""
    return all(SIZE.fullmatch(text) for text in options.values())


def _swatches(options: Mapping[str, str], coded: Sequence[str], colours: Mapping[str, str]) -> Iterator[SwatchView]:
    """Each option with its colour; none where no option has one."""
    if not any(option in colours for option in options):
        return
    for (option, text), code in zip(options.items(), coded, strict=True):
        colour = colours.get(option, "")
        yield SwatchView(text, code, colour, bool(colour) and contrast(colour, PAPER) < LEAST_CONTRAST)


def _with_code(text: str, code: str) -> str:
    return f"{text}{HARD}({code})" if code and code != text else text
