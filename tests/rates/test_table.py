"""Central banks' tables are read as they are published, and what cannot be a rate is refused at its row."""

from __future__ import annotations

import datetime
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.problems import CatalogError
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.model.rates import Rate
from catalog.rates.cells import MOST_ROWS
from catalog.rates.numbers import decimal_marks, number
from catalog.rates.table import Asked, TableRate, read_rate_table, shortened
from tests.conftest import DAY
from tests.rates import tables

Day = datetime.date | None


def rates(folder: Path, name: str, content: str | bytes, day: Day = None, currency: str = "") -> dict[str, str]:
    """What is read: rupiah by currency."""
    return {one.currency: one.rupiah for one in read(folder, name, content, day, currency)}


def read(folder: Path, name: str, content: str | bytes, day: Day = None, currency: str = "") -> tuple[TableRate, ...]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_rate_table(path, Asked(DAY, day, currency)).rates


def refusal(
    folder: Path, name: str, content: str | bytes, day: Day = None, currency: str = ""
) -> list[tuple[str, str]]:
    """Code and place of what is wrong; all of it can be said in both languages."""
    with pytest.raises(CatalogError) as refused:
        read(folder, name, content, day, currency)
    for language in LANGUAGES:
        assert all(Translator(language).problem(problem).remedy for problem in refused.value.problems)
    return [(problem.code, str(problem.place)) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("above", "source"),
    [
        ("Tanggal;24/11/2026\n", "kurs.csv"),
        ("Kurs Transaksi BI\nTanggal;24/11/2026\n", "Kurs Transaksi BI (kurs.csv)"),
        ("Kurs hari ini;\nSumber: ;Bank Indonesia\nTanggal;24/11/2026\n", "Bank Indonesia (kurs.csv)"),
        ("Source: ECB;;\n24/11/2026;\n", "ECB (kurs.csv)"),
        ("24/11/2026;\n", "kurs.csv"),
    ],
)
def test_a_source_is_named_as_the_table_is(tmp_path: Path, above: str, source: str) -> None:
    table = f"{above}Mata Uang;Nilai;Kurs Tengah;Tanggal\nUSD;1;16854;24/11/2026\n"
    assert [one.source for one in read(tmp_path, "kurs.csv", table)] == [source]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("BI.csv", tables.BI_DAYS, {"USD": "16854"}),
        ("kurs.csv", tables.BI_PAGE, {"USD": "16854", "JPY": "111.2110"}),
        ("rates.txt", tables.BI_PAGE_ENGLISH, {"USD": "16854", "JPY": "111.2110"}),
        ("kurs.xml", tables.BI_XML, {"JPY": "111.2110"}),
        ("Informasi Kurs Jisdor.xlsx", tables.jisdor(), {"USD": "16725.5"}),
        (
            "eurofxref-daily.xml",
            tables.ECB_XML,
            {"USD": "16335.6", "JPY": "101.7050", "GBP": "20661.2", "EUR": "17487.2"},
        ),
        ("portal.csv", tables.ECB_PORTAL, {"USD": "16335.6", "EUR": "17487.2"}),
        ("bnm.csv", tables.RINGGIT, {"USD": "16775.5", "JPY": "110.6120"}),
    ],
)
def test_tables_are_read_as_they_are_published(
    name: str, content: str | bytes, expected: dict[str, str], tmp_path: Path
) -> None:
    assert rates(tmp_path, name, content) == expected


@pytest.mark.parametrize("content", [tables.ECB_CSV, tables.ECB_DAYS])
def test_a_table_for_one_euro_is_turned_round(content: str, tmp_path: Path) -> None:
    found = rates(tmp_path, "eurofxref.csv", content)
    assert found == {"USD": "16335.6", "JPY": "101.7050", "GBP": "20661.2", "KRW": "11.8569", "EUR": "17487.2"}


