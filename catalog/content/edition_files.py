"""Files → editions, with the fields of another one that they are like, and of their market (stages 1 and 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import Source, read_source
from catalog.content.parallel_editions import with_leaders
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error
from catalog.model.catalogue import Catalogue
from catalog.model.language_chain import without_bases
from catalog.model.market import Markets
from catalog.model.page_formats import A4
from catalog.model.settings import Edition, Language

YES: Final = ("yes", "true", "on", "y", "t", "1")  # what pydantic reads as true, in small letters
OF_ITSELF: Final = ("code", "like", "on_request", "parallel", "pins")  # fields that none takes from another


@dataclass(slots=True)
class _Editions:
    sources: Mapping[str, Source | list[Problem]]
    markets: Markets
    languages: Mapping[str, Language]
    problems: list[Problem]
    data: dict[str, dict[str, Any] | None] = field(default_factory=dict)  # None while it is being made, and where wrong

    def fields(self, name: str) -> dict[str, Any] | None:
        """All fields of an edition; None where it is like one that is missing or wrong, which is reported."""
        if name in self.data:
            return self.data[name]
        source = self.sources[name]
        self.data[name] = None
        if isinstance(source, Source):
            base = self._base(name, source)
            if base is not None:
                self.data[name] = self._merged(base, source.data)
        return self.data[name]

    def _base(self, name: str, source: Source) -> dict[str, Any] | None:
        like = source.data.get("like")
        if not isinstance(like, str):
            return {}
        if like not in self.sources:
            near, known = nearest(like, self.sources), ", ".join(self.sources)
            self.problems.append(
                error("edition-like", source.place(("like",)), "like", value=like, near=near, known=known)
            )
            return None
        base = self.fields(like)
        if base is None:
            self.problems.append(error("edition-like-wrong", source.place(("like",)), "like", value=like))
            return None
        return base

    def _merged(self, base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
        code = own.get("market")
        market = self.markets.markets.get(code) if isinstance(code, str) else None
        usual: dict[str, Any] = {}
        if isinstance(code, str) and isinstance(base.get("code"), str):
            usual["code"] = f"{base['code']}-{code.upper()}"
        if market:
            known = [language for language in market.languages if language in self.languages]
            known = without_bases(known, self.languages)
            usual |= {"units": market.units, "order_by": list(market.channels)}
            usual |= {"languages": known} if known else {}
            usual |= {"format": market.paper} if base.get("format", A4) in (A4, market.paper) else {}
        return {key: value for key, value in base.items() if key not in OF_ITSELF} | usual | own


def read_editions(
    root: Path,
    files: Sequence[tuple[str, str]],
    markets: Markets,
    languages: Mapping[str, Language],
    language: str,
    problems: list[Problem],
) -> dict[str, Edition]:
    """The editions in `files` (name and file) that are right, by name; what is wrong is added to `problems`.
    `languages` are those that are right, `language` that of texts written as one string."""
    sources = {name: read_source(root / file, file) for name, file in files}
    editions = _Editions(sources, markets, languages, problems)
    found: dict[str, Edition] = {}
    for name, source in sources.items():
        if not isinstance(source, Source):
            problems.extend(source)
        elif (data := editions.fields(name)) is not None:
            edition = validated(replace(source, data=data), Edition, language, problems)
            if edition and edition.market and edition.market not in markets.markets:
                near, known = nearest(edition.market, markets.markets), ", ".join(markets.markets)
                place = source.place(("market",))
                problems.append(error("market-unknown", place, "market", value=edition.market, near=near, known=known))
            elif edition:
                found[name] = edition
    return with_leaders(found, sources, problems)


def edition_fields(root: Path, editions: Sequence[str], catalogue: Catalogue, name: str) -> dict[str, Any]:
    """The fields of the edition `name` of `editions` as they are typed, with those of the one that it is like and of
    its market; none where there is an error in them."""
    files = ((edition, f"content/editions/{edition}.yaml") for edition in editions)
    sources = {edition: read_source(root / file, file) for edition, file in files}
    return _Editions(sources, catalogue.markets, catalogue.languages, []).fields(name) or {}


def usual_editions(root: Path, names: Sequence[str]) -> list[str]:
    """Those of the editions `names` that are made without being named: all but the ones made on request. An extract is
    one of those, since it was made for one buyer. One that cannot be read is usual, so that its error is shown."""
    usual = []
    for name in names:
        file = f"content/editions/{name}.yaml"
        source = read_source(root / file, file)
        data = source.data if isinstance(source, Source) else {}
        asked = data.get("on_request", "yes" if "extract" in data else "no")
        if str(asked).lower() not in YES:
            usual.append(name)
    return usual
