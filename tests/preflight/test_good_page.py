"""The page that the faulty ones are made from has no fault, whatever a shop wants."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.preflight.rules.terms import PrintTerms
from tests.preflight.pdf_builder import ANY, CMYK, X1A, X4, built, checked


@pytest.mark.parametrize(
    ("terms", "standard", "version"),
    [(X4, "PDF/X-4", "1.6"), (X1A, "PDF/X-1a:2003", "1.4"), (CMYK, "", "1.7"), (ANY, "", "1.7")],
)
def test_a_good_page_has_no_findings(tmp_path: Path, terms: PrintTerms, standard: str, version: str) -> None:
    report = checked(built(tmp_path, lambda builder: builder.page(), standard, version), terms)
    assert report.groups == ()
    assert len(report.sheets) == 1
