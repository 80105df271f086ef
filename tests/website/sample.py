"""An edition made by hand in two languages: 2 categories, 3 businesses, 6 products, with what life leaves out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml
from markupsafe import Markup as Html
from PIL import Image

from catalog.core.project import shipped
from catalog.edition.formatting import Formatter
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_views import (
    Cell,
    ChoiceView,
    MatrixRow,
    MatrixView,
    PriceColumn,
    PriceRow,
    SwatchView,
    VariantRow,
    VariantsView,
)
from catalog.edition.views import (
    Badge,
    BusinessView,
    CategoryView,
    Datum,
    EditionView,
    FiguresView,
    IndexEntry,
    IndexGroup,
    IndexView,
    Link,
    OrderLink,
    ProductView,
    PublisherView,
    RegionView,
    SalesBar,
    VariantPhoto,
)
from catalog.model.settings import Language
from tests.website.sample_prices import DOLLAR, RUPIAH, SARONG_PRICES

CHAT = "https://wa.me/6281200000000"
LANGUAGES = (("en", "English"), ("id", "Bahasa Indonesia"))
LONG = "Kerupuk Rambak Kulit Sapi Pilihan Kandangsemangkonbrondongpaciransendangduwur"
NASTY = 'Keripik "Pedas" <script>alert(1)</script> & Manis'
SWATCHES = (SwatchView("Red", "Red", "#8c2f39", False), SwatchView("Ivory", "Ivory", "#fdfdf8", True))


def formatters() -> dict[str, Formatter]:
    folder = shipped("content/languages")
    read = {code: yaml.safe_load((folder / f"{code}.yaml").read_text(encoding="utf-8")) for code, _ in LANGUAGES}
    return {code: Formatter(Language.model_validate(values)) for code, values in read.items()}


def make_photos(folder: Path) -> dict[str, Path]:
    """Photos of several sizes; `Foto Kecil (1).jpg` has fewer px than most places want."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {"sarung": (1600, 1200), "Foto Kecil (1)": (500, 375), "lebar": (1600, 700), "tinggi": (800, 1200)}
    photos = {}
    for number, (name, size) in enumerate(sizes.items()):
        photos[name] = folder / f"{name}.jpg"
        Image.linear_gradient("L").resize(size).convert("RGB").rotate(90 * number).resize(size).save(photos[name])
    photos["logo"] = folder / "logo.png"
    Image.new("RGBA", (400, 160), (120, 30, 30, 128)).save(photos["logo"])
    photos["rusak"] = folder / "rusak.jpg"
    photos["rusak"].write_bytes(b"\xff\xd8\xff\xe0 not a photo")
    return photos


def edition(language: str, photos: dict[str, Path]) -> EditionView:
    """The same edition in `en` or `id`."""
    return _Maker(language, photos).edition()


