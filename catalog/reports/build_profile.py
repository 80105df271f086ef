"""How long parts and stages took → `build/<edition>/profile.txt`, for `--profile`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from catalog.core.atomic_files import write_whole
from catalog.i18n.translator import Translator
from catalog.pipeline.part_stages import PartTime

HEADS = ("template", "parts", "kept", "pages", "render", "typeset", "each")
PART_HEADS = ("typeset", "render", "pages", "part")


def write_profile(
    folder: Path, edition: str, times: Sequence[PartTime], seconds: Mapping[str, float], translator: Translator
) -> Path:
    """`times` are those of the edition's parts, `seconds` those of the stages of the whole run, by their names."""
    out = folder / "profile.txt"
    write_whole(out, profile_text(edition, times, seconds, translator).encode())
    return out


def profile_text(edition: str, times: Sequence[PartTime], seconds: Mapping[str, float], translator: Translator) -> str:
    """Three tables: stages, templates, parts."""
    say = translator.say
    blocks = [say("profile.title", edition=edition)]
    if seconds:
        stages = [(f"{spent:.1f}", stage) for stage, spent in seconds.items()]
        blocks.append(f"{say('profile.stages')}\n{_table((say('profile.head.seconds'), ''), stages)}")
    if not times:
        return "\n\n".join((*blocks, say("profile.none"))) + "\n"
    heads = [say(f"profile.head.{head}") for head in HEADS]
    blocks.append(f"{say('profile.templates')}\n{_table(heads, _by_template(times))}")
    heads = [say(f"profile.head.{head}") for head in PART_HEADS]
    slowest = sorted(times, key=lambda time: (-time.typeset - time.rendered, time.name))
    rows = [(f"{time.typeset:.3f}", f"{time.rendered:.3f}", str(time.pages), time.name) for time in slowest]
    blocks.append(f"{say('profile.parts')}\n{_table(heads, rows)}")
    return "\n\n".join(blocks) + "\n"


def _by_template(times: Sequence[PartTime]) -> Iterable[tuple[str, ...]]:
    """One row for each template, the one that took longest first."""
    rows = []
    for template in {time.template for time in times}:
        of_one = [time for time in times if time.template == template]
        render, typeset = sum(time.rendered for time in of_one), sum(time.typeset for time in of_one)
        new = sum(time.pages for time in of_one if not time.cached)
        kept = sum(time.cached for time in of_one)
        each = f"{1000 * typeset / new:.0f}" if new else "–"
        counts = (str(len(of_one)), str(kept), str(sum(time.pages for time in of_one)))
        rows.append((typeset + render, (template, *counts, f"{render:.2f}", f"{typeset:.2f}", each)))
    return [row for _, row in sorted(rows, key=lambda found: (-found[0], found[1]))]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns of figures to the right, of words to the left."""
    whole = [tuple(heads), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    words = [any(row[place][:1].isalpha() for row in whole[1:]) for place in range(len(heads))]
    return "\n".join(
        "  "
        + "  ".join(
            cell.ljust(width) if word else cell.rjust(width)
            for cell, width, word in zip(row, widths, words, strict=True)
        ).rstrip()
        for row in whole
    )
