"""An edition's views → the pages of its HTML, where each lies, and how one page names another.

Paths are POSIX paths below the `html` folder. Addresses are relative, so that the folder works from a memory stick
(file://) and below any address of a web server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.edition.views import BusinessView, EditionView

HOME = "index.html"


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: `subject` is the anchor of what it shows (`product/<business>/<product>`), the same in every language."""

    path: str
    language: str
    template: str  # templates/website/<template>.html
    subject: str


def pages_of(view: EditionView) -> list[SitePage]:
    """The pages of an edition in one language, the home page first; every page has another path."""
    subjects = [("home", "home")]
    subjects += [("category", category.anchor) for category in view.categories]
    subjects += [("business", f"business/{slug}") for slug in businesses_of(view)]
    subjects += [("product", product.anchor) for product in view.products]
    subjects += [("index", f"index-{index.key}") for index in view.indexes]
    if has_prices(view):
        subjects.append(("prices", "prices"))
    subjects.append(("about", "about"))
    return [SitePage(path_of(view.language, subject), view.language, kind, subject) for kind, subject in subjects]


def front_page(view: EditionView) -> SitePage:
    """The page at the root: the first language's home itself.

    A choice of languages would be a door to open before anything is seen, and a redirect without script does not work
    in the viewers in which phones open a single file. The switch to the other languages stands on every page.
    """
    return SitePage(HOME, view.language, "home", "home")


def path_of(language: str, anchor: str) -> str:
    """Where the page of `anchor` lies. A business has one page, in however many chapters its products stand."""
    kind, _, rest = anchor.partition("/")
    if kind == "business":
        rest = rest.partition("/")[0]
    name = "/".join(part for part in (kind, rest) if part)
    return f"{language}/{HOME}" if name == "home" else f"{language}/{name}.html"


def relative(target: str, start: str) -> str:
    """The address of `target` on the page `start`, both in plain form: without `.`, `..` or empty names."""
    folder, way = start.split("/")[:-1], target.split("/")
    shared = 0
    for here, there in zip(folder, way[:-1], strict=False):
        if here != there:
            break
        shared += 1
    return "/".join([*[".."] * (len(folder) - shared), *way[shared:]])


def fragment(head: str) -> str:
    """The id of a group of an index: `g-6304-92`, `g-maduran`. Letters of any script stay."""
    return "g-" + "".join(letter if letter.isalnum() else "-" for letter in head.casefold())


def has_prices(view: EditionView) -> bool:
    """Whether a price list would show any price."""
    return any(any(row.prices) for product in view.products for row in product.price_rows)


def businesses_of(view: EditionView) -> dict[str, BusinessView]:
    """The businesses by slug, in the order of the book, each with its products from all chapters."""
    found: dict[str, BusinessView] = {}
    for business in view.businesses:
        known = found.get(business.slug)
        found[business.slug] = replace(known, products=known.products + business.products) if known else business
    return found


def second_languages(views: Sequence[EditionView]) -> dict[tuple[str, str], str]:
    """(anchor, second name) → its language, found where the product bears that name in another view."""
    names = {
        (product.anchor, product.name, view.language): view.language for view in views for product in view.products
    }
    return {
        (product.anchor, product.second_name): names[product.anchor, product.second_name, other.language]
        for view in views
        for product in view.products
        for other in reversed(views)
        if product.second_name and (product.anchor, product.second_name, other.language) in names
    }


def neighbours(pages: Sequence[SitePage]) -> dict[str, tuple[SitePage | None, SitePage | None]]:
    """By subject: the pages of the same kind before and after it, in the order of the book."""
    rows: dict[str, list[SitePage]] = {}
    for page in pages:
        rows.setdefault(page.template, []).append(page)
    around: dict[str, tuple[SitePage | None, SitePage | None]] = {}
    for row in rows.values():
        for before, page, after in zip((None, *row), row, (*row[1:], None), strict=False):
            around[page.subject] = (before, after)
    return around
