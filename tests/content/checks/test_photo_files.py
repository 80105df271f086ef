"""Photos that entries name: nothing outside the project is read, whatever the name; what is there is looked at."""

from __future__ import annotations

import os
import shutil
import unicodedata

import pytest

from tests.content.breaking import SARONG, Trial

FIELD = "photos[0].file"
PLACE = f"{SARONG}:5:17"


def named(trial: Trial, name: str) -> list[tuple[str, str, str]]:
    trial.change(SARONG, "file: sarung.jpg", f"file: {name}")
    return trial.rows()


@pytest.mark.parametrize(
    "name",
    ["../sarung.jpg", "../../../../etc/passwd", "/etc/passwd", "a/../../x.jpg", "C:/x.jpg", "'c:x.jpg'", "'http://x/y.jpg'"],
)  # fmt: skip
def test_a_name_that_leaves_the_folder_is_refused(name: str, trial: Trial) -> None:
    assert named(trial, name) == [("path-outside", PLACE, FIELD)]


def test_the_photo_of_an_option_may_be_named_alone(trial: Trial) -> None:
    axis = "warna: {name: {id: Warna, en: Colour}, "
    trial.change(SARONG, axis, f"{axis}photos: {{nila: sarung.jpg, soga: {{file: sarun.jpg}}}}, ")
    assert [(code, field) for code, _, field in trial.rows()] == [
        ("photo-missing", "variants.axes.warna.photos.soga.file")
    ]
    trial.change(SARONG, "{nila: sarung.jpg, ", "{nila: hilang.jpg, ")
    (_, place, _), *_ = trial.rows()
    assert place.startswith(f"{SARONG}:20:")


def test_a_link_that_leaves_the_project_is_refused_once(trial: Trial) -> None:
    folder = trial.project.images / "tenun-contoh"
    (folder / "tautan.jpg").symlink_to("/etc/passwd")
    assert named(trial, "tautan.jpg") == [("link-outside", "images/tenun-contoh/tautan.jpg", "")]


def test_a_link_to_another_place_of_the_project_is_followed(trial: Trial) -> None:
    folder = trial.project.images / "tenun-contoh"
    trial.project.root.joinpath("foto").mkdir()
    shutil.copy(folder / "sarung.jpg", trial.project.root / "foto")
    (folder / "lain").symlink_to(trial.project.root / "foto")
    assert named(trial, "lain/sarung.jpg") == []


def test_a_hidden_link_that_leaves_the_project_is_refused_where_it_is_named(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / ".a.jpg").symlink_to("/etc/passwd")
    assert named(trial, ".a.jpg") == [("path-outside", PLACE, FIELD)]


def test_a_link_inside_of_the_images_is_followed(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "tautan.jpg").symlink_to("sarung.jpg")
    assert named(trial, "tautan.jpg") == []


def test_links_in_a_ring_lead_to_no_photo(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "a.jpg").symlink_to("b.jpg")
    (trial.project.images / "tenun-contoh" / "b.jpg").symlink_to("a.jpg")
    ring = [("link-ring", f"images/tenun-contoh/{name}.jpg", "") for name in "ab"]
    assert named(trial, "a.jpg") == ring


def test_a_link_to_nothing_is_told_with_what_it_leads_to(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "a.jpg").symlink_to("nowhere.jpg")
    assert named(trial, "a.jpg") == [("photo-link-nowhere", PLACE, FIELD)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (".", "photo-not-a-file"),
        ("./", "photo-not-a-file"),
        ("x" * 300 + ".jpg", "photo-missing"),
        ("sarung.jpg/sarung.jpg", "photo-missing"),
        ("'tenun\\sarung.jpg'", "path-backslash"),
        ("'é ‘ü’.jpg'", "photo-missing"),
        ('"a\\0b.jpg"', "file-control-character"),
        ('""', "value-empty"),
        ("", "value-empty"),
        ("[]", "string-expected"),
    ],
)
def test_a_name_that_is_no_photo_is_reported(name: str, code: str, trial: Trial) -> None:
    ((found, place, _),) = named(trial, name)
    assert (found, place) == (code, PLACE)


def test_a_pipe_is_not_waited_for(trial: Trial) -> None:
    os.mkfifo(trial.project.images / "tenun-contoh" / "pipa.jpg")
    assert named(trial, "pipa.jpg") == [("photo-not-a-file", PLACE, FIELD)]


