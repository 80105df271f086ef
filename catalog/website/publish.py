"""An edition's views → `build/<edition>/html`, a folder of pages to browse (stage 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.cache.value_store import ValueStore
from catalog.core.atomic_folder import replace_folder
from catalog.core.gc_control import uncollected
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.fonts.static_faces import FontSet
from catalog.fonts.web_subset import make_webfonts
from catalog.pictures.request import Picture, PictureRequest
from catalog.templating.jinja import Templates
from catalog.website.category_css import theme_files, theme_rules
from catalog.website.page_cache import render_pages
from catalog.website.page_html import make_renderer
from catalog.website.picture_files import make_picture_files


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What was published: HTML pages, the size of all files in bytes, and their digests by their paths below the
    folder of the edition."""

    pages: int
    bytes: int
    digests: dict[str, str]

    @property
    def files(self) -> int:
        """How many files there are."""
        return len(self.digests)


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """A site that lies nowhere yet: how many HTML pages it has; what is to be written and what to be copied, by their
    paths below its folder."""

    pages: int
    written: Mapping[str, bytes]
    copied: Mapping[str, Path]


def publish(
    views: Sequence[EditionView],
    phrases: Mapping[str, Formatter],
    templates: Templates,
    pictures: Mapping[PictureRequest, Picture],
    fonts: FontSet,
    out: Path,
    value_store: ValueStore | None = None,
) -> SiteResult:
    """Write the pages of one edition into the folder `out`, replacing it as a whole or, on failure, not at all. The
    same input gives the same bytes, whatever is stored or lies in `out`. For all else see `compose_site`."""
    site = compose_site(views, phrases, templates, pictures, fonts, value_store)
    made = replace_folder(out, site.written, site.copied)
    return SiteResult(site.pages, made.size, {f"{out.name}/{name}": digest for name, digest in made.digests.items()})


def compose_site(
    views: Sequence[EditionView],
    phrases: Mapping[str, Formatter],
    templates: Templates,
    pictures: Mapping[PictureRequest, Picture],
    fonts: FontSet,
    value_store: ValueStore | None = None,
) -> SiteFiles:
    """All files of the site of one edition.

    `views` has the edition once in each language, the first language first; `pictures` what their photos became (see
    `picture_requests`), as far as they could be developed. `fonts` are the book's static TTF
    faces; `value_store` holds pages, so that only those are rendered of which something changed. CatalogError on a
    fault in a template.
    """
    picture_files = make_picture_files(views, pictures)
    with uncollected():
        pages = render_pages(make_renderer(views, phrases, templates, picture_files), value_store)
    web_fonts = make_webfonts(fonts, set().union(*(page.letters for page in pages.values())))
    style = "\n".join((web_fonts.rules, theme_rules(views), templates.text("website/style.css")))
    written = {path: page.text for path, page in pages.items()}
    written |= theme_files(views, value_store)
    written |= {"style.css": style.encode(), "icon.svg": templates.text("website/icon.svg").encode()}
    return SiteFiles(len(pages), written, picture_files.copies | web_fonts.files)
