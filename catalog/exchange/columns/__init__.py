"""Headings of a table → the fields of an entry that its columns are."""
