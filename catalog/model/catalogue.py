"""The catalogue: all entries of a project, valid and linked. Stage 2 makes it; stage 3 selects from it.

Before it is one, it is a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from catalog.model.business import Business
from catalog.model.entry_summaries import BusinessSummary, Gap, summarize_business, summarize_product
from catalog.model.left_out import LeftOut, hidden_business, with_sets
from catalog.model.market import Markets
from catalog.model.print_shop import PrintShop
from catalog.model.product import Product
from catalog.model.rates import Rate
from catalog.model.regions import Region
from catalog.model.saved_plan import SavedPlan
from catalog.model.settings import CatalogueInfo, Category, Edition, Language

KNOWN: Final = 500  # businesses whose entries are in memory


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product with its slug (the file's name without `.yaml`) and its file below the project folder."""

    slug: str
    business: str  # slug of the business
    file: str
    product: Product

    @property
    def key(self) -> str:
        """`<business>/<product>`: unique in the catalogue, used in editions, anchors and messages."""
        return f"{self.business}/{self.slug}"


@dataclass(frozen=True, slots=True)
class BusinessEntry:
    """A business with its slug (the folder's name), its file, and its products in the order of their slugs."""

    slug: str
    file: str
    business: Business
    products: tuple[ProductEntry, ...]


class BusinessEntries(Mapping[str, BusinessEntry]):
    """Businesses by slug, each read when it is used: most never are, where what is printed of them is a stored value.
    The last ones are known, as many as a volume of a district has; all together would fill the memory."""

    def __init__(self, slugs: Iterable[str], read: Callable[[str], BusinessEntry]) -> None:
        self._slugs = dict.fromkeys(slugs)
        self._read = read
        self._known: dict[str, BusinessEntry] = {}

    def __getitem__(self, slug: str) -> BusinessEntry:
        found = self._known.pop(slug, None)
        if found is None:
            if slug not in self._slugs:
                raise KeyError(slug)
            found = self._read(slug)
            if len(self._known) == KNOWN:
                del self._known[next(iter(self._known))]  # used longest ago
        self._known[slug] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries. Mappings are by slug or code, in the order of the files (categories, regions) or of the slugs.

    `summaries` are of the same businesses, without reading their entries. `contents` has a content key of all that lies
    in the folders of a business, for those that have one. `left_out` are entries that no edition prints because of an
    error: as hidden ones they are in `businesses` still, where they could be read.
    """

    info: CatalogueInfo
    categories: Mapping[str, Category]
    regions: Mapping[str, Region]
    rates: Mapping[str, Rate]
    languages: Mapping[str, Language]
    editions: Mapping[str, Edition]
    businesses: Mapping[str, BusinessEntry]
    summaries: Mapping[str, BusinessSummary]
    contents: Mapping[str, bytes]
    plans: Mapping[str, SavedPlan]  # by edition; how it was last made
    print_shops: Mapping[str, PrintShop]
    markets: Markets
    left_out: tuple[LeftOut, ...] = ()

    def without(self, faulty: Iterable[LeftOut]) -> Catalogue:
        """The same catalogue, of which no edition prints the `faulty` entries, nor a set that holds one of them."""
        left_out = with_sets((*self.left_out, *faulty), self.summaries)
        keys = {entry.key for entry in left_out}
        summaries = {slug: hidden_business(business, keys) for slug, business in self.summaries.items()}
        return replace(self, summaries=summaries, left_out=left_out)

    def chapter(self, slug: str) -> str:
        """The top category above `slug`: the chapter in which its products stand."""
        while (parent := self.categories[slug].parent) is not None:
            slug = parent
        return slug


@dataclass(frozen=True, slots=True)
class BusinessDraft:
    """What a folder of a business holds: its entry, None when that is wrong or missing; its products that are right,
    and the slugs of those that are wrong."""

    slug: str
    file: str
    business: Business | None
    products: tuple[ProductEntry, ...]
    wrong: tuple[str, ...]
    gaps: Mapping[str, tuple[Gap, ...]] = field(default_factory=dict)  # of its products, by their slugs

    @property
    def summary(self) -> BusinessSummary:
        """The business in short."""
        products = (
            summarize_product(entry.slug, self.slug, entry.file, entry.product, self.gaps.get(entry.slug, ()))
            for entry in self.products
        )
        return summarize_business(self.slug, self.file, self.business, tuple(products), self.wrong)


@dataclass(frozen=True, slots=True)
class Draft:
    """Every entry that is right by itself, None for one that is not: what the rules check, so that an error in one
    entry hides no other. `wrong_languages` have a file with errors."""

    info: CatalogueInfo | None
    categories: Sequence[Category] | None
    regions: Sequence[Region] | None
    rates: Sequence[Rate]
    languages: Mapping[str, Language]
    wrong_languages: frozenset[str]
    editions: Mapping[str, Edition]
    businesses: Sequence[BusinessSummary]
    plans: Mapping[str, SavedPlan]
    print_shops: Mapping[str, PrintShop]
    markets: Markets

    def finished(self, read: Callable[[str], BusinessEntry], contents: Mapping[str, bytes]) -> Catalogue:
        """The catalogue of all entries that are right by themselves, when the settings are; `read` reads a business."""
        if self.info is None or self.categories is None or self.regions is None:
            raise ValueError("an entry is missing")
        summaries = {summary.slug: summary for summary in self.businesses if summary.right}
        return Catalogue(
            info=self.info,
            categories={category.slug: category for category in self.categories},
            regions={region.slug: region for region in self.regions},
            rates={rate.currency: rate for rate in self.rates},
            languages=self.languages,
            editions=self.editions,
            businesses=BusinessEntries(summaries, read),
            summaries=summaries,
            contents=contents,
            plans=self.plans,
            print_shops=self.print_shops,
            markets=self.markets,
        )
