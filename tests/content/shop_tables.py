"""What the foreign shop sells, as tables: its makers, chapters, goods, texts and variants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of goods: its chapter, what is drawn of it, and its price before variants."""

    name: str
    category: str
    shape: str
    price: str
    group: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What the variants of a product differ in, and how many options of it there are at most."""

    key: str
    name: str
    options: tuple[str, ...]


CATEGORIES: Final[tuple[Values, ...]] = (
    {"slug": "tops", "name": "Tops", "accent": "#1c3d5a", "intro": "Shirts, tees and sweatshirts for every day."},
    {"slug": "t-shirts", "name": "T-Shirts", "accent": "#1c3d5a", "parent": "tops"},
    {"slug": "bottoms", "name": "Trousers & Shorts", "accent": "#5a3d1c"},
    {"slug": "bags", "name": "Bags and Small Leather Goods for Work and Travel", "short": "Bags", "accent": "#3d1c4a"},
    {"slug": "footwear", "name": "Footwear", "accent": "#1c4a3d", "intro": "Boots & shoes."},
    {"slug": "drinkware", "name": "Drinkware", "accent": "#7e2021"},
)

KINDS: Final = (
    Kind("Crew-Neck T-Shirt", "t-shirts", "shirt", "24.00", "garment"),
    Kind("Oxford Shirt", "tops", "shirt", "59.90", "garment"),
    Kind("Weekend Tote", "bags", "bag", "89.00", "bag"),
    Kind("Chelsea Boot", "footwear", "boot", "149.00", "other"),
    Kind("Shirt on a Model", "tops", "model", "64.50", "garment"),
    Kind("Relaxed Trousers", "bottoms", "trousers", "72.00", "garment"),
    Kind("Enamel Mug", "drinkware", "mug", "14.00", "other"),
    Kind("Running Shorts", "bottoms", "shorts", "38.00", "garment"),
    Kind("Crossbody Bag", "bags", "bag", "119.95", "bag"),
    Kind("Hooded Sweatshirt", "tops", "shirt", "68.00", "garment"),
)

STYLES: Final = (
    "Organic",
    "Heritage",
    "Featherweight",
    "Everyday",
    "Stonewashed",
    "Merino-Blend",
    "Alpine",
    "Coastal",
    "Quilted",
    "Recycled",
    "Classic",
)

# Behind the name of every so many products, as exports have it: names of up to 90 characters.
LONG_NAMES: Final = (
    " for Women, Slim Fit with Thumbholes and Hidden Zip Pocket",
    " – Unisex, Water-Repellent, Machine-Washable, 2-Pack (Black/Grey)",
    " (Limited Edition, Made to Order)",
)

# The description of each product, in turn; None where there is none. From none to 120 words.
DESCRIPTIONS: Final = (
    "<p>A soft everyday piece in <strong>combed cotton</strong>.</p>\n<ul>\n<li>Regular fit</li>\n"
    "<li>Machine wash at 30&deg;</li>\n</ul>",
    None,
    "Was $49.00, now $29.00 while stocks last.",
    '<div class="rte"><p><span style="font-weight: 400;">Our best seller is back &amp; better.</span></p>'
    "<p>Cut from a mid-weight cloth that softens with every wash, with flat seams, a ribbed collar that keeps its "
    "shape, and side splits for easy movement. The model is 6&#39;1&quot; and wears a size M.<br>We suggest your usual "
    "size; between sizes, take the larger one.</p><h5>Details</h5><ul><li>100% cotton, 180 gsm</li><li>Pre-shrunk</li>"
    "<li>Tear-away label</li></ul></div>",
    "Soft.",
    '#1 bestseller since 1998. Box of 30*20*10 cm.\n- Fits laptops up to 15"\n- 3*4 pockets, __A1__ grade zip\n'
    "* Free returns within 30 days",
    "Built for long days on your feet. The upper is cut from a single piece of leather, so there is only one seam to "
    "wear out, and that one is at the back, where it is out of the way. The sole is stitched, not glued: any cobbler "
    "can replace it. Elastic panels at both sides hold the ankle without pinching; the pull tab at the heel is wide "
    "enough for a finger in a winter glove. Break them in at home for a week or so; after that they take the shape of "
    "your foot and keep it. We make each pair to order in small runs, so allow ten working days before it ships. "
    "Every pair comes with spare laces, a shoe bag made of offcuts, and a card with care instructions.",
    "Regular price $72.00 – SALE $54.00 (25% off). Final sale: no returns, no exchanges.",
    "<table><tr><th>Size</th><th>Chest</th></tr><tr><td>S</td><td>36&quot;</td></tr></table>",
    "24) colours to choose from. See https://shop.example/collections/all?sort_by=best-selling&page=2.",
)

TAG_LINES: Final = (
    None,
    "Made to be worn every day",
    None,
    "The one that everybody asks for, now in new colours and in sizes from XXS to 4XL",
)

SIZES: Final = Choice("size", "Size", ("XS", "S", "M", "L", "XL", "2XL", "3XL"))
SHOE_SIZES: Final = Choice("size", "Size", ("38", "39", "40", "41", "42", "43", "44", "45"))
COLOUR_NAMES: Final = (
    "Black",
    "White",
    "Navy",
    "Heather Grey",
    "Forest Green",
    "Burgundy / Dusty Rose Colour Block",
    "Oatmeal",
    "Sky",
    "Rust",
    "Charcoal",
    "Sand",
    "Olive",
)
SWATCHES: Final = {
    "Black": "#1d1d1b",
    "White": "#ffffff",
    "Navy": "#1f2a52",
    "Heather Grey": "#a5a5a8",
    "Forest Green": "#24442f",
    "Oatmeal": "#e6dcc8",
    "Sky": "#9cc3e0",
    "Rust": "#a4502b",
    "Charcoal": "#3a3c40",
    "Sand": "#d9c6a0",
    "Olive": "#6a6b3a",
}
TONES: Final = ("", "Light ", "Dark ", "Washed ", "Faded ")
COLOURS: Final = Choice("color", "Color", tuple(f"{tone}{name}" for tone in TONES for name in COLOUR_NAMES))  # 60

# How many variants each product has, in turn; 0 for none. 35 is 7 × 5, 96 is 8 × 12, 60 are colours of one size.
VARIANTS: Final = (35, 0, 2, 96, 30, 12, 60, 3, 0, 20, 5, 0, 10, 7, 4, 40)
SPREAD: Final = (6, 12, 3, 18, 10, 4, 15, 8)  # of the products behind the first sixteen

# Every field of a maker that has nothing to look at: no photo, no story, and a panel of facts as full as can be.
FULL_MAKER: Final[Values] = {
    "name": "Harrow & Finch Outfitters",
    "category": "tops",
    "owner": "Alexandra Featherstonehaugh-Montgomery",
    "founded": 1987,
    "workers": 148,
    "class": "menengah",
    "address": {"street": "1200 Northwest Industrial Parkway, Building C, Suite 410, Portland, Oregon 97209, USA"},
    "contacts": {
        "email": "wholesale.enquiries@harrow-and-finch-outfitters.example",
        "instagram": "@harrowandfinch",
        "web": "https://www.harrow-and-finch-outfitters.example/wholesale",
    },
    "exports": {"countries": ["CA", "GB", "JP", "DE", "AU"], "since": 2004},
}

MAKERS: Final[dict[str, Values]] = {
    "harrow-finch": FULL_MAKER,
    "nameless": {"name": "N/A Studio", "category": "tops"},
    "lakeside": {
        "name": "Lakeside Leather Works",
        "category": "bags",
        "story": "Two sisters cut, stitch and finish every bag at one bench. Hides come from one tannery. Nothing is "
        "glued that can be sewn.",
        "contacts": {"web": "https://lakeside-leather.example"},
        "address": {"street": "4 Quay Road, Burlington, VT"},
    },
    "tall-pines": {
        "name": "Tall Pines Goods Company of the Pacific Northwest",
        "category": "drinkware",
        "founded": 2019,
        "contacts": {"email": "hello@tallpines.example"},
        "photos": {"workshop": {"file": "workshop.jpg"}},
    },
    "strata": {
        "name": "STRATA",
        "category": "footwear",
        "contacts": {"instagram": "@strata.footwear", "web": "https://strata.example"},
        "exports": {"countries": ["CA"]},
    },
}

FIBRES: Final[tuple[list[Values], ...]] = (
    [{"name": "cotton", "percent": 100}],
    [],
    [{"name": "recycled polyester", "percent": 65}, {"name": "merino wool", "percent": 35}],
)
ORIGINS: Final = (None, "US", "PT", None, "VN")

CATALOGUE: Final[Values] = {
    "title": "Fieldmarket Wholesale",
    "language": "en",
    "publisher": {
        "name": "Fieldmarket Inc.",
        "address": "88 Mercer Street, New York, NY 10012",
        "contacts": {"email": "orders@fieldmarket.example", "web": "https://fieldmarket.example"},
    },
}

_PAGES: Final[dict[str, Values]] = {
    "profile": {},
    "grid": {"products": "grid"},
    "grid-2": {"products": "grid", "per_page": "2", "price_list": False},
    "grid-4": {"products": "grid", "per_page": "4", "price_list": False},
    "grid-6": {"products": "grid", "per_page": "6", "price_list": False},
    "grid-9": {"products": "grid", "per_page": "9", "price_list": False},
    "features": {"sizes": [{"prominence": "feature"}]},
    "features-alone": {"sizes": [{"prominence": "feature"}], "price_list": False},
    "compact": {"products": "grid", "sizes": [{"prominence": "compact"}], "indexes": [], "price_list": False},
    "chapters": {"products": "grid", "chapters": {"bags": {"products": "profile"}, "tops": {"per_page": "9"}}},
    "indonesian": {"products": "grid", "price_list": False},
}
# Makers of the editions that only prove a layout; the others have them all. One of these has products of 0 to 96
# variants and a maker with a photo of its workshop, the other a maker of whom only the name is known.
INCLUDED: Final = {"features": ("lakeside", "tall-pines"), "grid-2": ("nameless", "strata")}
EDITIONS: Final[dict[str, Values]] = {
    name: {
        "title": "Fieldmarket Wholesale Catalog",
        "year": 2027,
        "date": "2026-11-24",
        "code": f"FM-{number}",
        "languages": ["id" if name == "indonesian" else "en"],
        "prices": ["retail", "wholesale"],
        "layout": layout,
        "include": {"businesses": [*INCLUDED.get(name, MAKERS)]},
        "dpi": 72,
    }
    for number, (name, layout) in enumerate(_PAGES.items(), start=1)
}
