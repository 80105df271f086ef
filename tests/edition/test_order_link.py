"""Where orders go, what opens, and what is printed as a code."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from catalog.edition.views import OrderLink
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
