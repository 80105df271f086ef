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

from catalog.edition.formatting import HARD
from catalog.edition.price_views import ChoiceView
from catalog.edition.variant_codes import CodePattern, find_pattern
from catalog.edition.variant_groups import Block, Choice, blocks_of
from catalog.edition.view_context import ViewContext
from catalog.model.variants import Variant, Variants

BETWEEN: Final = " · "  # axes
SIZE: Final = re.compile(r"\d[^–-]*|(\d*X*|X{1,4})[SML]", re.IGNORECASE)  # what a range may be made of
LEAST_RANGE: Final = 3
LONGEST_NAME: Final = 34  # characters in which a price block says which variants it speaks of


@dataclass(frozen=True, slots=True)
class Axes:
    """What variants differ in: names, and the options that occur in a variant, with their texts."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    options: tuple[Mapping[str, str], ...]

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
        return _written(self.axes.options[axis], some)

    def block(self, block: Block, *, whole: bool = False) -> str:
        """`S–XL · Black, Navy`; "" for all variants. `whole` names every axis, also where all of its options are in."""
        parts = []
        for name, options, some in zip(self.axes.names, self.axes.options, block, strict=True):
            if whole or len(some) < len(options):
                text = _written(options, some)
                parts.append(f"{name}:{HARD}{text}" if self._named else text)
        return BETWEEN.join(parts)

    def names(self, context: ViewContext, choices: Collection[Choice]) -> str:
        """These variants in a few words, or only how many of how many they are; "" for all of them."""
        text = "; ".join(map(self.block, self.blocks(choices)))
        if len(text) <= LONGEST_NAME:
            return text
        number = context.formatter.number
        return context.formatter.say("price.variants", count=number(len(choices)), all=number(len(self.by_choice)))

    def choices(self) -> Iterator[ChoiceView]:
        """The options of each axis; behind each of them its piece of the code, where that is another text."""
        for axis, (key, name, options) in enumerate(zip(*_fields(self.axes), strict=True)):
            pieces = self.pattern.pieces[axis] if self.pattern else {}
            texts = [_with_code(text, pieces.get(option, "")) for option, text in options.items()]
            short = f"{name}:{HARD}{len(options)}"
            if _is_ordered(options) and len(options) >= LEAST_RANGE:
                short = f"{name} {_written(options, tuple(options))}"
            yield ChoiceView(key, name, _joined(options.values()), _joined(texts), short)

    def code(self) -> str:
        """The pattern of the codes, with the names of axes in brackets; "" where there is none."""
        parts = self.pattern.parts if self.pattern else ()
        return "".join(part if isinstance(part, str) else f"[{self.axes.names[part]}]" for part in parts)

    def listed_codes(self) -> Iterator[str]:
        """Codes that follow no pattern, one text for each option of all axes but the last."""
        if self.pattern:
            return
        first: dict[Choice, list[str]] = {}
        for choice, code in self.codes.items():
            last = self.axes.options[-1][choice[-1]]
            first.setdefault(choice[:-1], []).append(_with_code(last, code))
        for choice, texts in first.items():
            head = ", ".join(options[key] for options, key in zip(self.axes.options, choice, strict=False))
            yield f"{head}: {_joined(texts)}" if head else _joined(texts)


def write_variants(context: ViewContext, variants: Variants) -> VariantTexts:
    """In the language of `context`; variants in the order of their options."""
    keys = tuple(variants.axes)
    used = [{item.of[key] for item in variants.items} for key in keys]
    options = [
        {option: context.text(text) for option, text in variants.axes[key].options.items() if option in found}
        for key, found in zip(keys, used, strict=True)
    ]
    axes = Axes(keys, tuple(context.text(variants.axes[key].name) for key in keys), tuple(options))
    ranks = [{option: rank for rank, option in enumerate(one)} for one in options]
    made = {axes.choice(item): item for item in variants.items}
    order = sorted(made, key=lambda choice: [rank[option] for rank, option in zip(ranks, choice, strict=True)])
    return VariantTexts(axes, {choice: made[choice] for choice in order})


def _fields(axes: Axes) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Mapping[str, str], ...]]:
    return axes.keys, axes.names, axes.options


def _is_ordered(options: Mapping[str, str]) -> bool:
    """Whether a range of them says what lies between: sizes, lengths, weights."""
    return all(SIZE.fullmatch(text) for text in options.values())


def _written(options: Mapping[str, str], some: Sequence[str]) -> str:
    places = [list(options).index(option) for option in some]
    follow = places[-1] - places[0] == len(places) - 1
    if len(some) >= LEAST_RANGE and follow and _is_ordered(options):
        return f"{options[some[0]]}–{options[some[-1]]}"
    return _joined(options[option] for option in some)


def _joined(texts: Iterable[str]) -> str:
    """Texts in a row; between semicolons where they have commas themselves."""
    every = list(texts)
    return ("; " if any("," in text for text in every) else ", ").join(every)


def _with_code(text: str, code: str) -> str:
    return f"{text}{HARD}({code})" if code and code != text else text
