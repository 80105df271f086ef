"""What every folder may use: problems, places, the project's folders, files that appear whole."""
