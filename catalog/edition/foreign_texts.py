"""Texts that are printed in another language than the edition's, noted as they are taken (stage 3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.model.language_chain import LanguageChain, has_words
from catalog.model.values import Text

Foreign = tuple[tuple[str, str], ...]  # texts and their languages (BCP 47), in the order of the texts


@dataclass(slots=True)
class ForeignTexts:
    """Notes for one view which of its texts are in another language. What is a name in the catalogue's language alone,
    and what has no words, is the same in every language."""

    chain: LanguageChain
    own: str  # the catalogue's language
    _found: dict[str, str] = field(default_factory=dict)
    _at_home: set[str] = field(default_factory=set)

    def take(self, text: Text, *, name: bool = False) -> str:
        """What `text` says in the edition's language, or in the first of its chain that it has; `name` for what may be
        a proper name."""
        language, said = self.chain.find(text)
        if not self.chain.foreign(language):
            self._at_home.add(said)
        elif has_words(said) and not (name and text.languages == {self.own}):
            self.note(said, language)
        return said

    def note(self, said: str, language: str) -> None:
        """Note a text that is in another language."""
        self._found[said] = language

    def language_of(self, text: Text) -> str:
        """The language in which `text` is printed, "" for the edition's own."""
        language, _ = self.chain.find(text)
        return language if self.chain.foreign(language) else ""

    @property
    def noted(self) -> Foreign:
        """The texts in other languages; a text that is also one of the edition's own language is not among them."""
        return tuple(sorted((text, language) for text, language in self._found.items() if text not in self._at_home))
