"""What of an edition is in another language, as its views have noted it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from catalog.core.project import shipped
from catalog.edition.foreign_texts import ForeignTexts
from catalog.edition.select import select
from catalog.edition.views import EditionView, ProductView
from catalog.model.language_chain import LanguageChain, has_words
from catalog.model.values import Text
from tests.conftest import DAY
from tests.content.breaking import CHIPS, SARONG, Trial

ENGLISH = (shipped("content/languages") / "en.yaml").read_text(encoding="utf-8")


def text(**texts: str) -> Text:
    return Text(tuple((code.replace("_", "-"), words) for code, words in texts.items()))


@pytest.fixture
def notes() -> ForeignTexts:
    return ForeignTexts(LanguageChain(("zh-Hant",), ("zh-Hans", "en", "id")), "id")


@pytest.mark.parametrize(
    ("texts", "said", "language"),
    [
        ({"zh_Hant": "棉", "zh_Hans": "棉花", "id": "katun"}, "棉", ""),
        ({"zh_Hans": "棉花", "id": "katun"}, "棉花", "zh-Hans"),
        ({"id": "katun", "en": "cotton"}, "cotton", "en"),
        ({"id": "katun"}, "katun", "id"),
        ({"ja": "綿"}, "綿", "ja"),
        ({"id": "XXL"}, "XXL", ""),
        ({"id": "110 × 180 cm"}, "110 × 180 cm", ""),
    ],
)
def test_a_text_goes_along_the_chain_and_is_noted(
    texts: Mapping[str, str], said: str, language: str, notes: ForeignTexts
) -> None:
    assert notes.take(text(**texts)) == said
    assert dict(notes.noted).get(said, "") == language


def test_a_name_in_the_catalogues_language_alone_is_of_no_language(notes: ForeignTexts) -> None:
    assert notes.take(text(id="Tenun Contoh"), name=True) == "Tenun Contoh"
    assert dict(notes.noted) == {}
    notes.take(text(id="Tenun Contoh", en="Sample Weavers"), name=True)
    assert dict(notes.noted) == {"Sample Weavers": "en"}


def test_what_the_edition_says_itself_is_not_foreign(notes: ForeignTexts) -> None:
    notes.take(text(en="Batik"))
    notes.take(text(zh_Hant="Batik"))
    assert notes.noted == ()


@pytest.mark.parametrize(
    ("words", "expected"), [("棉", True), ("S", False), ("XXL", False), ("Biru", True), ("12 cm", False)]
)
def test_what_has_words(words: str, expected: bool) -> None:
    assert has_words(words) == expected


def view_of(trial: Trial, edition: str, language: str) -> EditionView:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    return select(catalogue, edition, language, trial.project.images, DAY)


def product(view: EditionView, key: str) -> ProductView:
    return next(product for product in view.products if product.key == key)


def test_views_note_their_own_texts_alone(trial: Trial) -> None:
    trial.write("languages/ms.yaml", ENGLISH.replace("code: en", "code: ms\nfallback: [en]"))
    trial.write("editions/pasar.yaml", "like: petak\nlanguages: [ms]\ncode: PS27\n")
    trial.change(CHIPS, "{id: Tipis dan renyah, en: Thin and crisp}", "{id: Tipis dan renyah, ms: Nipis}")
    trial.change(SARONG, "{id: katun, en: cotton}", "katun")
    view = view_of(trial, "pasar", "ms")
    chips, sarong = product(view, "dapur-contoh/keripik-1"), product(view, "tenun-contoh/sarung")
    assert (chips.line, dict(chips.foreign)) == ("Nipis", {"Banana Chips": "en"})
    assert dict(sarong.foreign)["katun"] == "id"
    assert dict(sarong.foreign)["Size"] == "en"
    assert 'lang="en"' in sarong.description
    weaver = next(business for business in view.businesses if business.slug == "tenun-contoh")
    assert weaver.story in dict(weaver.foreign)
    assert weaver.name not in dict(weaver.foreign)
    assert {language for one in view.categories for _, language in one.foreign} == {"en"}
    assert view.notice in dict(view.foreign)
    assert view.title not in dict(view.foreign)  # a name in the catalogue's language alone


def test_an_edition_in_a_variant_notes_nothing_of_its_base(trial: Trial) -> None:
    trial.write("editions/pasar.yaml", "like: petak\nlanguages: [en-US]\ncode: PS27\n")
    trial.change(SARONG, "{id: katun, en: cotton}", "{id: katun, en: cotton, en-US: cotton yarn}")
    view = view_of(trial, "pasar", "en-US")
    assert {text for one in view.products for text, _ in one.foreign} == set()
    assert product(view, "dapur-contoh/keripik-1").line == "Thin and crisp"
    assert "cotton yarn" in [datum.value for datum in product(view, "tenun-contoh/sarung").data]


def test_a_second_name_has_its_language(trial: Trial) -> None:
    trial.add("editions/petak.yaml", "second_names: en\n")
    catalogue = trial.load().catalogue
    assert catalogue is not None
    (language, *_) = catalogue.editions["petak"].languages
    trial.change("editions/petak.yaml", "second_names: en", f"second_names: {'id' if language == 'en' else 'en'}")
    chips = product(view_of(trial, "petak", language), "dapur-contoh/keripik-1")
    assert dict(chips.foreign) == {chips.second_name: "id" if language == "en" else "en"}
