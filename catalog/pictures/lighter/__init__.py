"""Pictures in fewer bytes, for a file that is sent: what there is of each, and which to take (stage 8)."""
