"""Every kind of fault: found where it is, and nothing found where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from catalog.i18n.translator import MESSAGES
from tests.preflight.cases import Case
from tests.preflight.colour_cases import COLOUR_CASES
from tests.preflight.file_cases import FILE_CASES
from tests.preflight.pdf_builder import built, checked, codes
from tests.preflight.sheet_cases import SHEET_CASES
from tests.preflight.thing_cases import THING_CASES

CASES = (*SHEET_CASES, *COLOUR_CASES, *THING_CASES, *FILE_CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_fault_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    report = checked(built(tmp_path, case.wrong, case.standard, case.version, **case.options), case.terms)
    assert codes(report) == {case.code}
    assert {group.level.value for group in report.groups if group.code == case.code} == {case.level}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_without_the_fault_nothing_is_found(case: Case, tmp_path: Path) -> None:
    standard = case.standard if case.right_standard is None else case.right_standard
    path = built(tmp_path, case.right, standard, case.right_version or case.version)
    assert codes(checked(path, case.terms)) == set()


def test_every_kind_of_finding_has_a_case() -> None:
    messages = yaml.safe_load((MESSAGES / "preflight.en.yaml").read_text(encoding="utf-8"))
    kinds = {code for code, message in messages.items() if isinstance(message, dict)}
    elsewhere = {"pdf-ink", "pdf-unreadable", "pdf-not-a-pdf", "pdf-password", "pdf-no-pages", "pdf-damaged"}
    assert kinds - {case.code for case in CASES} == elsewhere
