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


def publish(
    views: Sequence[EditionView],
    phrases: Mapping[str, Formatter],
    templates: Templates,
    pictures: Mapping[PictureRequest, Picture],
    fonts_folder: Path,
    out: Path,
    value_store: ValueStore | None = None,
) -> SiteResult:
    """Write the pages of one edition into the folder `out`, replacing it as a whole or, on failure, not at all.

    `views` has the edition once in each language, the first language first; `pictures` what their photos became (see
    `picture_requests`), as far as they could be developed. `fonts_folder` holds the book's static
    TTF faces; `value_store` holds pages, so that only those are rendered of which something changed. The same input
    gives the same bytes, whatever is stored or lies in `out`. CatalogError on a fault in a template.
    """
    picture_files = make_picture_files(views, pictures)
    with uncollected():
        pages = render_pages(make_renderer(views, phrases, templates, picture_files), value_store)
    fonts = make_webfonts(fonts_folder, set().union(*(page.letters for page in pages.values())))
    style = "\n".join((fonts.rules, theme_rules(views), templates.text("website/style.css")))
    written = {path: page.text for path, page in pages.items()}
    written |= theme_files(views, value_store)
    written |= {"style.css": style.encode(), "icon.svg": templates.text("website/icon.svg").encode()}
    made = replace_folder(out, written, picture_files.copies | fonts.files)
    return SiteResult(len(pages), made.size, {f"{out.name}/{name}": digest for name, digest in made.digests.items()})
