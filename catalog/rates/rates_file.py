"""`content/rates.yaml` with other rates, all else in it byte for byte as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import CatalogError, Place, error
from catalog.rates.table import TableRate

FILE: Final = "content/rates.yaml"
PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /().,_-]*")  # a text that needs no quotation marks outside brackets
FIELDS: Final = ("rupiah", "date", "source")


@dataclass(frozen=True, slots=True)
class _Cut:
    """What takes the place of the letters from `begin` to `end`."""

    begin: int
    end: int
    text: str


def with_rates(text: str, rates: Sequence[TableRate]) -> str:
    """The text of the file with these rates, of which one that it lacks comes last. CatalogError where the file is
    written in a way that this cannot change."""
    before = rates_data(text)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    listed = _value(root, "rates")
    if listed is None:
        changed = f"{text.rstrip()}\n{_whole(rates)}".lstrip()
    elif isinstance(listed, yaml.ScalarNode) and before["rates"] is None:
        at = listed.start_mark.index
        changed = f"{text[:at].rstrip()}{_whole(rates).removeprefix('rates:')}{text[_end(text, listed) :]}"
    elif isinstance(listed, yaml.SequenceNode):
        changed = _changed(text, listed, rates)
    else:
        raise CatalogError([error("rates-file-form", Place(FILE))])
    return _proven(before, changed, rates)


def _whole(rates: Sequence[TableRate]) -> str:
    return "rates:\n" + "".join(_item(rate, "  ", "\n") for rate in rates)


def _changed(text: str, listed: yaml.SequenceNode, rates: Sequence[TableRate]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    by_currency = {rate.currency: rate for rate in rates}
    cuts: list[_Cut] = []
    for item in listed.value:
        currency = _value(item, "currency") if isinstance(item, yaml.MappingNode) else None
        code = currency.value.strip().upper() if isinstance(currency, yaml.ScalarNode) else ""
        if rate := by_currency.get(code):
            cuts += _cuts(text, item, rate, newline)
    known = {str(one.get("currency", "")).strip().upper() for one in rates_data(text).get("rates") or ()}
    new = [rate for rate in rates if rate.currency not in known]
    for cut in sorted(cuts, key=lambda cut: -cut.begin):
        text = text[: cut.begin] + cut.text + text[cut.end :]
    return _added(text, new, newline) if new else text


def _cuts(text: str, item: yaml.MappingNode, rate: TableRate, newline: str) -> list[_Cut]:
    """The places of an item that change. A field that it lacks follows its last one."""
    flow = bool(item.flow_style)
    wanted = {"rupiah": rate.rupiah, "date": rate.day.isoformat(), "source": _text(rate.source, flow)}
    cuts, missing = [], []
    for field in FIELDS:
        value = _value(item, field)
        if isinstance(value, yaml.ScalarNode):
            cuts.append(_Cut(value.start_mark.index, _end(text, value), wanted[field]))
        else:
            missing.append(f"{field}: {wanted[field]}")
    if missing:
        last = max(item.value, key=lambda pair: pair[1].end_mark.index)
        indent = " " * item.start_mark.column
        between = ", " if flow else newline + indent
        end = _end(text, last[1])
        if not flow and (comment := re.match(r"[ \t]+#[^\r\n]*", text[end:])):
            end += comment.end()
        cuts.append(_Cut(end, end, "".join(between + one for one in missing)))
    return cuts


def _added(text: str, rates: Sequence[TableRate], newline: str) -> str:
    """The text with items behind the last one of the list."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    listed = _value(root, "rates")
    assert isinstance(listed, yaml.SequenceNode)
    if listed.flow_style:
        end = listed.end_mark.index - 1
        items = [f"{{currency: {rate.currency}, {_fields(rate)}}}" for rate in rates]
        comma = ", " if listed.value and text[:end].rstrip()[-1] != "," else ""
        return text[:end] + comma + ", ".join(items) + text[end:]
    end = listed.value[-1].end_mark.index
    at = len(text[:end].rstrip())
    line = re.compile(r"[^\r\n]*").match(text, at)  # a comment behind the last value stays there
    at = line.end() if line else at
    indent = " " * listed.start_mark.column
    return text[:at] + newline + "".join(_item(rate, indent, newline) for rate in rates).rstrip() + text[at:]


def _item(rate: TableRate, indent: str, newline: str) -> str:
    lines = [
        f"- currency: {rate.currency}",
        f"  rupiah: {rate.rupiah}",
        f"  date: {rate.day.isoformat()}",
        f"  source: {_text(rate.source, flow=False)}",
    ]
    return "".join(indent + line + newline for line in lines)


def _fields(rate: TableRate) -> str:
    return f"rupiah: {rate.rupiah}, date: {rate.day.isoformat()}, source: {_text(rate.source, flow=True)}"


def _text(text: str, flow: bool) -> str:
    return text if PLAIN.fullmatch(text) and not flow and ": " not in text else json.dumps(text, ensure_ascii=False)


def _end(text: str, node: yaml.Node) -> int:
    begin, end = node.start_mark.index, node.end_mark.index
    return begin + len(text[begin:end].rstrip())


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def rates_data(text: str) -> Mapping[str, Any]:
    """What the file holds, plain and unchecked; nothing where it has comments alone. CatalogError where it cannot be
    read at all."""
    source = parse_source(text, FILE)
    if not isinstance(source, Source):
        if [problem.code for problem in source] == ["file-empty"]:
            return {}
        raise CatalogError(source)
    return source.data


def _proven(before: Mapping[str, Any], after: str, rates: Sequence[TableRate]) -> str:
    """What was changed, read again: the same but for these rates. CatalogError where it is not."""
    by_currency = {rate.currency: rate for rate in rates}
    wanted = dict(before)
    listed = [dict(one) for one in wanted.get("rates") or ()]
    known = [str(one.get("currency", "")).strip().upper() for one in listed]
    listed += [{"currency": rate.currency} for rate in rates if rate.currency not in known]
    for one in listed:
        if rate := by_currency.get(str(one.get("currency", "")).strip().upper()):
            one |= {"rupiah": rate.rupiah, "date": rate.day.isoformat(), "source": rate.source}
    again = parse_source(after, FILE)
    if not isinstance(again, Source) or again.data != {**wanted, "rates": listed}:
        raise CatalogError([error("rates-file-form", Place(FILE))])
    return after
