"""Licences as pages print them, in a language that names each of them and in one that does not."""

from __future__ import annotations

from pathlib import Path

import yaml

from catalog.core.project import shipped
from catalog.edition.select import select
from catalog.model.business import LicenceType
from tests.conftest import DAY
from tests.content.breaking import KITCHEN, Trial


def test_a_kind_that_a_language_does_not_name_is_printed_by_its_letters(tmp_path: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    language = yaml.safe_load(shipped("content/languages/en.yaml").read_text(encoding="utf-8"))
    language |= {"code": "fr", "locale": "fr_FR", "licences": {"nib": "NIB"}, "licence_meanings": {"nib": "inscrit"}}
    trial.write("languages/fr.yaml", yaml.safe_dump(language, allow_unicode=True))
    trial.change("editions/petak.yaml", "languages: [id]", "languages: [id, fr]")
    others = [kind.value for kind in LicenceType if kind.value not in ("nib", "pirt", "md", "halal")]
    licences = "".join(f"  - {{type: {kind}, number: SNI 2891:2020}}\n" for kind in others if kind != "merek")
    trial.add(KITCHEN, f"licences:\n{licences}  - {{type: halal, number: ID35110001234560124}}\n")
    assert {code for code, _, _ in trial.rows()} <= {"licence-unnamed", "texts-other-language"}
    assert "licence-unnamed" in {code for code, _, _ in trial.rows()}
    catalogue = trial.load().catalogue
    assert catalogue is not None
    view = select(catalogue, "petak", "fr", trial.project.images, DAY)
    kitchen = next(business for business in view.businesses if business.slug == "dapur-contoh")
    named = {badge.type: (badge.name, badge.meaning) for badge in kitchen.badges}
    assert named["fda_ffr"] == ("FDA FFR", "")
    assert named["halal"] == ("halal", "")
