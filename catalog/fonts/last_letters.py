"""The last letters of a paragraph in Chinese or Japanese stay together, so that no line has a single one.

Source: W3C, Requirements for Chinese Text Layout, 3.1.10, and for Japanese, 3.8.2 (widow adjustment of paragraphs).
"""

from __future__ import annotations

import re
from typing import Final

from catalog.fonts.han_gaps import EAST, has_gaps, page_language

KEPT: Final = '<bdi class="nowrap">{}</bdi>'
# Three letters with their marks before a block ends, where enough stands before them on the line.
LAST: Final = re.compile(
    rf"(?<=[{EAST}、，]{{6}})([{EAST}]{{3}}[。！？、，」』）]{{0,2}})(?=</(?:p|li|h[1-6]|td|div|blockquote)>)"
)


def keep_last_letters(html: str) -> str:
    """A page in Chinese or Japanese with the last letters of each block in an element; any other as it was."""
    if not has_gaps(page_language(html)):
        return html
    return LAST.sub(lambda found: KEPT.format(found[1]), html)
