"""Prices of the edition made by hand."""

from __future__ import annotations

from catalog.edition.price_views import Amount, PriceLine, PriceStep, PriceView

RUPIAH = Amount("Rp", "285.000", "Rp285.000")
DOLLAR = Amount("USD", "15.80", "USD 15.80", place="FOB Surabaya")

SARONG_PRICES = PriceView(
    (
        PriceLine("retail", "Retail", "120 × 200 cm", (PriceStep("", "Rp285.000"),)),
        PriceLine("wholesale", "Wholesale", "", (PriceStep("from 20", "Rp255.000"),)),
        PriceLine("export", "Export", "", (PriceStep("", "USD 15.80 FOB Surabaya"),)),
    ),
    "per buah",
    "T/T",
)
