"""The field reference: current, complete in both languages, and with examples that hold."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from pydantic import BaseModel

from catalog.content.load.yaml_source import Source, parse_source
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.i18n.translator import LANGUAGES
from catalog.scaffold.field_docs import (
    EXAMPLES,
    FOLDER,
    MODELS,
    example,
    explanation,
    is_map,
    key_of,
    model_in,
    models_below,
    words,
)
from catalog.scaffold.field_reference import REFERENCES, anchor, reference
from tests.loops import some

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 24)
NOT_SHOWN = {"Edition.market"}  # the explanation says to leave it out for now

ALL_MODELS = list(dict.fromkeys(model for kind in MODELS.values() for model in (kind, *models_below(kind))))
ALL_FIELDS = [(model, field) for model in ALL_MODELS for field in model.model_fields]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_what_the_model_says(language: str) -> None:
    written = (ROOT / "content" / REFERENCES[language]).read_text(encoding="utf-8")
    assert written == reference(language), "run `make fields`"


def test_every_field_is_explained_in_indonesian_and_nothing_else_is() -> None:
    explained = yaml.safe_load((FOLDER / "id.yaml").read_text(encoding="utf-8"))
    assert set(explained) == {f"{model.__name__}.{field}" for model, field in ALL_FIELDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_ends_as_a_sentence_does(language: str) -> None:
    for model, field in ALL_FIELDS:
        assert re.fullmatch(r"\S.*[.…]", explanation(model, field, language)), f"{model.__name__}.{field}"


def test_both_languages_have_the_same_words() -> None:
    def paths(data: object, path: str = "") -> set[str]:
        if isinstance(data, dict):
            return {found for key, value in data.items() for found in paths(value, f"{path}.{key}")}
        return {path}

    assert paths(words("en")) == paths(words("id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_model_has_a_title_and_every_group_begins_at_a_field(language: str) -> None:
    assert set(words(language)["models"]) == {model.__name__ for model in ALL_MODELS} - {
        model.__name__ for model in MODELS.values()
    }
    for name, groups in some(words(language)["groups"].items()):
        model = next(model for model in ALL_MODELS if model.__name__ == name)
        assert next(iter(groups)) == next(iter(model.model_fields))
        assert set(groups) <= set(model.model_fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_reference_leads_to_one_heading(language: str) -> None:
    text = reference(language)
    headings = [anchor(title) for title in re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.S), re.M)]
    assert len(headings) == len(set(headings))
    links = re.findall(r"\]\((.+?)\)", text)
    assert links
    for link in some(links):
        assert link.removeprefix("#") in headings or link in REFERENCES.values()


@pytest.mark.parametrize("kind", MODELS)
def test_the_examples_of_a_kind_show_every_field_of_it(kind: str) -> None:
    shown: set[str] = set()

    def look(data: dict[str, Any], model: type[BaseModel]) -> None:
        for name, field in model.model_fields.items():
            key = key_of(model, name)
            if key in data:
                shown.add(f"{model.__name__}.{name}")
                inner = model_in(field.annotation)
                below = data[key]
                entries = below if isinstance(below, list) else below.values() if is_map(field.annotation) else [below]
                for entry in entries if inner else ():
                    assert inner
                    if isinstance(entry, dict):  # what is written in a shorter form shows no field
                        look(entry, inner)

    for name in EXAMPLES[kind]:
        source = parse_source(example(name), name)
        assert isinstance(source, Source)
        look(source.data, MODELS[kind])
    models = (MODELS[kind], *models_below(MODELS[kind]))
    wanted = {f"{model.__name__}.{name}" for model in models for name in model.model_fields} - NOT_SHOWN
    if kind == "product":  # the business's example shows licences in full
        wanted = {field for field in wanted if not field.startswith("Licence.")}
    assert wanted <= shown


def test_the_examples_together_are_a_project_without_problems(tmp_path: Path) -> None:
    for kind in MODELS:
        for name, file in EXAMPLES[kind].items():
            path = tmp_path / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example(name), encoding="utf-8")
    folder = tmp_path / "images" / "dapur-ibu-ani"
    folder.mkdir(parents=True)
    for photo in ("ibu-ani", "dapur", "krupuk-ikan", "krupuk-ikan-asli", "krupuk-ikan-pedas", "taplak-tenun"):
        Image.new("RGB", (2000, 2000), "#cccccc").save(folder / f"{photo}.jpg")
    for logo in (folder / "logo.png", tmp_path / "images" / "logo-kantor.png"):
        Image.new("RGB", (800, 800), "#cccccc").save(logo)
    everything = (
        "title: {id: Semua, en: All}\ncode: S27\nyear: 2027\nlanguages: [en, id]\nprices: [retail, wholesale, export]\n"
    )
    (tmp_path / "content" / "editions" / "semua.yaml").write_text(everything, encoding="utf-8")
    loaded = load_catalogue(Project(tmp_path).root, DAY)
    assert loaded.problems == ()
    assert loaded.catalogue
    assert loaded.catalogue.languages["id"].phrases["label.moq"] == "Pesanan paling sedikit"
    for language in LANGUAGES:  # every line of data has the phrases that it is printed with
        view = select(loaded.catalogue, "semua", language, tmp_path / "images", DAY)
        assert {product.key for product in view.products} == {"dapur-ibu-ani/krupuk-ikan", "dapur-ibu-ani/taplak-tenun"}
        assert all(product.data for product in view.products)
