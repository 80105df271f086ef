"""The sample in every market: which product may be offered where and what it lacks, as it was looked at and kept.

`sample_matrix.csv` has a row for each product and market. After a change to the sample or to a gate, look at each
difference that `python -m tests.markets.test_sample_matrix` makes: it writes them anew.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import PACKAGE
from catalog.model.catalogue import Catalogue
from catalog.reports.market_matrix import market_matrix, worst_level
from tests.conftest import DAY

KEPT: Final = Path(__file__).parent / "sample_matrix.csv"
HEAD: Final = ("entry", "market", "level", "lacking")


def sample() -> Catalogue:
    catalogue = load_catalogue(PACKAGE.parent, DAY, jobs=1, every_market=True).catalogue
    assert catalogue
    return catalogue


def matrix(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Product, market, what follows, and each gate that it fails with the fields that are lacking."""
    return [
        (
            row.product.key,
            code,
            worst_level(catalogue, gaps) or "none",
            "; ".join(f"{gap.gate}: {' '.join(gap.fields)}" for gap in gaps),
        )
        for row in market_matrix(catalogue)
        for code, gaps in row.gaps.items()
    ]


def as_csv(rows: list[tuple[str, ...]]) -> str:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows([HEAD, *rows])
    return stream.getvalue()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return sample()


def test_the_sample_stands_in_every_market_as_it_was_looked_at(catalogue: Catalogue) -> None:
    with KEPT.open(encoding="utf-8", newline="") as file:
        head, *kept = [tuple(row) for row in csv.reader(file)]
    assert head == HEAD
    found = matrix(catalogue)
    assert {row: "is new" for row in found if row not in kept} == {row: "was kept" for row in kept if row not in found}
    assert found == kept


def test_every_product_of_the_sample_stands_in_every_market(catalogue: Catalogue) -> None:
    shown = {key: business.hidden for key, business in catalogue.summaries.items()}
    products = [
        product.key
        for key, business in catalogue.summaries.items()
        for product in business.products
        if not (shown[key] or product.hidden)
    ]
    rows = matrix(catalogue)
    assert len(rows) == len(products) * len(catalogue.markets.markets)
    assert {(row[0], row[1]) for row in rows} == {(key, code) for key in products for code in catalogue.markets.markets}


def test_what_lacks_something_says_what(catalogue: Catalogue) -> None:
    rows = matrix(catalogue)
    assert all(bool(lacking) is (level != "none") for _, _, level, lacking in rows)
    assert {level for _, _, level, _ in rows} >= {"none", "offer", "ship"}


if __name__ == "__main__":
    KEPT.write_text(as_csv(matrix(sample())), encoding="utf-8")
