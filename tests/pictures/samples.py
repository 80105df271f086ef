"""Photos made for the tests, as phones, cameras and offices make them; and colour profiles with known numbers."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener(thumbnails=False)

RED, GREEN, BLUE, WHITE, BLACK = (220, 30, 30), (30, 180, 60), (40, 60, 210), (255, 255, 255), (0, 0, 0)

# Colorants adapted to D50, columns R, G, B; rows X, Y, Z.
SRGB = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.71410))
DISPLAY_P3 = ((0.51512, 0.29198, 0.15710), (0.24120, 0.69225, 0.06657), (-0.00105, 0.04189, 0.78407))
ADOBE_RGB = ((0.60974, 0.20528, 0.14919), (0.31111, 0.62567, 0.06322), (0.01947, 0.06087, 0.74457))
D50 = (0.9642, 1.0, 0.8249)

Matrix = tuple[tuple[float, float, float], ...]


def quadrants(width: int = 400, height: int = 300) -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right."""
    image = Image.new("RGB", (width, height), WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """Colours near the corners: top left, top right, bottom left, bottom right."""
    rgb, (width, height) = image.convert("RGB"), image.size
    places = [(width // 8, height // 8), (width * 7 // 8, height // 8)]
    places += [(x, height * 7 // 8) for x, _ in places]
    return [rgb.getpixel(place) for place in places]  # type: ignore[misc]


def close(one: Any, other: Any, tolerance: float = 6) -> bool:  # noqa: ANN401 colours or lists of colours
    """Whether two colours, or two lists of colours, differ by no more than `tolerance` in any channel."""
    if isinstance(one, (int, float)):
        return bool(abs(one - other) <= tolerance)
    return len(one) == len(other) and all(close(a, b, tolerance) for a, b in zip(one, other, strict=True))


def encode(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 options of Pillow's encoders
    """The bytes of an image in a format that Pillow knows by `form`."""
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def turned(form: str, turn: int, image: Image.Image) -> bytes:
    """`image` stored so that the EXIF orientation `turn` brings it upright again."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = turn
    return encode(image.transpose(back[turn]) if turn in back else image, form, exif=exif.tobytes())


def turned_by_exif_alone(form: str, turn: int, image: Image.Image) -> bytes:
    """A HEIC or AVIF whose orientation stands in EXIF only, as some phones and programs write it: the container does
    not turn the picture."""
    exif = Image.Exif()
    exif[0x0113] = turn  # a tag that nothing takes for the orientation, until it is renamed below
    stored = Image.open(BytesIO(turned("PNG", turn, image)))
    stored.info.pop("exif", None)
    data = encode(stored.convert("RGB"), form, exif=exif.tobytes())
    assert data.count(b"\x01\x13\x00\x03") == 1
    return data.replace(b"\x01\x13\x00\x03", b"\x01\x12\x00\x03")


def png(width: int, height: int, depth: int, colour_type: int, rows: bytes) -> bytes:
    """A PNG by hand, for depths that Pillow does not write. `rows` without filter bytes."""
    stride = len(rows) // height if rows else 0
    lines = b"".join(b"\0" + rows[at : at + stride] for at in range(0, len(rows), stride or 1))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def rgb_profile(colorants: Matrix, gamma: float = 2.2) -> bytes:
    """An ICC profile (v2, matrix and gamma) of a display."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    columns = zip(*colorants, strict=True)
    tags = {name: _xyz(column) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)}
    tags.update(dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve))
    return _profile(b"mntr", b"RGB ", b"XYZ ", {**tags, b"wtpt": _xyz(D50)})


def grey_profile(gamma: float) -> bytes:
    """An ICC profile of a grey scale."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": curve, b"wtpt": _xyz(D50)})


def cmyk_profile(cyan: tuple[int, int, int]) -> bytes:
    """An ICC profile of a press on which full cyan alone has the Lab colour `cyan`; other inks are ideal greys."""
    nodes = bytearray()
    for node in range(16):
        c, m, y, k = (node >> 3 & 1, node >> 2 & 1, node >> 1 & 1, node & 1)
        light, a, b = (cyan if c and not (m or y) else (100 - 30 * (c + m + y), 0, 0)) if not k else (0, 0, 0)
        nodes += bytes((round(light * 2.55), a + 128, b + 128))
    straight = bytes(range(256))
    unit = struct.pack(">9i", *(65536 if at in (0, 4, 8) else 0 for at in range(9)))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + unit + straight * 4 + bytes(nodes) + straight * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table, b"A2B1": table, b"wtpt": _xyz(D50)})


def srgb_from_xyz(x: float, y: float, z: float) -> tuple[int, int, int]:
    """XYZ (D50) → sRGB by IEC 61966-2-1, written out here to check the library against."""
    linear = (
        3.1341864 * x - 1.6172090 * y - 0.4906941 * z,
        -0.9787485 * x + 1.9161301 * y + 0.0334334 * z,
        0.0719639 * x - 0.2289939 * y + 1.4057537 * z,
    )
    values = (min(max(value, 0.0), 1.0) for value in linear)
    encoded = (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055 for value in values)
    red, green, blue = (round(value * 255) for value in encoded)
    return red, green, blue


def srgb_from_rgb(colour: tuple[int, int, int], colorants: Matrix, gamma: float = 2.2) -> tuple[int, int, int]:
    """A colour of `rgb_profile(colorants, gamma)` in sRGB."""
    linear = [(value / 255) ** gamma for value in colour]
    x, y, z = (sum(c * v for c, v in zip(row, linear, strict=True)) for row in colorants)
    return srgb_from_xyz(x, y, z)


def srgb_from_lab(light: float, a: float, b: float) -> tuple[int, int, int]:
    """Lab (D50) → sRGB."""
    middle = (light + 16) / 116
    roots = (middle + a / 500, middle, middle - b / 200)
    x, y, z = (
        white * (root**3 if root > 6 / 29 else (root - 4 / 29) * 3 * (6 / 29) ** 2)
        for white, root in zip(D50, roots, strict=True)
    )
    return srgb_from_xyz(x, y, z)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _profile(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    named = {**tags, b"desc": b"desc\0\0\0\0" + struct.pack(">I", 12) + b"PROFILEMARK\0" + bytes(78)}
    offset, table, body = 128 + 4 + 12 * len(named), b"", b""
    for name, data in named.items():
        table += name + struct.pack(">II", offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = offset + len(body)
    header = struct.pack(">I4sI4s4s4s12s4s", size, b"", 0x02100000, kind, space, connection, bytes(12), b"acsp")
    header += bytes(28) + struct.pack(">3i", *(round(value * 65536) for value in D50))
    return header.ljust(128, b"\0") + struct.pack(">I", len(named)) + table + body
