"""What each text of a shipped language says, told again in English: `tests/content/phrases/<code>.csv`.

`python -m tests.content.phrase_tables` writes the tables anew: a text that is as it was keeps what is told of it, one
that is new or changed has an empty `back`, to be filled in by whoever reads the language.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from catalog.core.project import shipped

FOLDER: Final = shipped("content/languages")
TABLES: Final = Path(__file__).parent / "phrases"
SHIPPED: Final = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))
# Variants that are written over another file hold only what differs.
WHOLE: Final = ("en", "id", "ja", "zh-Hans", "zh-Hant", "ko", "ms", "tr", "hi")
TOLD_AGAIN: Final = tuple(code for code in WHOLE if code not in ("en", "id"))
HEAD: Final = ["key", "text", "back"]


@cache
def language(code: str) -> dict[str, Any]:
    """The file of a language as it is typed."""
    data: dict[str, Any] = yaml.load((FOLDER / f"{code}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return data


def texts(code: str) -> dict[str, str]:
    """Every text of a file that is printed, by its place."""
    data = language(code)
    found = {f"units.{unit}.{form}": text for unit, forms in data["units"].items() for form, text in forms.items()}
    for part in ("licences", "licence_meanings", "phrases"):
        found |= {f"{part}.{key}": text for key, text in data[part].items()}
    return found


def table(code: str) -> list[dict[str, str]]:
    """The rows of a table: `key`, `text` and `back`."""
    with (TABLES / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(code: str) -> int:
    """Writes a table anew; how many texts of it are to be told again."""
    told = {(row["key"], row["text"]): row["back"] for row in table(code)}
    rows = [[key, text, told.get((key, text), "")] for key, text in texts(code).items()]
    with (TABLES / f"{code}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEAD, *rows])
    return sum(not back for _, _, back in rows)


if __name__ == "__main__":
    for name in TOLD_AGAIN:
        print(f"{name}: {write(name)} to be told again")
