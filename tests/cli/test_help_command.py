"""`catalog help TOPIC`, and its page in docs/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.i18n.topics import PAGES, topic
from catalog.i18n.translator import Translator
from tests.running import refused

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_a_topic_is_printed_and_its_page_is_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", name], Translator("id")) == 0
    shown = capsys.readouterr().out
    assert not re.search(r"^!\[", shown, re.MULTILINE)  # a terminal shows no pictures, but every word
    paragraphs = [one for one in topic(name).split("\n\n") if not one.startswith("![")]
    assert shown.rstrip() == "\n\n".join(paragraphs).rstrip()
    assert (DOCS / PAGES[name]).read_text(encoding="utf-8") == topic(name), "run `make docs`"


def test_an_unknown_topic_is_refused_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert "percetakan" in refused(capsys, "help", "percetakn")
