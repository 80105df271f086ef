"""What comes from spreadsheets, shops and photos, and what goes back to them."""
