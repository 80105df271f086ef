"""A central bank's published table of exchange rates → the rates of a project (`catalog rates update`)."""
