"""Catalogue + edition → what is printed, in one language, as the views that templates see (stage 3)."""
