"""The program itself as a content key: what was worked out by other code is worked out again."""

from __future__ import annotations

import sys
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from catalog.project import PACKAGE

# The libraries that decide what comes of an entry, and how it is written.
LIBRARIES: Final = (
    *("babel", "markdown-it-py", "markupsafe", "msgspec", "phonenumbers"),
    *("pillow", "pillow-heif", "pydantic", "pydantic-core", "pyyaml"),
)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Digest of every module of this package, and of the versions of Python and the libraries below it."""
    import yaml

    digest = sha256(f"python {sys.version_info[:3]} libyaml {yaml.__with_libyaml__}\n".encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for module in sorted(PACKAGE.rglob("*.py")):
        content = module.read_bytes()
        digest.update(f"{module.relative_to(PACKAGE).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()
