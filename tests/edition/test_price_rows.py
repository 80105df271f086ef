"""Rows of the price list: whoever reads them knows each variant's price and code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product as combinations

from hypothesis import given

from catalog.edition.price_rows import price_rows
from catalog.edition.price_views import PriceRow
from catalog.edition.product_prices import make_amount
from catalog.model.product import Product
from tests.edition.made_variants import ABROAD, STEPS, Choice, Made, a_product, made, prices_of, shirt

RUN_IN = "\xa0=\xa0"
COUNTED = " in the order of "


class Reader:
    """Reads rows as a buyer would: the options and their pieces of code first, then what each row leaves out."""

    def __init__(self, product: Product, rows: Sequence[PriceRow]) -> None:
        assert product.variants
        self.names = [axis.name.best("en") for axis in product.variants.axes.values()]
        self.rows = list(rows)
        every = [" · ".join(filter(None, (row.note, row.pattern))) for row in rows if row.note]
        self.run_in = [text for note in every if RUN_IN in note for text in re.split(r"(?<=\.00); ", note)]
        notes = [note for note in every if RUN_IN not in note]
        self.codes = [note.removeprefix("Code: ") for note in notes if note.startswith("Code: ")]
        self.options: list[dict[str, str]] = []
        self.pattern = ""
        for part in notes[0].split(" · ") if notes else ():
            name, _, value = part.partition(": ")
            if name == "Code":
                self.pattern = value
            else:
                self.options.append(dict(split_code(text) for text in listed(value)))

    def prices(self) -> Iterator[tuple[Choice, PriceRow]]:
        """Each variant with the row that has its price."""
        head, *below = [row for row in self.rows if not row.note]
        for text in self.run_in:
            option, _, price = text.partition(RUN_IN)
            row = PriceRow(option=option, prices=((make_amount(price),),))
            for choice in combinations(*self._chosen(row)):
                yield choice, row
        if not below and not self.run_in:
            for choice in combinations(*self.options):
                yield choice, head
        for row in below:
            for choice in combinations(*self._chosen(row)):
                yield choice, row

    def _chosen(self, row: PriceRow) -> list[Sequence[str]]:
        parts = row.option.split(" · ")
        if not self.options:  # every axis is named
            return [listed(part.partition(":\xa0")[2] or part) for part in parts]
        chosen: list[Sequence[str]] = []
        left = list(parts)
        for name, options in zip(self.names, self.options, strict=True):
            part = next((p for p in left if self._is_of(p, name, options)), None)
            if part is None:
                chosen.append(list(options))
            else:
                left.remove(part)
                chosen.append(spread(part.removeprefix(f"{name}:\xa0"), list(options)))
        assert not left or left == [""], row
        return chosen

    def _is_of(self, part: str, name: str, options: Mapping[str, str]) -> bool:
        text = part.removeprefix(f"{name}:\xa0")
        return (text != part or ":\xa0" not in part) and spread(text, list(options)) != []

    def code(self, choice: Choice, row: PriceRow) -> str:
        if row.sku and row.option:
            return row.sku
        if COUNTED in self.pattern:
            return self._counted(choice)
        if self.pattern:
            code = self.pattern
            for name, options, text in zip(self.names, self.options, choice, strict=True):
                code = code.replace(f"[{name}]", options[text])
            return code
        for group in " · ".join(self.codes).split(" · ") if self.codes else ():
            head, _, rest = group.rpartition(": ")
            if head == ", ".join(choice[:-1]):
                found = dict(map(split_code, listed(rest, comma="," in choice[-1])))
                return found.get(choice[-1], "")
        return ""

    def _counted(self, choice: Choice) -> str:
        """The code of a variant whose number counts on, among the variants that there are, in the order of one axis."""
        pattern, _, name = self.pattern.partition(COUNTED)
        along = self.names.index(name.strip("[]"))
        group = 1 - along
        start, _, end = self.options[group][choice[group]].partition("–")
        beside = [made[along] for made, _ in self.prices() if made[group] == choice[group]]
        order = [option for option in self.options[along] if option in beside]
        assert len(order) == int(end or start) - int(start) + 1
        number = str(int(start) + order.index(choice[along])).zfill(len(start))
        return pattern.replace(f"[{self.names[group]}]", number)


def listed(text: str, *, comma: bool = False) -> list[str]:
    """The texts of a row, which stand between semicolons where one of them has a comma."""
    if "; " in text or text == "Green, light" or comma:
        return text.split("; ")
    return text.split(", ")


def spread(text: str, options: list[str]) -> list[str]:
    """The options that a text names, in a row or as a range; [] where it names others."""
    first, dash, last = text.partition("–")
    if dash and first in options and last in options:
        return options[options.index(first) : options.index(last) + 1]
    names = listed(text)
    return names if all(name in options for name in names) else []


def split_code(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*)\xa0\((.*)\)", text)
    return (found[1], found[2]) if found else (text, text)


@given(made())
def test_rows_of_the_price_list_say_the_price_and_code_of_each_variant(of: Made) -> None:
    product = of.product()
    rows = list(price_rows(prices_of(product, "retail"), "Shirt"))
    reader = Reader(product, rows)
    found = {}
    for choice, row in reader.prices():
        assert choice not in found, rows
        price = row.prices[0][0].plain if row.prices and row.prices[0] else None
        found[choice] = (price, reader.code(choice, row))
    wanted = {choice: (of.printed(own), code or "") for choice, own, code in of.items}
    assert found == wanted, rows


def rows_of(product: Product, *shown: str) -> list[str]:
    rows = price_rows(prices_of(product, *shown), "Shirt")
    return [
        " | ".join(
            [
                row.sku or (row.name and "SH"),
                row.option or " · ".join(filter(None, (row.note, row.pattern))) or row.name,
                row.moq,
                *(", ".join(f"{a.least} {a.plain} {a.place}".strip() for a in cell) for cell in row.prices),
            ]
        ).replace("\xa0", " ")
        for row in rows
    ]


def test_the_price_list_has_every_step_and_the_place_of_the_export_price() -> None:
    product = a_product(price={"retail": "9", "wholesale": STEPS}, export=ABROAD, moq="40")
    assert rows_of(product) == ["SH | Shirt | 40 | 9 | ≥ 10 8, ≥ 50 7 | 1.95 FOB Surabaya"]


def test_the_least_export_order_is_apart_from_wholesale_at_home() -> None:
    product = a_product(price={"retail": "9", "wholesale": STEPS}, export=ABROAD, moq="40")
    assert rows_of(product, "retail", "wholesale") == ["SH | Shirt |  | 9 | ≥ 10 8, ≥ 50 7"]
    at_home = a_product(price={"retail": "9", "wholesale": STEPS}, moq="10")
    assert rows_of(at_home, "retail", "wholesale") == ["SH | Shirt | 10 | 9 | ≥ 10 8, ≥ 50 7"]


def test_prices_that_no_variant_shares_stand_beside_the_product() -> None:
    product = a_product(price={"wholesale": STEPS}, variants=shirt(S="9", M="7", L="7"))
    assert rows_of(product, "retail", "wholesale") == [
        "SH | Shirt |  |  | ≥ 10 8, ≥ 50 7",
        " | S |  | 9 | ",
        " | M, L |  | 7 | ",
        " | Size: S, M, L | ",
    ]


def counted(sizes: str, colours: str, codes: str, sku: str = "SH") -> list[str]:
    """Rows of a product in these sizes and colours with these codes, in the order of its variants."""
    axes = {
        "size": {"name": "Size", "options": sizes.split()},
        "colour": {"name": "Colour", "options": colours.split()},
    }
    choices = [(size, colour) for size in sizes.split() for colour in colours.split()]
    items = [
        {"of": {"size": size, "colour": colour}, "sku": code}
        for (size, colour), code in zip(choices, codes.split(), strict=False)
    ]
    product = a_product(sku=sku, price={"retail": "75"}, variants={"axes": axes, "items": items})
    return rows_of(product, "retail")


def test_codes_that_count_on_are_told_by_the_first_and_last_number() -> None:
    assert counted("S M", "Black Navy White", "SH-08 SH-09 SH-10 SH-11 SH-12 SH-13")[1:] == [
        " | Size: S (08–10), M (11–13) · Colour: Black, Navy, White · Code: SH-[Size] in the order of [Colour] | ",
    ]
    # Colour by colour; and where a colour is not made in all sizes.
    assert counted("S M L", "Black Navy", "SH1 SH4 SH2 SH5 SH3 SH6")[1:] == [
        " | Size: S, M, L · Colour: Black (1–3), Navy (4–6) · Code: SH[Colour] in the order of [Size] | ",
    ]
    codes = " ".join(f"SH-{n}" for n in range(1, 9))
    assert counted("S M L", "Black Navy White", codes)[-1] == (
        " | Size: S (1–3), M (4–6), L (7–8) · Colour: Black, Navy, White · Code: SH-[Size] in the order of [Colour] | "
    )


def test_codes_with_a_gap_are_listed() -> None:
    rows = counted("S M", "Black Navy", "SH-1 SH-2 SH-4 SH-5")
    assert "S (1–2), M (4–5)" in rows[1]
    rows = counted("S M", "Black Navy", "SH-1 SH-3 SH-4 SH-7")
    assert rows[-1] == " | Code: S: Black (SH-1), Navy (SH-3) · M: Black (SH-4), Navy (SH-7) | "
    assert "order of" not in "".join(counted("S M", "Black Navy", "SH-09 SH-10 SH-11 SH-012"))


def test_a_long_code_is_not_written_twice() -> None:
    sku = "MARKET-SHIRT-2027"
    rows = counted("S M", "Black Navy", " ".join(f"{sku}-{n}" for n in range(1, 5)), sku)
    assert rows[0].startswith(f"{sku} | Shirt")
    assert rows[1].endswith(" · Code: …-[Size] in the order of [Colour] | ")


def test_one_row_a_price() -> None:
    sizes, colours = ["S", "M", "L", "XL", "XXL"], ["Black", "Navy", "White"]
    items = [
        {"of": {"size": size, "colour": colour}, "sku": f"SH-{size}-{colour[:3].upper()}"}
        | ({"price": "82"} if size == "XXL" else {})
        for size in sizes
        for colour in colours
        if (size, colour) != ("XXL", "White")
    ]
    axes = {"size": {"name": "Size", "options": sizes}, "colour": {"name": "Colour", "options": colours}}
    product = a_product(price={"retail": "75"}, variants={"axes": axes, "items": items})
    assert rows_of(product, "retail") == [
        "SH | Shirt | ",
        " | S–XL |  | 75",
        " | XXL · Black, Navy |  | 82",
        " | Size: S, M, L, XL, XXL · Colour: Black (BLA), Navy (NAV), White (WHI) · Code: SH-[Size]-[Colour] | ",
    ]
