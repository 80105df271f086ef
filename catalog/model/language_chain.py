"""In which languages a text is looked for, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from catalog.model.settings import Language
from catalog.model.values import Text

WORD: Final = re.compile(r"[^\W\d_]{3,}")
LAST_LATIN: Final = "\u024f"


def has_words(text: str) -> bool:
    """Whether a text is another in another language; S, XXL, 110 × 180 cm and 30 % are the same in every one."""
    words = WORD.findall(text)
    return any(len(word) > 3 or not word.isupper() for word in words) or any(
        letter > LAST_LATIN and letter.isalpha() for letter in text
    )


@dataclass(frozen=True, slots=True)
class LanguageChain:
    """`own` are the language itself, those of which it is a variant, and the other variants of these: a text in one of
    them is in the language. `others` are those in which it is printed where it has no such text. The best come
    first."""

    own: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of the language itself."""
        return self.own[0]

    def find(self, text: Text) -> tuple[str, str]:
        """The language in which `text` is printed, and what it says there; where it has none of the chain, the first
        that it has at all."""
        texts = dict(text.by_language)
        code = next((code for code in (*self.own, *self.others) if code in texts), text.by_language[0][0])
        return code, texts[code]

    def foreign(self, code: str) -> bool:
        """Whether a text in the language `code` is in another language than this."""
        return code not in self.own


def language_chain(code: str, languages: Mapping[str, Language], last: str) -> LanguageChain:
    """The chain of the language `code`; `last` is the catalogue's own language."""
    bases = tuple(_variants(code, languages))
    kin = (other for other in sorted(languages) if tuple(_variants(other, languages))[-1] == bases[-1])
    own = tuple(dict.fromkeys((*bases, *kin)))
    named = [other for one in bases if one in languages for other in languages[one].fallback]
    others = [other for one in (*named, last) for other in _variants(one, languages)]
    return LanguageChain(own, tuple(dict.fromkeys(other for other in others if other not in own)))


def without_bases(codes: Iterable[str], languages: Mapping[str, Language]) -> list[str]:
    """`codes` without the languages of which a variant stands among them: of en-US and en only the first."""
    codes = list(codes)
    bases = {base for code in codes for base in tuple(_variants(code, languages))[1:]}
    return [code for code in codes if code not in bases]


def _variants(code: str, languages: Mapping[str, Language]) -> Iterator[str]:
    """The language, and what it is like, what that is like and so on."""
    seen: set[str] = set()
    following: str | None = code
    while following and following not in seen:
        seen.add(following)
        yield following
        following = languages[following].like if following in languages else None
