"""How a language writes numbers and money: as they were typed, whatever the currency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.content.language_files import read_languages
from catalog.edition.formatting import Formatter


def formatter(code: str) -> Formatter:
    return Formatter(read_languages(Path("/nowhere"), [], [])[0][code])


ENGLISH, INDONESIAN = formatter("en"), formatter("id")


@pytest.mark.parametrize(
    ("amount", "currency", "english", "indonesian"),
    [
        ("12500", "IDR", "IDR 12,500", "Rp12.500"),
        ("12500.00", "IDR", "IDR 12,500", "Rp12.500"),
        ("12500.50", "IDR", "IDR 12,500.50", "Rp12.500,50"),
        ("180", "JPY", "JPY 180", "JPY 180"),
        ("18", "USD", "USD 18.00", "USD 18,00"),
        ("9.9", "USD", "USD 9.90", "USD 9,90"),
        ("1.25", "KWD", "KWD 1.250", "KWD 1,250"),
        ("9.9950", "USD", "USD 9.995", "USD 9,995"),  # refused by the check, yet never rounded
    ],
)
def test_an_amount_has_the_decimals_of_its_currency_and_all_that_were_typed(
    amount: str, currency: str, english: str, indonesian: str
) -> None:
    assert plain(ENGLISH.money(Decimal(amount), currency)) == english
    assert plain(INDONESIAN.money(Decimal(amount), currency)) == indonesian


@pytest.mark.parametrize(
    ("amount", "english", "indonesian"),
    [
        ("2500000000", "IDR 2.5 billion", "Rp2,5 miliar"),
        ("1500000", "IDR 1.5 million", "Rp1,5 juta"),
        ("3500000000000", "IDR 3.5 trillion", "Rp3,5 triliun"),
        ("92000000000", "IDR 92 billion", "Rp92 miliar"),
        ("999999999", "IDR 999,999,999", "Rp999.999.999"),
        ("1234500000", "IDR 1,234.5 million", "Rp1.234,5 juta"),
        ("1234567890", "IDR 1,234,567,890", "Rp1.234.567.890"),
        ("950000", "IDR 950,000", "Rp950.000"),
        ("0", "IDR 0", "Rp0"),
    ],
)
def test_a_large_amount_is_shortened_only_where_nothing_is_lost(amount: str, english: str, indonesian: str) -> None:
    assert plain(ENGLISH.large_money(Decimal(amount), "IDR")) == english
    assert plain(INDONESIAN.large_money(Decimal(amount), "IDR")) == indonesian


@pytest.mark.parametrize(
    ("code", "day", "amount", "large"),
    [
        ("en", "29 November 2026", "IDR 12,345,678", "IDR 12.5 million"),
        ("en-GB", "29 November 2026", "IDR 12,345,678", "IDR 12.5 million"),
        ("en-AU", "29 November 2026", "IDR 12,345,678", "IDR 12.5 million"),
        ("en-US", "November 29, 2026", "IDR 12,345,678", "IDR 12.5 million"),
        ("en-IN", "29 November 2026", "IDR 1,23,45,678", "IDR 12.5 million"),
    ],
)
def test_each_english_writes_dates_and_digits_as_at_home(code: str, day: str, amount: str, large: str) -> None:
    written = formatter(code)
    assert plain(written.date(date(2026, 11, 29))) == day
    assert plain(written.money(Decimal(12345678), "IDR")) == amount
    assert plain(written.large_money(Decimal(12500000), "IDR")) == large


@given(
    some.decimals(min_value=0, max_value=10**15 - 1, allow_nan=False, places=4),
    some.sampled_from(["IDR", "USD", "JPY", "KWD", "XYZ"]),
)
def test_whatever_is_printed_is_the_amount_that_was_typed(amount: Decimal, currency: str) -> None:
    assert read_again(ENGLISH.money(amount, currency)) == amount
    assert read_again(ENGLISH.large_money(amount, currency)) == amount
    assert read_again(ENGLISH.number(amount)) == amount


def read_again(text: str) -> Decimal:
    words = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    size = next((factor for word, factor in words.items() if word in text), 1)
    return Decimal("".join(c for c in text if c in "0123456789.")) * size


def test_a_number_keeps_every_decimal() -> None:
    assert plain(ENGLISH.number(Decimal("5.5678"))) == "5.5678"


@pytest.mark.parametrize(
    ("days", "english", "indonesian"),
    [
        (1, "1 day", "1 hari"),
        (7, "7 days", "7 hari"),
        (45, "45 days", "45 hari"),
        (60, "2 months", "2 bulan"),
        (180, "6 months", "6 bulan"),
        (360, "12 months", "12 bulan"),
        (365, "12 months", "12 bulan"),
        (366, "366 days", "366 hari"),
        (540, "18 months", "18 bulan"),
        (730, "24 months", "24 bulan"),
    ],
)
def test_a_long_time_is_told_in_months(days: int, english: str, indonesian: str) -> None:
    assert plain(ENGLISH.days(days)) == english
    assert plain(INDONESIAN.days(days)) == indonesian


def test_cloth_and_garments_are_counted_in_their_own_words() -> None:
    assert [plain(INDONESIAN.quantity(3, unit)) for unit in ("piece", "sheet", "garment", "tin")] == [
        "3 buah",
        "3 lembar",
        "3 potong",
        "3 kaleng",
    ]
    assert [ENGLISH.unit(unit, 1) for unit in ("piece", "sheet", "garment", "tin")] == ["piece"] * 3 + ["tin"]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_no_line_ends_inside_an_amount() -> None:
    for formatter in (ENGLISH, INDONESIAN):
        for currency in ("IDR", "USD"):
            assert " " not in formatter.money(Decimal("39000.5"), currency)
            assert " " not in formatter.large_money(Decimal(92_000_000_000), currency)


@pytest.mark.parametrize(
    ("code", "amount", "currency", "written"),
    [
        ("ja", "92000000000", "IDR", "IDR 920億"),
        ("ja", "92000000000", "JPY", "920億円"),  # the word stands behind the digits, not behind the currency
        ("ja", "95000000", "IDR", "IDR 9,500万"),
        ("ja", "1500000000000", "IDR", "IDR 1.5兆"),
        ("zh-Hans", "37000000000", "IDR", "IDR 370亿"),
        ("zh-Hant", "95000000", "TWD", "NT$9,500萬"),
        ("ko", "92000000000", "KRW", "920억원"),
        ("ms", "92000000000", "IDR", "IDR 92 bilion"),
        ("tr", "92000000000", "IDR", "92 milyar IDR"),
        ("hi", "92000000000", "IDR", "IDR 9,200 करोड़"),
        ("hi", "950000", "INR", "₹9.5 लाख"),
    ],
)
def test_each_language_counts_large_amounts_in_its_own_numbers(
    code: str, amount: str, currency: str, written: str
) -> None:
    assert plain(formatter(code).large_money(Decimal(amount), currency)) == written


@pytest.mark.parametrize(
    ("code", "jars", "countries", "until"),
    [
        ("ja", "1,200枚", "日本、インドネシア", "2027年6月30日"),
        ("zh-Hans", "1,200件", "日本、印度尼西亚", "2027年6月30日"),
        ("zh-Hant", "1,200件", "日本、印尼", "2027年6月30日"),
        ("ko", "1,200장", "일본, 인도네시아", "2027년 6월 30일"),
        ("ms", "1,200 helai", "Jepun, Indonesia", "30 Jun 2027"),
        ("tr", "1.200 adet", "Japonya, Endonezya", "30 Haziran 2027"),
        ("hi", "1,200 पीस", "जापान, इंडोनेशिया", "30 जून 2027"),
    ],
)
def test_quantities_lists_and_dates_are_written_as_in_the_country(
    code: str, jars: str, countries: str, until: str
) -> None:
    language = formatter(code)
    assert plain(language.quantity(1200, "sheet")) == jars
    assert language.countries(("JP", "ID")) == countries
    assert plain(language.date(date(2027, 6, 30))) == until


@pytest.mark.parametrize("code", ["en", "id", "ko", "tr"])
def test_no_line_ends_inside_a_day_or_a_stretch_of_days(code: str) -> None:
    language = formatter(code)
    for text in (language.date(date(2027, 6, 30)), language.month(date(2027, 6, 30)), language.days(90)):
        assert " " not in text
    assert not any(" " in language.days(days) for days in (1, 14, 365))


@pytest.mark.parametrize(
    ("code", "told"), [("en", "20"), ("id", "20"), ("ja", "20枚"), ("zh-Hans", "20件"), ("ko", "20장")]
)
def test_where_units_are_counted_with_the_number_has_its_unit(code: str, told: str) -> None:
    assert formatter(code).counted(20, "sheet") == told


@pytest.mark.parametrize(
    ("code", "written"), [("en", "Size: M"), ("ja", "Size：M"), ("zh-Hant", "Size：M"), ("ko", "Size: M")]
)
def test_a_label_stands_before_a_colon_of_the_language(code: str, written: str) -> None:
    assert formatter(code).labelled("Size", "M") == written


def test_a_language_may_write_a_country_otherwise() -> None:
    assert [formatter("zh-Hans").country(code) for code in ("TW", "KR", "XX")] == ["中国台湾", "韩国", "XX"]
    assert [formatter("ko").country(code) for code in ("AU", "KR")] == ["호주", "한국"]
    assert formatter("zh-Hant").country("TW") == "台灣"


def test_a_list_never_runs_together_where_the_language_joins_by_a_word() -> None:
    marks = {code: (formatter(code).comma, formatter(code).semicolon) for code in ("id", "en", "ja", "zh-Hans", "ko")}
    assert marks == {
        "id": (", ", "; "),
        "en": (", ", "; "),
        "ja": ("、", "；"),
        "zh-Hans": ("、", "；"),
        "ko": (", ", "; "),
    }
    thai = Formatter(ENGLISH.language.model_copy(update={"locale": "th_TH"}))  # CLDR has a space alone
    assert thai.listed(["a", "b"]) == "a, b"
