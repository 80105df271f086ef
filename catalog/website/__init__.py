"""Stage 9: what is printed → HTML to browse, without script and without another host."""
