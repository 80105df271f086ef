"""Every field of an entry has a column, with a heading and an explanation in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from catalog.exchange.sheets.entry_cells import column_key, find_column
from catalog.exchange.sheets.headings import heading, heading_key, sheet_name
from catalog.exchange.sheets.sheet_forms import KINDS, form_of, sheet_forms
from catalog.exchange.sheets.sheet_tables import sheet_tables
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.scaffold.field_docs import models_below
from catalog.scaffold.sheet_guide import column_explanation, guide_rows


def fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """The fields of a model and of those below it that hold no model themselves."""
    for one in (model, *models_below(model)):
        inner = {other.__name__ for other in models_below(one)}
        for name, field in one.model_fields.items():
            if not any(other in str(field.annotation) for other in inner):
                yield one.__name__, name


@pytest.mark.parametrize("of", KINDS)
def test_every_field_has_a_column(of: str) -> None:
    columns = {(c.model.__name__, c.field) for form in sheet_forms() if form.of == of for c in form.columns}
    assert columns >= set(fields(KINDS[of]))


def test_lists_have_sheets_of_their_own() -> None:
    names = [form.name for form in sheet_forms()]
    assert names[:2] == ["business", "product"]
    assert {"product.price.wholesale", "business.licences", "product.variants.items"} < set(names)
    assert form_of("product", ("prices",)).keyed


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_are_called_something_and_explained(language: str) -> None:
    translator = Translator(language)
    tables = sheet_tables([], "id", ["id", "ja"], every_field=True)
    names = [sheet_name(table.form, translator) for table in tables]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
    for table in tables:
        heads = [heading(column, translator) for column in table.columns]
        assert len(set(heads)) == len(heads)
        assert [heading_key(head) for head in heads] == [column.key for column in table.columns]
        assert all(column_explanation(column, translator) or column.key == "base" for column in table.columns)
    rows = list(guide_rows(tables, translator))
    assert {len(row) for row in rows} == {4}
    assert sum(bool(row[3]) for row in rows) > 100  # have an example


def test_a_column_is_found_by_its_key_alone() -> None:
    for form in sheet_forms():
        for column in form.columns:
            key = column_key(form, *column.path, *(["ja"] if column.text else []))
            assert find_column(form, key) == (column, "ja" if column.text else "")
            assert find_column(form, f"{key}x.y.z") is None
