"""Files → values with line and column, and model errors at their place (stages 1 and 2)."""
