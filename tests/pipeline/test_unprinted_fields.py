"""The build lists the fields that were filled in and stand on none of its pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.i18n.translator import Translator
from catalog.pipeline.unprinted_fields import write_unprinted
from tests.content.breaking import CHIPS, WEAVER, Trial


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path / "project")


def listed(trial: Trial, edition: str, *, html: bool) -> list[tuple[str, str, str]]:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    path = write_unprinted(catalogue, catalogue.editions[edition], trial.project.root, html=html)
    rows = json.loads(path.read_text("utf-8"))
    return [(row["file"].removeprefix("content/"), row["field"], row["use"]) for row in rows]


def test_fields_are_listed_with_their_use(trial: Trial) -> None:
    before = set(listed(trial, "profil", html=False))
    trial.add(CHIPS, "animal: none\nbatch_code: TTBBHH\nmaterials: [{name: bambu, scientific: Gigantochloa apus}]\n")
    trial.change(WEAVER, 'postcode: "62261"', 'postcode: "62261", coordinates: [-7.1, 112.3]')
    trial.write("rates.yaml", "rates: [{currency: USD, rupiah: 16400, date: 2026-10-01}]\n")
    found = {
        (CHIPS, "batch_code", "html"),
        (CHIPS, "materials[0].scientific", "html"),
        (WEAVER, "address.coordinates", "html"),
        ("rates.yaml", "rates", "market"),
    }
    assert set(listed(trial, "profil", html=False)) - before == found
    assert {row for row in found if row[2] == "market"} <= set(listed(trial, "profil", html=True))
    assert not [row for row in listed(trial, "profil", html=True) if row[2] == "html"]


def test_the_build_writes_the_list_and_says_so(
    trial: Trial, font_cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    trial.project.build.mkdir()
    trial.project.cache.symlink_to(font_cache)
    trial.add(CHIPS, "batch_code: TTBBHH\n")
    command = ["--project", str(trial.project.root), "build", "petak"]
    for _ in range(2):  # the second time nothing has changed
        assert run(command, Translator("en")) == 0
        assert "listed in build/petak/not-printed.json" in capsys.readouterr().out
    rows = json.loads((trial.project.build / "petak" / "not-printed.json").read_text("utf-8"))
    assert {"file": f"content/{CHIPS}", "field": "batch_code", "use": "html"} in rows