@pytest.mark.parametrize(
    ("name", "near"), [("Sarung.JPG", "sarung.jpg"), ("sarong.jpeg", "sarung.jpg"), ("zzz.jpg", "")]
)
def test_the_name_that_was_meant_is_found(name: str, near: str, trial: Trial) -> None:
    trial.change(SARONG, "file: sarung.jpg", f"file: {name}")
    (problem,) = trial.problems()
    assert dict(problem.values)["near"] == near


def test_photos_of_chapters_editions_and_the_publisher_lie_below_images(trial: Trial) -> None:
    trial.change("categories.yaml", "tenun-contoh/sarung.jpg", "sarung.jpg")
    trial.add("editions/petak.yaml", "cover: ../../x.jpg\n")
    trial.change("catalogue.yaml", "  address:", "  logo: {file: logo.png}\n  address:")
    assert trial.rows() == [
        ("photo-missing", "catalogue.yaml:5:16", "publisher.logo.file"),
        ("photo-missing", "categories.yaml:7:12", "categories[0].photo"),
        ("path-outside", "editions/petak.yaml:9:8", "cover"),
    ]


@pytest.mark.parametrize("name", [".", "./", "tenun-contoh", "tenun-contoh/."])
def test_a_folder_is_no_photo_of_a_chapter(name: str, trial: Trial) -> None:
    trial.change("categories.yaml", "photo: tenun-contoh/sarung.jpg", f'photo: "{name}"')
    assert [code for code, _, _ in trial.rows()] == ["photo-not-a-file"]


def test_of_a_business_that_was_renamed_the_one_step_is_told_once(trial: Trial) -> None:
    trial.path("businesses/tenun-contoh").rename(trial.path("businesses/tenun-baru"))
    found = [problem for problem in trial.problems() if problem.code.startswith("photo")]
    assert [(problem.code, dict(problem.values)["old"]) for problem in found] == [
        ("photo-folder-old", "images/tenun-contoh")
    ]
    (trial.project.images / "tenun-contoh").rename(trial.project.images / "tenun-baru")
    (chapter,) = (problem for problem in trial.problems() if problem.code.startswith("photo"))
    assert (chapter.code, dict(chapter.values)["near"]) == ("photo-missing", "tenun-baru/sarung.jpg")


@pytest.mark.parametrize("name", ["images/tenun-contoh/sarung.jpg", "tenun-contoh/sarung.jpg", "foto/sarung.jpg"])
def test_a_photo_that_is_written_with_its_folder_is_found_to_be_meant(name: str, trial: Trial) -> None:
    trial.change(SARONG, "file: sarung.jpg", f"file: {name}")
    (problem,) = trial.problems()
    assert (problem.code, dict(problem.values)["near"]) == ("photo-missing", "sarung.jpg")


def test_a_folder_of_photos_in_capitals_is_told(trial: Trial) -> None:
    trial.project.images.rename(trial.project.root / "Images")
    assert ("folder-case", "Images", "") in trial.rows()


def test_a_file_in_place_of_the_photos_is_told_once(trial: Trial) -> None:
    folder = trial.project.images / "tenun-contoh"
    folder.rename(trial.project.root / "elsewhere")
    folder.write_bytes(b"x")
    assert [row[:2] for row in trial.rows()] == [("folder-is-file", "images/tenun-contoh")]


def test_a_photo_of_another_business_is_not_taken_for_a_renamed_one(trial: Trial) -> None:
    trial.write("businesses/lain/business.yaml", trial.read("businesses/tenun-contoh/business.yaml"))
    trial.write("businesses/lain/sarung.yaml", trial.read(SARONG).replace("sku:", "# sku:"))
    assert "photo-folder-old" not in {code for code, _, _ in trial.rows()}


def test_without_a_folder_of_images_every_photo_is_missing(trial: Trial) -> None:
    trial.project.images.rename(trial.project.root / "gambar")
    assert {code for code, _, _ in trial.rows()} == {"photo-missing"}


def test_a_photo_whose_accents_are_stored_in_another_way_is_told(trial: Trial) -> None:
    name = "kopi-café.jpg"
    folder = trial.project.images / "tenun-contoh"
    (folder / "sarung.jpg").rename(folder / unicodedata.normalize("NFD", name))
    trial.change(SARONG, "file: sarung.jpg", f"file: {unicodedata.normalize('NFC', name)}")
    assert ("photo-name-form", PLACE, FIELD) in trial.rows()
