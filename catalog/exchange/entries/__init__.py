"""Rows of tables → businesses and products, new and updated, all written or none."""
