"""An address of a photo in a shop → the names under which the photo may lie in a folder, the likeliest first."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

DRIVE: Final = ("drive.google.com", "docs.google.com")  # whose addresses have a number and no name
IN_DRIVE: Final = re.compile(r"/d/([\w-]{10,})")  # /file/d/<number>/view
WHOLE, SCALED = 1_000_000, 2560  # pixels: a photo as it was, and one that WordPress made smaller because it was large
LONGEST_SIZE: Final = 6  # digits of a number that is one of pixels
SIZE: Final = re.compile(  # what shops write behind a name for a size of the picture, or a version of it
    r"(?:-scaled|-rotated|-e[0-9]{10,13}|[-_@][0-9]{2,5}x[0-9]{0,5}|[-_@]x[0-9]{2,5}|@[2-4]x"
    r"|_(?:pico|icon|thumb|small|compact|medium|large|grande|original|master|tn)"
    r"|_(?:crop_[a-z]+|progressive)"
    r"|_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$",
    re.IGNORECASE,
)


def is_in_drive(address: str) -> bool:
    """Whether a photo lies in Google Drive, where its address does not say its name."""
    return urlsplit(address).netloc.casefold() in DRIVE if "://" in address else False


def file_name(address: str) -> str:
    """The name of the file that an address or a path ends in; in Google Drive its number."""
    if "://" not in address:
        return PurePosixPath(address.replace("\\", "/")).name.strip()
    parts = urlsplit(address)
    if is_in_drive(address):
        number = IN_DRIVE.search(parts.path)
        return number[1] if number else parse_qs(parts.query).get("id", [""])[0]
    return PurePosixPath(unquote(parts.path)).name.strip()


def plain_stem(stem: str) -> str:
    """The name of a photo without its size: sarung-scaled, sarung-1024x1024 and sarung_1024x are sarung."""
    while found := SIZE.search(stem):
        if not found.start():
            break
        stem = stem[: found.start()]
    return stem


def size_rank(name: str) -> int:
    """By which the largest of a photo's sizes is found, as their names say it: the greater, the larger."""
    stem = PurePosixPath(name).stem
    size = stem[len(plain_stem(stem)) :]
    numbers = [int(number) for number in re.findall(r"[0-9]+", size) if len(number) < LONGEST_SIZE]
    return WHOLE if not size else max(numbers, default=SCALED)
