"""Where orders go, what opens, and what is printed as a code."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from catalog.edition.views import OrderLink, ProductView
from tests.content.breaking import CHIPS, KITCHEN, SARONG, Trial
from tests.edition.printed import printed
from tests.loops import some
from tests.pipeline.printed_codes import known_codes

NUMBER = "0812 3456 7890"
ALL = f'contacts: {{whatsapp: "{NUMBER}", email: dapur@contoh.example, web: "https://dapur.example/toko/"}}\n'
FEW = 62  # bytes of a code of 33 × 33 modules, error correction M


def kitchen(trial: Trial, edition: str = "profil", language: str = "en") -> OrderLink:
    view = printed(trial, edition, language)
    (order,) = (business.order for business in view.businesses if business.slug == "dapur-contoh")
    assert order
    return order


def product(trial: Trial, key: str) -> OrderLink:
    (order,) = (product.order for product in printed(trial).products if product.key == key)
    assert order
    return order


def order_by(trial: Trial, ways: str) -> None:
    trial.add("editions/profil.yaml", f"order_by: [{ways}]\n")


@pytest.mark.parametrize(
    ("ways", "order"),
    [
        ("whatsapp, email", ("whatsapp", "Order on WhatsApp", "+62 812 3456 7890")),
        ("email, web, whatsapp", ("email", "Order by e-mail", "dapur@contoh.example")),
        ("web", ("web", "Visit the website", "dapur.example/toko")),
    ],
)
def test_orders_go_by_the_first_way_of_the_edition(ways: str, order: tuple[str, ...], trial: Trial) -> None:
    trial.add(KITCHEN, f"{ALL}consent: {{phone: yes}}\n")
    order_by(trial, ways)
    found = kitchen(trial)
    assert (found.way, found.label, found.text) == order


@pytest.mark.parametrize(
    ("contacts", "text"),
    [
        (ALL, "dapur@contoh.example"),  # no consent to print the number
        ('contacts: {web: "https://dapur.example"}\n', "dapur.example"),
        (f'contacts: {{phone: "{NUMBER}", instagram: dapur}}\n', "+62 812 0000 0001"),  # the office's
    ],
)
def test_a_business_is_ordered_from_by_what_it_has_and_else_through_the_office(
    contacts: str, text: str, trial: Trial
) -> None:
    trial.add(KITCHEN, contacts)
    assert (kitchen(trial).text, kitchen(trial).own) == (text, "instagram" not in contacts)


def test_the_office_is_reached_by_the_ways_of_the_edition_as_well(trial: Trial) -> None:
    order_by(trial, "web, email")
    assert kitchen(trial).url.startswith("mailto:kantor@contoh.example?subject=dapur-contoh%20PF27&body=Hello")
    publisher = printed(trial).publisher.order
    assert publisher
    assert publisher.code == "mailto:kantor@contoh.example?subject=PF27"


def test_the_code_says_in_few_letters_what_the_link_says_in_many(trial: Trial) -> None:
    sarong = product(trial, "tenun-contoh/sarung")
    assert sarong.code == "https://wa.me/6281200000002?text=TNC-1%20PF27"
    assert unquote(sarong.url).endswith(
        "?text=Hello, I am interested in Indigo Sarong (code TNC-1) from the catalogue PF27."
    )
    assert kitchen(trial).code == "https://wa.me/6281200000001?text=dapur-contoh%20PF27"
    weaver = next(business.order for business in printed(trial).businesses if business.slug == "tenun-contoh")
    assert weaver
    assert weaver.code == "https://wa.me/6281200000002?text=PF27"
    for edition in ("profil", "petak"):
        assert all(len(code) <= FEW for code in some(known_codes(printed(trial, edition, "id"))))


def test_a_product_without_a_code_is_known_by_its_file(trial: Trial) -> None:
    trial.change(CHIPS, "sku:", "# sku:")
    assert product(trial, "dapur-contoh/keripik-1").code.endswith("?text=dapur-contoh/keripik-1%20PF27")
    trial.add(KITCHEN, f"{ALL}consent: {{phone: yes}}\n")
    assert product(trial, "dapur-contoh/keripik-1").code.endswith("?text=keripik-1%20PF27")


@pytest.mark.parametrize(
    ("sku", "text"),
    [
        ("ABCDEFGHIJ" * 4, "ABCDEFGHIJ" * 4 + "%20PF27"),
        ("A+B " * 10, "A%2BB%20" * 9 + "A%2BB%20PF27"),
        ("A+B+" * 12 + "C", "PF27"),
    ],
)
def test_a_long_code_is_whole_as_long_as_that_can_be_read(sku: str, text: str, trial: Trial) -> None:
    trial.change(SARONG, "sku: TNC-1\n", f'sku: "{sku.strip()}"\n')
    order = product(trial, "tenun-contoh/sarung")
    assert order.code == f"https://wa.me/6281200000002?text={text}"
    assert sku.strip() in unquote(order.url)


def test_an_address_that_makes_no_readable_code_has_none(trial: Trial) -> None:
    order_by(trial, "web, email")
    long = "https://dapur.example/" + "toko/" * 20 + "é"
    trial.add(KITCHEN, f'contacts: {{web: "{long}"}}\n')
    assert (kitchen(trial).url, kitchen(trial).code, kitchen(trial).text) == (long, "", "dapur.example")


def test_addresses_are_escaped_where_they_have_to_be(trial: Trial) -> None:
    trial.add(KITCHEN, 'contacts: {email: "a?b&c+d@contoh.example"}\n')
    assert kitchen(trial).code == "mailto:a%3Fb%26c+d@contoh.example?subject=PF27"
    order_by(trial, "web, email")
    trial.change(KITCHEN, 'email: "a?b&c+d@contoh.example"', 'web: "https://contoh.example/é?a=%20"')
    assert kitchen(trial).code == "https://contoh.example/%C3%A9?a=%20"


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("ways", "contacts", "said"),
    [
        ("whatsapp", "", "WhatsApp"),
        ("email", "", "e-mail|surel"),
        ("web", 'contacts: {web: "https://dapur.example"}\n', "website|situs"),
    ],
)
def test_how_to_order_names_the_way_that_there_is(
    ways: str, contacts: str, said: str, language: str, trial: Trial
) -> None:
    order_by(trial, ways)
    trial.add(KITCHEN, contacts)
    steps = printed(trial, language=language).ordering
    for step in (steps.book[1], steps.html[1]):
        assert [word for word in ("WhatsApp", "e-mail", "surel", "website", "situs") if word in step] == [
            word for word in said.split("|") if word in step
        ]
        assert any(word in step for word in said.split("|"))


def test_where_there_are_several_ways_none_of_them_is_named(trial: Trial) -> None:
    trial.add(KITCHEN, "contacts: {email: dapur@contoh.example}\n")
    steps = printed(trial).ordering
    assert "what it opens is printed beside it" in steps.book[1]
    assert "it says what it opens" in steps.html[1]
    assert not [step for step in (*steps.book, *steps.html) if "WhatsApp" in step or "e-mail" in step]


MESSENGERS = "contacts: {line: LINE, wechat: dapur_ibu, kakaotalk: _abcDE, email: dapur@contoh.example}\n"


@pytest.mark.parametrize(
    ("way", "line", "text", "url", "code"),
    [
        ("line", "@dapur", "@dapur", "https://line.me/R/oaMessage/%40dapur/?Hello", "https://line.me/R/ti/p/%40dapur"),
        ("line", "dapur.ibu", "dapur.ibu", "https://line.me/R/ti/p/~dapur.ibu", "https://line.me/R/ti/p/~dapur.ibu"),
        ("kakaotalk", "dapur", "pf.kakao.com/_abcDE", "https://pf.kakao.com/_abcDE/chat", ""),
        ("wechat", "dapur", "dapur_ibu", "", ""),
    ],
)
def test_messengers_open_as_each_of_them_can(way: str, line: str, text: str, url: str, code: str, trial: Trial) -> None:
    trial.add(KITCHEN, MESSENGERS.replace("LINE", f'"{line}"'))
    order_by(trial, f"{way}, email")
    order = kitchen(trial)
    assert (order.way, order.text, order.own) == (way, text, True)
    assert order.url.startswith(url) if url else order.url == ""
    assert order.code == (code or order.url)
    assert order.label == {"line": "Order on LINE", "kakaotalk": "Order on KakaoTalk", "wechat": "Order on WeChat"}[way]


def test_a_code_of_wechat_is_the_one_that_its_owner_has(trial: Trial) -> None:
    own = "https://u.wechat.com/kAbCdEfGhIjK"
    trial.add(KITCHEN, f"contacts: {{wechat: dapur_ibu, wechat_code: {own}}}\n")
    order_by(trial, "wechat, email")
    assert (kitchen(trial).url, kitchen(trial).code) == ("", own)
    assert all(order.code == own for order in some(product.order for product in kitchens(trial)) if order)
    order_by_again = trial.read("editions/profil.yaml").replace("order_by: [wechat, email]", "order_by: [email]")
    trial.write("editions/profil.yaml", order_by_again)
    assert not kitchen(trial).own


def kitchens(trial: Trial) -> list[ProductView]:
    return [product for product in printed(trial).products if product.key.startswith("dapur-contoh/")]


MARKET = "country: JP\nname: Japan\nlanguages: [en]\ncurrency: JPY\nround_to: 10\nchannels: [line, email, web]\n"


def japan(trial: Trial, more: str = "") -> OrderLink:
    trial.write("markets/jp.yaml", MARKET + more)
    trial.write("editions/ekspor.yaml", "like: profil\nmarket: jp\ncode: JP27\n")
    return kitchen(trial, "ekspor")


@pytest.mark.parametrize(
    ("contacts", "way", "own"),
    [
        ('{line: "@dapur", email: dapur@contoh.example}', "line", True),
        (f'{{email: dapur@contoh.example, whatsapp: "{NUMBER}"}}', "email", True),  # the next of the market
        (f'{{whatsapp: "{NUMBER}"}}', "email", False),  # the publisher's first
    ],
)
def test_a_market_is_served_by_its_channels_in_their_order(contacts: str, way: str, own: bool, trial: Trial) -> None:
    trial.add(KITCHEN, f"contacts: {contacts}\nconsent: {{phone: yes}}\n")
    order = japan(trial)
    assert (order.way, order.own) == (way, own)


def test_an_enquiry_begins_as_in_its_market(trial: Trial) -> None:
    trial.add(KITCHEN, "contacts: {email: dapur@contoh.example}\n")
    assert "&body=Hello%2C%20I%20found" in japan(trial).url
    polite = japan(trial, 'greeting: {en: "Dear Sir or Madam,"}\n')
    assert unquote(polite.url).partition("&body=")[2].startswith("Dear Sir or Madam, I found ")
    other = japan(trial, "greeting: {ja: はじめまして。}\n")
    assert "&body=Hello" in other.url


def test_every_shipped_market_has_channels_in_the_order_that_is_usual_there(trial: Trial) -> None:
    catalogue = trial.load().catalogue
    assert catalogue
    first = {code: market.channels[0] for code, market in catalogue.markets.markets.items()}
    assert first == {
        **dict.fromkeys(("jp", "tw"), "line"),
        "cn": "wechat",
        "kr": "kakaotalk",
        **dict.fromkeys(("id", "in", "my", "tr"), "whatsapp"),
        **dict.fromkeys(("au", "gb", "us"), "email"),
    }
    assert all({"email", "web"} <= {*market.channels} for market in catalogue.markets.markets.values())


@pytest.mark.parametrize("way", ["line", "wechat", "kakaotalk"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_how_to_order_names_the_messenger(way: str, language: str, trial: Trial) -> None:
    contacts = "{line: dapur, wechat: dapur_ibu, kakaotalk: _abcDE}"
    trial.add(KITCHEN, f"contacts: {contacts}\n")
    order_by(trial, way)
    steps = printed(trial, language=language).ordering
    name = {"line": "LINE", "wechat": "WeChat", "kakaotalk": "KakaoTalk"}[way]
    assert all(name in step for step in (steps.book[1], steps.html[1]))
