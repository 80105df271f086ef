"""What can be made of an edition, as values: names, files, boxes. Build, bind and check ask the registry."""
