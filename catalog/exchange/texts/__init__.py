"""Texts of entries → a file for translators (xlsx, PO, XLIFF), and what comes back → the entries."""
