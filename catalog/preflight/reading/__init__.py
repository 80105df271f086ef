"""A PDF file → values: its pages, each object painted on them, fonts, colours, what the catalogue dictionary says."""
