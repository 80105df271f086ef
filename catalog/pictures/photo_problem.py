"""What can be wrong with a photo, as a value that travels between processes and becomes a `Problem` at its place."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.core.problems import Place, Problem, error, warning


@dataclass(frozen=True, slots=True)
class PhotoProblem:
    """A finding about one photo. `code` is its key in `messages/pictures.*.yaml`, `details` fill placeholders there.

    A fatal one leaves no picture; any other is a warning while the photo is used all the same.
    """

    code: str
    details: tuple[tuple[str, str], ...] = ()
    fatal: bool = True

    def problem(self, place: Place, field: str, value: str) -> Problem:
        """The problem at the place where an entry names the photo; `value` is the path as the entry writes it."""
        make = error if self.fatal else warning
        return make(self.code, place, field, value=value, **dict(self.details))


def fatal(code: str, **details: object) -> PhotoProblem:
    """A problem that leaves no picture."""
    return PhotoProblem(code, _sorted(details))


def blemish(code: str, **details: object) -> PhotoProblem:
    """A problem of a photo that can be used."""
    return PhotoProblem(code, _sorted(details), fatal=False)


def _sorted(details: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, str(value)) for key, value in details.items()))
