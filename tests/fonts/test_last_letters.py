"""The last letters of a paragraph in Chinese or Japanese are kept together; nothing of the text is another."""

from __future__ import annotations

import re

import pytest

from catalog.fonts.last_letters import keep_last_letters

TAG = re.compile(r"<[^>]*>")


def kept(body: str, language: str = "ja") -> list[str]:
    page = f'<html lang="{language}"><body>{body}</body></html>'
    found = keep_last_letters(page)
    assert TAG.sub("", found) == TAG.sub("", page)
    return re.findall(r'<bdi class="nowrap">(.*?)</bdi>', found)


@pytest.mark.parametrize(
    ("body", "letters"),
    [
        ("<p>手編み、シャツのポケットに畳めます</p>", ["めます"]),
        ("<p>毎年十二月に会員へ等しく分配されます。</p>", ["れます。"]),
        ("<li>単層、中敷きに織り込み「手織り」</li>", []),  # too little before it
        ("<p>手編み</p>", []),
        ("<p>シャツのポケットに<b>畳めます</b>。</p>", []),
        ("<p>シャツのポケットに畳めます Sarung</p>", []),
    ],
)
def test_three_letters_stay_together(body: str, letters: list[str]) -> None:
    assert kept(body) == letters


@pytest.mark.parametrize("language", ["ko", "id", "en"])
def test_other_languages_are_left_alone(language: str) -> None:
    assert kept("<p>手編み、シャツのポケットに畳めます</p>", language) == []