def test_the_newest_day_counts_or_the_one_that_is_asked_for(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "BI.csv", tables.BI_DAYS)
    assert (one.day, one.place.line, one.source) == (datetime.date(2026, 11, 23), 4, "Kurs Transaksi USD (BI.csv)")
    (one,) = read(tmp_path, "BI.csv", tables.BI_DAYS, day=datetime.date(2026, 11, 9))
    assert (one.day, one.rupiah) == (datetime.date(2026, 11, 9), "16800")
    early = rates(tmp_path, "hist.csv", tables.ECB_DAYS, day=datetime.date(2026, 11, 20))
    assert early["EUR"] == "17400"


@pytest.mark.parametrize("day", ["24/11/2026", "24 Nov 2026", "November 24, 2026", "24 Nopember 2026", "2026-11-24"])
def test_a_day_is_read_in_many_forms(day: str, tmp_path: Path) -> None:
    (one,) = read(tmp_path, "kurs.csv", f'Tanggal,Mata Uang,Kurs Tengah\n"{day}",USD,16854.25\n')
    assert one.day == datetime.date(2026, 11, 24)


def test_a_day_in_a_spreadsheet_is_a_day(tmp_path: Path) -> None:
    content = tables.workbook([["Mata Uang", "Satuan", "Kurs Tengah", "Tanggal"], ["JPY", 100, 11121.1, DAY]], "Sheet1")
    (one,) = read(tmp_path, "kurs.xlsx", content)
    assert (one.rupiah, one.day, one.source) == ("111.2110", DAY, "kurs.xlsx")


HEAD = "Tanggal,Mata Uang,Nilai,Kurs Jual,Kurs Beli\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEAD + "2026-11-05,USD,1,0,0\n", "rates-number"),
        (HEAD + "2026-11-05,USD,1,-16400,-16300\n", "rates-number"),
        (HEAD + "2026-11-05,USD,0,16400,16300\n", "rates-number"),
        (HEAD + "2026-11-05,USD,1,1640O,16300\n", "rates-number"),
        (HEAD + "2026-11-05,USD,1,16400.5,1\n", "rates-apart"),
        (HEAD + "2026-11-25,USD,1,16400,16300\n", "rates-future"),
        (HEAD + "31/06/2026,USD,1,16400,16300\n", "rates-day"),
        (HEAD + "24 Nowember 2026,USD,1,16400,16300\n", "rates-day"),
        (HEAD + "05/11/2026,USD,1,16400,16300\n", "rates-day-order"),
        ("Mata Uang;Kurs Tengah\nUSD;16.400\n", "rates-marks"),
        ("Mata Uang;Kurs Tengah\nUSD;16.400,50\nJPY;1,111.25\n", "rates-marks"),
    ],
)
def test_what_cannot_be_a_rate_is_refused_at_its_row(content: str, expected: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, "kurs.csv", content)[:1] == [(expected, "kurs.csv:2")]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("kurs.csv", "", "rates-none"),
        ("kurs.csv", "Nama;Harga\nKeripik;1\n", "rates-none"),
        ("kurs.csv", "Mata Uang,Kurs Tengah,Tanggal\nzloty,1.5,2026-11-05\n", "rates-none"),
        ("kurs.csv", "Mata Uang,Kurs Tengah\nUSD,16400.5\n", "rates-day-missing"),
        ("kurs.csv", "Tanggal,Kurs\n2026-11-05,16400.5\n", "rates-currency"),
        ("kurs.csv", "Date,USD,JPY,GBP\n2026-11-05,1.1,170.2,0.85\n", "rates-no-rupiah"),
        ("kurs.csv", "Date,USD,JPY,IDR\n2026-11-05,1.1,170.2,12\n", "rates-direction"),
        ("kurs.csv", HEAD + "2026-11-05,USD,1,16400,16300\n2026-11-05,USD,1,16500,16300\n", "rates-twice"),
        ("kurs.xml", "<a><b>", "rates-file"),
        ("kurs.xml", '<!DOCTYPE a [<!ENTITY x "USD">]><a currency="&x;" rate="1"/>', "rates-file"),
        ("kurs.xml", '<!DOCTYPE a SYSTEM "/etc/passwd"><a currency="USD" rate="1"/>', "rates-file"),
        ("kurs.xml", "<a>" * 5000, "rates-file"),
        ("kurs.xml", "<?xml version='1.0' encoding='nothing'?><a/>", "rates-file"),
        ("kurs.xlsx", b"PK\x03\x04 no workbook", "rates-file"),
        ("kurs.xlsx", b"PK", "rates-file"),
        ("kurs.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "rates-file"),
        ("kurs.xlsx", tables.workbook([["USD"]]), "rates-none"),
    ],
)
def test_what_is_no_table_of_rates_is_refused(name: str, content: str | bytes, expected: str, tmp_path: Path) -> None:
    assert [code for code, _ in refusal(tmp_path, name, content)] == [expected]


