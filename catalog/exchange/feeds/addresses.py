"""The address of the published site → the addresses of its pages and of the pictures of feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from catalog.core.problems import CatalogError, ExitCode, Place, error

FOLDER: Final = "feeds"  # beside index.html of the site
SITE: Final = re.compile(
    r"https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](:[0-9]{1,5})?(/[\w.~%/-]*)?", re.A | re.I
)


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the site is published, without a slash at the end."""

    base: str

    def page(self, path: str) -> str:
        """The address of a page by its path below the site."""
        return f"{self.base}/{quote(path, safe='/')}"

    def file(self, path: str) -> str:
        """The address of a file of the feeds by its path below their folder."""
        return self.page(f"{FOLDER}/{path}")


def site_address(typed: str) -> SiteAddress:
    """The address that was typed. CatalogError (USAGE) where it is none of a site that shops can read: they want
    https:// and letters of ASCII."""
    address = typed.strip()
    if not address:
        raise CatalogError([error("feed-site-missing", Place(""))], ExitCode.USAGE)
    if not SITE.fullmatch(address):
        raise CatalogError([error("feed-site-form", Place(""), value=typed)], ExitCode.USAGE)
    return SiteAddress(address.removesuffix("index.html").rstrip("/"))
