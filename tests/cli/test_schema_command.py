"""`catalog schema`, as it is given on the command line."""

from __future__ import annotations

import json

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import Translator


def test_schema_writes_in_the_language_of_the_person_and_says_where(
    working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, said, words in (
        ("en", "Editors find the schemas of all entries in content/.schemas\n", "Name of the product"),
        ("id", "Skema semua entri untuk penyunting teks ada di content/.schemas\n", "Nama produk"),
    ):
        assert run(["schema"], Translator(language)) == 0
        assert capsys.readouterr() == (said, "")
        schema = json.loads((working_project.content / ".schemas" / "product.json").read_text(encoding="utf-8"))
        assert schema["properties"]["name"]["description"].startswith(words)
    assert run(["check"], Translator("en")) == 0
    assert ".schemas" not in capsys.readouterr().out


def test_schema_tells_what_to_add_to_settings_of_a_persons_own(
    working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    own = working_project.root / ".vscode" / "settings.json"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    assert run(["schema"], Translator("en")) == 0
    _, message, lines = capsys.readouterr().out.split("\n", 2)
    assert message.startswith(".vscode/settings.json is yours and stays as it is.")
    assert set(json.loads(lines)) == {"yaml.schemas", "yaml.yamlVersion"}
    assert own.read_text(encoding="utf-8") == "{}"
