"""What stands for pictures, drawings and codes where texts alone are tried."""

from __future__ import annotations

from catalog.graphics import qr_code


def no_picture(*_: object) -> str:
    return ""


def no_drawing(*_: object) -> str:
    return "drawing:none.svg"


def no_code(*_: object) -> qr_code.QrCode:
    return qr_code.QrCode(no_drawing(), 0)
