"""Pages are remembered by what they show: whatever was made before, the folder is that of a clean build."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from markupsafe import Markup as Html
from PIL import Image

from catalog.cache.value_store import FILE, ValueStore
from catalog.edition.formatting import Formatter
from catalog.edition.price_views import PriceLine, PriceStep, PriceView
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.templating.jinja import Templates
from tests.website import sample
from tests.website.conftest import Publisher

ROUNDS = 24


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are rendered, by their paths, as they are rendered."""
    seen: list[str] = []
    render = Templates.render

    def note(self: Templates, name: str, **values: Any) -> str:  # noqa: ANN401
        seen.append(values["page"].path)
        return render(self, name, **values)

    monkeypatch.setattr(Templates, "render", note)
    return seen


def with_products(
    view: EditionView, business: str, change: Callable[[ProductView], ProductView | None], **words: str
) -> EditionView:
    """The edition where `change` was made to each product of a business (None takes it away), and `words` to itself."""

    def changed(one: BusinessView) -> BusinessView:
        if one.slug != business:
            return one
        products = tuple(product for product in map(change, one.products) if product)
        return replace(one, products=products, **words)  # type: ignore[arg-type]

    def chapter(category: CategoryView) -> CategoryView:
        businesses = tuple(map(changed, category.businesses))
        products = tuple(product for one in businesses for product in one.products)
        return replace(category, businesses=businesses, products=products)

    return replace(view, categories=tuple(map(chapter, view.categories)))


def priced(view: EditionView, slug: str, price: str) -> EditionView:
    def change(product: ProductView) -> ProductView:
        line = PriceLine("retail", "", "", (PriceStep("", price),))
        return replace(product, price=PriceView((line,), "")) if product.key == slug else product

    return with_products(view, slug.partition("/")[0], change)


def test_a_price_renders_the_pages_that_show_it_and_no_others(
    publisher: Publisher, tmp_path: Path, rendered: list[str]
) -> None:
    out, value_store = tmp_path / "html", ValueStore(tmp_path / "cache")
    views = publisher.views
    publisher.publish(out, views, value_store)
    before = {name: (out / name).stat().st_ino for name in contents(out)}
    rendered.clear()
    publisher.publish(out, [priced(view, "tenun/sarung", "Rp1") for view in views], value_store)
    always = {f"{code}/{page}" for code in ("en", "id") for page in ("index.html", "prices.html", "about.html")}
    shown = {"category/tenun", "business/tenun", "product/tenun/sarung", "product/tenun/selendang"}
    changed = {f"{code}/{page}.html" for code in ("en", "id") for page in shown}
    assert set(rendered) == {"index.html"} | always | changed
    after = {name: (out / name).stat().st_ino for name in contents(out)}
    assert {name for name in after if after[name] != before[name]} == changed


def test_what_is_remembered_of_nothing_changed_renders_only_pages_of_the_whole(
    publisher: Publisher, tmp_path: Path, rendered: list[str]
) -> None:
    value_store = ValueStore(tmp_path / "cache")
    publisher.publish(tmp_path / "html", value_store=value_store)
    rendered.clear()
    publisher.publish(tmp_path / "html", value_store=value_store)
    assert len(rendered) == 7


