"""`make bench`: how fast it is, as ratios in one run, on this repository's catalogue and on generated entries."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment

from catalog.book import motif
from catalog.book.drawings import Drawings
from catalog.book.fonts import prepare_fonts, use_only
from catalog.build import Order, build
from catalog.content.settings import Output
from catalog.content.validate import load_catalogue
from catalog.crew.alone import Alone
from catalog.edition.select import select
from catalog.edition.views import ProductView
from catalog.pictures.develop import develop
from catalog.pictures.request import PictureRequest
from catalog.planning.layout import CARD_PICTURES
from catalog.project import Project
from tests.bench.clock import Clock, timed
from tests.bench.plan import plan_rows

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 24)
EDITION = "trade-fair"
BUSINESSES = 7635  # registered in the district
PRODUCTS_EACH = 3


def book(project: Project, jobs: int) -> tuple[int, float, float]:
    """Pages of the book; seconds from rendering to binding; seconds of everything."""
    clock = Clock()
    start = time.perf_counter()
    built = build(project, [EDITION], Order(DAY, jobs, (Output.SCREEN,)), clock)
    clock.stage(0, "")
    assert built[0].book is not None
    pages = sum(clock.seconds.get(name, 0) for name in ("render", "typeset", "bind"))
    return built[0].book.pages, pages, time.perf_counter() - start


def naive(project: Project) -> tuple[int, float]:
    """The same content by one `write_pdf` with flex, grid and `target-counter`: pages and seconds."""
    use_only(prepare_fonts(project.cache / "fonts"))
    from weasyprint import HTML

    loaded = load_catalogue(project, DAY)
    assert loaded.catalogue is not None
    view = select(loaded.catalogue, EDITION, "en", project.images, DAY)
    size = CARD_PICTURES[3, 3]
    requests = {p.key: PictureRequest(p.photos[0].file, *size, 150) for p in view.products if p.photos}
    pictures = develop(requests.values(), project.cache / "pictures", Alone()).pictures
    drawings = Drawings(project.cache / "drawings")

    def address(product: ProductView) -> str:
        return pictures[requests[product.key]].path.as_uri()

    def qr(url: str) -> str:
        return (drawings.folder / drawings.qr(url).partition(":")[2]).as_uri()

    def cloth(slug: str, accent: str, kind: str) -> str:
        draw, size = (motif.draw_quiet if kind == "quiet" else motif.draw_motif), (216, 190 if kind == "cover" else 303)
        drawn = drawings.drawn((kind, slug, accent), "svg", lambda: draw(motif.style_for(slug, accent), *size).encode())
        return (drawings.folder / drawn.partition(":")[2]).as_uri()

    for category in view.categories:  # drawn before the time is taken, as ours are
        for kind in ("cover", "quiet", "full"):
            cloth(category.slug, category.accent, kind)
    template = Environment(autoescape=True).from_string((Path(__file__).parent / "naive.html").read_text("utf-8"))
    start = time.perf_counter()
    document = HTML(string=template.render(view=view, picture=address, qr=qr, cloth=cloth)).render()
    document.write_pdf(project.build / "naive.pdf")
    return len(document.pages), time.perf_counter() - start


def generate(folder: Path, sample: Project) -> Project:
    """A district of businesses and products, after one business of the sample, each with codes of its own."""
    shutil.copytree(sample.content, folder / "content", ignore=shutil.ignore_patterns("businesses"))
    shutil.copytree(sample.images, folder / "images", ignore=shutil.ignore_patterns("illustrate"))
    source = sample.content / "businesses" / "krupuk-segara"
    business = (source / "business.yaml").read_text("utf-8")
    products = [path.read_text("utf-8") for path in sorted(source.glob("*.yaml")) if path.name != "business.yaml"]
    for number in range(BUSINESSES):
        place = folder / "content" / "businesses" / f"usaha-{number}"
        place.mkdir(parents=True)
        (place / "business.yaml").write_text(without_photos(business), "utf-8")
        for index in range(PRODUCTS_EACH):
            text = without_photos(products[index % len(products)])
            (place / f"produk-{index}.yaml").write_text(text.replace("KSK-", f"U{number}-{index}-"), "utf-8")
    return Project(folder)


def without_photos(text: str) -> str:
    """An entry without its `photos:` block: the generated businesses share no folder of photos."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        inside = line.startswith("photos:") or (inside and line.startswith((" ", "-")))
        if not inside:
            kept.append(line)
    return "\n".join(kept) + "\n"


def rows() -> Iterable[tuple[str, str, str]]:
    project = Project(ROOT)
    with tempfile.TemporaryDirectory() as name:
        copy = Project(Path(name) / "sample")
        for part in ("content", "images"):
            shutil.copytree(ROOT / part, copy.root / part)
        book(copy, 2)  # pictures and fonts are made, the program is warm
        shutil.rmtree(copy.cache / "parts")
        pages, alone, _ = book(copy, 1)
        yield f"{pages} pages, cold, one worker", f"{pages / alone:.1f} pages a second", ""
        shutil.rmtree(copy.cache / "parts")
        _, together, _ = book(copy, 2)
        yield f"{pages} pages, cold, two workers", f"{pages / together:.1f} pages a second", ""
        _, again, whole = book(copy, 1)
        yield f"{pages} pages, nothing changed", f"{pages / again:.0f} pages a second, {whole:.1f} s in all", ""
        naive_pages, naive_seconds = naive(copy)
        ratio = alone / naive_seconds
        yield f"one naive write_pdf, {naive_pages} pages", f"{naive_pages / naive_seconds:.1f} pages a second", ""
        yield "ours to naive, time of the book, one worker", f"{ratio:.2f}", "≤ 0.50"
        yield from plan_rows(copy)
        district = generate(Path(name) / "district", project)
        seconds = timed(lambda: load_catalogue(district, DAY))
        entries = BUSINESSES * (1 + PRODUCTS_EACH)
        yield f"load and check {entries:,} entries", f"{seconds:.1f} s", "≤ 12 s"
    command = [sys.executable, "-m", "catalog", "--help"]
    runs = sorted(timed(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(5))
    yield "catalog --help (median of 5)", f"{runs[2]:.2f} s", "≤ 0.3 s"


def main() -> None:
    print(f"{'':48}{'result':>38}{'aim':>10}")
    for what, result, aim in rows():
        print(f"{what:48}{result:>38}{aim:>10}", flush=True)


if __name__ == "__main__":
    main()
