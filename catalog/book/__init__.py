"""A part → HTML (stage 6); set parts → the pages of the book with furniture, numbers and problems (stage 8)."""
