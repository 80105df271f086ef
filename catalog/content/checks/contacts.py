"""Whether a contact reaches anybody: numbers of telephones (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.problems import Problem, error
from catalog.markets.phone_numbers import PhoneFault, read_phone_number
from catalog.model.business import Contacts


def check_phones(
    contacts: Contacts, file: str, path: tuple[Step, ...], country: str, at: LineNumbers
) -> Iterator[Problem]:
    """A problem for each number that nobody in `country` could dial, and for an extension where there is none."""
    for name in ("whatsapp", "phone"):
        typed: str | None = getattr(contacts, name)
        if not typed:
            continue
        where = (*path, name)
        found = read_phone_number(typed, country)
        if isinstance(found, PhoneFault):
            yield error(found.code, at(file, where), dotted(where), value=typed, letter=found.letter)
        elif name == "whatsapp" and found.extension:
            yield error("phone-extension", at(file, where), dotted(where), value=typed)
