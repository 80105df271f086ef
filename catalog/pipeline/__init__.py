"""The nine stages in order, as recipes that call the folders below."""
