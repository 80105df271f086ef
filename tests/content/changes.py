"""What a person may change in a project between two builds."""

from __future__ import annotations

import os

from tests.content.breaking import CHIPS, SARONG, WEAVER, Trial


def touch(trial: Trial) -> None:
    for path in (*trial.project.content.rglob("*"), *trial.project.images.rglob("*")):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def change_an_entry(trial: Trial) -> None:
    trial.change(WEAVER, "+6281200000002", "+6281200000003")


def break_an_entry(trial: Trial) -> None:
    trial.add(SARONG, "salah: 1\n")


def remove_an_entry(trial: Trial) -> None:
    trial.path(CHIPS).unlink()


def put_a_stranger(trial: Trial) -> None:
    trial.write("businesses/tenun-contoh/catatan.txt", "x")


def rename_an_entry(trial: Trial) -> None:
    trial.path(SARONG).rename(trial.path(SARONG).with_name("sarong.yaml"))


def rename_a_business(trial: Trial) -> None:
    trial.path("businesses/tenun-contoh").rename(trial.path("businesses/tenun"))


def lose_a_photo(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "sarung.jpg").unlink()


def lose_a_photo_and_its_like(trial: Trial) -> None:
    lose_a_photo(trial)
    (trial.project.images / "tenun-contoh" / "Sarung.jpeg").write_bytes(b"x")


def cut_a_photo(trial: Trial) -> None:
    (trial.project.images / "tenun-contoh" / "sarung.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")


def shrink_a_photo(trial: Trial) -> None:
    from PIL import Image

    Image.new("RGB", (300, 200)).save(trial.project.images / "tenun-contoh" / "sarung.jpg")


def link_a_photo_outside(trial: Trial) -> None:
    lose_a_photo(trial)
    (trial.project.images / "tenun-contoh" / "sarung.jpg").symlink_to("/etc/passwd")


def link_the_photos_outside(trial: Trial) -> None:
    photos = trial.project.images / "tenun-contoh"
    photos.rename(trial.project.root / "elsewhere")
    photos.symlink_to(trial.project.root / "elsewhere")


def rename_its_photos_as_well(trial: Trial) -> None:
    rename_a_business(trial)
    trial.load()
    (trial.project.images / "tenun-contoh").rename(trial.project.images / "tenun")


def change_the_language(trial: Trial) -> None:
    trial.write("catalogue.yaml", "language: en\n" + trial.read("catalogue.yaml"))


def want_another_language(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "languages: [en, id]", "languages: [id]")


def lose_a_category(trial: Trial) -> None:
    trial.change("categories.yaml", "slug: pangan", "slug: makanan")


def lose_a_kecamatan(trial: Trial) -> None:
    trial.change("regions.yaml", "slug: maduran", "slug: madura")


def sell_one_code_twice(trial: Trial) -> None:
    trial.change(CHIPS, "DPC-1", "TNC-1")


CHANGES = [
    *(touch, change_an_entry, break_an_entry, remove_an_entry, put_a_stranger, rename_an_entry, rename_a_business),
    *(lose_a_photo, lose_a_photo_and_its_like, cut_a_photo, shrink_a_photo, link_a_photo_outside),
    rename_its_photos_as_well,
    *(link_the_photos_outside, change_the_language, want_another_language, lose_a_category, lose_a_kecamatan),
    sell_one_code_twice,
]
