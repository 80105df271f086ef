"""What entries, editions and settings are: frozen types that check their own values (stage 2)."""
