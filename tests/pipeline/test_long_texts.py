"""No text is too long for the book: each ends sooner where it must, with a warning at its field, and check agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from catalog.core.problems import Level
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.deep_check import check_deeply
from tests.conftest import DAY, Silence
from tests.content.any_entry import Values
from tests.content.any_project import Entries, write_project
from tests.pipeline.printed import out_of_page, over_one_another, words_by_page

OPTIONS: Final = BuildOptions(DAY, jobs=1)
SENTENCE: Final = (
    "Di bengkel ini benang diikat, dicelup, dan ditenun oleh tangan yang sama sejak puluhan tahun lamanya. "
)
NAMES: Final = "Usaha Bersama Tenun Ikat Parengan Maduran Jaya Abadi Sejahtera "
Make = Callable[[int], str]  # a text of about so many characters, of a field that usually has so few


def sentences(length: int) -> str:
    return (SENTENCE * 100)[: 12 * length].rpartition(". ")[0] + "."


def name(length: int) -> str:
    return (NAMES * 20)[: max(300, length)].strip()


def word(length: int) -> str:
    return "Keripik" * 29


KINDS: Final[dict[str, Make]] = {"sentences": sentences, "a name of 300 letters": name, "a word of 203": word}
BUSINESS, COOK = "content/businesses/weaver/business.yaml", "content/businesses/cook/business.yaml"
ALWAYS: Final = {
    "content/categories.yaml": {"categories[0].name", "categories[1].name"},
    "content/catalogue.yaml": {"figures.sales", "figures.growth.label", "publisher.name"},
    "content/editions/book.yaml": {"title"},
}
# Texts that a book of profiles has no room for as they are: files and fields of the warnings.
LEFT_OUT: Final[dict[str, dict[str, set[str]]]] = {
    "sentences": {
        "content/categories.yaml": {"categories[0].intro", "categories[1].intro"},
        "content/catalogue.yaml": {"notice", "publisher", "figures.source"},
        "content/editions/book.yaml": {"subtitle"},
        BUSINESS: {"story", "address"},
        "content/businesses/weaver/sarong.yaml": {"description"},
        "content/businesses/weaver/shawl.yaml": {"description"},
    },
    "a name of 300 letters": {
        "content/catalogue.yaml": {"figures.key", "region", "publisher"},
        BUSINESS: {"address"},
        COOK: {"name"},
    },
    "a word of 203": {BUSINESS: {"address"}},
}


def entries(text: Make, products: str) -> Entries:
    """A project in which every text is one of those."""
    category: Values = {"name": text(40), "short": text(10), "intro": text(250), "accent": "#1f2a52"}
    layout = {"products": products, "share_pages": products == "grid", "indexes": ["product", "business"]}
    return {
        "catalogue": catalogue(text),
        "categories": {"categories": [{"slug": "cloth", **category}, {"slug": "food", **category}]},
        "regions": {"regions": [{"slug": "maduran", "name": text(10), "tile": [0, 0]}]},
        "editions/book": {
            "title": text(30),
            "subtitle": text(40),
            "occasion": text(20),
            "year": 2027,
            "languages": ["id"],
            "code": "BK27",
            "dpi": 96,
            "outputs": ["screen"],
            "prices": ["retail", "export"],
            "layout": layout,
        },
        **businesses(text),
    }


def catalogue(text: Make) -> Values:
    figures: Values = {
        "year": 2023,
        "key": [{"value": 12, "label": text(20)}],
        "sales": [{"name": text(20), "amount": 92_000_000}],
        "growth": {"before": -2.43, "after": 5.56, "label": text(20)},
        "source": text(60),
    }
    return {
        "title": text(30),
        "language": "id",
        "region": text(20),
        "publisher": {"name": text(30), "address": text(60), "contacts": {"email": "office@contoh.example"}},
        "foreword": {"text": text(500), "signed": text(20)},
        "notice": text(60),
        "copyright": text(30),
        "figures": figures,
    }


def businesses(text: Make) -> Entries:
    weaver: Values = {"name": text(30), "category": "cloth", "owner": text(20), "story": text(400)}
    product: Values = {
        "line": text(60),
        "description": text(400),
        "price": {"retail": 100_000},
        "samples": text(60),
        "storage": text(60),
        "care": text(60),
        "brand": text(20),
        "export": {"incoterm": "FOB", "place": "Surabaya", "price": "5", "payment": text(40)},
    }
    return {
        "businesses/weaver/business": {**weaver, "address": {"street": text(40), "kecamatan": "maduran"}},
        "businesses/weaver/sarong": {"name": text(40), "sku": "A-1", "prominence": "feature", **product},
        "businesses/weaver/shawl": {"name": text(40), "sku": "A-2", **product},
        "businesses/cook/business": {"name": text(30), "category": "food"},
        "businesses/cook/crisps": {"name": text(40), "sku": "B-1", "price": {"retail": 9000}},
    }


@pytest.mark.parametrize(("kind", "products"), [*((kind, "profile") for kind in KINDS), ("sentences", "grid")])
def test_a_book_is_made_whatever_its_texts(kind: str, products: str, tmp_path: Path, font_cache: Path) -> None:
    project = Project(tmp_path)
    write_project(project, entries(KINDS[kind], products))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    checked = check_deeply(project, OPTIONS, Silence())
    assert [problem for problem in checked.problems if problem.level is Level.ERROR] == []
    (built,) = build(project, (), OPTIONS, Silence())
    assert built.book
    found: dict[str, set[str]] = {}
    for problem in built.problems:
        if problem.code == "text-left-out":
            assert problem.place.line > 0
            found.setdefault(problem.place.file, set()).add(problem.field)
    wanted = [ALWAYS, LEFT_OUT[kind]] if products == "profile" else [ALWAYS]
    for file, fields in (pair for part in wanted for pair in part.items()):
        assert fields <= found.get(file, set()), file
    for place, words in enumerate(words_by_page(built.book.path)):
        assert list(out_of_page(words)) == [], place
        assert list(over_one_another(words)) == [], place
