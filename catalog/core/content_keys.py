"""Content keys: what a result depends on, or what a file holds, as a digest (SHA-256, FIPS 180-4)."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

KEY_BYTES: Final = 16
CHECK_BYTES: Final = 32

Piece = str | bytes


class KeyBuilder:
    """A content key of pieces that come one after another; they are not mixed up, wherever one ends."""

    def __init__(self, *pieces: Piece) -> None:
        self._digest = sha256()
        self.add(*pieces)

    def add(self, *pieces: Piece) -> None:
        """The next pieces that the result depends on."""
        for piece in pieces:
            content = piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece
            self._digest.update(b"%d:" % len(content))
            self._digest.update(content)

    def key(self) -> bytes:
        """The key of all pieces so far, of KEY_BYTES bytes."""
        return self._digest.digest()[:KEY_BYTES]

    def name(self) -> str:
        """The same in hexadecimal digits, for the name of a file."""
        return self.key().hex()


def content_key(*pieces: Piece) -> bytes:
    """Key of all that a value depends on."""
    return KeyBuilder(*pieces).key()


def key_name(*pieces: Piece) -> str:
    """The same in hexadecimal digits, for the name of a file."""
    return KeyBuilder(*pieces).name()


def digest_of(content: Piece) -> str:
    """What a file or a text holds: 64 hexadecimal digits, of which a name may take the first few."""
    return checksum(content.encode() if isinstance(content, str) else content).hex()


def digest_of_chunks(chunks: Iterable[bytes]) -> str:
    """The same of a file that is read piece by piece."""
    digest = sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def checksum(content: bytes | memoryview) -> bytes:
    """By which it is seen that no byte has changed: CHECK_BYTES bytes."""
    return sha256(content).digest()
