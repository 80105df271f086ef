"""Parts → HTML, and set parts → the pages of the book with furniture, numbers and problems (stages 6 and 8)."""
