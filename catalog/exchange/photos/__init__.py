"""A folder or zip of photos → which product each of them shows."""
