"""The command line: commands, their help, what they print, and the exit code they end with."""
