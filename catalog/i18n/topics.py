"""Longer texts for people of the office, which `catalog help` prints; docs/ has them as pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

# Topics by what a person types, in each language, and the page in docs/ that is the same text.
PAGES: Final = {
    "excel": "excel.md",
    "percetakan": "ke-percetakan.md",
    "pasar": "pasar.md",
    "bahasa": "bahasa.md",
}


def topic(name: str) -> str:
    """The text of a topic, in Markdown."""
    return (Path(__file__).parent / "topic_texts" / f"{name}.md").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one, page in PAGES.items():
        (Path("docs") / page).write_text(topic(one), encoding="utf-8", newline="\n")
