"""New entries, as a person meets them who follows the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from catalog.content.load.yaml_source import Source, parse_source
from catalog.content.load_catalogue import load_catalogue
from catalog.core.problems import CatalogError, ExitCode
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.model.business import Business
from catalog.model.product import Product
from catalog.scaffold.field_docs import explanation
from catalog.scaffold.new_project import new_entry
from tests.conftest import DAY
from tests.scaffold.starting import new_folder

NEW = {"business": "dapur-ibu-ani", "product": "dapur-ibu-ani/keripik-pisang"}


MODELS: dict[str, type[BaseModel]] = {"business": Business, "product": Product}


BUSINESS = "name: Dapur Ibu Ani\ncategory: pangan\n"


def _with_business(folder: Path) -> Project:
    project = new_folder(folder)
    path = project.content / "businesses" / "dapur-ibu-ani" / "business.yaml"
    path.parent.mkdir()
    path.write_text(BUSINESS, encoding="utf-8")
    return project


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NEW)
def test_a_new_entry_explains_every_field_in_the_language_of_the_person(
    tmp_path: Path, kind: str, language: str
) -> None:
    text = new_entry(_with_business(tmp_path) if kind == "product" else new_folder(tmp_path), kind, NEW[kind], language)
    lines = text.read_text(encoding="utf-8").splitlines()
    comments = " ".join(line[2:].strip() for line in lines if line.startswith("##"))
    for name, field in MODELS[kind].model_fields.items():
        assert explanation(MODELS[kind], name, language) in comments
        key = field.alias or name
        assert [line for line in lines if line.startswith((f"{key}: ", f"# {key}:"))], key
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("kind", NEW)
def test_only_what_is_needed_is_asked_for_and_filling_it_in_is_enough(tmp_path: Path, kind: str) -> None:
    project = _with_business(tmp_path) if kind == "product" else new_folder(tmp_path)
    path = new_entry(project, kind, NEW[kind], "id")
    text = path.read_text(encoding="utf-8")
    needed = [name for name, field in MODELS[kind].model_fields.items() if field.is_required()]
    found = load_catalogue(project.root, DAY).problems
    assert [problem.field for problem in found] == needed
    lines = text.splitlines()
    for problem in found:
        assert problem.place.file == project.relative(path)
        assert lines[problem.place.line - 1] == f"{problem.field}: "
    values = {"name": "Dapur Ibu Ani", "category": "pangan"}
    for name in needed:
        text = text.replace(f"\n{name}: \n", f"\n{name}: {values[name]}\n")
    path.write_text(text, encoding="utf-8")
    loaded = load_catalogue(project.root, DAY)
    assert [problem.code for problem in loaded.problems] == (["photo-none"] if kind == "product" else [])
    assert loaded.catalogue
    assert "dapur-ibu-ani" in loaded.catalogue.businesses


def _fields(text: str) -> list[list[int]]:
    """The lines of each field that is commented out, from 0."""
    found: list[list[int]] = []
    for number, line in enumerate(text.splitlines()):
        if re.match(r"# [a-z_]+:", line):
            found.append([])
        if line.startswith("# ") and number:  # the first line names the schema
            found[-1].append(number)
    return found


@pytest.mark.parametrize("kind", NEW)
def test_each_field_of_a_new_entry_is_right_when_it_is_taken_alone_and_with_all_others(
    tmp_path: Path, kind: str
) -> None:
    project = _with_business(tmp_path) if kind == "product" else new_folder(tmp_path)
    path = new_entry(project, kind, NEW[kind], "en")
    text = path.read_text(encoding="utf-8").replace("\nname: \n", "\nname: Ani\n").replace(": \n", ": pangan\n")
    model = MODELS[kind]
    optional = [name for name, field in model.model_fields.items() if not field.is_required()]
    fields = _fields(text)
    assert len(fields) == len(optional)
    everything = [number for numbers in fields for number in numbers]
    for taken in [*fields, everything]:
        lines = text.splitlines()
        for number in taken:
            lines[number] = lines[number][2:]
        source = parse_source("\n".join(lines), path.name)
        assert isinstance(source, Source)
        entry = model.model_validate(source.data, context={"language": "id"})
        names = entry.model_fields_set & set(optional)
        assert names == (set(optional) if taken is everything else names)
        assert len(names) == (len(optional) if taken is everything else 1)


def test_a_new_entry_names_the_categories_and_kecamatan_of_the_project(tmp_path: Path) -> None:
    text = new_entry(new_folder(tmp_path), "business", "dapur-ibu-ani", "en").read_text(encoding="utf-8")
    assert "One of: pangan." in text
    assert "brondong, paciran, babat, lamongan." in re.sub(r"\n## +", " ", text)


def test_a_new_entry_is_written_though_the_categories_have_a_fault(tmp_path: Path) -> None:
    project = new_folder(tmp_path)
    (project.content / "categories.yaml").write_text("categories: [", encoding="utf-8")
    assert "category: \n" in new_entry(project, "business", "dapur-ibu-ani", "en").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "near"),
    [
        ("business", "Dapur Ibu Ani", "dapur-ibu-ani"),
        ("business", "Kédai_Kopi", "kedai-kopi"),
        ("business", "../x", "x"),
        ("business", "/etc/passwd", "etc-passwd"),
        ("business", "dapur/ibu/ani", "dapur-ibu-ani"),
        ("business", "dapur/", "dapur"),
        ("business", "business", ""),
        ("business", "", ""),
        ("business", "..", ""),
        ("product", "dapur-contoh", ""),
        ("product", "dapur-contoh/", ""),
        ("product", "dapur-contoh/business", ""),
        ("product", "dapur-contoh/Keripik Pisang.yaml", "dapur-contoh/keripik-pisang"),
        ("product", "dapur-contoh/../../x", "dapur-contoh/x"),
        ("product", "dapur/ibu/ani", "dapur/ibu-ani"),
    ],
)
def test_a_name_that_no_entry_can_have_is_refused_with_one_that_it_can(
    tmp_path: Path, kind: str, name: str, near: str
) -> None:
    project = new_folder(tmp_path)
    before = sorted(project.root.rglob("*"))
    with pytest.raises(CatalogError) as refused:
        new_entry(project, kind, name)
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.values)["near"]) == ("new.name", near)
    assert refused.value.exit_code is ExitCode.USAGE
    assert "huruf kecil" in Translator("id").problem(problem).remedy
    assert sorted(project.root.rglob("*")) == before


def test_a_product_of_an_unknown_business_is_refused_with_the_nearest(tmp_path: Path) -> None:
    project = new_folder(tmp_path)
    with pytest.raises(CatalogError) as refused:
        new_entry(project, "product", "dapur-cotoh/keripik")
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.values)["near"]) == ("new.no-business", "dapur-contoh")
    assert not (project.content / "businesses" / "dapur-cotoh").exists()


def test_an_entry_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    project = new_folder(tmp_path)
    for kind, name in (("business", "dapur-contoh"), ("product", "dapur-contoh/keripik-talas")):
        file = project.content / "businesses" / ("dapur-contoh/business.yaml" if kind == "business" else f"{name}.yaml")
        before = file.read_bytes()
        with pytest.raises(CatalogError) as refused:
            new_entry(project, kind, name)
        assert [problem.code for problem in refused.value.problems] == ["new.exists"]
        assert file.read_bytes() == before
