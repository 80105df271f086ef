"""What can be made of an edition, as values: names, files, boxes. The registry lists them all."""
