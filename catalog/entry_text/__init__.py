"""Data → the YAML text of an entry; changes of such a text where they belong; its canonical form."""
