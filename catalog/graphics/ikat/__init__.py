"""Woven patterns, drawn from a colour and a design."""
