"""Generated products with variants, and their prices as an edition shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import product as combinations
from typing import Any

from hypothesis import strategies as st

from catalog.content.load_catalogue import load_catalogue
from catalog.edition.formatting import Formatter
from catalog.edition.product_prices import ProductPrices
from catalog.edition.variant_texts import write_variants
from catalog.edition.view_context import ViewContext, make_context
from catalog.model.build_day import Today
from catalog.model.product import Product
from tests.conftest import DAY, SMALL

SIZES = ("S", "M", "L", "XL", "XXL", "3XL")
COLOURS = ("Black", "Navy", "Green, light", "White", "Maroon")
FITS = ("slim", "wide", "M")  # of which one is a size, too
NAMES = {"size": "Size", "colour": "Colour", "fit": "Fit"}
Choice = tuple[str, ...]


@cache
def formatter() -> Formatter:
    """Writes English as the small project's language file says."""
    catalogue = load_catalogue(SMALL, DAY).catalogue
    assert catalogue
    return Formatter(catalogue.languages["en"])


@cache
def context(*prices: str) -> ViewContext:
    catalogue = load_catalogue(SMALL, DAY).catalogue
    assert catalogue
    edition = next(iter(catalogue.editions.values()))
    made = make_context(catalogue, edition, formatter(), SMALL, Today(DAY))
    return replace(made, prices=prices or ("retail", "wholesale", "export"))


def a_product(**fields: Any) -> Product:  # noqa: ANN401 as they would stand in an entry
    return Product.model_validate({"name": "Shirt", "sku": "SH", **fields}, context={"language": "en"})


def prices_of(product: Product, *shown: str) -> ProductPrices:
    texts = write_variants(context(*shown), product.variants) if product.variants else None
    return ProductPrices(context(*shown), product, texts)


@dataclass(frozen=True)
class Made:
    """Variants as an entry has them."""

    axes: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    items: tuple[tuple[Choice, int | None, str | None], ...]
    base: int | None

    def retail(self, own: int | None) -> int | None:
        return self.base if own is None else own

    def printed(self, own: int | None) -> str | None:
        retail = self.retail(own)
        return None if retail is None else f"{retail}.00"

    def product(self, **fields: Any) -> Product:  # noqa: ANN401
        axes = {
            axis: {"name": NAMES[axis], "options": {f"{axis}{n}": text for n, text in enumerate(options)}}
            for axis, options in zip(self.axes, self.options, strict=True)
        }
        items = []
        for choice, price, code in self.items:
            of = {
                axis: f"{axis}{options.index(text)}"
                for axis, options, text in zip(self.axes, self.options, choice, strict=True)
            }
            own: dict[str, object] = {"price": price, "sku": code}
            items.append({"of": of, **{key: str(value) for key, value in own.items() if value is not None}})
        home: dict[str, Any] = {"currency": "USD", "wholesale": [{"from": "10", "price": "5"}]}
        if self.base is not None:
            home["retail"] = str(self.base)
        return a_product(price=home, variants={"axes": axes, "items": items}, **fields)


@st.composite
def made(draw: st.DrawFn) -> Made:
    axes = tuple(draw(st.lists(st.sampled_from(("size", "colour", "fit")), min_size=1, max_size=3, unique=True)))
    every = {"size": SIZES, "colour": COLOURS, "fit": FITS}
    options = tuple(every[axis][: draw(st.integers(1, len(every[axis])))] for axis in axes)
    choices = list(combinations(*options))
    kept = draw(st.lists(st.sampled_from(choices), min_size=1, unique=True)) if draw(st.booleans()) else choices
    kinds = draw(st.sampled_from(["none", "pattern", "middle", "counted", "own", "some"]))
    by_size = draw(st.booleans())
    items = []
    for number, choice in enumerate(kept):
        seed = f"{axes.index('size') if 'size' in axes else 0}{choice[0]}" if by_size else None
        price = draw(st.sampled_from([None, 7, 9, 12])) if seed is None else [None, 7, 9][len(seed) % 3]
        items.append((choice, price, code_of(kinds, choice, number, draw)))
    return Made(axes, options, tuple(items), draw(st.sampled_from([None, 9, 10])))


def code_of(kind: str, choice: Choice, number: int, draw: st.DrawFn) -> str | None:
    letters = [text[:3].upper() for text in choice]
    return {
        "none": None,
        "pattern": "-".join(["SH", *letters]),
        "middle": "SH" + "".join(letters[:1]) + str(number),
        "counted": f"SH-{number + 8:02}",
        "own": f"X{number * 37 % 101}",
        "some": f"X{number}" if draw(st.booleans()) else None,
    }[kind]


SHIRT = {"axes": {"size": {"name": "Size", "options": ["S", "M", "L"]}}}
STEPS = [{"from": "10", "price": "8"}, {"from": "50", "price": "7"}]
ABROAD = {"incoterm": "FOB", "place": "Surabaya", "price": "1.95"}


def shirt(**prices: str) -> dict[str, Any]:
    return {**SHIRT, "items": [{"of": {"size": size}, **({"price": p} if p else {})} for size, p in prices.items()]}
