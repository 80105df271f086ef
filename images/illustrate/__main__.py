"""Draw the sample's pictures: `python -m images.illustrate [part of a name …]`.

Writes images/<business>/<file> for every product in `products.DRAWINGS`, every workshop and every logo. The same
names give the same pictures: nothing but the name seeds the noise.
"""

import argparse
import multiprocessing
from pathlib import Path

import yaml
from PIL import Image, ImageFilter

from .logos import logo
from .noise import generator
from .products import DRAWINGS
from .render import take
from .sample import BUSINESSES
from .workshops import workshop

IMAGES = Path(__file__).resolve().parents[1]
CONTENT = IMAGES.parent / "content" / "businesses"
NOTE = "Illustration, not a photograph"
MOST_BYTES = 105_000


def titled(business: str, product: str) -> str:
    """The product's Indonesian name: from its entry, or from the file's name."""
    entry = CONTENT / business / f"{product.removesuffix('-detail')}.yaml"
    if entry.exists():
        name = yaml.safe_load(entry.read_text(encoding="utf-8")).get("name")
        if name:
            return str(name["id"] if isinstance(name, dict) else name)
    return product.replace("-", " ").title()


def save(picture: Image.Image, path: Path) -> None:
    """As JPEG of at most about MOST_BYTES: softer and coarser until it fits."""
    exif = Image.Exif()
    exif[0x010E] = NOTE
    # One sample a pixel leaves edges hard and files large, so that every picture is softened a little.
    for blur, quality in ((0.8, 74), (0.8, 66), (0.8, 58), (0.8, 50), (1.0, 46), (1.3, 46), (1.7, 44)):
        soft = picture.filter(ImageFilter.GaussianBlur(blur))
        soft.save(path, quality=quality, optimize=True, progressive=True, exif=exif.tobytes())
        if path.stat().st_size <= MOST_BYTES:
            return


def draw(order: tuple[str, str]) -> str:
    """Draw one file: (business, file name)."""
    business, name = order
    path = IMAGES / business / name
    path.parent.mkdir(exist_ok=True)
    rng = generator(f"{business}/{name}")
    stem = Path(name).stem
    if stem == "logo":
        logo(business, BUSINESSES[business]).save(path, optimize=True)
    elif stem == "workshop":
        save(workshop(rng, business), path)
    else:
        save(take(DRAWINGS[stem](rng, titled(business, stem)), 1.0), path)
    return f"{business}/{name}"


def orders() -> list[tuple[str, str]]:
    result = []
    for business, sample in BUSINESSES.items():
        result += [(business, f"{product}.jpg") for product in sample.pictures]
        result += [(business, "workshop.jpg")] * sample.workshop + [(business, "logo.png")] * sample.logo
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the sample's pictures.")
    parser.add_argument("only", nargs="*", help="draw only files whose path contains one of these")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    wanted = [o for o in orders() if not options.only or any(part in "/".join(o) for part in options.only)]
    with multiprocessing.Pool(options.jobs) as pool:
        for done in pool.imap_unordered(draw, wanted):
            print(done, flush=True)


if __name__ == "__main__":
    main()
