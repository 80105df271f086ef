"""The photo beside a text, and what its field is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.checks.entry_texts import Path as FieldPath
from catalog.content.checks.photo_files import Gallery
from catalog.core.project import Project
from catalog.entry_text.field_order import KINDS
from catalog.exchange.texts.text_context import field_at, photo_path
from tests.exchange.texts.translating import change, exported

MAKER = "content/businesses/tenun-contoh/business.yaml"


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [
        ("product", ("line",), "Product.line"),
        ("product", ("photos", 0, "alt"), "Photo.alt"),
        ("product", ("export", "payment"), "ExportTerms.payment"),
        ("product", ("variants", "axes", "name", "options", "name"), "Axis.options"),
        ("product", ("variants", "axes", "options", "name"), "Axis.name"),
        ("business", ("photos", "workshop", "caption"), "Photo.caption"),
        ("categories", ("categories", 3, "intro"), "Category.intro"),
        ("catalogue", ("customer_groups", "name", "name"), "CustomerGroup.name"),
    ],
)
def test_a_text_is_explained_by_its_own_field(kind: str, path: FieldPath, field: str) -> None:
    found = field_at(KINDS[kind], path)
    assert found
    assert f"{found[0].__name__}.{found[1]}" == field


@pytest.mark.parametrize(("consent", "shown"), [("yes", "tenun-contoh/wajah.jpg"), ("no", "")])
def test_a_face_is_shown_where_its_owner_agreed(consent: str, shown: str, project: Project) -> None:
    change(project, MAKER, "consent: {phone: yes}", f"consent: {{face: {consent}}}")
    change(project, MAKER, "photos:\n", "photos:\n  portrait: {file: wajah.jpg, alt: Pemilik}\n")
    row = next(row for row in exported(project).rows if row.key == f"{MAKER}#photos.portrait.alt")
    assert row.photo == shown


@pytest.mark.parametrize(
    ("photo", "there"),
    [
        ("tenun-contoh/sarung.jpg", True),
        ("tenun-contoh/none.jpg", False),
        ("tenun-contoh/../../secret.jpg", False),
        ("../secret.jpg", False),
        ("/etc/passwd", False),
        ("tenun-contoh", False),
        ("", False),
        (".", False),
        ("tenun-contoh/.", False),
    ],
)
def test_no_photo_outside_of_the_project_is_looked_at(photo: str, there: bool, project: Project) -> None:
    (project.root / "secret.jpg").write_bytes(b"x")
    found = photo_path(Gallery(project.root), photo)
    assert (found is not None) == there
    assert found is None or found.is_relative_to(project.images)


def test_a_photo_behind_a_link_out_of_the_project_is_not_looked_at(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (project.images / "tenun-contoh/link.jpg").symlink_to(tmp_path / "secret.jpg")
    assert photo_path(Gallery(project.root), "tenun-contoh/link.jpg") is None


def test_names_follow_the_entries(project: Project) -> None:
    change(project, "content/businesses/dapur-contoh/business.yaml", "name: Dapur Contoh", "name: Dapur Baru")
    assert {row.of for row in exported(project).rows if "keripik-2" in row.file} == {
        "Keripik Talas · Dapur Baru · Pangan"
    }
