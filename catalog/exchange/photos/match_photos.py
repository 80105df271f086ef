"""Products and photos → which photos each product has: by what its cells name, its code, its folder, its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import Final

from catalog.core.natural_order import natural_key
from catalog.exchange.columns.words import same_heading
from catalog.exchange.photos.photo_source import PhotoFile
from catalog.exchange.photos.shop_names import WHOLE, file_name, plain_stem, size_rank

WORD: Final = re.compile(r"[^\W\d_]+|\d+")
PIECE: Final = re.compile(r"[^\W_]+")  # between hyphens and spaces
LIKE: Final = 0.86  # from which the name of a file and that of a product are alike
WHATSAPP: Final = re.compile(r"img[-_ ]?(\d{8})[-_ ]?wa(\d{4})|whatsapp image (\d{4}-\d{2}-\d{2}) at ([\d.]+)", re.I)
PIECE_LETTERS: Final = 2
SHARED: Final = 0.5  # of the pieces of a name: so many has one that is like it
MOST_COMPARED: Final = 3_000  # products whose names are compared letter by letter
LEAST_PART: Final = 4  # letters of a part of a file's name that names it: WA0007


@dataclass(frozen=True, slots=True)
class Wanted:
    """A product that may have photos: its key, what its cells name, its code, its name and that of its business."""

    key: str
    named: tuple[str, ...]
    sku: str
    name: str
    business: str


@dataclass(slots=True)
class MatchedPhotos:
    """The photos of each product by its key; `missing` what cells name and is not there; `alike` are photos that a
    product has by a name that is only like its own; `unused` what no product wants."""

    of: dict[str, list[PhotoFile]] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    alike: list[tuple[str, PhotoFile]] = field(default_factory=list)
    unused: list[PhotoFile] = field(default_factory=list)


def match_photos(products: Sequence[Wanted], photos: Sequence[PhotoFile], doubles: Mapping[str, str]) -> MatchedPhotos:
    """Each photo belongs to one product, or to all whose cells name it. `doubles` are other names of photos."""
    found, files, shown = MatchedPhotos(), _Files(photos, doubles), _Products(products)
    taken: set[str] = set()
    for product in products:
        for text in product.named:
            photo = files.named(text)
            if photo:
                _add(found, product.key, photo)
                taken.add(photo.name)
            else:
                found.missing.append((product.key, text))
    named = {_plain(name) for name in taken}
    for photo in photos:
        if photo.name in taken:
            continue
        if _plain(photo.name) in named and size_rank(photo.name) < WHOLE:
            found.unused.append(photo)  # one that cells name, in another size
            continue
        key, alike = shown.in_photo(photo)
        if not key:
            found.unused.append(photo)
            continue
        _add(found, key, photo)
        if alike:
            found.alike.append((key, photo))
    ordered = {product.key for product in products if product.named}
    for key, own in found.of.items():
        if key not in ordered:  # of a cell the order is the cell's
            own.sort(key=lambda photo: _time_order(photo.name))
    return found


def _plain(name: str) -> str:
    """The name of a photo as it is compared, without the size that shops write behind it."""
    return same_heading(plain_stem(PurePosixPath(name).stem))


def _add(found: MatchedPhotos, key: str, photo: PhotoFile) -> None:
    own = found.of.setdefault(key, [])
    if photo not in own:
        own.append(photo)


class _Files:
    """The photos by what cells may call them."""

    def __init__(self, photos: Sequence[PhotoFile], doubles: Mapping[str, str]) -> None:
        by_name = {photo.name: photo for photo in photos}
        by_name |= {name: by_name[of] for name, of in doubles.items()}
        self._whole = {same_heading(PurePosixPath(name).name): photo for name, photo in reversed(by_name.items())}
        self._stems = {same_heading(PurePosixPath(name).stem): photo for name, photo in reversed(by_name.items())}
        self._plain: dict[str, dict[str, PhotoFile]] = {}  # of each name without its size, the photos of all sizes
        for name, photo in by_name.items():
            self._plain.setdefault(_plain(name), {})[photo.name] = photo

    def named(self, text: str) -> PhotoFile | None:
        """The photo that a cell names: without its folder, with or without its ending, or by a part of its name that no
        other has."""
        last = file_name(text)
        whole, stem = same_heading(last), same_heading(PurePosixPath(last).stem)
        found = self._whole.get(whole) or self._stems.get(whole) or self._stems.get(stem)
        if not found and self._plain:
            sizes = self._plain.get(_plain(last), {})
            found = max(sizes.values(), key=lambda photo: size_rank(photo.name)) if sizes else None
        if found or len(stem) < LEAST_PART:
            return found
        inside = {photo.name: photo for name, photo in self._stems.items() if stem in name}
        return next(iter(inside.values())) if len(inside) == 1 else None


class _Products:
    """The products by what the names of their photos may say."""

    def __init__(self, products: Sequence[Wanted]) -> None:
        self._every = products
        coded = [product for product in products if product.sku]
        self._skus = {tuple(PIECE.findall(product.sku.casefold())): product for product in coded}
        self._joined = {same_heading(product.sku): product for product in coded}
        self._names: dict[str, list[Wanted]] = {}
        self._words = [_words(product.name) for product in products]
        self._rarest: dict[str, list[int]] = {}  # the places of products by that of their words that the fewest have
        counts = Counter(word for words in self._words for word in words)
        for place, (product, words) in enumerate(zip(products, self._words, strict=True)):
            self._names.setdefault(same_heading(product.name), []).append(product)
            if words:
                self._rarest.setdefault(min(words, key=lambda word: (counts[word], word)), []).append(place)

        self._by_piece: dict[str, list[str]] = {}
        for name in self._names if len(self._names) <= MOST_COMPARED else ():
            for piece in _pieces(name):
                self._by_piece.setdefault(piece, []).append(name)

    def in_photo(self, photo: PhotoFile) -> tuple[str, bool]:
        """The product whose photo this is by its name, and whether that is only like the product's; "" for none, and
        where it could be of several."""
        path = PurePosixPath(photo.name)
        stem, folders = same_heading(path.stem), [same_heading(part) for part in path.parts[:-1]]
        coded = self._coded(PIECE.findall(path.stem.casefold()))
        if coded:
            return coded.key, False
        words = frozenset().union(*map(_words, (path.stem, *path.parts[:-1])))
        named = [product for folder in folders for product in self._names.get(folder, ())]
        places = sorted(place for word in words for place in self._rarest.get(word, ()) if self._words[place] <= words)
        named += [product for product in map(self._every.__getitem__, places) if product not in named]
        if named:
            most = max(len(_words(product.name)) for product in named)
            named = [product for product in named if len(_words(product.name)) == most]
            of_business = [
                one for one in named if same_heading(one.business) in folders or _words(one.business) <= words
            ]
            one = (of_business or named) if len(of_business) <= 1 else of_business
            return (one[0].key, False) if len(one) == 1 else ("", False)
        return self._alike(re.sub(r"\d+$", "", stem))

    def _coded(self, pieces: Sequence[str]) -> Wanted | None:
        """The product with whose code a name begins: as it is written, or without its hyphens."""
        whole = (self._skus.get(tuple(pieces[:end])) for end in range(len(pieces), 0, -1))
        joined = (self._joined.get("".join(pieces[:end])) for end in range(1, len(pieces) + 1))
        return next((product for product in (*whole, *joined) if product), None)

    def _alike(self, stem: str) -> tuple[str, bool]:
        if len(stem) <= LEAST_PART or len(self._names) > MOST_COMPARED:
            return "", False
        near = [
            self._names[name]
            for name in self._near(stem)
            if abs(len(name) - len(stem)) <= len(stem) * (1 - LIKE) * 2
            and SequenceMatcher(None, stem, name).ratio() >= LIKE
        ]
        return (near[0][0].key, True) if len(near) == 1 and len(near[0]) == 1 else ("", False)

    def _near(self, stem: str) -> list[str]:
        """The names that have enough of the pieces of `stem` to be like it."""
        shared = Counter(name for piece in _pieces(stem) for name in self._by_piece.get(piece, ()))
        return sorted(name for name, count in shared.items() if count >= len(_pieces(stem)) * SHARED)


def _pieces(text: str) -> frozenset[str]:
    """The pieces of so many letters in a text."""
    return frozenset(text[place : place + PIECE_LETTERS] for place in range(len(text) - PIECE_LETTERS + 1))


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def _time_order(name: str) -> tuple[object, ...]:
    """The order in which photos were sent, as WhatsApp names them; else that of their names."""
    sent = WHATSAPP.search(name)
    return (0, *(part or "" for part in sent.groups()), name) if sent else (1, natural_key(name), name)