def test_a_cell_that_stands_far_out_fills_no_memory(tmp_path: Path) -> None:
    far = tables.workbook([*([[]] * (MOST_ROWS + 1)), ["x"]])
    assert refusal(tmp_path, "kurs.xlsx", far) == [("rates-file-large", "kurs.xlsx")]


def test_what_the_file_does_not_say_can_be_said(tmp_path: Path) -> None:
    content = "Tanggal,Kurs\n05/11/2026,11110.5\n"
    day = datetime.date(2026, 11, 5)
    assert rates(tmp_path, "kurs.csv", content, day=day, currency="SGD") == {"SGD": "11110.5"}
    assert rates(tmp_path, "kurs.csv", content, day=datetime.date(2026, 5, 11), currency="SGD") == {"SGD": "11110.5"}
    assert refusal(tmp_path, "kurs.csv", content, day=DAY, currency="SGD") == [("rates-day-none", "kurs.csv")]


def test_letters_of_windows_and_of_excels_unicode_are_read(tmp_path: Path) -> None:
    content = "Mata Uang\tKurs Tengah\tTanggal\nJPY ¥\t111,50\t24/11/2026\n"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        assert rates(tmp_path, "kurs.csv", content.encode(encoding)) == {"JPY": "111.5"}


@given(st.decimals("0.000001", "99999999", places=6), st.sampled_from([".", ","]), st.booleans())
def test_a_number_is_read_as_it_was_written(value: Decimal, mark: str, grouped: bool) -> None:
    whole, decimals = f"{value:,.6f}".split(".") if grouped else f"{value:.6f}".split(".")
    text = whole.replace(",", "." if mark == "," else ",") + mark + decimals
    assert decimal_marks([text]) == {mark}
    assert number(f"Rp {text}", mark) == value


@given(st.text(alphabet="0123456789.,- Rp\u00a0x", max_size=20), st.sampled_from([".", ","]))
def test_any_text_is_a_number_or_none(text: str, mark: str) -> None:
    value = number(text, mark)
    assert value is None or value.is_finite()


@given(st.decimals("0.000001", "999999999", places=9))
def test_a_rate_that_was_reckoned_keeps_six_digits(value: Decimal) -> None:
    text = shortened(value)
    assert Rate.model_validate({"currency": "USD", "rupiah": text, "date": "2026-11-24"}).rupiah == Decimal(text)
    assert abs(Decimal(text) - value) <= max(value * Decimal("0.00001"), Decimal("0.000000001"))
    assert len(text.partition(".")[2]) <= 9


@given(st.binary(max_size=200))
def test_no_file_is_a_fault_of_the_program(content: bytes) -> None:
    with TemporaryDirectory() as made:
        path = Path(made) / "kurs"
        for begin in (b"", b"PK", b"<", b"Mata Uang,Kurs,Tanggal\nUSD,"):
            path.write_bytes(begin + content)
            with suppress(CatalogError):
                read_rate_table(path, Asked(DAY))
