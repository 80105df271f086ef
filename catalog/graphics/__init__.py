"""What the program draws itself: colours, codes, the map of regions."""