class Edits:
    """Edits by chance to an edition in two languages, to what it is made with, and to what was made before."""

    def __init__(self, publisher: Publisher, out: Path, cache: Path, seed: int) -> None:
        self.publisher, self.out, self.cache = publisher, out, cache
        self.chance = Random(seed)
        self.views = publisher.views
        self.formatters = sample.formatters()
        self.made: list[str] = []

    def edit(self) -> None:
        words = (self.price, self.remove, self.rename, self.describe, self.publish_by, self.drop_index, self.phrase)
        files = (self.template, self.photo, self.damage, self.lose, self.forget, self.spoil, self.recolour, self.turn)
        kinds = (*words, *files)
        kind = self.chance.choice(kinds) if len(self.made) >= len(kinds) else kinds[len(self.made)]
        kind()
        self.made.append(kind.__name__)

    def number(self) -> int:
        return self.chance.randint(1, 10**6)

    def price(self) -> None:
        price = f"Rp{self.number()}"
        self.views = [priced(view, "tenun/sarung", price) for view in self.views]

    def remove(self) -> None:
        products = self.views[0].products
        if len(products) > 2:
            gone = self.chance.choice(products).key
            slug = gone.partition("/")[0]
            self.views = [with_products(v, slug, lambda p: None if p.key == gone else p) for v in self.views]

    def rename(self) -> None:
        name = f"Usaha {self.number()}"
        self.views = [
            with_products(view, "dapur", lambda product: replace(product, business_name=name), name=name)
            for view in self.views
        ]

    def describe(self) -> None:
        words = Html("<p>{}</p>").format(self.number())
        self.views = [
            with_products(view, "dapur", lambda product: replace(product, description=words, second_name="Sama"))
            for view in self.views
        ]

    def publish_by(self) -> None:
        publisher = replace(self.views[0].publisher, name=f"Dinas {self.number()}")
        self.views[0] = replace(self.views[0], publisher=publisher)

    def drop_index(self) -> None:
        self.views[1] = replace(self.views[1], indexes=self.views[1].indexes[:2])

    def phrase(self) -> None:
        language = self.formatters["id"].language
        phrases = {**language.phrases, "site.before": f"Sebelum {self.number()}"}
        self.formatters["id"] = Formatter(language.model_copy(update={"phrases": phrases}))

    def template(self) -> None:
        file = self.publisher.project.templates / "website" / "product.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{{% extends 'website/page.html' %}}{{% block main %}}{self.number()}{{% endblock %}}")

    def photo(self) -> None:
        colour = tuple(self.chance.randbytes(3))
        Image.new("RGB", (1600, 1200), colour).save(self.publisher.project.images / "sarung.jpg")

    def damage(self) -> None:
        file = self.chance.choice(sorted(path for path in self.out.rglob("*") if path.is_file()))
        file.write_bytes(file.read_bytes()[::-1])

    def lose(self) -> None:
        for file in sorted(path for path in self.out.rglob("*") if path.is_file())[::3]:
            file.unlink()
        (self.out / "stale.html").write_text("old")

    def forget(self) -> None:
        base = sqlite3.connect(self.cache / FILE)
        with base:
            base.execute("DELETE FROM stored WHERE rowid % 2 = 0")
        base.close()

    def spoil(self) -> None:
        (self.cache / FILE).write_bytes(b"no database")

    def recolour(self) -> None:
        accent = f"#{self.number():06x}"
        self.views = [
            replace(view, categories=(replace(view.categories[0], accent=accent), *view.categories[1:]))
            for view in self.views
        ]

    def turn(self) -> None:
        self.views = [replace(view, categories=view.categories[::-1]) for view in self.views]


def test_after_edits_by_chance_the_folder_is_that_of_a_clean_build(
    publisher: Publisher, tmp_path: Path, rendered: list[str]
) -> None:
    out, cache = tmp_path / "html", tmp_path / "cache"
    publisher.publish(out, value_store=ValueStore(cache))
    edits = Edits(publisher, out, cache, seed=2027)
    saved = 0
    for _ in range(ROUNDS):
        edits.edit()
        rendered.clear()
        clean = publisher.publish(tmp_path / "clean" / "html", edits.views, None, edits.formatters)
        all_pages = len(rendered)
        rendered.clear()
        made = publisher.publish(out, edits.views, ValueStore(cache), edits.formatters)
        saved += all_pages - len(rendered)
        assert contents(out) == contents(tmp_path / "clean" / "html"), edits.made
        assert made == clean
    assert len(set(edits.made)) == 15
    assert saved > 0
