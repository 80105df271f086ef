"""Full-width marks that stand side by side share the room between them, as 。」 and （「 do (stage 7).

Their glyphs get others beside them, half as wide, which take their place by the OpenType feature `calt`. Marks that
would only be moved closer would lie over each other, and readers of a PDF's text would find spaces between them.
Sources: W3C, Requirements for Japanese Text Layout, 3.1.4, and for Chinese Text Layout, 3.1.6.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

import uharfbuzz

MARKS: Final = "〈《「『【〔〖〘〚〝（［｛｟〉》」』】〕〗〙〛〞〟）］｝｠、。，．：；・！？“”‘’"
IDEOGRAPHIC_SPACE: Final = "\N{IDEOGRAPHIC SPACE}"
NEVER_CENTRED: Final = "！？"  # where they are drawn in the middle of their room they keep it
HALF: Final = ".half"  # behind the names of glyphs
FEATURE: Final = "calt"  # contextual alternates, which all programs use where they are not told otherwise


@dataclass(slots=True)
class _Marks:
    """Names of glyphs of marks, by where in their room they are drawn."""

    left: list[str] = field(default_factory=list)
    middle: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)


def squeeze_marks(font: Any, content: bytes) -> None:  # noqa: ANN401 fontTools has no types
    """Give `font`, which is read from `content` (a TTF that has the feature `halt`), its narrower marks. One whose
    marks are of other widths, or that has too few of them, stays as it was."""
    marks = _marks_of(font, content)
    if not marks.left or not marks.right:
        return
    for name in (*marks.left, *marks.right):
        _add_half(font, name, to_the_left=name in marks.right)
    _add_rules(font, marks)


def _marks_of(font: Any, content: bytes) -> _Marks:  # noqa: ANN401
    """Where each mark is drawn in its room, as the feature `halt` says, which takes half of it away."""
    shaped = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(content)))
    em, names = shaped.face.upem, font.getGlyphOrder()
    found = _Marks()
    for mark in MARKS:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(mark)
        buffer.guess_segment_properties()
        uharfbuzz.shape(shaped, buffer, {"halt": True})
        [info], [place] = buffer.glyph_infos, buffer.glyph_positions
        name = names[info.codepoint]
        if not info.codepoint or place.x_advance != em // 2 or font["hmtx"][name][0] != em:
            continue
        if not place.x_offset:
            found.left.append(name)
        elif place.x_offset == -em // 2:
            found.right.append(name)
        elif mark not in NEVER_CENTRED:
            found.middle.append(name)
    space = font.getBestCmap().get(ord(IDEOGRAPHIC_SPACE))
    found.middle += [space] if space else []
    return found


def _add_half(font: Any, name: str, *, to_the_left: bool) -> None:  # noqa: ANN401
    """A glyph of half the width beside the one of this name, which may have to be moved `to_the_left` for it."""
    half, move = name + HALF, font["head"].unitsPerEm // 2
    glyph = deepcopy(font["glyf"][name])
    if to_the_left and glyph.numberOfContours > 0:
        glyph.coordinates.translate((-move, 0))
        glyph.recalcBounds(font["glyf"])
    if half not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), half])
        font["glyf"].setGlyphOrder(font.getGlyphOrder())
    font["glyf"].glyphs[half] = glyph
    font["hmtx"][half] = (move, font["hmtx"][name][1] - (move if to_the_left else 0))
    if "vmtx" in font:
        font["vmtx"][half] = font["vmtx"][name]


def _add_rules(font: Any, marks: _Marks) -> None:  # noqa: ANN401
    """A mark at the left of its room is narrower before any other; one at the right behind those that are not, since
    before it these are narrower already."""
    from fontTools.otlLib.builder import ChainContextSubstBuilder, ChainContextualRule, SingleSubstBuilder

    table = font["GSUB"].table
    lookups = table.LookupList.Lookup

    def add(builder: Any) -> None:  # noqa: ANN401
        builder.lookup_index = len(lookups)
        lookups.append(builder.build())

    def rule(before: Sequence[str], names: Sequence[str], behind: Sequence[str]) -> int:
        halves, builder = SingleSubstBuilder(font, None), ChainContextSubstBuilder(font, None)
        halves.mapping = {name: name + HALF for name in names}
        add(halves)
        sides = [[list(side)] if side else [] for side in (before, behind)]
        builder.rules.append(ChainContextualRule(sides[0], [list(names)], sides[1], [[halves]]))
        add(builder)
        return int(builder.lookup_index)

    narrower = [name + HALF for name in marks.right]
    rules = [
        rule((), marks.left, (*marks.left, *marks.middle, *marks.right)),
        rule((*marks.middle, *marks.right, *narrower), marks.right, ()),
    ]
    table.LookupList.LookupCount = len(lookups)
    _use(table, rules)


def _use(table: Any, rules: Sequence[int]) -> None:  # noqa: ANN401
    """The lookups of these numbers as FEATURE, in every script and language of the table GSUB."""
    from fontTools.ttLib.tables import otTables

    features = table.FeatureList.FeatureRecord
    own = otTables.FeatureRecord()
    own.FeatureTag, own.Feature = FEATURE, otTables.Feature()
    own.Feature.LookupListIndex = list(rules)
    for script in (record.Script for record in table.ScriptList.ScriptRecord):
        for system in (script.DefaultLangSys, *(record.LangSys for record in script.LangSysRecord)):
            for feature in (features[at] for at in system.FeatureIndex) if system else ():
                if feature.FeatureTag == FEATURE and rules[0] not in feature.Feature.LookupListIndex:
                    feature.Feature.LookupListIndex += rules
            if system and FEATURE not in {features[at].FeatureTag for at in system.FeatureIndex}:
                system.FeatureIndex.append(len(features))
    features.append(own)
