"""Entries ↔ the sheets of a workbook of our own, in which every field has its column, and back without loss."""
