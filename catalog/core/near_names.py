"""Near names, for what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, names: Iterable[str]) -> str:
    """The name most like `word`, "" when none is like it. A name that begins with it is, however long it is."""
    folded = {name.casefold(): name for name in sorted(names, reverse=True)}
    longer = [name for name in folded if len(word) > 2 and name.startswith(word.casefold())]
    if len(longer) == 1:
        return folded[longer[0]]
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
