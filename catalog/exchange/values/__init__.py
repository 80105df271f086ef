"""What people type in a cell → what an entry holds."""
