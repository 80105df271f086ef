"""Packed data come out as they went in, and never as more than the limit."""

from __future__ import annotations

import base64
import random
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Name

from catalog.preflight.reading.pdf_objects import unpacked
from catalog.preflight.reading.unpacking import (
    TooLargeError,
    from_base_85,
    from_hexadecimal,
    from_lzw,
    inflated,
    unrolled,
)
from tests.preflight.pdf_builder import Builder, built, checked, codes

MOST = 10_000


@given(st.binary(max_size=2_000))
def test_what_went_in_comes_out(data: bytes) -> None:
    assert inflated(zlib.compress(data), MOST) == data
    assert from_base_85(base64.a85encode(data) + b"~>", MOST) == data
    assert from_hexadecimal(data.hex().encode() + b">", MOST) == data
    pieces = [bytes([len(piece) - 1]) + piece for piece in (data[at : at + 128] for at in range(0, len(data), 128))]
    assert unrolled(b"".join(pieces) + b"\x80", MOST) == data


def lzw(data: bytes, *, early: bool = True) -> bytes:
    """Pack by the book (ISO 32000-1, 7.4.4)."""
    table = {bytes([value]): value for value in range(256)}
    codes, width, word = [(256, 9)], 9, b""
    for byte in data:
        if word + bytes([byte]) in table:
            word += bytes([byte])
            continue
        codes.append((table[word], width))
        table[word + bytes([byte])] = len(table) + 2
        word = bytes([byte])
        width = min(12, (len(table) + 1 + early).bit_length())
        if len(table) + 2 > 4094:
            codes.append((256, width))
            table, width = {bytes([value]): value for value in range(256)}, 9
    if word:
        codes.append((table[word], width))
        width = min(12, (len(table) + 2 + early).bit_length())
    bits = "".join(f"{code:0{size}b}" for code, size in [*codes, (257, width)])
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def test_lzw_of_the_standard() -> None:
    packed = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"
    assert from_lzw(packed, MOST) == bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
    assert lzw(bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])) == packed


@pytest.mark.parametrize("size", [0, 1, 300, 5_000, 60_000])
@pytest.mark.parametrize("early", [True, False])
def test_lzw_of_any_length(size: int, early: bool) -> None:
    words = [b"Keripik ", b"Pisang ", b"\x00\xff", b"1 0 0 rg "]
    data = b"".join(random.Random(size).choices(words, k=size // 6))
    assert from_lzw(lzw(data, early=early), 1 << 20, early=early) == data


def test_lzw_as_qpdf_reads_it(tmp_path: Path) -> None:
    data = b"".join(random.Random(1).choices([b"Keripik ", b"Pisang ", b"\x00\xff"], k=4_000))
    pdf = pikepdf.new()
    stream = pdf.make_stream(lzw(data), Filter=Name.LZWDecode)
    assert stream.read_bytes() == data == unpacked(stream, 1 << 20)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "FlateDecode": zlib.compress,
    "ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
    "ASCIIHexDecode": lambda data: data.hex().encode() + b">",
    "RunLengthDecode": lambda data: b"\x81 " * (len(data) // 128),  # of spaces
}


@pytest.mark.parametrize(
    "kinds",
    [
        ["FlateDecode"],
        ["FlateDecode", "FlateDecode"],
        ["ASCII85Decode", "FlateDecode"],
        ["ASCIIHexDecode", "FlateDecode"],
        ["RunLengthDecode"],
    ],
    ids="-".join,
)
def test_what_unpacks_to_more_than_the_limit_is_refused(kinds: list[str], tmp_path: Path) -> None:
    data = b" " * 40_000_000
    for kind in reversed(kinds):
        data = PACKERS[kind](data)

    def build(made: Builder) -> None:
        page = made.page()
        bomb = made.stream(data, Filter=Array([Name(f"/{kind}") for kind in kinds]))
        page.Contents = Array([page.Contents, bomb])
        made.pdf.Root.Bomb = bomb

    with pikepdf.open(built(tmp_path, build)) as pdf, pytest.raises(TooLargeError):
        unpacked(pdf.Root.Bomb, 24 << 20)
    began = time.monotonic()
    assert codes(checked(tmp_path / "made.pdf")) - {"pdf-compression"} == {"pdf-content-too-large"}
    assert time.monotonic() - began < 20


def test_lzw_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError):
        from_lzw(lzw(b" " * 200_000), 100_000)


def test_differences_are_added_up(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    rows = b"\x02\x01\x02\x03" * 5  # each row is the one above and 1, 2, 3
    parameters = pikepdf.Dictionary(Predictor=12, Colors=1, Columns=3)
    stream = pdf.make_stream(zlib.compress(rows), Filter=Name.FlateDecode, DecodeParms=parameters)
    assert unpacked(stream, MOST) == bytes(value * row for row in range(1, 6) for value in (1, 2, 3))


@given(st.binary(max_size=400))
def test_data_without_sense_end(data: bytes) -> None:
    from_lzw(data, MOST)
    unrolled(data, MOST * 10)
    from_hexadecimal(data, MOST)
    for unpack in (inflated, from_base_85):
        try:
            unpack(data, MOST)
        except ValueError:
            continue
