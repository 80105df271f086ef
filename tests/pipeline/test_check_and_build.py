"""What a check passes a build makes, whatever the project: any entries in any layout."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import HealthCheck, Phase, event, example, given, settings

from catalog.core.problems import CatalogError, Level, Problem
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.check_project import check_project
from catalog.pipeline.deep_check import check_deeply
from tests.conftest import DAY, Silence
from tests.content.any_entry import Values
from tests.content.any_project import CHAPTERS, EDITION, UNBROKEN, Entries, entries, write_project

EXAMPLES: Final = int(os.environ.get("PROJECTS", "0"))  # at random; without it a few that are always the same
SETTINGS: Final = settings(
    max_examples=EXAMPLES or 12,
    derandomize=not EXAMPLES,
    phases=[Phase.explicit, Phase.generate],  # a smaller example is not worth its hundred builds
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LONG: Final = f"{UNBROKEN} Featherstonehaugh Oststraße Industrial Manufaktur Featherstonehaugh Oststraße Manufaktur"
MAKER: Final = "businesses/maker-0/business"
PRODUCT: Final = "businesses/maker-0/product-0"
PLAIN: Final[Entries] = {
    "catalogue": {"title": "Shop", "publisher": {"name": "Office"}},
    "categories": {"categories": [{"slug": slug, "name": slug, "accent": "#1f2a52"} for slug in CHAPTERS]},
    f"editions/{EDITION}": {
        "title": "Book",
        "year": 2027,
        "languages": ["en"],
        "code": "BK27",
        "dpi": 96,
        "outputs": ["screen"],
    },
    MAKER: {"name": "Maker", "category": "food"},
    PRODUCT: {"name": "Product"},
}
OPTIONS: Final = BuildOptions(DAY, jobs=1)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def refused(project: Project) -> list[Problem]:
    """The errors for which a build leaves entries out of the book, or makes none."""
    try:
        built = build(project, (), OPTIONS, Silence())
    except CatalogError as fault:
        assert not (project.build / EDITION / "catalogue.pdf").exists()
        return errors(fault.problems)
    assert [one.book and one.book.path.stat().st_size > 0 for one in built] == [True]
    found = {problem for one in built for problem in errors((*one.checked, *one.problems))}
    assert any(one.left_out for one in built) == bool(found)
    return sorted(found, key=lambda problem: problem.sort_key)


def with_changes(**changes: Values) -> Entries:
    """The plain project with other fields in some entries, each by the last part of its name."""
    return {
        name: {**values, **changes.get(name.rpartition("/")[2].replace("-0", ""), {})} for name, values in PLAIN.items()
    }


LONG_CHAPTERS: Final = [{"slug": slug, "name": f"{slug} {LONG}", "accent": "#1f2a52"} for slug in CHAPTERS]
CHOICES: Final = {
    "axes": {key: {"name": key, "options": ["a", "b"]} for key in ("size", "colour")},
    "items": [{"of": {"size": size, "colour": colour}} for size, colour in ("aa", "ab", "ba")],
}
KEY_FIGURES: Final = {
    "year": 2023,
    "key": [{"value": 191_197_128, "label": UNBROKEN * 6}, *({"value": 8354, "label": LONG[35:90]} for _ in range(3))],
}
PRICED: Final = {  # a name, and prices that are never shortened, in half of a card
    "name": {"id": LONG[35:98], "en": LONG[40:107]},
    "price": {
        "currency": "JPY",
        "retail": 987_654_321,
        "regular": 987_654_324,
        "sale_until": "2026-12-31",
        "wholesale": [{"from": count, "price": 987_654_320 - count // 1000} for count in (1015, 1269, 2482, 5000)],
    },
    "photos": [{"file": "photo.jpg"}],
}
SHARED: Final = {
    **with_changes(book={"layout": {"products": "grid"}}, business={"category": "cloth"}),
    **{
        f"businesses/maker-0/product-{n}": {"name": f"{n} {LONG[35:]}", "line": LONG, "category": slug}
        for n, slug in enumerate(["cloth", "cloth", "cloth", "food"])
    },
}


@given(made=entries())
@example(made=with_changes(categories={"categories": LONG_CHAPTERS}))
@example(made=with_changes(business={"name": LONG, "owner": LONG}))
@example(made=with_changes(product={"name": LONG[35:]}))
@example(made=with_changes(product={"line": f"{LONG} {LONG[:60]}"}))
@example(made=with_changes(book={"prices": []}, product={"variants": CHOICES}))
@example(made=with_changes(catalogue={"figures": KEY_FIGURES}))
@example(
    made=with_changes(
        book={"languages": ["id"], "second_names": "en", "prices": ["wholesale", "retail"]}, product=PRICED
    )
)
@example(made=SHARED)
@SETTINGS
def test_what_a_check_passes_a_build_makes(made: Entries, tmp_path: Path, font_cache: Path) -> None:
    with TemporaryDirectory(dir=tmp_path) as folder:
        project = Project(Path(folder))
        write_project(project, made)
        project.build.mkdir()
        project.cache.symlink_to(font_cache)
        checked = errors(check_project(project, DAY).problems)
        event("refused" if checked else "passed")
        deep = errors(check_deeply(project, OPTIONS, Silence()).problems)
        assert [path.name for path in project.build.iterdir()] == ["cache"]
        assert deep == checked
        assert refused(project) == deep
