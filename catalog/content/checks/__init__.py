"""What entries must be beyond the form of their fields: references, numbers, photos, languages (stage 2)."""
