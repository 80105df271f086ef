"""How contacts are printed and where their links lead."""

from __future__ import annotations

import pytest

from catalog.edition.views import BusinessView
from tests.content.breaking import KITCHEN, Trial
from tests.edition.printed import printed


def kitchen(trial: Trial, edition: str = "profil", language: str = "en") -> BusinessView:
    found = printed(trial, edition, language).businesses
    return next(business for business in found if business.slug == "dapur-contoh")


@pytest.mark.parametrize("typed", ["0812 3456 7890", "+62 0812 3456 7890", "+62 (0)812-3456-7890", "٠٨١٢٣٤٥٦٧٨٩٠"])
def test_the_chat_opens_with_the_number_however_it_is_written(typed: str, trial: Trial) -> None:
    trial.add(KITCHEN, f'contacts: {{whatsapp: "{typed}", phone: "{typed} ext. 12"}}\nconsent: {{phone: yes}}\n')
    business = kitchen(trial)
    assert [(link.text, link.url) for link in business.contacts] == [
        ("+62 812 3456 7890", "https://wa.me/6281234567890"),
        ("+62 812 3456 7890 ext. 12", "tel:+6281234567890;ext=12"),
    ]
    orders = [business.order, *(product.order for product in business.products)]
    assert all(order and order.url.startswith("https://wa.me/6281234567890?text=") for order in orders)


def test_the_publishers_number_is_read_in_the_country_of_the_catalogue(trial: Trial) -> None:
    trial.change("catalogue.yaml", '"+6281200000001"', "(212) 555-0123")
    trial.add("catalogue.yaml", "country: US\n")
    publisher = printed(trial).publisher
    assert publisher.contacts[0].url == "https://wa.me/12125550123"
    assert publisher.order is not None
    assert publisher.order.url.startswith("https://wa.me/12125550123?text=")
    order = kitchen(trial).order
    assert order is not None
    assert order.url.startswith("https://wa.me/12125550123?text=")


def test_a_number_is_printed_as_it_is_dialled_where_the_language_is_spoken(trial: Trial) -> None:
    numbers = '{whatsapp: "+62 812 3456 7890", phone: "+1 212 555 0123"}'
    trial.add(KITCHEN, f"contacts: {numbers}\nconsent: {{phone: yes}}\n")
    indonesian = kitchen(trial, "petak", "id").contacts
    assert [link.text for link in indonesian] == ["0812-3456-7890", "+1 212 555 0123"]
    assert indonesian[0].url == "https://wa.me/6281234567890"
    assert [link.text for link in kitchen(trial).contacts] == ["+62 812 3456 7890", "+1 212 555 0123"]
