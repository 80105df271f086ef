"""Addresses that lead somewhere, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.content.breaking import KITCHEN, Trial


@pytest.mark.parametrize(
    "email", ["a@b.id", "nama.usaha+toko@kantor-kami.co.id", "o'brien@contoh.example", "é@kafé.fr"]
)
def test_an_email_address_is_taken(email: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts: {{email: "{email}"}}\n')
    assert trial.rows() == []


@pytest.mark.parametrize(
    "email", ["a@b,c", "a@b", "a@b.c, d@e.f", "a@b.id;c@d.id", "a b@c.id", "a@b..id", "a.@b.id", "<a@b.id>", "a@b.1d"]
)
def test_what_is_no_email_address_is_an_error(email: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts: {{email: "{email}"}}\n')
    assert trial.rows() == [("form-wrong", f"{KITCHEN}:5:19", "contacts.email")]


@pytest.mark.parametrize(
    "url",
    ["https://contoh.id", "http://www.contoh.co.id:8080/toko?a=b#c", "https://kafé.example/ü", "https://contoh.id/"],
)
def test_an_address_with_a_host_is_taken(url: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts: {{web: "{url}"}}\n')
    assert trial.rows() == []


@pytest.mark.parametrize(
    "url",
    ["https://", "https://contoh", "https://contoh.", "https:// contoh.id", "https://a.id b", "https://@contoh.id"],
)
def test_an_address_that_leads_nowhere_is_an_error(url: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts:\n  web: "{url}"\n  marketplaces: [{{name: Shopee, url: "{url}"}}]\n')
    assert trial.rows() == [
        ("form-wrong", f"{KITCHEN}:6:8", "contacts.web"),
        ("form-wrong", f"{KITCHEN}:7:38", "contacts.marketplaces[0].url"),
    ]


@pytest.mark.parametrize(
    "contact",
    [
        'line: "@toko-anda"',
        "line: toko.anda_1",
        "wechat: Toko-Anda_1",
        "wechat_code: https://u.wechat.com/kAbCdEfGhIjK",
        "wechat_code: http://weixin.qq.com/r/kAbCdEfGhIjK",
        "kakaotalk: _xabCDE",
    ],
)
def test_names_in_messengers_are_taken(contact: str, trial: Trial) -> None:
    trial.add(KITCHEN, f"contacts: {{{contact}}}\n")
    assert trial.rows() == []


@pytest.mark.parametrize(
    "contact",
    [
        "line: Toko",
        "line: https://line.me/R/ti/p/toko",
        "line: ab",
        "wechat: 1toko_anda",
        "wechat: toko",
        "wechat: toko anda",
        "wechat_code: toko_anda",
        "wechat_code: https://u.wechat.com.example/kAbCdEf",
        "kakaotalk: abcDE",
        "kakaotalk: http://pf.kakao.com/_abcDE",
    ],
)
def test_what_is_no_name_in_a_messenger_is_an_error(contact: str, trial: Trial) -> None:
    trial.add(KITCHEN, f"contacts: {{{contact}}}\n")
    field, _, value = contact.partition(": ")
    assert trial.rows() == [("form-wrong", f"{KITCHEN}:5:{len(field) + 14}", f"contacts.{field}")]
    assert value
