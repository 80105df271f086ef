"""What templates see of prices and variants: every text resolved, every amount written out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PriceStep:
    """`label` such as "from 20", and the price of one unit; of an export price `terms`, on which it is and where."""

    label: str
    price: str
    terms: str = ""

    @property
    def full(self) -> str:
        """The price with its terms: `USD 2.15 FOB Surabaya`."""
        return f"{self.price} {self.terms}" if self.terms else self.price


@dataclass(frozen=True, slots=True)
class PriceLine:
    """Prices of one kind (`retail`, `regular`, `wholesale`, `export`): what it is called, and its steps, of which only
    those of wholesale have labels. `of` says which variants they hold for, where the line before does not; `note` until
    when. The `regular` price is the one that is not paid while the sale lasts."""

    kind: str
    label: str
    of: str
    steps: tuple[PriceStep, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PriceView:
    """All prices of a product that the edition shows, the same wherever they are printed: the first large, the others
    below it; at least one."""

    lines: tuple[PriceLine, ...]
    per: str  # "per piece"; of food with its net content
    terms: str = ""  # payment, validity of the export price

    @property
    def beside(self) -> str:
        """What stands beside the first price: what it is, or its terms, of how much, for which variants."""
        main, step = self.lines[0], self.lines[0].steps[0]
        what = step.terms or " ".join(filter(None, (main.label, step.label)))
        between = " · " if step.terms and not self.per.startswith("/") else " "
        return " · ".join(filter(None, (between.join(filter(None, (what, self.per))), main.of)))


@dataclass(frozen=True, slots=True)
class SwatchView:
    """An option with its `colour`, "" where it has none; `ringed` where the colour is too pale to be seen on paper."""

    text: str
    coded: str
    colour: str
    ringed: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What variants differ in and its options, with their pieces of the code in `coded`; `short` names no more than the
    first and last, or how many there are. `swatches` has each option where one of them has a colour."""

    key: str
    label: str
    value: str
    coded: str
    short: str
    swatches: tuple[SwatchView, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A variant that can be ordered."""

    price: str
    sku: str
    was: str = ""  # the regular price, where `price` is a sale price


@dataclass(frozen=True, slots=True)
class MatrixRow:
    label: str
    cells: tuple[Cell | None, ...]  # None: this combination is not made


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Variants as a table: the first axes downwards, the last across. With one axis there is one column."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class VariantRow:
    """Variants that share a price: an axis that `option` does not name is there in all its options."""

    option: str
    price: str
    was: str = ""  # the regular price, where `price` is a sale price


@dataclass(frozen=True, slots=True)
class VariantsView:
    """Variants without what repeats: no `rows` where all have the price of the product. `code` is the pattern of their
    codes, `codes` are those that follow none. `span` is the lowest and highest price; `table` has what would be many
    rows, without the currency, which stands in its corner."""

    rows: tuple[VariantRow, ...]
    table: MatrixView | None
    code: str
    codes: tuple[str, ...]
    span: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A price in a table: `least` is the quantity from which it holds ("≥ 20"), `plain` leaves out the currency, which
    may stand in the head of the column; `place` is the term of delivery with its place. Where this is a sale price,
    `was` is the regular one without its currency, `was_full` with it."""

    currency: str  # as the language writes it: Rp, IDR
    plain: str
    full: str
    least: str = ""
    place: str = ""
    was: str = ""
    was_full: str = ""
    rate: str = ""  # the day of the rate, of one that is about a price


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A row of the price list. The first of a product has its `name`; rows below it say what differs in `option`; one
    with a `note` alone tells what there is to choose and how the codes are made."""

    sku: str = ""
    name: str = ""
    option: str = ""
    unit: str = ""
    moq: str = ""
    prices: tuple[tuple[Amount, ...], ...] = ()  # of each kind in Edition.prices; none in the head of several rows
    valid: str = ""  # until when the export price holds
    note: str = ""
    pattern: str = ""  # behind the note, of the codes, which no line should part


@dataclass(frozen=True, slots=True)
class PriceColumn:
    """A column of the price list: its `place` in PriceRow.prices; `currency` where all its prices have the same."""

    place: int
    kind: str
    head: str
    currency: str
