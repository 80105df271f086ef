"""A page of the HTML + what is printed → its text. What the templates of `templates/website/` can call stands here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.edition.formatting import Formatter
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.templating.jinja import Templates
from catalog.website.picture_files import PictureFiles
from catalog.website.urls import (
    SitePage,
    businesses_of,
    fragment,
    front_page,
    has_prices,
    neighbours,
    pages_of,
    path_of,
    relative,
    second_languages,
)

SUMMARY = 160  # letters of a page's description, as messengers show it
SENTENCE = re.compile(r"[.!?…][”’»]?(?= |$)|[。！？]")


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the same page in another language; `current` for the page's own."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class SiteContent:
    """An edition in one language with its pages, found by their subject."""

    view: EditionView
    formatter: Formatter
    pages: Mapping[str, SitePage]
    categories: Mapping[str, CategoryView]
    businesses: Mapping[str, BusinessView]
    products: Mapping[str, ProductView]
    around: Mapping[str, tuple[SitePage | None, SitePage | None]]
    names: Mapping[str, str]  # by subject: what a page is about
    chapters: Mapping[str, str]  # by anchor: the slug of the category it stands in


@dataclass(frozen=True, slots=True)
class SiteRenderer:
    """Renders the pages of one edition in all its languages."""

    templates: Templates
    album: PictureFiles
    contents: Mapping[str, SiteContent]  # by language, the first one first
    second: Mapping[tuple[str, str], str] = field(repr=False)

    def render_all(self) -> Iterator[tuple[str, str]]:
        """Each page's path below the `html` folder and its text."""
        first = next(iter(self.contents.values()))
        yield "index.html", self.render(front_page(first.view))
        for content in self.contents.values():
            for page in content.pages.values():
                yield page.path, self.render(page)

    def render(self, page: SitePage) -> str:
        """The text of `page`."""
        content = self.contents[page.language]
        business = content.businesses.get(_after(page.subject, "business"))
        product = content.products.get(page.subject)
        category = content.categories.get(_category_of(page, business, product))
        before, after = content.around[page.subject]
        return self.templates.render(
            f"website/{page.template}.html",
            view=content.view,
            page=page,
            category=category,
            business=content.businesses[product.business] if product else business,
            product=product,
            index=next((index for index in content.view.indexes if page.subject == f"index-{index.key}"), None),
            businesses=content.businesses,
            categories=content.categories,
            products=content.products,
            has_prices=has_prices(content.view),
            say=content.formatter.say,
            count=content.formatter.count,
            switches=tuple(self._switches(page)),
            picture=self.album.show,
            fragment=fragment,
            summary=summary,
            file=lambda path: relative(path, page.path),
            link=lambda anchor: relative(path_of(page.language, anchor), page.path),
            second_language=lambda anchor, name: self.second.get((anchor, name), ""),
            category_of=lambda anchor: content.chapters.get(anchor, ""),
            names=content.names,
            before=before,
            after=after,
        )

    def _switches(self, page: SitePage) -> Iterator[Switch]:
        """To the same page in every language; to the home page where a language lacks it."""
        for code, content in self.contents.items():
            name = dict(content.view.languages).get(code, code)
            same = content.pages.get(page.subject, content.pages["home"])
            yield Switch(code, name, relative(same.path, page.path), code == page.language)


def make_renderer(
    views: Sequence[EditionView], phrases: Mapping[str, Formatter], templates: Templates, album: PictureFiles
) -> SiteRenderer:
    """A renderer for `views`, one for each language; `phrases` has a writer for each of these languages."""
    contents = {view.language: _content(view, phrases[view.language]) for view in views}
    return SiteRenderer(templates, album, contents, second_languages(views))


def summary(text: str) -> str:
    """The first sentences of `text` on one line, for a card or a page's description; a long one is cut at a word."""
    line = " ".join(text.split())
    if len(line) <= SUMMARY:
        return line
    ends = [end.end() for end in SENTENCE.finditer(line[: SUMMARY + 1])]
    if ends and ends[-1] >= SUMMARY // 3:
        return line[: ends[-1]]
    return line[:SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def _content(view: EditionView, formatter: Formatter) -> SiteContent:
    pages = pages_of(view)
    businesses = businesses_of(view)
    products = {product.anchor: product for product in view.products}
    return SiteContent(
        view=view,
        formatter=formatter,
        pages={page.subject: page for page in pages},
        categories={category.slug: category for category in view.categories},
        businesses=businesses,
        products=products,
        around=neighbours(pages),
        names={
            **{category.anchor: category.name for category in view.categories},
            **{f"business/{slug}": business.name for slug, business in businesses.items()},
            **{anchor: product.name for anchor, product in products.items()},
        },
        chapters={
            **{business.anchor: business.category for business in view.businesses},
            **{anchor: product.category for anchor, product in products.items()},
        },
    )


def _category_of(page: SitePage, business: BusinessView | None, product: ProductView | None) -> str:
    if product:
        return product.category
    return business.category if business else _after(page.subject, "category")


def _after(subject: str, kind: str) -> str:
    head, _, rest = subject.partition("/")
    return rest if head == kind else ""
