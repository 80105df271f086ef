"""What a person reads of a build: problems, changed pages, the plan, where the time went."""
