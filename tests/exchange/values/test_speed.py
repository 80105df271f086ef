"""Ten thousand rows are read while somebody waits."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from catalog.exchange.values.addresses import read_email, read_instagram
from catalog.exchange.values.counts import read_count
from catalog.exchange.values.dates import read_date
from catalog.exchange.values.days import read_days
from catalog.exchange.values.licences import read_licences
from catalog.exchange.values.lists import read_makeup, read_options
from catalog.exchange.values.money import read_money
from catalog.exchange.values.names import read_name
from catalog.exchange.values.phones import read_phone
from catalog.exchange.values.places import read_place
from catalog.exchange.values.reading import Reading, Value
from catalog.exchange.values.sizes import read_size
from catalog.exchange.values.texts import read_code, read_text
from catalog.exchange.values.units import read_unit
from catalog.exchange.values.weights import read_weight
from catalog.exchange.values.yes_no import read_yes_no

ROWS = 2_500
SECONDS = 2.0  # of this process, for a quarter of the rows that have two: other machines are slower
BUSINESSES = 500
NAMES = {f"kecamatan-{number}": f"Kecamatan {number}" for number in range(27)}


def place(typed: Value) -> Reading:
    return read_place(typed, NAMES)


def row(number: int) -> list[tuple[Callable[..., Reading], Value]]:
    business = number % BUSINESSES
    return [
        (read_name, f"UD. BERKAH {business}"),
        (place, f"Kec. Kecamatan {number % 27}"),
        (read_phone, f"0812{3_000_000 + business * 7}"),
        (read_email, f"toko{business}@contoh.com"),
        (read_instagram, f"@toko{business}"),
        (read_licences, f"NIB: 91200{business:08d}"),
        (read_yes_no, "ya" if number % 3 else "tidak"),
        (read_name, f"Keripik singkong {number} pedas"),
        (read_text, f"Keripik renyah nomor {number}, dibuat dari <b>singkong</b> pilihan."),
        (read_money, f"Rp {number}.500,-"),
        (read_money, Decimal(1000 + number)),
        (read_unit, "lembar"),
        (read_count, f"{number % 100 + 1} pcs"),
        (read_days, f"{number % 30 + 1} hari"),
        (read_weight, f"{number + 1} gr"),
        (read_size, f"{number % 90 + 1}x{number % 70 + 1} cm"),
        (read_date, f"{number % 28 + 1}/{number % 12 + 1}/2026"),
        (read_makeup, f"singkong {number % 99 + 1}%, garam, bawang putih"),
        (read_options, "S, M, L"),
        (read_code, f"KS-{number}"),
    ]


def test_rows_are_read_quickly(benchmark_seconds: Callable[[], float]) -> None:
    rows = [row(number) for number in range(ROWS)]
    for read, typed in rows[0]:  # what is loaded once, such as the table of telephone numbers
        read(typed)
    before = benchmark_seconds()
    for read, typed in (cell for cells in rows for cell in cells):
        read(typed)
    assert benchmark_seconds() - before < SECONDS
