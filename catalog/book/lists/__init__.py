"""The contents, the price list and the indexes, cut into columns and pages (stages 4 and 6)."""
