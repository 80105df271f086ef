"""What is missing in the languages of editions → how much of each edition is in another one (stage 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from catalog.content.selection import selected_products
from catalog.core.problems import Place, Problem, warning
from catalog.model.catalogue import Catalogue

SETTINGS: Final = ("content/catalogue.yaml", "content/categories.yaml")
SCRIPT: Final = 4  # letters of its code


def summarize_untranslated(catalogue: Catalogue, found: Sequence[Problem]) -> Iterator[Problem]:
    """A finding for each edition that prints texts in another language, and one where their script is another one of
    the same language: how many texts of how many entries. `found` are the findings by entry."""
    for name in catalogue.editions:
        own = untranslated_in(catalogue, name, found)
        scripts = [problem for problem in own if _other_script(problem)]
        others = [problem for problem in own if problem not in scripts]
        place = Place(f"content/editions/{name}.yaml")
        if others:
            yield warning("texts-other-language", place, "languages", value=name, **_counts(others))
        if scripts:
            yield warning("texts-other-script", place, "languages", value=name, **_counts(scripts))


def _counts(found: Sequence[Problem]) -> dict[str, object]:
    entries = {problem.place.file for problem in found}
    return {"count": sum(map(text_count, found)), "entries": len(entries), "languages": in_words(found)}


def untranslated_in(catalogue: Catalogue, edition: str, found: Iterable[Problem]) -> list[Problem]:
    """Those of `found` that concern an edition: its languages and the entries that it prints."""
    files, languages = edition_files(catalogue, edition), catalogue.editions[edition].languages
    return [
        problem for problem in found if problem.place.file in files and dict(problem.values)["language"] in languages
    ]


def edition_files(catalogue: Catalogue, edition: str) -> set[str]:
    """The files of all that an edition prints: the settings, its own, and those of the entries that it takes."""
    files = {*SETTINGS, f"content/editions/{edition}.yaml"}
    for business, product in selected_products(catalogue, catalogue.editions[edition]):
        files |= {business.file, product.file}
    return files


def text_count(problem: Problem) -> int:
    """How many texts a finding is about."""
    return len(dict(problem.values)["fields"].split(", "))


def in_words(found: Iterable[Problem]) -> str:
    """`ja → en 200, id 14; en → id 3`: which language is printed in which, how often."""
    counts: dict[str, Counter[str]] = {}
    for problem in found:
        values = dict(problem.values)
        counts.setdefault(values["language"], Counter())[values["printed"]] += text_count(problem)
    return "; ".join(
        f"{language} → {', '.join(f'{printed} {count}' for printed, count in of.most_common())}"
        for language, of in sorted(counts.items())
    )


def _other_script(problem: Problem) -> bool:
    """Whether the language is printed in another of its scripts: zh-Hant in zh-Hans."""
    values = dict(problem.values)
    (wanted, script), (printed, other) = _parts(values["language"]), _parts(values["printed"])
    return wanted == printed and script != other


def _parts(code: str) -> tuple[str, str]:
    language, *rest = code.split("-")
    return language, next((part for part in rest if len(part) == SCRIPT), "")
