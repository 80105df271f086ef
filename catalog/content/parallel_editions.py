"""Editions that are to have the same pages as another one → the same with what that one decides (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from catalog.content.load.yaml_source import Source
from catalog.content.selection import selected_products
from catalog.core.near_names import nearest
from catalog.core.problems import Level, Place, Problem, error, warning
from catalog.model.catalogue import Catalogue
from catalog.model.layout_rules import LayoutRules
from catalog.model.settings import Edition
from catalog.model.theme_tokens import SIZES, EditionTokens

BEHIND: Final = frozenset({"price_list", "indexes"})  # rules for what stands behind the chapters, which move nothing
MOST_NAMED: Final = 5  # products in one message


def with_leaders(
    editions: Mapping[str, Edition], sources: Mapping[str, Source | list[Problem]], problems: list[Problem]
) -> dict[str, Edition]:
    """The editions (by name) that can be made. One that is parallel to another has the design and the pins of that;
    where it cannot be, it is parallel to none. `sources` are the files of all; what is wrong is added to `problems`."""
    found: dict[str, Edition] = {}
    for name, edition in editions.items():
        source = sources[name]
        if edition.parallel is None or not isinstance(source, Source):
            found[name] = edition
            continue
        wrong = _wrong(name, edition, edition.parallel, editions, sources, source.place(("parallel",)))
        if wrong:
            problems.append(wrong)
            if wrong.level is Level.WARNING:
                found[name] = edition.model_copy(update={"parallel": None})
            continue
        leader = editions[edition.parallel]
        problems.extend(_unheeded(edition, leader, source))
        found[name] = edition.model_copy(update=_decided(edition, leader))
    return found


def _wrong(
    name: str,
    edition: Edition,
    leader: str,
    editions: Mapping[str, Edition],
    sources: Mapping[str, object],
    place: Place,
) -> Problem | None:
    """Why an edition cannot have the pages of `leader`: an error where that makes no sense, a warning where the edition
    can be made by itself; None where it can."""
    if leader == name:
        return error("parallel-itself", place, "parallel", value=leader)
    if leader not in sources:
        near, known = nearest(leader, sources), ", ".join(other for other in sources if other != name)
        return error("parallel-unknown", place, "parallel", value=leader, near=near, known=known)
    if leader not in editions:
        return error("parallel-wrong", place, "parallel", value=leader)
    other = editions[leader]
    if other.parallel:
        return error("parallel-chain", place, "parallel", value=leader, edition=other.parallel)
    if edition.extract or other.extract:
        return warning("parallel-extract", place, "parallel", value=name if edition.extract else leader)
    if edition.volumes or other.volumes:
        return warning("parallel-volumes", place, "parallel", value=name if edition.volumes else leader)
    return None


def _decided(edition: Edition, leader: Edition) -> dict[str, Any]:
    """The fields of `edition` that `leader` decides: all on which it depends how many products stand on a page."""
    layout = leader.layout.model_copy(update={name: getattr(edition.layout, name) for name in BEHIND})
    tokens = edition.tokens.model_copy(update={name: getattr(leader.tokens, name) for name in SIZES})
    return {"format": leader.format, "theme": leader.theme, "layout": layout, "tokens": tokens, "pins": leader.pins}


def _unheeded(edition: Edition, leader: Edition, source: Source) -> Iterator[Problem]:
    """A warning for each field of the edition that the leader decides otherwise. The paper of a market is not meant
    where nothing names it."""
    rules = [("layout", name) for name in LayoutRules.model_fields if name not in BEHIND]
    sizes = [("tokens", name) for name in EditionTokens.model_fields if name in SIZES]
    for path in [("format",), ("theme",), *rules, *sizes, ("pins",)]:
        own, theirs = _value(edition, path), _value(leader, path)
        meant = source.holds(path) or not (edition.market and path == ("format",))
        if own != theirs and meant and own not in ((), None):
            field = ".".join(path)
            yield warning(
                "parallel-setting", source.place(path, key=True), field, value=field, edition=edition.parallel
            )


def _value(edition: Edition, path: tuple[str, ...]) -> Any:  # noqa: ANN401 of any field
    value: Any = edition
    for name in path:
        value = getattr(value, name)
    return value


def check_parallel(catalogue: Catalogue, name: str, leader: str, place: Place) -> Problem | None:
    """What is to be said of an edition that is parallel to `leader`: an error where that is not made, a warning where
    this one has products for which the pages of that one keep a place free."""
    other = catalogue.editions.get(leader)
    theirs = {product.key for _, product in selected_products(catalogue, other)} if other else set()
    if not theirs:
        return error("parallel-wrong", place, "parallel", value=leader)
    own = (product.key for _, product in selected_products(catalogue, catalogue.editions[name]))
    more = [key for key in own if key not in theirs]
    if not more:
        return None
    named = ", ".join(more[:MOST_NAMED]) + (" …" if len(more) > MOST_NAMED else "")
    return warning("parallel-more", place, "parallel", value=leader, count=len(more), products=named)
