"""A page of the HTML + what is printed → its text. What the templates of `templates/website/` can call stands here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.edition.formatting import Formatter
from catalog.edition.language_marks import mark_languages
from catalog.edition.markdown_html import plain_text
from catalog.edition.views import EditionView
from catalog.fonts.marked_runs import mark_runs
from catalog.templating.jinja import Templates
from catalog.website.page_content import STORED, SiteContent
from catalog.website.picture_files import PictureFiles
from catalog.website.urls import SitePage, fragment, front_page, path_of, relative, second_languages

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
class SiteRenderer:
    """Renders the pages of one edition in all its languages."""

    templates: Templates
    picture_files: PictureFiles
    contents: Mapping[str, SiteContent]  # by language, the first one first

    def pages(self) -> list[SitePage]:
        """Every page of the HTML; each has another path."""
        first = next(iter(self.contents.values()))
        own = (page for content in self.contents.values() for page in content.pages.values())
        return [front_page(first.view), *own]

    def key(self, page: SitePage) -> bytes | None:
        """A content key of the text of `page`, where it can be made without rendering it."""
        content = self.contents[page.language]
        return content.key(page, content.content_of(page), repr(self._switches(page)))

    def render(self, page: SitePage) -> str:
        """The text of `page`."""
        content = self.contents[page.language]
        shown = content.content_of(page)
        languages = dict(shown.languages)

        def short(text: str) -> str:
            """A summary, which is in the language of its text."""
            line = summary(text)
            if text in languages:
                languages[line] = languages[text]
            return line

        whole = {} if page.template in STORED else {"businesses": content.businesses, "products": content.products}
        html = self.templates.render(
            f"website/{page.template}.html",
            view=shown.view,
            page=page,
            category=shown.category,
            business=shown.business,
            product=shown.product,
            index=shown.index,
            has_prices=content.has_prices,
            **content.written,
            switches=self._switches(page),
            picture=self.picture_files.show,
            fragment=fragment,
            summary=short,
            plain=plain_text,
            file=lambda path: relative(path, page.path),
            link=lambda anchor: relative(path_of(page.language, anchor), page.path),
            second_language=lambda anchor, name: shown.second.get((anchor, name), ""),
            category_of=lambda anchor: shown.chapters.get(anchor, ""),
            names=shown.names,
            before=shown.before,
            after=shown.after,
            **whole,
        )
        return mark_runs(mark_languages(html, languages), page.language)

    def _switches(self, page: SitePage) -> tuple[Switch, ...]:
        """To the same page in every language; to the home page where a language lacks it."""
        found: list[Switch] = []
        for code, content in self.contents.items():
            name = dict(content.view.languages).get(code, code)
            same = content.pages.get(page.subject, content.pages["home"])
            found.append(Switch(code, name, relative(same.path, page.path), code == page.language))
        return tuple(found)


def make_renderer(
    views: Sequence[EditionView], phrases: Mapping[str, Formatter], templates: Templates, picture_files: PictureFiles
) -> SiteRenderer:
    """A renderer for `views`, one for each language; `phrases` has a formatter for each of these languages."""
    second, digest = second_languages(views), templates.digest("website")
    contents = {
        view.language: SiteContent(view, phrases[view.language], picture_files, second, digest) for view in views
    }
    return SiteRenderer(templates, picture_files, contents)


def summary(text: str) -> str:
    """The first sentences of `text` on one line, for a card or a page's description; a long one is cut at a word."""
    line = " ".join(text.split())
    if len(line) <= SUMMARY:
        return line
    ends = [end.end() for end in SENTENCE.finditer(line[: SUMMARY + 1])]
    if ends and ends[-1] >= SUMMARY // 3:
        return line[: ends[-1]]
    return line[:SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"
