"""Objects of pikepdf → plain values, whatever a damaged or hostile file puts in their place; streams unpacked no
further than a limit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.geometry import Box, Matrix
from catalog.preflight.reading.unpacking import UNPACKERS, TooLargeError, from_lzw

MOST_CONTENT: Final = 24 << 20  # bytes of a content stream that are read: a page of print needs 1
MOST_DATA: Final = 64 << 20  # bytes of any other stream
LARGEST: Final = 1e7  # pt; coordinates beyond it are no place on paper
MOST_ITEMS: Final = 100_000  # of an array that is read

# What pikepdf and plain Python raise on objects that are not what their place wants.
WRONG: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
    RecursionError,
    pikepdf.PikepdfError,
)


def number(value: Any, default: float = 0.0) -> float:  # noqa: ANN401 whatever a file holds
    """A number; `default` where it is none, or one that is no place."""
    if isinstance(value, bool):
        return default
    try:
        found = float(value)
    except WRONG:
        return default
    return found if math.isfinite(found) and abs(found) <= LARGEST else default


def numbers(value: Any, count: int = 0) -> tuple[float, ...]:  # noqa: ANN401
    """The numbers of an array; () where it is none, or has not `count` of them (0: any)."""
    items = list(array(value))
    if count and len(items) != count:
        return ()
    return tuple(number(item) for item in items)


def array(value: Any) -> Iterator[Any]:  # noqa: ANN401
    """The items of an array; nothing where it is none."""
    if isinstance(value, pikepdf.Array | list | tuple) or type(value).__name__ == "_ObjectList":
        for index, item in enumerate(value):
            if index >= MOST_ITEMS:
                return
            yield item


def entry(value: Any, *keys: str) -> Any:  # noqa: ANN401
    """What lies under the first of `keys` that a dictionary or stream has, without its slash; None where there is
    none."""
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return None
    for key in keys:
        try:
            found = value.get(f"/{key}")
        except WRONG:
            found = None
        if found is not None:
            return found
    return None


def items(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """The entries of a dictionary or stream, without the slash; nothing where it is neither."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(value.keys())[:MOST_ITEMS]:
            found = entry(value, key[1:])
            if found is not None:
                yield key[1:], found


def name(value: Any) -> str:  # noqa: ANN401
    """A name without its slash; "" where it is none."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: Any) -> str:  # noqa: ANN401
    """A text string, or a name; "" where it is neither."""
    if isinstance(value, pikepdf.String):
        try:
            return str(value)
        except WRONG:
            return ""
    return name(value)


def raw_bytes(value: Any) -> bytes:  # noqa: ANN401
    """The bytes of a string or an unpacked stream of data; b"" where it is neither."""
    try:
        if isinstance(value, pikepdf.Stream):
            return unpacked(value, MOST_DATA)
        return bytes(value) if isinstance(value, pikepdf.String) else b""
    except WRONG:
        return b""


def matrix(value: Any) -> Matrix | None:  # noqa: ANN401
    """Six numbers as a matrix; None where they are not."""
    found = numbers(value, 6)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found else None


def rectangle(value: Any, scale: float = 1.0) -> Box | None:  # noqa: ANN401
    """Two corners in any order as a box; None where they are not, or enclose nothing."""
    found = numbers(value, 4)
    if not found:
        return None
    across, up = sorted((found[0] * scale, found[2] * scale)), sorted((found[1] * scale, found[3] * scale))
    box = Box(across[0], up[0], across[1], up[1])
    return box if box.width > 0 and box.height > 0 else None


def identity(value: Any) -> tuple[int, int] | None:  # noqa: ANN401
    """Number and generation of an object that the file holds by itself; None for one that stands inside another."""
    found: tuple[int, int] = getattr(value, "objgen", (0, 0))
    return found if found != (0, 0) else None


def filters(stream: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The names of a stream's filters in the order in which they are undone, without slashes."""
    found = entry(stream, "Filter", "F")
    return tuple(name(one) for one in ([found] if isinstance(found, pikepdf.Name) else array(found)))


def unpacked(stream: Any, most: int) -> bytes:  # noqa: ANN401
    """The data of a stream. TooLargeError where that is more than `most` bytes; others of WRONG where it cannot be
    unpacked, or is packed as pictures alone are."""
    data = bytes(stream.get_raw_stream_buffer())
    for kind, parameters in zip(filters(stream), _parameters(stream), strict=False):
        if len(data) > most:
            raise TooLargeError("stream")
        if kind in ("LZWDecode", "LZW"):
            data = from_lzw(data, most, early=number(entry(parameters, "EarlyChange"), 1.0) != 0)
        elif kind in UNPACKERS:
            data = UNPACKERS[kind](data, most)
        else:
            raise ValueError(kind)
        if number(entry(parameters, "Predictor"), 1.0) > 1:
            return _added_up(stream, most)
    if len(data) > most:
        raise TooLargeError("stream")
    return data


def _parameters(stream: Any) -> Iterator[Any]:  # noqa: ANN401
    """The parameters of each filter, None for one without."""
    given = entry(stream, "DecodeParms", "DP")
    yield from [given] if isinstance(given, pikepdf.Dictionary) else array(given)
    while True:
        yield None


def _added_up(stream: Any, most: int) -> bytes:  # noqa: ANN401
    """Data that are differences (Predictor), as pikepdf adds them up: they get no larger by that."""
    found: bytes = stream.read_bytes()
    if len(found) > most:
        raise TooLargeError("stream")
    return found
