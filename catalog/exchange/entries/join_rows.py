"""Rows of a shop's table → rows of products with their variants next to each other, as they are gathered.

Rows are one product where they have the same group (a handle, an integration code), where one names its parent by its
code or its `id:`, or where the parent names its variants. What a row of a shop is called otherwise is not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from catalog.exchange.columns.words import same_heading
from catalog.exchange.entries.flat import Path
from catalog.exchange.entries.row_options import RowOption, axis_of, options_of, variations_of
from catalog.exchange.entries.row_values import BETWEEN_KEPT, Joint, NotForSale, RowValues, join_texts

NAME: Final[Path] = ("name",)
SKU: Final[Path] = ("sku",)
PHOTOS: Final[Path] = ("photos",)
HIDDEN: Final[Path] = ("hidden",)
GROUP, ID, PARENT, OWN_SKU = ("group",), ("id",), ("parent",), ("sku",)
OWN_PHOTOS: Final[Path] = ("photos",)
BY_ID: Final = "id:"  # before a number that is no code


def join_rows(rows: Sequence[RowValues], no_option: frozenset[str]) -> tuple[list[RowValues], list[NotForSale]]:
    """The rows, those of one product behind its first; and what is not for sale. Pictures in rows of their own are with
    their product then, and variants that are not for sale are left out."""
    joiner = _Joiner(rows, no_option)
    return list(joiner.joined()), joiner.not_for_sale


def hide_rows(rows: Sequence[RowValues]) -> list[NotForSale]:
    """Mark the products of a table without variants in rows of their own that are not for sale, and report them."""
    return [found for row in rows if (found := _hide(row))]


class _Joiner:
    def __init__(self, rows: Sequence[RowValues], no_option: frozenset[str]) -> None:
        self.not_for_sale: list[NotForSale] = []
        self._rows, self._no_option = rows, no_option
        self._by_id = {_text(row, ID): row for row in rows if _text(row, ID)}
        self._by_sku: dict[str, RowValues] = {}
        self._groups: dict[str, RowValues] = {}
        self._named: dict[str, tuple[RowValues, dict[str, str]]] = {}  # variants by their codes, as their parent says
        for row in rows:
            sku, group = str(row.product.get(SKU, "")), _text(row, GROUP)
            if sku and not _text(row, PARENT):
                self._by_sku.setdefault(sku, row)
            if group and (group not in self._groups or not _is_head(self._groups[group])):
                self._groups[group] = row
            self._named.update((code, (row, choices)) for code, choices in variations_of(row))

    def joined(self) -> Iterator[RowValues]:
        members: dict[int, list[RowValues]] = {}
        heads: dict[int, RowValues] = {}
        for row in self._rows:
            head = self._head(row)
            heads[id(head)] = head
            members.setdefault(id(head), [])
            if row is not head:
                members[id(head)].append(row)
        for key, head in heads.items():
            yield from self._product(head, members[key])

    def _head(self, row: RowValues) -> RowValues:
        """The row of the product to which a row belongs; itself where it begins one."""
        parent, group = _text(row, PARENT), _text(row, GROUP)
        if parent:
            by_id = parent.casefold().startswith(BY_ID)
            head = self._by_id.get(parent[len(BY_ID) :].strip()) if by_id else self._by_sku.get(parent)
            if head is None:
                row.joint = Joint(refused="import-no-parent")
            return head or row
        named = self._named.get(str(row.product.get(SKU, "")))
        if named and named[0] is not row:
            return named[0]
        return self._groups[group] if group else row

    def _product(self, head: RowValues, members: Sequence[RowValues]) -> Iterator[RowValues]:
        """The row of a product, and those of its variants."""
        head.joint = head.joint or Joint(_key(head))
        not_for_sale = _hide(head)
        if not_for_sale:
            self.not_for_sale.append(not_for_sale)
        own = options_of(head, self._no_option)
        if _text(head, GROUP):
            variants, apart = self._parted(head, own, members)
        else:
            variants, apart = [*members, *self._without_rows(head)], []
            self._sort_options(head, own, variants)
        if not any(row is head for row in variants):
            _take_own(head)
        variants = [row for row in variants if row is head or not self._is_left_out(row, head)]
        for row in variants:
            self._choose(row, head, own)
        _refuse_odd(head, variants)
        yield head
        yield from (row for row in variants if row is not head)
        for row in apart:
            row.joint = Joint(head.joint.key)
            row.business, row.product = {**head.business, **row.business}, {NAME: head.product.get(NAME), **row.product}
            yield row

    def _parted(
        self, head: RowValues, own: dict[int, RowOption], members: Sequence[RowValues]
    ) -> tuple[list[RowValues], list[RowValues]]:
        """Of the rows of a group those that are variants, and those that say something else of the product, which are
        rejected when rows are gathered; pictures go to the product."""
        variants, apart = [head] if _has_choice(own) else [], []
        for row in members:
            if _has_choice(options_of(row, self._no_option)):
                variants.append(row)
                _add_photos(head, row.product.pop(PHOTOS, ()))  # of the product, in the order of the rows
            elif not _merge(head, row):
                apart.append(row)
        return variants, apart

    def _without_rows(self, head: RowValues) -> Iterator[RowValues]:
        """The variants that a row names and that have none of their own."""
        for sku, _ in variations_of(head):
            if sku not in self._by_sku:
                yield RowValues(head.place, {}, product={SKU: sku})

    def _is_left_out(self, row: RowValues, head: RowValues) -> bool:
        """Whether a variant is not for sale, which is reported."""
        if row.hidden:
            name = " · ".join(_choices(row)) or str(row.product.get(NAME, ""))
            whole = f"{head.product.get(NAME, '')}: {name}"
            self.not_for_sale.append(NotForSale(row.place, whole, row.hidden, variant=True))
        return bool(row.hidden)

    def _choose(self, row: RowValues, head: RowValues, own: dict[int, RowOption]) -> None:
        """Make a row the variant of a product: its choices, code and photos."""
        assert head.joint
        joint = row.joint = row.joint or Joint()
        joint.key, joint.photos = head.joint.key, tuple(row.links.get(OWN_PHOTOS, ()))
        row.options = {}
        for axis, name, values in self._axes(row, head, own):
            row.options[axis] = values
            head.joint.axes.setdefault(axis, name)
        if OWN_SKU in row.links or ("row", OWN_SKU) in row.emptied:  # the code of the product stands in another column
            joint.sku = row.links.get(OWN_SKU, "")
        if row is head:
            return
        row.business = {**row.business, **{path: value for path, value in head.business.items() if path == NAME}}
        row.product = {**row.product, NAME: head.product.get(NAME, "")}
        joint.photos = joint.photos or tuple(row.product.pop(PHOTOS, ()))

    def _axes(self, row: RowValues, head: RowValues, own: dict[int, RowOption]) -> Iterator[tuple[str, str, list[str]]]:
        """What a variant differs in: the key, the name, and its choice, or all of them where it says none."""
        named = self._named.get(str(row.product.get(SKU, "")))
        if named and named[0] is head:
            yield from ((axis_of(name), name, [value]) for name, value in named[1].items())
            return
        for number, option in options_of(row, self._no_option).items():
            above = own.get(number)
            name = option.name or (above.name if above else "")
            known = next((one for one in own.values() if one.name == name), None)
            if option.value:
                yield axis_of(name), name, [option.value]
            elif known and known.values and not _text(head, GROUP):
                yield axis_of(name), name, known.values

    def _sort_options(self, head: RowValues, own: dict[int, RowOption], members: Sequence[RowValues]) -> None:
        """Of the lists of a parent: those that its variants differ in give the order of their choices; of the others
        those that a shop shows become lines of data, and the rest is kept."""
        assert head.joint
        used = {axis for row in members for axis, _, _ in self._axes(row, head, own)}
        for option in own.values():
            axis = axis_of(option.name)
            if axis in used:
                head.joint.order[axis] = option.values
            elif option.text:
                target = head.attributes if option.shown and option.name else head.kept
                target[option.name or f"#{option.number}"] = ", ".join(option.values)


def _refuse_odd(head: RowValues, variants: Sequence[RowValues]) -> None:
    """Refuse the variants that do not differ in what the product differs in: as its own row does, or most of them."""
    if not variants:
        return
    kinds = Counter(frozenset(row.options) for row in variants)
    own = any(row is head for row in variants)
    usual = frozenset(head.options) if own else max(kinds, key=lambda kind: kinds[kind])
    for row in variants:
        if row.options.keys() != usual and row.joint:
            row.joint.refused = "import-variant-odd"


def _hide(head: RowValues) -> NotForSale | None:
    """Mark a product as hidden, if it is not for sale."""
    because = head.hidden or head.hidden_alone
    if not because:
        head.emptied.add(("product", HIDDEN))
        return None
    head.product[HIDDEN] = "yes"
    return NotForSale(head.place, str(head.product.get(NAME, "")), because)


def _text(row: RowValues, link: Path) -> str:
    return str(row.links.get(link, ""))


def _key(head: RowValues) -> str:
    """By what the rows of a product are one, again in the next file: its group, its number, its code."""
    return same_heading(_text(head, GROUP) or _text(head, ID) or str(head.product.get(SKU, "")))


def _is_head(row: RowValues) -> bool:
    return NAME in row.product


def _has_choice(options: dict[int, RowOption]) -> bool:
    return any(option.value for option in options.values())


def _choices(row: RowValues) -> list[str]:
    return [option.value for option in options_of(row).values() if option.value]


def _take_own(row: RowValues) -> None:
    """Give a product whose row is no variant the photos and the code of that, or keep a code beside its own."""
    _add_photos(row, row.links.get(OWN_PHOTOS, ()))
    own = row.links.get(OWN_SKU, "")
    if own and row.product.setdefault(SKU, own) != own:
        row.kept["SKU"] = own


def _merge(head: RowValues, row: RowValues) -> bool:
    """Take over a row with more of the same product, mostly a picture; False where it says something else of it."""
    more = {path: value for path, value in row.product.items() if path != PHOTOS}
    if any(head.product.get(path, value) != value for path, value in more.items()):
        return False
    _add_photos(head, row.product.get(PHOTOS, ()))
    head.product.update(more)
    join_texts(head.kept, row.kept, BETWEEN_KEPT)
    join_texts(head.attributes, row.attributes, ", ")
    head.doubts.extend(row.doubts)
    return True


def _add_photos(head: RowValues, photos: Sequence[Any]) -> None:
    own = head.product.get(PHOTOS, ())
    if photos:
        head.product[PHOTOS] = [*own, *(photo for photo in photos if photo not in own)]
