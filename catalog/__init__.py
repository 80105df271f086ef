"""A printable product catalogue from YAML entries and photos."""
