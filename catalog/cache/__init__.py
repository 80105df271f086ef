"""Results of earlier builds by content key; what goes when the cache grows too large."""
