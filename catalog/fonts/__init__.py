"""The faces of the book: static instances, widths, shaping, subsets for the website."""
