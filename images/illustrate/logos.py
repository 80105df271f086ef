"""Flat marks of the businesses: initials in a lozenge of the category's colour."""

from PIL import Image, ImageDraw

from .labels import font
from .sample import Sample

SMALL_WORDS = {"Tenun", "Batik", "Keripik", "Krupuk", "UD", "Sarung", "Tas", "Baju"}


def initials(name: str) -> str:
    words = [w for w in name.replace("&", " ").split() if w not in SMALL_WORDS] or name.split()
    return "".join(w[0] for w in words[:2]).upper()


def logo(business: str, sample: Sample, side: int = 800) -> Image.Image:
    """A mark with a transparent ground; the number of inner rings follows the name's length."""
    big = side * 2
    sheet = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    pen = ImageDraw.Draw(sheet)
    m = big / 2

    def diamond(r: float, colour: tuple[int, ...]) -> None:
        pen.polygon([(m, m - r), (m + r, m), (m, m + r), (m - r, m)], fill=colour)

    accent, cream = (*sample.accent, 255), (250, 243, 228, 255)
    kind = len(business) % 3
    if kind == 0:
        diamond(m * 0.98, accent)
        diamond(m * 0.88, cream)
        diamond(m * 0.82, accent)
    elif kind == 1:
        pen.ellipse([m * 0.06, m * 0.06, m * 1.94, m * 1.94], fill=accent)
        pen.ellipse([m * 0.14, m * 0.14, m * 1.86, m * 1.86], outline=cream, width=int(m * 0.02))
        for k in (-1, 0, 1):
            x, y, r = m + k * m * 0.2, m * 1.56, m * 0.075
            pen.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=cream)
    else:
        pen.rounded_rectangle([m * 0.1, m * 0.1, m * 1.9, m * 1.9], m * 0.3, fill=accent)
        for k in range(9):
            x, y, r = m * (0.36 + 0.16 * k), m * 1.62, m * 0.065
            pen.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=cream)
    pen.text(
        (m, m * (1.0 if kind == 0 else 0.94)),
        initials(sample.name),
        font=font(int(m * 0.6), 800),
        fill=cream,
        anchor="mm",
    )
    return sheet.resize((side, side), Image.Resampling.LANCZOS).quantize(64, Image.Quantize.FASTOCTREE)
