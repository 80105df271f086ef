"""What was found before, by content key; what goes when the cache grows too large."""
