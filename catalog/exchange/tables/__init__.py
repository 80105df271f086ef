"""A file that was handed over, a workbook or csv → tables: headings, and rows of plain values."""
