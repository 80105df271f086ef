"""Rows that came back, and the texts of the project → what is to be written, what stays, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from catalog.content.load.translation_file import TranslationPairs, is_stale, pairs_of
from catalog.core.problems import Place, Problem, error
from catalog.exchange.texts.known_texts import KnownTexts, source_digest
from catalog.exchange.texts.text_row import ProjectText, ReturnedText, exact_digest, short
from catalog.markets.language_codes import is_language


@dataclass(frozen=True, slots=True)
class Taken:
    """A translation that is to be written, and its text. `changed` says that the source is another one since."""

    row: ReturnedText
    text: ProjectText
    changed: bool = False


@dataclass(frozen=True, slots=True)
class TextConflict:
    """A translation that was changed by hand, to `mine`, and in the file as well; "" where it was deleted."""

    row: ReturnedText
    mine: str


@dataclass(slots=True)
class TextPlan:
    """What becomes of the rows. `confirmed` are translations that are right for their source as they are, `noted` those
    that stand in the entry already as the file has them."""

    taken: list[Taken] = field(default_factory=list)
    confirmed: list[Taken] = field(default_factory=list)
    noted: list[Taken] = field(default_factory=list)
    conflicts: list[TextConflict] = field(default_factory=list)
    notes: list[ReturnedText] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0
    empty: int = 0


def plan_texts(
    rows: Iterable[ReturnedText],
    texts: Iterable[ProjectText],
    own: str,
    kept: TranslationPairs,
    is_there: Callable[[str], bool],
    *,
    prefer_theirs: bool = False,
) -> TextPlan:
    """Decide each row. `own` is the catalogue's language, `kept` has of which source each translation was made;
    `is_there` says whether an entry lies there, also one with errors. What was changed by hand since the export stays,
    unless `prefer_theirs`."""
    planner = _Planner(KnownTexts(texts, own), own, kept, is_there, prefer_theirs)
    for row in rows:
        planner.take(row)
    return planner.plan


@dataclass(slots=True)
class _Planner:
    known: KnownTexts
    own: str
    kept: TranslationPairs
    is_there: Callable[[str], bool]
    prefer_theirs: bool
    plan: TextPlan = field(default_factory=TextPlan)
    _first: dict[tuple[str, str], ReturnedText] = field(default_factory=dict)
    _refused_languages: set[str] = field(default_factory=set)

    def take(self, row: ReturnedText) -> None:
        plan = self.plan
        if row.note:
            plan.notes.append(row)
        if not row.translation:
            plan.empty += 1
            return
        if not self._in_a_language(row):
            return
        text = self.known.find(row)
        if text is None:
            plan.problems.append(self._nowhere(row))
        elif not self._is_double(row, text):
            self._decide(row, text)

    def _in_a_language(self, row: ReturnedText) -> bool:
        """Whether it is said into which language a file translates; where not, that is a problem once."""
        if row.language and row.language != self.own and is_language(row.language):
            return True
        if row.language not in self._refused_languages:
            self._refused_languages.add(row.language)
            self.plan.problems.append(error("texts-language", Place(row.place), value=row.language))
        return False

    def _nowhere(self, row: ReturnedText) -> Problem:
        file, place = row.key.partition("#")[0], Place(row.place)
        if file not in self.known.files and self.is_there(file):
            return error("texts-entry-broken", place, value=file)
        if file not in self.known.files:
            return error("texts-entry-gone", place, value=file, text=short(row.translation))
        return error("texts-field-gone", place, value=row.key, text=short(row.translation))

    def _is_double(self, row: ReturnedText, text: ProjectText) -> bool:
        """Whether the text has a translation already; where that is another one, it is a problem."""
        first = self._first.setdefault((text.key, row.language), row)
        if first is not row and first.translation != row.translation:
            values = {"first": first.place, "text": short(row.translation)}
            self.plan.problems.append(error("texts-twice", Place(row.place), row.key, **values))
        return first is not row

    def _decide(self, row: ReturnedText, text: ProjectText) -> None:
        mine, plan = text.text.get(row.language) or "", self.plan
        base = row.mark.partition("-")[2] if row.mark else None  # None: what there was then is not known
        now, typed = exact_digest(mine), exact_digest(row.translation)
        if typed == now:
            self._decide_same(row, text, touched=typed != base)
        elif typed == base:
            plan.same += 1  # the translator left it, and it was changed by hand
        elif self.prefer_theirs or now == (base or ""):
            wanted = source_digest(row)
            plan.taken.append(Taken(row, text, bool(wanted) and wanted != self.known.digest(text)))
        else:
            plan.conflicts.append(TextConflict(row, mine))

    def _decide_same(self, row: ReturnedText, text: ProjectText, *, touched: bool) -> None:
        pair = self.kept.get(text.file, {}).get(text.field, {}).get(row.language)
        current = pairs_of(text.text, self.own).get(row.language, "")
        right = row.confirmed and source_digest(row) == self.known.digest(text)
        if right and current and is_stale(pair, current):
            self.plan.confirmed.append(Taken(row, text))
            return
        self.plan.same += 1
        if touched and row.mark and pair is None:
            self.plan.noted.append(Taken(row, text))
