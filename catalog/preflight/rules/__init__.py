"""What was read of a PDF → findings: one small module a trade, one registry of them all."""