class _Maker:
    def __init__(self, language: str, photos: dict[str, Path]) -> None:
        self.language = language
        self.photos = photos

    def text(self, english: str, indonesian: str) -> str:
        return english if self.language == "en" else indonesian

    def photo(self, name: str, caption: str = "") -> PhotoView:
        return PhotoView(self.photos[name], (0.4, 0.6), self.text("Folded cloth", "Kain terlipat"), caption)

    def edition(self) -> EditionView:
        categories = (
            self.category("tenun", 1, self.text("Woven cloth", "Kain tenun"), "#1f2a52", (self.weaver(), self.bare())),
            self.category("kue", 2, self.text("Sweets & drinks", "Kue & minuman"), "#b5541c", (self.cook(),)),
        )
        products = [product for category in categories for product in category.products]
        named = sorted({(n, p.business_name, p.anchor) for p in products for n in (p.name, p.second_name) if n})
        return EditionView(
            slug="pameran",
            language=self.language,
            languages=LANGUAGES,
            code="PF27",
            title="Made in Lamongan",
            subtitle=self.text("Cloth and food", "Kain dan pangan"),
            occasion="",
            year="2027",
            date=self.text("November 2026", "November 2026"),
            region="Lamongan, Jawa Timur",
            publisher=PublisherView(
                "Dinas <Koperasi>", "Jl. Contoh 1", (Link("Telepon", "0322 0000"), self.web()), None, None
            ),
            foreword=Html("<p>Welcome &amp; <em>read</em>.</p>"),
            foreword_signed="",
            notice="",
            copyright="CC0",
            cover=None,
            categories=categories,
            figures=self.figures(),
            regions=(RegionView("maduran", "Maduran", (0, 0), 2), RegionView("modo", "Modo", (5, 2), 0)),
            indexes=(
                IndexView("product", "Products", (IndexGroup("#", "", tuple(IndexEntry(*one) for one in named)),)),
                IndexView("business", "Makers", (IndexGroup("T", "", (IndexEntry("Tenun", "", "business/tenun"),)),)),
                IndexView("kecamatan", "Places", (IndexGroup("Maduran", "", (self.entry(),)),)),
                IndexView("hs", "HS", (IndexGroup("6211.42", "", (IndexEntry("S", "", "product/tenun/sarung"),)),)),
            ),
            price_columns=self.columns(),
            price_note="",
            price_list=True,
            volumes=False,
        )

    def columns(self) -> tuple[PriceColumn, ...]:
        return (
            PriceColumn(0, "retail", self.text("Retail (Rp)", "Eceran (Rp)"), "Rp"),
            PriceColumn(1, "export", self.text("Export", "Ekspor"), ""),
        )

    def matrix(self) -> MatrixView:
        return MatrixView(
            self.text("Size", "Ukuran"),
            tuple(f"{self.text('Colour', 'Warna')} {number}" for number in range(1, 8)),
            (
                MatrixRow("120 × 200 cm", tuple(Cell("Rp285.000", f"TAP-001-{n}") for n in range(7))),
                MatrixRow("125 × 220 cm", (None, Cell("", ""), *(Cell("Rp1", "") for _ in range(5)))),
            ),
        )

    def entry(self) -> IndexEntry:
        return IndexEntry("Dapur", "", "business/dapur")

    def web(self) -> Link:
        return Link("Web", "katalog.example", "https://katalog.example/")

    def figures(self) -> FiguresView:
        bars = (SalesBar("Konveksi", "Rp92 miliar", 92e9, "#7e2021"), SalesBar("Kriya", "Rp95 juta", 95e6, "#444444"))
        key = (Datum("", "enterprises", "7,635"),)
        return FiguresView(
            "Figures", key, "Sales", bars, "Growth", (("−2.43%", -2.43), ("5.56%", 5.56)), (2020, 2022), ("Japan",), ""
        )

    def category(
        self, slug: str, number: int, name: str, accent: str, businesses: tuple[BusinessView, ...]
    ) -> CategoryView:
        products = tuple(product for business in businesses for product in business.products)
        photo = self.photo("lebar") if number == 1 else None
        return CategoryView(
            slug, f"category/{slug}", number, name, name, accent, "Intro. " * number, photo, businesses, products
        )

    def weaver(self) -> BusinessView:
        sarong = replace(
            self.product("tenun", "sarung", self.text("Sarong “Nila”", "Sarung “Nila”")),
            second_name="Sarung “Nila”" if self.language == "en" else "",
            line="Tied, dyed, woven",
            sku="TAP-001",
            photos=(self.photo("sarung", "Front"), self.photo("Foto Kecil (1)"), self.photo("rusak")),
            variant_photos=(VariantPhoto("Merah", self.photo("tinggi")),),
            choices=(ChoiceView("warna", "Colour", "Red, Ivory", "Red, Ivory", "Colour:\xa02", SWATCHES),),
            price=SARONG_PRICES,
            data=(Datum("moq", "MOQ", "50"), Datum("hs", "HS", "6211.42.90"), Datum("care", "Care", "Wash " * 20)),
            badges=(Badge("merek", "Merek", "IDM000000101", "registered trademark"),),
            variants=VariantsView((VariantRow("120 × 200 cm", "Rp285.000"),), None, "", (), "Rp285.000"),
            matrix=self.matrix(),
            order=OrderLink(
                "whatsapp", self.text("Order", "Pesan"), "+62", f"{CHAT}?text=Sarung%20%26%20TAP-001", code=""
            ),
            price_rows=(
                PriceRow("TAP-001", "S", unit="buah", moq="50"),
                PriceRow("", option="Nila", prices=((RUPIAH,), (DOLLAR,))),
                PriceRow("TAP-001-2", option="Hijau", prices=((RUPIAH,), ())),
                PriceRow(note="Colour: Nila, Hijau"),
            ),
        )
        plain = self.product("tenun", "selendang", self.text("Shawl", "Selendang"), photos=(self.photo("rusak"),))
        contacts = (Link("WhatsApp", "+62 812 0000 0000", CHAT), Link("Telp", "0322 1"))
        return self.business(
            "tenun",
            "Tenun Arum",
            (sarong, plain),
            "tenun",
            contacts=contacts,
            workshop=self.photo("lebar", "The yard"),
            portrait=self.photo("tinggi"),
            logo=self.photo("logo"),
        )

    def bare(self) -> BusinessView:
        """A business with nothing but a name, in a second chapter the maker of a cake."""
        return self.business("dapur", LONG, (self.product("dapur", "taplak", LONG),), "tenun", bare=True)

    def cook(self) -> BusinessView:
        """The business of `bare` again, in the next chapter: its anchor is its own there."""
        one_axis = MatrixView("Size", ("",), (MatrixRow("S", (Cell("", "DK-1-S"),)), MatrixRow("L", (Cell("", ""),))))
        products = (
            self.product(
                "dapur", "keripik", NASTY, "kue", rows=(PriceRow("K", NASTY, unit="pak", prices=((RUPIAH,), ())),)
            ),
            self.product("dapur", "wingko", "Wingko", "kue", matrix=one_axis, photos=(self.photo("tinggi"),)),
            self.product("dapur", "es", "Es", "kue", description=Html("<p>Sejuk.</p>")),
        )
        return self.business("dapur", LONG, products, "kue", anchor="business/dapur/kue", bare=True)

    def business(
        self,
        slug: str,
        name: str,
        products: tuple[ProductView, ...],
        category: str,
        *,
        anchor: str = "",
        bare: bool = False,
        contacts: tuple[Link, ...] = (),
        workshop: PhotoView | None = None,
        portrait: PhotoView | None = None,
        logo: PhotoView | None = None,
    ) -> BusinessView:
        return BusinessView(
            slug=slug,
            anchor=anchor or f"business/{slug}",
            file=f"content/businesses/{slug}/business.yaml",
            category=category,
            name=name,
            owner="" if bare else "Arumsari",
            story="" if bare else "First paragraph.\n\nSecond paragraph.",
            place="" if bare else "Parengan, Maduran",
            kecamatan="" if bare else "maduran",
            kecamatan_name="" if bare else "Maduran",
            since="" if bare else "Since 1994",
            facts=() if bare else (Datum("owner", "Owner", "Arumsari"),),
            contacts=contacts,
            order=None,
            badges=(),
            portrait=portrait,
            workshop=workshop,
            logo=logo,
            fictitious=not bare,
            products=products,
        )

    def product(
        self,
        business: str,
        slug: str,
        name: str,
        category: str = "tenun",
        *,
        photos: tuple[PhotoView, ...] = (),
        matrix: MatrixView | None = None,
        rows: tuple[PriceRow, ...] = (),
        description: Html = Html(""),  # noqa: B008 Markup is as immutable as str
    ) -> ProductView:
        return ProductView(
            key=f"{business}/{slug}",
            anchor=f"product/{business}/{slug}",
            file=f"content/businesses/{business}/{slug}.yaml",
            business=business,
            business_name="Tenun Arum" if business == "tenun" else LONG,
            category=category,
            name=name,
            second_name="",
            line="",
            description=description,
            sku="",
            photos=photos,
            price=None,
            data=(),
            key_data=(),
            content_data=(),
            choices=(),
            badges=(),
            variants=None,
            matrix=matrix,
            variant_photos=(),
            hs="",
            kecamatan="",
            prominence="standard",
            order=None,
            price_rows=rows,
        )
