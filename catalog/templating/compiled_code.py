"""Templates as Jinja has compiled them, kept between builds: to compile those of a book takes as long as to fill
them."""

from __future__ import annotations

import sys

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.core.content_keys import content_key


class CompiledCode(BytecodeCache):
    """The code of templates by their names, files and texts, and by the program and Python that compiled them."""

    def __init__(self, value_store: ValueStore) -> None:
        self._value_store = value_store
        self._known: dict[bytes, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it: enter the code of a template into its bucket, where it is known."""
        key = _key(bucket)
        if key not in self._known:
            self._known |= self._value_store.find([key])
        if key in self._known:
            bucket.bytecode_from_string(self._known[key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it: keep the code of a template."""
        code = bucket.bytecode_to_string()
        self._known[_key(bucket)] = code
        self._value_store.keep({_key(bucket): code})


def _key(bucket: Bucket) -> bytes:
    return content_key("template code", program_digest(), sys.version, bucket.key, bucket.checksum)
