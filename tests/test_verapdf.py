"""veraPDF passes what is accessible and names what is not."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.weasyprint.environment import use_only
from tests import verapdf
from tests.verapdf import Report, check, reason_missing, require_verapdf

HEADING = "<h1>Sarung</h1><p>Kain tenun.</p>"


def picture(alternative: str) -> str:
    file = io.BytesIO()
    Image.new("RGB", (9, 9), "#7e2021").save(file, "PNG")
    return f'<img {alternative} src="data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}">'


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> dict[str, Report]:
    """What is said of some files, all by one call."""
    require_verapdf()
    use_only(prepare_fonts(font_cache / "fonts"))
    from weasyprint import HTML

    accessible = f"{HEADING}{picture('alt=Cloth')}"
    pages = {
        "untagged": (accessible, None),
        "accessible": (accessible, "pdf/ua-1"),
        "silent picture": (f"{HEADING}{picture('')}{picture('')}", "pdf/ua-1"),
        "skipped heading": (f"{HEADING}<h3>Tenun</h3>", "pdf/ua-1"),
    }
    folder = tmp_path_factory.mktemp("verapdf")
    for name, (body, variant) in pages.items():
        html = f"<!DOCTYPE html><html lang=en><title>Catalogue</title><body>{body}</body></html>"
        HTML(string=html).write_pdf(folder / f"{name}.pdf", pdf_variant=variant)
    return dict(zip(pages, check("ua1", *(folder / f"{name}.pdf" for name in pages)), strict=True))


def test_accessible_page_is_compliant(reports: dict[str, Report]) -> None:
    report = reports["accessible"]
    assert report.compliant, report.failures
    assert report.failures == {}
    assert report.assertions > 100


def test_untagged_page_is_not(reports: dict[str, Report]) -> None:
    report = reports["untagged"]
    assert not report.compliant
    # Not said to be tagged; no metadata; its title is not shown; no tree; two texts and a picture without a tag.
    assert {"6.2-1", "7.1-8", "7.1-10", "7.1-11", "7.1-3"} <= report.failures.keys()
    assert report.failures["7.1-3"].times >= 3
    assert "neither marked as Artifact nor tagged" in report.failures["7.1-3"].message
    assert "pages[0]" in report.failures["7.1-3"].message


def test_each_fault_of_a_tagged_page_is_named(reports: dict[str, Report]) -> None:
    counts = {
        name: {rule: failure.times for rule, failure in report.failures.items()} for name, report in reports.items()
    }
    assert counts["silent picture"] == {"7.3-1": 2}
    assert counts["skipped heading"] == {"7.4.2-1": 1}


def test_file_that_is_no_pdf_and_unknown_flavour_are_reported(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("Sarung")
    with pytest.raises(RuntimeError, match=r"ModelParsingException(?s:.*)text\.pdf"):
        check("ua1", tmp_path / "text.pdf")
    with pytest.raises(RuntimeError, match="no rules for the flavour 9z"):
        check("9z", tmp_path / "text.pdf")


def test_without_java_tests_are_skipped_and_fail_where_all_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    jpype = pytest.importorskip("jpype")

    def find_none() -> str:
        raise jpype.JVMNotFoundException

    monkeypatch.setattr(jpype, "getDefaultJVMPath", find_none)
    assert str(reason_missing()).startswith("Java is not installed")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Java is not installed"):
        check("ua1")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Java is not installed"):
        check("ua1")


def test_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "PACKAGES", {"json": "json", "no_such_module": "no-such-package"})
    assert str(reason_missing()).startswith("no-such-package is not installed")
