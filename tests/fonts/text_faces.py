"""The faces of text, without those that have signs alone."""

from __future__ import annotations

from typing import Final

from catalog.fonts.faces import FACES, SIGNS

TEXT: Final = [face for face in FACES if face.family not in SIGNS]
