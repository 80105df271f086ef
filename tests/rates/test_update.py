"""Rates are taken over into the project's file: nothing else in it changes, and what is doubtful is asked about."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.load.yaml_source import Source, parse_source
from catalog.core.problems import CatalogError, Place
from catalog.core.project import Project
from catalog.rates.market_currencies import market_currencies
from catalog.rates.rates_file import with_rates
from catalog.rates.table import Asked, TableRate
from catalog.rates.update import UpdatedRates, update_rates
from tests.conftest import DAY, copy_small
from tests.rates import tables

OLD = """\
# Kurs kantor.
rates:
  - currency: USD   # dolar
    rupiah: 16400   # tengah
    date: 2026-10-01
    source: contoh
  - {currency: JPY, rupiah: 109, date: 2026-10-01}
  - currency: MYR
    rupiah: 3900
    date: 2026-10-01 # MYR
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = copy_small(tmp_path / "project")
    (made.content / "rates.yaml").write_text(OLD, encoding="utf-8")
    return made


def update(
    project: Project,
    *contents: str | bytes,
    more: tuple[str, ...] = (),
    force: bool = False,
    write: bool = True,
    today: datetime.date = DAY,
) -> UpdatedRates:
    files = []
    for number, content in enumerate(contents):
        files.append(project.root.parent / f"kurs-{number}.csv")
        files[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
    return update_rates(project, files, Asked(today), more, force=force, write=write)


def written(project: Project) -> str:
    return (project.content / "rates.yaml").read_text(encoding="utf-8")


def test_rates_change_and_all_else_stays(project: Project) -> None:
    updated = update(project, tables.BI_PAGE)
    assert [(one.currency, str(one.after), f"{one.percent:.2f}") for one in updated.changes] == [
        ("USD", "16854", "2.77"),
        ("JPY", "111.2110", "2.03"),
    ]
    assert (updated.missing, updated.unknown, updated.unused) == (("MYR",), ("CNH",), ())
    assert written(project) == OLD.replace("16400 ", "16854 ").replace(
        "2026-10-01\n    source: contoh", ("2026-11-24\n    source: Kurs Transaksi BI (kurs-0.csv)")
    ).replace("109, date: 2026-10-01", '111.2110, date: 2026-11-24, source: "Kurs Transaksi BI (kurs-0.csv)"')


def test_a_currency_that_is_asked_for_comes_last(project: Project) -> None:
    updated = update(project, tables.ECB_CSV, more=("GBP",))
    assert [one.currency for one in updated.changes] == ["USD", "JPY", "GBP"]
    assert updated.unused == ("EUR", "KRW")
    assert written(project).endswith(
        "    date: 2026-10-01 # MYR\n"
        "  - currency: GBP\n    rupiah: 20661.2\n    date: 2026-11-24\n    source: kurs-0.csv\n"
    )


def test_the_newest_of_several_tables_counts(project: Project) -> None:
    updated = update(project, tables.BI_DAYS, tables.BI_PAGE)
    assert {one.currency: one.day.day for one in updated.changes} == {"USD": 24, "JPY": 24}


@pytest.mark.parametrize("before", ["", "# nanti\n", "rates:\n", "rates: []\n", "# a\nrates: # b\n", None])
def test_a_file_without_rates_has_them_then(before: str | None, project: Project) -> None:
    path = project.content / "rates.yaml"
    path.unlink()
    if before is not None:
        path.write_text(before, encoding="utf-8")
    update(project, tables.BI_PAGE, more=("JPY",))
    source = parse_source(written(project), "content/rates.yaml")
    assert isinstance(source, Source)
    assert [(one["currency"], one["rupiah"]) for one in source.data["rates"]] == [("JPY", "111.2110")]
    assert all(comment in written(project) for comment in ("# nanti", "# a", "# b") if comment in (before or ""))


def test_nothing_is_written_where_nothing_is_to_be(project: Project) -> None:
    update(project, tables.BI_PAGE, write=False)
    assert written(project) == OLD


def refused(project: Project, *contents: str | bytes, today: datetime.date = DAY) -> list[str]:
    with pytest.raises(CatalogError) as found:
        update(project, *contents, today=today)
    assert written(project) == OLD
    return [problem.code for problem in found.value.problems]


def test_a_jump_is_asked_about(project: Project) -> None:
    shifted = tables.BI_PAGE.replace("JPY;100", "JPY;1")
    assert refused(project, shifted) == ["rates-jump"]
    assert update(project, shifted, force=True).changes[1].after > 11000


@pytest.mark.parametrize(
    ("rate", "doubtful"), [("21320.00", False), ("21321.00", True), ("11480.00", False), ("11479.00", True)]
)
def test_a_jump_is_more_than_thirty_per_cent(rate: str, doubtful: bool, project: Project) -> None:
    table = f"Mata Uang,Kurs Tengah,Tanggal\nUSD,{rate},2026-11-24\n"
    if doubtful:
        assert refused(project, table) == ["rates-jump"]
    else:
        assert update(project, table).changes


def test_older_rates_are_asked_about(project: Project) -> None:
    old = tables.BI_PAGE.replace("24 November 2026", "24 September 2026")
    assert refused(project, old) == ["rates-older", "rates-older"]
    assert update(project, old, force=True).changes[0].day == datetime.date(2026, 9, 24)


def test_a_table_of_other_currencies_is_refused(project: Project) -> None:
    assert refused(project, "Mata Uang,Kurs Tengah,Tanggal\nSGD,12800.50,2026-11-24\n") == ["rates-unused"]


def test_a_rate_that_was_wrong_is_mended(project: Project) -> None:
    (project.content / "rates.yaml").write_text(OLD.replace("16400", "0"), encoding="utf-8")
    assert update(project, tables.BI_PAGE).changes[0].before is None
    assert "rupiah: 16854" in written(project)


def test_a_file_of_another_form_is_left_alone(project: Project) -> None:
    (project.content / "rates.yaml").write_text("rates: {USD: 16400}\n", encoding="utf-8")
    with pytest.raises(CatalogError) as found:
        update(project, tables.BI_PAGE, more=("USD",))
    assert [problem.code for problem in found.value.problems] == ["rates-file-form"]


def test_the_money_of_the_markets_of_editions_is_wanted(project: Project) -> None:
    assert market_currencies(project) == set()
    for market in ("jp", "id", "xx"):
        (project.content / "editions" / f"export-{market}.yaml").write_text(f"market: {market}\n", encoding="utf-8")
    assert market_currencies(project) == {"JPY"}


CURRENCIES = ("USD", "JPY", "EUR", "GBP")
RATES = st.lists(st.sampled_from(CURRENCIES), unique=True, min_size=1, max_size=4)
STYLES = {
    "block": "  - currency: {0}\n    rupiah: 1\n    date: 2026-01-01\n",
    "turned": "  - source: 'it''s'\n    date: 2026-01-01 # day\n    currency: {0}\n    rupiah: 1\n\n",
    "flow": "  - {{currency: {0}, rupiah: 1, date: 2026-01-01, source: x}}\n",
    "flush": "- currency: {0} # a\n  rupiah: 1 # b\n  date: 2026-01-01 # c\n",
}


@given(RATES, RATES, st.sampled_from([*STYLES]), st.sampled_from(["\n", "\r\n"]), st.text(max_size=20))
def test_whatever_the_style_the_file_reads_back(
    had: list[str], new: list[str], style: str, newline: str, source: str
) -> None:
    source = "".join(letter for letter in source if letter.isprintable()).strip() or "BI"
    before = ("# kept\nrates:\n" + "".join(STYLES[style].format(one) for one in had)).replace("\n", newline)
    rates = [TableRate(one, "2.5", DAY, Place("kurs.csv", 2), source) for one in new]
    after = parse_source(with_rates(before, rates), "rates.yaml")
    assert isinstance(after, Source)
    found = {one["currency"]: (one["rupiah"], one["date"], one.get("source")) for one in after.data["rates"]}
    assert list(found) == [*had, *(one for one in new if one not in had)]
    assert {one: found[one] for one in new} == dict.fromkeys(new, ("2.5", DAY.isoformat(), source))
