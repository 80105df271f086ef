"""The output `phone`: the edition for telephones, A5 upright in one column, to be read without enlarging it."""

from __future__ import annotations

from catalog.outputs.output_types import BookOutput

PHONE = BookOutput("phone", "catalogue-phone.pdf", sent=True, layout="OneColumn")
