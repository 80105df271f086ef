"""Files of a project → the catalogue, or every problem in them (stages 1 and 2)."""
