"""All that the program says, in English and Indonesian."""
