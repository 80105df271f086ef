"""Content keys: equal for equal pieces alone, wherever one piece ends and the next begins."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from catalog.core.content_keys import (
    KEY_BYTES,
    KeyBuilder,
    checksum,
    content_key,
    digest_of,
    digest_of_chunks,
    key_name,
)

PIECES = st.lists(st.text(max_size=4) | st.binary(max_size=4), max_size=5)


def plain(pieces: list[str | bytes]) -> list[bytes]:
    return [piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece for piece in pieces]


@given(PIECES, PIECES)
def test_keys_are_equal_where_the_pieces_are(one: list[str | bytes], other: list[str | bytes]) -> None:
    assert (content_key(*one) == content_key(*other)) == (plain(one) == plain(other))


@given(PIECES, PIECES)
def test_pieces_may_come_one_after_another(first: list[str | bytes], then: list[str | bytes]) -> None:
    builder = KeyBuilder(*first)
    builder.add(*then)
    assert builder.key() == content_key(*first, *then)
    assert builder.name() == key_name(*first, *then) == builder.key().hex()
    assert len(builder.key()) == KEY_BYTES


@given(st.binary(max_size=50), st.integers(1, 20))
def test_a_digest_is_sha_256_of_the_whole(content: bytes, size: int) -> None:
    chunks = [content[start : start + size] for start in range(0, len(content), size)]
    assert digest_of_chunks(chunks) == digest_of(content) == checksum(content).hex() == sha256(content).hexdigest()


def test_a_text_is_digested_as_utf_8() -> None:
    assert digest_of("kécap") == digest_of("kécap".encode())
