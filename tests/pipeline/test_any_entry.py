"""Entries of any length, with any fields missing: a profile and a feature hold them, or print less with a warning."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.book.part_html import Renderer
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.select import select
from catalog.fonts.static_faces import prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.planning.page_grid import Box
from catalog.planning.plan import Matter, Page, Part, Slot
from catalog.planning.text_fit import NO_FIT
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext
from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter
from tests.conftest import DAY, copy_small
from tests.content.any_entry import COUNTRIES, WORDS, Values, businesses, words
from tests.shipped import PAGE, TEMPLATES, typeset_context

MAKER: Final = "tenun-contoh"
FULL: Final = {
    "owner": "Alexandra Featherstonehaugh-Montgomery",
    "workers": 148,
    "class": "kecil",
    "address": {"street": "1200 Northwest Industrial Parkway, Building C, Suite 410, Portland", "kecamatan": "maduran"},
    "contacts": {
        "whatsapp": "+6281200000002",
        "email": "wholesale.enquiries@harrow-and-finch-outfitters.example",
        "web": "https://www.harrow-and-finch-outfitters.example/wholesale",
    },
    "consent": {"phone": "yes"},
    "exports": {"countries": COUNTRIES[:5], "since": 2004},
}
LONG: Final = {"line": " ".join(WORDS * 2), "care": " ".join(WORDS * 8), "samples": " ".join(WORDS * 4)}
SETTINGS: Final = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Setter:
    """Sets one page of a project whose entries change."""

    project: Project
    typesetter: WeasyPrintTypesetter
    typesetting: TypesetContext

    def set_page(self, page: Page) -> SetPart:
        catalogue = load_catalogue(self.project.root, DAY, jobs=1).catalogue
        assert catalogue
        view = select(catalogue, "profil", "en", self.project.images, DAY)
        formatter, drawings = Formatter(catalogue.languages["en"]), DrawingCache(self.typesetting.drawings)
        part = Part(f"business/tenun/{MAKER}", "profile", Matter.BODY, MAKER, "tenun", (page,))
        html = Renderer(TEMPLATES, view, formatter, PAGE, {}, 72, drawings).render(part)
        return self.typesetter.set_part(PartJob(part.name, "", html, 1))[0]

    def write(self, name: str, values: Values) -> None:
        path = self.project.content / "businesses" / MAKER / f"{name}.yaml"
        path.write_text(yaml.safe_dump(dict(values), allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Setter:
    folder = tmp_path_factory.mktemp("any")
    typesetting = typeset_context(prepare_fonts(font_cache / "fonts"), folder / "cache")
    typesetting.parts.mkdir(parents=True)
    return Setter(copy_small(folder / "project"), WeasyPrintTypesetter(typesetting), typesetting)


@given(values=businesses)
@example(values=FULL)
@SETTINGS
def test_the_head_of_a_profile_holds_any_business(setter: Setter, values: Values) -> None:
    setter.write("business", {"name": "Harrow & Finch", "category": "tenun", **values})
    found = setter.set_page(Page("profile", strip=2))
    assert found.overflows == ()
    assert NO_FIT not in found.steps.values(), "texts end sooner"


@given(
    name=words(9).map(lambda text: text[:90].strip()),
    options=st.tuples(st.integers(1, 8), st.integers(1, 40)),
    length=st.integers(1, 30),
    code=st.integers(0, 40),
    text=st.integers(0, 120),
    listed=st.booleans(),
    more=st.fixed_dictionaries(
        {},
        optional={
            "line": words(12),
            "care": words(60),
            "samples": words(30),
            "materials": st.integers(1, 6).map(lambda count: [{"name": f"{WORDS[0]} {n}"} for n in range(count)]),
            "packaging": words(8).map(lambda kind: {"kind": kind}),
        },
    ),
)
@example(name="Shirt", options=(7, 5), length=5, code=6, text=40, listed=True, more={})
@example(name="Shirt", options=(8, 12), length=12, code=20, text=120, listed=True, more={})
@example(name="Shirt", options=(1, 60), length=20, code=4, text=120, listed=False, more={})
@example(name="Shirt", options=(5, 6), length=30, code=0, text=0, listed=False, more={})
@example(name="Shirt", options=(1, 1), length=1, code=0, text=9, listed=True, more=LONG)
@SETTINGS
def test_a_feature_holds_any_variants(
    setter: Setter, name: str, options: tuple[int, int], length: int, code: int, text: int, listed: bool, more: Values
) -> None:
    sizes, colours = ([f"{'Xy' * length}"[:length] + f" {n}" for n in range(count)] for count in options)
    made = [(size, colour) for size in sizes for colour in colours]
    items = [
        {"of": {"s": size, "c": colour}, **({"sku": f"{'A-B' * code}"[:code] + f"-{n}"} if code else {})}
        for n, (size, colour) in enumerate(made)
    ]
    axes = {"s": {"name": "Size", "options": sizes}, "c": {"name": "Colour", "options": colours}}
    described = {"description": "word " * text} if text else {}
    price = {"retail": "129.50", "currency": "USD"}
    setter.write("business", {"name": "Harrow & Finch", "category": "tenun"})
    setter.write(
        "sarung", {"name": name, "price": price, "variants": {"axes": axes, "items": items}, **described, **more}
    )
    edition = setter.project.content / "editions" / "profil.yaml"
    kept = yaml.safe_load(edition.read_text("utf-8"))
    edition.write_text(yaml.safe_dump({**kept, "layout": {"price_list": listed}}), "utf-8")
    slot = Slot(f"{MAKER}/sarung", (6, 6), Box(PAGE.left, PAGE.top, *PAGE.slot_size((6, 6))))
    found = setter.set_page(Page("feature", (slot,)))
    assert found.overflows == ()
    assert NO_FIT not in found.steps.values(), "texts end sooner"
