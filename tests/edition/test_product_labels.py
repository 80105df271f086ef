"""What the data of a product are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.edition.select import select
from tests.conftest import DAY
from tests.content.breaking import CHIPS, Trial


@pytest.mark.parametrize(
    ("group", "content", "english", "indonesian"),
    [
        ("food", "150 g", "Net", "Berat bersih"),
        ("food", "250 ml", "Net", "Isi bersih"),
        ("textile", "480 g", "Weight", "Berat"),
        ("wood", "1.6 kg", "Weight", "Berat"),
        (None, "150 g", "Net", "Berat bersih"),
    ],
)
def test_only_food_has_a_net_weight(
    group: str | None, content: str, english: str, indonesian: str, tmp_path: Path
) -> None:
    trial = Trial.of_small(tmp_path / "project")
    trial.change(CHIPS, "net_weight: 150 g\n", f"net_weight: {content}\n" + (f"group: {group}\n" if group else ""))
    catalogue = trial.load().catalogue
    assert catalogue is not None, trial.rows()
    for edition, language, label in (("profil", "en", english), ("petak", "id", indonesian)):
        view = select(catalogue, edition, language, trial.project.images, DAY)
        products = (product for business in view.businesses for product in business.products)
        data = next(product.data for product in products if product.key.endswith("/keripik-1"))
        assert [datum.label for datum in data if datum.key == "net_weight"] == [label]
