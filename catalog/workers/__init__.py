"""Executors of a build's jobs: this process, several, or a cluster; the same results from each."""
