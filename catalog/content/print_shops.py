"""Print shops: those that come with the program, and a project's own, which replace those of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.named_entries import named_entries
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error
from catalog.core.project import shipped
from catalog.model.print_shop import PrintShop
from catalog.pictures.icc import is_press_profile

FOLDER: Final = "content/print-shops"
BESIDE: Final = (".icc", ".md")  # what lies there besides entries


def read_print_shops(root: Path, language: str, problems: list[Problem]) -> dict[str, PrintShop]:
    """The print shops of the project in `root`, by name; what is wrong with its own is added to `problems`."""
    found: dict[str, PrintShop] = {}
    for name, shop in named_entries(root, FOLDER, PrintShop, language, problems, beside=BESIDE).items():
        wrong = [*_profile(root, shop.entry, shop.file), *_imposition(root, shop.entry, shop.file)]
        problems.extend(wrong if shop.own else ())
        found |= {} if wrong else {name: shop.entry}
    return found


def profile_file(root: Path, shop: PrintShop) -> Path:
    """The file with a shop's profile: the project's, else the one that comes with the program."""
    own = root / FOLDER / shop.profile
    return own if own.is_file() else shipped(FOLDER) / shop.profile


def _profile(root: Path, shop: PrintShop, file: str) -> Iterator[Problem]:
    """What is wrong with the profile that a shop names."""
    path = profile_file(root, shop)
    place = LineNumbers(root)(file, ("profile",))
    if not path.is_file():
        folders = [folder for folder in (root / FOLDER, shipped(FOLDER)) if folder.is_dir()]
        known = sorted({found.name for folder in folders for found in folder.glob("*.icc")})
        near, all_known = nearest(shop.profile, known), ", ".join(known)
        yield error("print-profile-missing", place, "profile", value=shop.profile, near=near, known=all_known)
    elif not is_press_profile(path.read_bytes()):
        yield error("print-profile-wrong", place, "profile", value=shop.profile)


def _imposition(root: Path, shop: PrintShop, file: str) -> Iterator[Problem]:
    """What is wrong with how the pages are to stand in the file."""
    if shop.imposition == "booklet" and shop.binding != "saddle":
        place = LineNumbers(root)(file, ("imposition",))
        yield error("print-imposition", place, "imposition", value=shop.imposition, binding=shop.binding)
