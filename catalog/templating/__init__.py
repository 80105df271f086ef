"""Jinja, sandboxed: templates and settings of the project, or else the shipped ones (stage 6)."""
