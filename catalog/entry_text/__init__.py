"""The YAML text of an entry: written from data, changed in place, put in order. Nothing else writes entries."""
